/* small_made.c - see small_made.h. */
#include "test/small_made.h"

#include <string.h>

enum { NEEDS = 4 };

static int32_t less(int32_t x, int32_t most) { return x < most ? x : most; }

/* Seats as large as the states of small_best() allow. */
static void draw_seats(Dice *d, int32_t *seats, int rights)
{
	int64_t  states = 1;
	uint32_t most = 1 + dice_below(d, 4);
	for (int r = 0; r < rights; r++) {
		int64_t others = 1ll << (rights - r - 1);
		seats[r] = (int32_t)dice_below(d, most + 1);
		while (seats[r] > 1 && states * (seats[r] + 1) * others > SMALL_STATES / 16)
			seats[r]--;
		states *= seats[r] + 1;
	}
}

Graph small_made(Arena *a, Dice *d, int side)
{
	Graph    g = { .lefts = (int)dice_below(d, (uint32_t)side + 1), .rights = (int)dice_below(d, (uint32_t)side + 1) };
	int32_t *need = NEW(a, int32_t, g.lefts), *seats = NEW(a, int32_t, g.rights), *right = NEW(a, int32_t, g.lefts * g.rights);
	int32_t *wide = NEW(a, int32_t, g.lefts * g.rights), levels = (int32_t[]){ 1, 3, 5, 40, SCORE_MOST }[dice_below(d, 5)];
	int32_t  low = dice_below(d, 2) ? -levels / 2 : 0, step = dice_below(d, 2) && levels < 100 ? 250 : 1;
	int64_t *row = NEW(a, int64_t, g.lefts + 1);
	uint32_t k = 1 + dice_below(d, NEEDS - 1), holes = dice_below(d, 8);
	for (int l = 0; l < g.lefts; l++)
		need[l] = k == 1 ? 1 : (int32_t)dice_below(d, k + 1);
	draw_seats(d, seats, g.rights);
	for (int l = 0; l < g.lefts; l++) {
		row[l + 1] = row[l];
		for (int r = 0; r < g.rights; r++)
			if (dice_below(d, 9) >= holes) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = step * (low + (int32_t)dice_below(d, (uint32_t)levels));
			}
	}
	g.need = need, g.seats = seats, g.row = row, g.right = right, g.wide = wide;
	return g;
}

typedef int64_t States[SMALL_STATES];
static States best[NEEDS + 1][NEEDS + 1];       /* by pairs of the left at hand, not outside and outside, and seats taken by lefts after it */

static void clear(States to, int states)
{
	for (int i = 0; i < states; i++)
		to[i] = SMALL_NEVER;
}

/* One more pair, or not: to = max(to, from with a seat more taken + worth). */
static void add_pair(States to, const States from, int states, int step, int32_t seats, int64_t worth)
{
	for (int i = 0; i < states; i++)
		if (i / step % (seats + 1) < seats && from[i + step] + worth > to[i])
			to[i] = from[i + step] + worth;
}

static void add_left(const SmallGoal *goal, int l, int states, const int *step)
{
	const Graph *g = goal->graph;
	int need = less(g->need[l], NEEDS), out = goal->outside ? goal->outside_most[l] : 0;
	for (int k = 0; k <= need; k++)
		for (int o = 0; o <= out; o++)
			if (k + o)
				clear(best[k][o], states);
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
		int r = g->right[e], is_out = goal->outside && goal->outside[e];
		if (goal->worth[e] == SMALL_NEVER)
			continue;
		for (int k = need; k >= !is_out; k--)
			for (int o = out; o >= is_out; o--)
				if (k + o <= need)
					add_pair(best[k][o], best[k - !is_out][o - is_out], states, step[r], g->seats[r], goal->worth[e]);
	}
	for (int k = 0; k <= need; k++)
		for (int o = 0; o <= out && k + o <= need; o++)
			for (int i = 0; i < states; i++)
				best[0][0][i] = best[k][o][i] > best[0][0][i] ? best[k][o][i] : best[0][0][i];
}

int64_t small_best(const SmallGoal *goal)
{
	const Graph *g = goal->graph;
	int step[SMALL + 1] = { 1 };
	for (int r = 0; r < g->rights; r++)
		step[r + 1] = step[r] * (g->seats[r] + 1);
	for (int i = 0; i < step[g->rights]; i++)
		best[0][0][i] = 0;
	for (int l = 0; l < g->lefts; l++)
		add_left(goal, l, step[g->rights], step);
	return best[0][0][0];
}
