/* timing.c BINARY - does the time of an answer tell what the answer does not?  A refused sign-in: whether the address is
 * known.  A wish in confidence: whether the person who is named is known, or is oneself.  40 tries each, in turns, so
 * that none is always the first; medians and quartiles. */
#include "test/served.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { TRIES = 40, WAYS = 3 };
typedef struct { const char *what; Str fields; } Way;

static int by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

static int64_t one(Served *s, const char *path, Str fields, int n, int want)
{
	s->peer = str_fmt(s->arena, "net%d", n);        /* from another network each, so that nobody is made to wait */
	int64_t began = clock_ticks();
	int status = served_post(s, path, fields);
	int64_t took = clock_ticks() - began;
	if (status != want)
		die("answered %d", status);
	return took;
}

static void compare(Served *s, const char *path, const Way *ways, int n, int want)
{
	int64_t took[WAYS][TRIES];
	for (int i = 0; i < TRIES; i++)
		for (int k = 0; k < n; k++) {
			int way = (k + i) % n;
			took[way][i] = one(s, path, ways[way].fields, i * n + k, want);
		}
	for (int k = 0; k < n; k++) {
		qsort(took[k], TRIES, sizeof took[k][0], by_size);
		printf("%-32s  quarter %lld us, median %lld us, three quarters %lld us\n", ways[k].what, (long long)took[k][TRIES / 4],
		       (long long)took[k][TRIES / 2], (long long)took[k][3 * TRIES / 4]);
	}
}

static int64_t programme(const Served *s)
{
	sqlite3 *lite;
	sqlite3_stmt *st;
	int64_t id = 0;
	if (sqlite3_open_v2(s->data, &lite, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
	    && sqlite3_prepare_v2(lite, "SELECT id FROM programme WHERE state = 'open' ORDER BY id LIMIT 1", -1, &st, NULL) == SQLITE_OK) {
		if (sqlite3_step(st) == SQLITE_ROW)
			id = sqlite3_column_int64(st, 0);
		sqlite3_finalize(st);
	}
	sqlite3_close(lite);
	return id;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return fprintf(stderr, "usage: timing BINARY\n"), 2;
	Served s = served_open(argv[1]);
	const Way sign_in[] = { { "known address, wrong password", S("email=member%40northmere.example&password=not+this+one+here") },
		{ "unknown address", S("email=nobody%40northmere.example&password=not+this+one+here") } };
	const Way avoid[] = { { "to avoid: somebody known", S("avoid=mentor%40northmere.example") }, { "to avoid: nobody who is known", S("avoid=nobody%40northmere.example") },
		{ "to avoid: oneself", S("avoid=admin%40northmere.example") } };
	if (!served_start(&s, NULL))
		die("the server does not start");
	compare(&s, "/sign-in", sign_in, COUNT(sign_in), 422);
	if (!served_sign_in(&s))
		die("nobody can sign in");
	compare(&s, str_fmt(s.arena, "/join/%lld/wishes", (long long)programme(&s)).p, avoid, COUNT(avoid), 303);
	served_stop(&s);
	served_close(&s);
	return 0;
}
