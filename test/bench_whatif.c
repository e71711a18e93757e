/* bench_whatif.c - changes after a b-matching of 10,000 with 3,333: one right leaves, and as few as possible move; 3 in 100
 * leave, and the best is found again, beside solving anew.  CPU seconds.
 *
 * usage: bench_whatif [lefts [seed]] */
#include "base/io.h"
#include "solve/renew.h"
#include "solve/repair.h"
#include "test/graph_made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES = 5, LEAVERS = 300, LEAVE_ONE_IN = 33 };

/* Each of some rights leaves, and comes back. */
static void one_leaves(const Graph *g, const BMatched *m, Dice *d)
{
	Arena  *a = arena_open();
	Repair *x = repair_open(a, g, m);
	double  sum = 0, longest = 0;
	int     people = 0, freed = 0, widest = 0, unplaced = 0;
	for (int i = 0; i < LEAVERS; i++) {
		int     r = (int)dice_below(d, (uint32_t)g->rights), held = x->seating.used[r];
		int64_t placed = x->seating.placed;
		double  began = cpu_now();
		int     moves = repair_right(x, r, 0).n;
		double  took = cpu_now() - began;
		sum += took;
		longest = took > longest ? took : longest;
		freed += held;
		people += moves - held;
		widest = moves - held > widest ? moves - held : widest;
		unplaced += (int)(placed - x->seating.placed);
		repair_right(x, r, g->seats[r]);
	}
	printf("one leaves: %.3f ms (longest %.3f), %.1f lose their partner, %.1f move (most %d), %.1f stay without | ", 1e3 * sum / LEAVERS, 1e3 * longest,
	       1.0 * freed / LEAVERS, 1.0 * people / LEAVERS, widest, 1.0 * unplaced / LEAVERS);
	arena_drop(a);
}

static double cold_seconds(const Graph *g, BMatched *m, Arena *a)
{
	double began = cpu_now();
	*m = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE });
	return cpu_now() - began;
}

static double warm_seconds(const Graph *g, const BMatched *before, const int32_t *seats, BMatched *m, Arena *a, double *open)
{
	double began = cpu_now();
	Renew *x = renew_open(a, g, before, true);
	double kept = cpu_now();
	for (int r = 0; r < g->rights; r++)
		if (seats[r] != g->seats[r])
			renew_right(x, r, seats[r]);
	*m = renew_best(a, x);
	*open = kept - began;
	return cpu_now() - kept;
}

static void some_leave(const Graph *g, const BMatched *before, Dice *d)
{
	Arena   *home = arena_open();
	int32_t *seats = NEW(home, int32_t, g->rights);
	Graph    less = *g;
	double   cold = 1e9, warm = 1e9, open = 0;
	BMatched x = { 0 }, y = { 0 };
	for (int r = 0; r < g->rights; r++)
		seats[r] = dice_below(d, LEAVE_ONE_IN) ? g->seats[r] : 0;
	less.seats = seats;
	for (int i = 0; i < TIMES; i++) {
		Arena *a = arena_open();
		double c = cold_seconds(&less, &x, a), w = warm_seconds(g, before, seats, &y, a, &open);
		cold = c < cold ? c : cold;
		warm = w < warm ? w : warm;
		arena_drop(a);
	}
	printf("3 in 100 leave: anew %.1f ms, from there %.1f ms = 1/%.1f (to keep it: %.1f ms)%s\n", 1e3 * cold, 1e3 * warm, cold / warm, 1e3 * open,
	       x.placed == y.placed && x.score == y.score ? "" : "  NOT THE SAME");
	arena_drop(home);
}

int main(int argc, char **argv)
{
	int      lefts = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 10000;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 7;
	for (const char *f = "prq"; *f; f++)
		for (int i = 0; i < 3; i++) {
			Arena   *a = arena_open();
			Dice     d = { seed + 1 };
			int      seats = i < 2 ? 5 : 10, rights = i == 1 ? lefts * 35 / 100 : lefts / 3;        /* too few, hardly enough, plenty */
			Graph    g = graph_made(a, *f, lefts, rights, 64, seats, seed);
			BMatched m = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
			printf("%c, %d rights of 1..%d  ", *f, rights, seats);
			one_leaves(&g, &m, &d);
			some_leave(&g, &m, &d);
			arena_drop(a);
		}
	return 0;
}
