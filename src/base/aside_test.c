#include "base/aside.h"
#include "test/check.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static atomic_bool never;

typedef struct { Arena *shared; int *here, outside, open_file; bool says; } Given;

static bool put_here(void *with)
{
	Given *g = with;
	for (int i = 0; i < 1000; i++)
		memset(NEW(g->shared, char, 10000), 7, 10000);
	*g->here = 42;
	g->outside = 42;
	return g->says;
}

TEST(what_is_put_into_shared_memory_stays_and_all_else_is_lost)
{
	Given g = { .shared = arena_shared(), .says = true };
	g.here = NEW(g.shared, int, 1);
	CHECK_INT(aside(put_here, &g, &never), ASIDE_DONE);
	CHECK_INT(*g.here, 42);
	CHECK_INT(g.outside, 0);
	char *more = NEW(g.shared, char, 100);  /* behind what the process took */
	CHECK_INT(more[0], 0);
	g.says = false;
	CHECK_INT(aside(put_here, &g, &never), ASIDE_FAILED);
	arena_drop(g.shared);
}

static bool is_killed(void *with)
{
	(void)with;
	kill(getpid(), SIGKILL);
	return true;
}

typedef struct { atomic_bool stop; atomic_int *here; } Stopping;

static bool count_on(void *with)
{
	for (Stopping *s = with;; (*s->here)++)
		usleep(1000);
	return true;
}

TEST(a_process_that_falls_has_failed_and_one_that_is_stopped_ends)
{
	Stopping s = { .stop = true };
	Given    g = { .shared = arena_shared() };
	CHECK_INT(aside(is_killed, NULL, &never), ASIDE_FAILED);
	s.here = NEW(g.shared, atomic_int, 1);
	CHECK_INT(aside(count_on, &s, &s.stop), ASIDE_STOPPED);
	int before = *s.here;
	usleep(20000);
	CHECK_INT(*s.here, before);
	arena_drop(g.shared);
}

static bool file_is_shut(void *with)
{
	Given *g = with;
	return fcntl(g->open_file, F_GETFD) < 0 && fcntl(STDERR_FILENO, F_GETFD) >= 0;
}

TEST(what_is_open_here_is_shut_there)
{
	Given g = { .open_file = open("/dev/null", O_RDONLY) };
	CHECK(g.open_file >= 0);
	CHECK_INT(aside(file_is_shut, &g, &never), ASIDE_DONE);
	CHECK(fcntl(g.open_file, F_GETFD) >= 0);
	close(g.open_file);
}

TEST(shared_memory_is_refused_like_any_other)
{
	mem_fail(1, false);
	CHECK(!arena_shared());
	mem_fail(2, false);
	CHECK(!arena_shared());
	mem_fail(0, false);
}
