/* timing.c BINARY - does the time a refused sign-in takes tell whether the address is known?  40 tries
 * each, in turns, each from another network so that nobody is made to wait; medians and quartiles. */
#include "test/served.h"

#include <stdio.h>
#include <stdlib.h>

enum { TRIES = 40 };

static int by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

static int64_t one(Served *s, Str fields, int n, int want)
{
	s->peer = str_fmt(s->arena, "net%d", n);
	int64_t began = clock_ticks();
	int status = served_post(s, "/sign-in", fields);
	int64_t took = clock_ticks() - began;
	if (status != want)
		die("answered %d", status);
	return took;
}

int main(int argc, char **argv)
{
	int64_t took[2][TRIES];
	static const char *const what[] = { "known address, wrong password", "unknown address" };
	if (argc < 2)
		return fprintf(stderr, "usage: timing BINARY\n"), 2;
	Served s = served_open(argv[1]);
	if (!served_start(&s, NULL))
		die("the server does not start");
	for (int i = 0; i < 2 * TRIES; i++)             /* known, unknown, unknown, known: none is always the first */
		took[(i + 1) / 2 % 2][i / 2] = one(&s, (i + 1) / 2 % 2 ? S("email=nobody%40northmere.example&password=not+this+one+here") :
			S("email=member%40northmere.example&password=not+this+one+here"), i, 422);
	for (int k = 0; k < 2; k++) {
		qsort(took[k], TRIES, sizeof took[k][0], by_size);
		printf("%-30s  quarter %lld us, median %lld us, three quarters %lld us\n", what[k], (long long)took[k][TRIES / 4],
		       (long long)took[k][TRIES / 2], (long long)took[k][3 * TRIES / 4]);
	}
	served_stop(&s);
	served_close(&s);
	return 0;
}
