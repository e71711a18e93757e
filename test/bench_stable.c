/* bench_stable.c - stable matching timed.
 *
 * usage: bench_stable FILE     lines: N E, then E lines LEFT RIGHT LEFT_RANK RIGHT_RANK from 0, by left;
 *                              every need and seat is 1.  Prints: pairs asked plainly, pairs with ties
 *                              used, pairs blocking, CPU seconds.
 *        bench_stable          100,000 lefts with 64 of 33,333 rights each, at several levels of rank. */
#include "base/io.h"
#include "solve/stable.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void measure(const StableProblem *p)
{
	Arena  *a = arena_open();
	Stable  plain = stable_solve(a, p, STABLE_LEFTS);
	double  before = cpu();
	Stable  most = stable_solve(a, p, STABLE_MOST);
	double  seconds = cpu() - before;
	printf("%lld %lld %lld %.4f\n", (long long)plain.placed, (long long)most.placed, (long long)stable_blocking(a, p, most.made, 1).n, seconds);
	arena_drop(a);
}

static int32_t *filled(Arena *a, int n, int32_t with)
{
	int32_t *list = NEW(a, int32_t, n);
	for (int i = 0; i < n; i++)
		list[i] = with;
	return list;
}

static int from_file(Arena *a, const char *path)
{
	Str text, why;
	if (!io_read(a, path, 1 << 30, &text, &why))
		return 1;
	char    *at = str_c(a, text);
	int      n = (int)strtol(at, &at, 10);
	int64_t  edges = strtol(at, &at, 10), *row = NEW(a, int64_t, n + 1);
	int32_t *right = NEW(a, int32_t, edges), *lr = NEW(a, int32_t, edges), *rr = NEW(a, int32_t, edges), *one = filled(a, n, 1);
	for (int64_t e = 0; e < edges; e++) {
		row[strtol(at, &at, 10) + 1]++;
		right[e] = (int32_t)strtol(at, &at, 10);
		lr[e] = (int32_t)strtol(at, &at, 10);
		rr[e] = (int32_t)strtol(at, &at, 10);
	}
	for (int l = 0; l < n; l++)
		row[l + 1] += row[l];
	Graph g = { .lefts = n, .rights = n, .need = one, .seats = one, .row = row, .right = right, .wide = lr };
	measure(&(StableProblem){ .graph = &g, .left_rank = lr, .right_rank = rr, .seed = 1 });
	return 0;
}

/* Every right has 1 to 5 seats, as many as there are lefts in all. */
static void large(int n, int list, int levels)
{
	Arena   *a = arena_open();
	Dice     d = { 7 };
	int      rights = n / 3;
	int64_t *row = NEW(a, int64_t, n + 1);
	int32_t *right = NEW(a, int32_t, n * list), *lr = NEW(a, int32_t, n * list), *rr = NEW(a, int32_t, n * list), *seen = NEW(a, int32_t, rights);
	int32_t *seats = NEW(a, int32_t, rights);
	for (int r = 0; r < rights; r++)
		seats[r] = 1 + (int32_t)dice_below(&d, 5);
	for (int l = 0; l < n; l++) {
		row[l + 1] = row[l] + list;
		for (int64_t e = row[l]; e < row[l + 1];) {
			int32_t r = (int32_t)dice_below(&d, (uint32_t)rights);
			if (seen[r] == l + 1)
				continue;
			seen[r] = l + 1;
			lr[e] = (int32_t)dice_below(&d, (uint32_t)levels);
			rr[e] = (int32_t)dice_below(&d, (uint32_t)levels);
			right[e++] = r;
		}
	}
	Graph g = { .lefts = n, .rights = rights, .need = filled(a, n, 1), .seats = seats, .row = row, .right = right, .wide = lr };
	printf("%d lefts, lists of %d, %d levels: plain, most, blocking, seconds: ", n, list, levels);
	measure(&(StableProblem){ .graph = &g, .left_rank = lr, .right_rank = rr, .seed = 1 });
	arena_drop(a);
}

int main(int argc, char **argv)
{
	static const struct { int list, levels; } size[] = { { 64, 1000 }, { 64, 20 }, { 64, 1 }, { 10, 3 }, { 5, 1000 }, { 5, 2 } };
	if (argc == 2) {
		Arena *a = arena_open();
		int    bad = from_file(a, argv[1]);
		arena_drop(a);
		return bad;
	}
	for (size_t i = 0; i < COUNT(size); i++)
		large(100000, size[i].list, size[i].levels);
	return 0;
}
