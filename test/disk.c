/* disk.c BINARY - the disk is full, from the Nth write of the writer's thread on, for N of many sizes:
 * for ever (then the server is stopped and started again with room), or for a while.  Writes are
 * refused with the page that says so, reading goes on, what was acknowledged is there, what was
 * refused is not, and with room again all is well.  strace makes the disk full. */
#include "test/served.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITES = 30, WHILE = 12 };
static int passed, failed, refused_all, acked_all;

static void check(bool good, const char *what, int n, int got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		printf("FAIL full from write %d: %s: %d\n", n, what, got);
}

static int64_t number(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	int64_t n = -1;
	if (sqlite3_open(path, &db) == SQLITE_OK && sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK) {
		if (sqlite3_step(st) == SQLITE_ROW)
			n = sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return n;
}

static int invite(Served *s, int n, int i)
{
	Arena *a = arena_open();
	int status = served_post(s, "/accounts", str_fmt(a, "name=N&rank=member&email=w%d-%d%%40x.org", n, i));
	arena_drop(a);
	return status;
}

static void reckon(Served *s, int n, const int status[WRITES])
{
	for (int i = 0; i < WRITES; i++) {
		int64_t there = number(s->data, str_fmt(s->arena, "SELECT count(*) FROM account WHERE email = 'w%d-%d@x.org'", n, i).p);
		check(there == (status[i] == 200), status[i] == 200 ? "an acknowledged write is missing" : "a refused write is there", n, i);
	}
	check(number(s->data, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1, "the file is damaged", n, 0);
}

/* strace, fastened to the server. */
static pid_t fill_disk(Served *s, int from, bool for_ever)
{
	char when[80], pid[20];
	snprintf(when, sizeof when, for_ever ? "inject=pwrite64:error=ENOSPC:when=%d+" : "inject=pwrite64:error=ENOSPC:when=%d..%d", from, from + WHILE);
	snprintf(pid, sizeof pid, "%d", (int)s->pid);
	pid_t strace = fork();
	if (!strace) {
		execlp("strace", "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", when, "-p", pid, (char *)NULL);
		_exit(8);
	}
	usleep(400000);
	return strace;
}

static void round_of(Served *s, int from, bool for_ever)
{
	int status[WRITES], refused = 0, n = from + 100 * for_ever;     /* n: the mark of this round */
	if (!served_start(s, NULL) || !served_sign_in(s))
		die("the server does not start");
	pid_t strace = fill_disk(s, from, for_ever);
	for (int i = 0; i < WRITES; i++) {
		status[i] = invite(s, n, i);
		check(status[i] == 200 || status[i] == 500, "an odd answer to a write", n, status[i]);
		check(served_get(s, "/rules-of-matching") == 200 && served_get(s, "/accounts") == 200, "reading stopped", n, i);
		refused += status[i] != 200;
	}
	refused_all += refused, acked_all += WRITES - refused;
	check(refused, "the disk was never full", n, refused);
	check(for_ever || status[WRITES - 1] == 200, "no recovery when there was room again", n, refused);
	served_stop(s);                 /* for_ever: with the disk still full */
	kill(strace, SIGINT);
	waitpid(strace, NULL, 0);
	check(served_start(s, NULL) && served_sign_in(s) && invite(s, n, WRITES) == 200, "not well again after a new start", n, 0);
	served_stop(s);
	reckon(s, n, status);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return fprintf(stderr, "usage: disk BINARY\n"), 2;
	Served s = served_open(argv[1]);
	if (!served_start(&s, NULL))
		die("the server does not start");
	served_stop(&s);
	static const int from[] = { 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30 };
	for (size_t i = 0; i < COUNT(from); i++) {
		round_of(&s, from[i], false);
		round_of(&s, from[i], true);
	}
	printf("%d writes acknowledged, %d refused\n%d passed, %d failed\n", acked_all, refused_all, passed, failed);
	served_close(&s);
	return failed || !passed;
}
