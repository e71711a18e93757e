/* bench_goals.c - a floor and leximin beside the plain b-matching, on made graphs.  CPU seconds, the least of three.
 *
 * usage: bench_goals [lefts [seed [families of graph_made.h]]] */
#include "solve/floor.h"
#include "solve/leximin.h"
#include "test/graph_made.h"

#include <stdio.h>
#include <stdlib.h>

enum { TIMES = 3, BANDS = 20 };

typedef struct { int64_t placed, score; double seconds; } Timed;

static Timed plain(const Graph *g)
{
	Arena   *a = arena_open();
	double   began = cpu_now();
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE });
	Timed    t = { x.placed, x.score, cpu_now() - began };
	arena_drop(a);
	return t;
}

static Timed floored(const Graph *g)
{
	Arena  *a = arena_open();
	double  began = cpu_now();
	Floored x = floor_solve(a, g, 0);
	Timed   t = { x.proof.placed, x.proof.score, cpu_now() - began };
	arena_drop(a);
	return t;
}

static Timed by_bands(const Graph *g)
{
	int32_t   cuts[CUTS_MOST];
	Arena    *a = arena_open();
	double    began = cpu_now();
	Leximined x = leximin_solve(a, g, cuts, leximin_cuts(g, BANDS, cuts), 0);
	Timed     t = { x.proof.placed, x.proof.score, cpu_now() - began };
	arena_drop(a);
	return t;
}

static Timed least(Timed (*solve)(const Graph *), const Graph *g)
{
	Timed best = solve(g);
	for (int i = 1; i < TIMES; i++) {
		Timed t = solve(g);
		best.seconds = t.seconds < best.seconds ? t.seconds : best.seconds;
	}
	return best;
}

int main(int argc, char **argv)
{
	int      lefts = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 10000;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 7;
	for (const char *f = argc > 3 ? argv[3] : "prq"; *f; f++)
		for (int seats = 5; seats <= 10; seats += 5) {
			Arena *a = arena_open();
			Graph  g = graph_made(a, *f, lefts, lefts / 3, 64, seats, seed);
			Timed  p = least(plain, &g), w = least(floored, &g), b = least(by_bands, &g);
			printf("%c %2d seats  plain %lld %lld %.3f s   floor %lld %lld %.3f s = %.1f x   leximin %lld %lld %.3f s = %.1f x\n", *f, seats, (long long)p.placed, (long long)p.score, p.seconds,
			       (long long)w.placed, (long long)w.score, w.seconds, w.seconds / p.seconds,
			       (long long)b.placed, (long long)b.score, b.seconds, b.seconds / p.seconds);
			arena_drop(a);
		}
	return 0;
}
