/* floor.c - the bottleneck first, then the sum.
 *
 * The floor is found by halving (bottleneck assignment by thresholds: R. Garfinkel, "An improved algorithm for the bottleneck
 * assignment problem", 1971): can pairs with this score and more fill as many places as all pairs can?  Each question goes on
 * from the pairs made for the one before, so that most of them stand already.  Then bmatch.c has the pairs at the floor
 * and above, and reach.c shows why no higher floor would do: the cover of what lies above it is smaller than what is filled.
 *
 * Invariant of the halving: 'low' can be done, 'high' cannot - at first because so many pairs need so many vertices that
 * have a pair as good.  O(E sqrt V log(scores)) and a b-matching. */
#include "solve/floor.h"

#include "solve/reach.h"

#include <stdlib.h>

/* Of the pairs made: the least score; a floor that can be done. */
static int32_t least_made(const Size *s)
{
	const Graph *g = s->graph;
	int32_t least = INT32_MAX;
	const Seating *x = &s->seating;
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l] + x->filled[l]; k++) {
			int32_t score = graph_score(g, graph_edge(g, l, x->right[k]));
			least = score < least ? score : least;
		}
	return least;
}

/* ---- no higher than this, at a glance -------------------------------------------------------------- */

typedef struct { int32_t best; int64_t room; } Chance;         /* a vertex: its best score, and how many pairs it can be in */

static int best_first(const void *x, const void *y)
{
	const Chance *a = x, *b = y;
	return (a->best < b->best) - (a->best > b->best);
}

/* So many pairs need vertices with so much room, each of which has a score as good: none is better than the last of them. */
static int32_t last_needed(Chance *chance, int n, int64_t size)
{
	qsort(chance, (size_t)n, sizeof *chance, best_first);
	int i = 0;
	for (; i + 1 < n && size > chance[i].room; i++)
		size -= chance[i].room;
	return chance[i].best;
}

static int32_t bound(Arena *a, const Graph *g, int64_t size)
{
	Chance *left = NEW(a, Chance, g->lefts), *right = NEW(a, Chance, g->rights);
	for (int r = 0; r < g->rights; r++)
		right[r] = (Chance){ INT32_MIN, g->seats[r] };
	for (int l = 0; l < g->lefts; l++) {
		left[l] = (Chance){ INT32_MIN, g->need[l] };
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int32_t r = g->right[e], score = graph_score(g, e);
			if (g->seats[r] && score > left[l].best)
				left[l].best = score;
			if (g->need[l] && score > right[r].best)
				right[r].best = score;
		}
	}
	int32_t x = last_needed(left, g->lefts, size), y = last_needed(right, g->rights, size);
	return x < y ? x : y;
}

int32_t floor_find(Arena *a, Size *s, int64_t size)
{
	int32_t low = least_made(s), high = bound(a, s->graph, size) + 1;
	while (high - low > 1 && !s->going->stopped) {
		int32_t middle = low + (high - low) / 2;
		if (size_fill(s, middle, size) == size)
			low = least_made(s);
		else
			high = middle;
	}
	size_fill(s, low, size);
	return low;
}

Graph floor_graph(Arena *a, const Graph *g, int32_t least)
{
	int64_t n = 0, edges = g->row[g->lefts], *row = NEW(a, int64_t, (size_t)g->lefts + 1);
	for (int64_t e = 0; e < edges; e++)
		n += graph_score(g, e) >= least;
	int32_t  *right = NEW(a, int32_t, n), *wide = g->narrow ? NULL : NEW(a, int32_t, n);
	uint16_t *narrow = g->narrow ? NEW(a, uint16_t, n) : NULL;
	n = 0;
	for (int l = 0; l < g->lefts; l++) {
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			if (graph_score(g, e) < least)
				continue;
			right[n] = g->right[e];
			if (narrow)
				narrow[n++] = g->narrow[e];
			else
				wide[n++] = g->wide[e];
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = g->lefts, .rights = g->rights, .need = g->need, .seats = g->seats, .row = row, .right = right,
	                .base = g->base, .narrow = narrow, .wide = wide };
}

/* What is above the floor, as far as it goes: its cover is the witness. */
static void witness(Arena *a, Size *s, Proof *p)
{
	const Graph *g = s->graph;
	uint8_t *left = NEW(a, uint8_t, g->lefts), *right = NEW(a, uint8_t, g->rights);
	size_fill(s, p->floor + 1, p->placed);
	BMatched x = size_matched(s);
	Reach    reach = reach_all(a, g, &x, p->floor + 1);
	for (int l = 0; l < g->lefts; l++)
		left[l] = !reach.left[l];
	for (int r = 0; r < g->rights; r++)
		right[r] = reach.right[r] || !g->seats[r];
	p->cover_left = left;
	p->cover_right = right;
	p->has_floor = true;
}

Floored floor_solve_while(Arena *a, const Graph *g, uint64_t seed, Going *going)
{
	Size *s = size_open(a, g, going);
	if (!s)
		return (Floored){ .end = BMATCH_TOO_LARGE };
	int64_t  size = size_fill(s, INT32_MIN, INT64_MAX);
	int32_t  floor = size && !going->stopped ? floor_find(a, s, size) : 0;
	if (going->stopped)
		return (Floored){ .end = BMATCH_STOPPED };
	Graph    above = size ? floor_graph(a, g, floor) : *g;
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = &above, .empty = BMATCH_EVERYONE, .seed = seed, .go_on = going->go_on, .with = going->with });
	if (x.end != BMATCH_DONE)
		return (Floored){ .end = x.end };
	Floored  out = { .end = x.end, .proof = proof_of_bmatch(a, g, &x, true) };
	out.proof.goal = GOAL_FLOOR;
	out.proof.floor = floor;
	if (size)
		witness(a, s, &out.proof);
	return going->stopped ? (Floored){ .end = BMATCH_STOPPED } : out;
}

Floored floor_solve(Arena *a, const Graph *g, uint64_t seed)
{
	return floor_solve_while(a, g, seed, &(Going){ 0 });
}
