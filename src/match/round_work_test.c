/* round_work_test.c - a large round is matched in a process of its own; what is stopped leaves nothing. */
#include "test/check.h"
#include "test/round_field.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

static const PlaceWish large = { .mentors = 640, .mentees = 640, .capacity = 1 };

static Field begin(void)
{
	Field f = field_open(large);
	Str   refused = S("");
	CHECK_INT(round_work(f.file, round_task(f.file, f.round, false, S(""), instant_date(field_noon)), f.arena, &refused), WORK_UNDER_WAY);
	return f;
}

static void wait_for(const Field *f)
{
	RoundProgress p = { 0 };
	for (int i = 0; i < 12000 && round_works(f->round, &p); i++) {
		CHECK(p.doing && p.done <= p.of);
		usleep(10000);
	}
	CHECK(!round_works(f->round, &p));
}

static void end(Field *f)
{
	round_close();
	CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	field_close(f);
}

static int64_t number(Field *f, const char *sql) { return field_number(f, sql, f->round); }

static void has_pairs(const RoundTask *t, void *with) { *(int *)with = t->match->pairs.n; }

TEST(a_large_round_is_matched_meanwhile)
{
	Field f = begin();
	int   pairs = 0;
	wait_for(&f);
	CHECK_EQ(round_work_refused(f.arena, f.round), S(""));
	CHECK_INT(number(&f, "SELECT count(*) FROM proposal WHERE run = (SELECT run FROM round WHERE id = $1)"), 640);
	CHECK(round_look(f.file, f.arena, number(&f, "SELECT run FROM round WHERE id = $1"), has_pairs, &pairs));
	CHECK_INT(pairs, 640);
	end(&f);
}

TEST(a_large_round_that_is_stopped_leaves_nothing)
{
	Field f = begin();
	round_stop(f.round);
	wait_for(&f);
	CHECK_EQ(round_work_refused(f.arena, f.round), S("The work was stopped; nothing has changed."));
	CHECK_INT(number(&f, "SELECT count(*) FROM run WHERE round = $1"), 0);
	CHECK_INT(number(&f, "SELECT count(*) FROM round WHERE id = $1 AND run IS NULL"), 1);
	end(&f);
}

/* The server stops in the midst of it. */
TEST(a_large_round_ends_with_the_server)
{
	Field f = begin();
	end(&f);
}
