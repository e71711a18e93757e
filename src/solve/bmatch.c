/* bmatch.c - the exact b-matching: an auction, then the finish.
 *
 * The auction (auction.c) runs with ever smaller eps, from the worth of a place down to one unit, the greatest common
 * divisor of all differences of scores; after each time the rights with an empty seat and a price take part as bidders.
 * What is then still wrong is little, and finish.c sets it right from both sides.  Last, when everyone comes
 * first: if more places could be filled (reach.c), an empty place was not dear enough, and counts four times as much.
 *
 * Source: matching of this kind by eps-scaling goes back to A. Goldberg and R. Kennedy, "An efficient cost scaling
 * algorithm for the assignment problem", 1995.  Memory: 6 or 8 bytes an edge beside the graph. */
#include "solve/bmatch.h"

#include "base/io.h"
#include "solve/reach.h"
#include "solve/side.h"

#include <stdlib.h>

enum { SHRINK = 7, DEAR = 8, DEARER = 4, PLACES_MOST = 1 << 30 };

typedef struct { const BMatch *p; Market m; int64_t least, most, unit; BMatched out; } Work;

/* ---- what the numbers look like -------------------------------------------------------------- */

static int64_t divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static void measure(Work *w)
{
	const Graph *g = w->p->graph;
	int64_t edges = g->row[g->lefts], unit = 0;
	w->least = edges ? graph_score(g, 0) : 0;
	w->most = w->least;
	for (int64_t e = 0; e < edges; e++) {
		int64_t s = graph_score(g, e);
		w->least = s < w->least ? s : w->least;
		w->most = s > w->most ? s : w->most;
		if (unit != 1 && s != w->most)
			unit = divisor(unit, w->most - s);
		if (unit != 1 && s != w->least)
			unit = divisor(unit, s - w->least);
	}
	if (w->p->empty != BMATCH_EVERYONE)
		unit = divisor(unit, w->least - w->p->empty);
	w->unit = unit ? unit : 1;
}

/* ---- the auctions ------------------------------------------------------------------------------ */

static void from_lefts(Work *w, int64_t eps)
{
	Side   *s = &w->m.left;
	int32_t turn = s->n ? (int32_t)(w->p->seed % (uint64_t)s->n) : 0;
	s->epoch++;
	for (int32_t i = 0; i < s->n; i++) {
		int32_t a = i + turn < s->n ? i + turn : i + turn - s->n;
		side_release(s, a, eps);
		if (side_open(s, a))
			side_wait(s, a);
	}
	auction(&w->m, s, eps);
	for (int32_t a = 0; a < s->n; a++)
		side_price(s, a);
}

static void from_rights(Work *w, int64_t eps)
{
	Side *s = &w->m.right;
	s->epoch++;
	for (int32_t b = 0; b < s->n; b++)
		if (s->price[b] > s->floor && side_open(s, b))
			side_wait(s, b);
	auction(&w->m, s, eps);
	for (int32_t b = 0; b < s->n; b++)
		side_price(s, b);
}

static void auctions(Work *w, int64_t eps)
{
	for (bool last = false; !last && !w->m.stopped; eps /= SHRINK) {
		eps -= eps % w->unit;
		last = eps <= w->unit;
		eps = last ? w->unit : eps;
		from_lefts(w, eps);
		from_rights(w, eps);
	}
}

/* ---- exactly ------------------------------------------------------------------------------------ */

static void settle(Work *w)
{
	Side *s = &w->m.left;
	s->epoch++;
	for (int32_t a = 0; a < s->n; a++) {
		side_release(s, a, 0);
		side_price(s, a);
		if (side_open(s, a))
			s->price[a] = side_best(s, a).worth;
	}
	finish(&w->m, s);
	finish(&w->m, &w->m.right);
}

/* ---- the answer ----------------------------------------------------------------------------------- */

static int by_number(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
	return (a > b) - (a < b);
}

static void read_pairs(Work *w)
{
	const Side *s = &w->m.left;
	w->out.placed = w->out.score = 0;
	for (int32_t a = 0; a < s->n; a++) {
		int32_t *right = w->out.right + w->out.place[a], need = w->out.place[a + 1] - w->out.place[a];
		for (int32_t i = 0; i < need; i++)
			right[i] = i < s->node[a].used ? s->node[a].slot[i].other : -1;
		for (int32_t i = 0; i < s->node[a].used; i++)
			w->out.score += s->node[a].slot[i].score + w->p->graph->base;
		if (s->node[a].used > 1)
			qsort(right, (size_t)s->node[a].used, sizeof *right, by_number);
		w->out.placed += s->node[a].used;
	}
}

/* Of a node without capacity: the least that its pairs allow; of one that wants more than it has edges: the floor. */
static int64_t price_of(const Side *s, int32_t a, int32_t wanted)
{
	if (s->node[a].capacity)
		return wanted > s->node[a].capacity ? s->floor : s->price[a];
	int64_t most = s->floor;
	for (int64_t e = s->node[a].row; e < side_end(s, a); e++) {
		int64_t worth = side_worth(s, s->other[e], side_score(s, e));
		most = worth > most ? worth : most;
	}
	return most;
}

static void read_prices(Work *w)
{
	Arena *a = w->m.arena;
	const Graph *g = w->p->graph;
	w->out.price_left = NEW(a, int64_t, g->lefts);
	w->out.price_right = NEW(a, int64_t, g->rights);
	for (int r = 0; r < g->rights; r++)
		w->out.price_right[r] = price_of(&w->m.right, r, g->seats[r]);
	for (int r = 0; r < g->rights; r++)
		w->m.right.price[r] = w->out.price_right[r];
	for (int l = 0; l < g->lefts; l++)
		w->out.price_left[l] = price_of(&w->m.left, l, g->need[l]);
	for (int l = 0; l < g->lefts; l++)
		w->out.price_left[l] += g->base;
}

/* ---- all of it --------------------------------------------------------------------------------------- */

static void shut(Side *s)
{
	for (int32_t a = 0; a < s->n; a++)
		s->price[a] = s->node[a].capacity ? s->floor : NEVER;
}

static void warm(Work *w)
{
	const Graph *g = w->p->graph;
	Side *left = &w->m.left, *right = &w->m.right;
	for (int r = 0; r < g->rights; r++)
		if (right->node[r].capacity && w->p->warm_price[r] > 0)
			right->price[r] = w->p->warm_price[r] - w->p->warm_price[r] % w->unit;
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = w->out.place[l]; k < w->out.place[l + 1]; k++) {
			int64_t e = w->p->warm_right[k] < 0 ? -1 : graph_edge(g, l, w->p->warm_right[k]);
			if (e >= 0 && side_open(left, l) && side_open(right, g->right[e]) && !side_holds(left, l, g->right[e]))
				side_link(&w->m, left, l, g->right[e], side_score(left, e));
		}
}

static bool set_places(Work *w)
{
	const Graph *g = w->p->graph;
	int64_t n = 0;
	w->out.place = NEW(w->m.arena, int32_t, (size_t)g->lefts + 1);
	for (int l = 0; l < g->lefts && n <= PLACES_MOST; l++)
		w->out.place[l + 1] = (int32_t)(n += g->need[l]);
	if (n > PLACES_MOST)
		return false;
	w->out.right = NEW(w->m.arena, int32_t, n);
	return true;
}

/* Everyone first: as long as one more place could be filled, an empty one counts more. */
static void fill(Work *w)
{
	Side *s = &w->m.left;
	while (!w->m.stopped) {
		read_pairs(w);
		w->out.empty = s->floor + w->p->graph->base;
		if (w->p->empty != BMATCH_EVERYONE || w->out.placed == w->out.place[s->n] || !reach_all(w->m.arena, w->p->graph, &w->out, INT32_MIN).more)
			return;
		int64_t more = (DEARER - 1) * (w->most - w->out.empty);
		s->floor -= more;
		auctions(w, more / SHRINK);
		settle(w);
	}
}

BMatched bmatch_solve(Arena *a, const BMatch *p)
{
	Work w = { .p = p, .m = { .arena = a, .go_on = p->go_on, .with = p->with } };
	if (!set_places(&w))
		return (BMatched){ .end = BMATCH_TOO_LARGE };
	measure(&w);
	w.m.target.list = NEW(a, Target, TARGETS);
	side_open_lefts(&w.m, p->graph);
	side_open_rights(&w.m, p->graph);
	int64_t empty = p->empty != BMATCH_EVERYONE ? p->empty : w.least - DEAR * (w.most - w.least) - w.unit;
	w.m.left.floor = empty - p->graph->base;
	shut(&w.m.left);
	shut(&w.m.right);
	if (p->warm_price)
		warm(&w);
	auctions(&w, p->warm_price ? p->warm_step : (w.most - empty) / SHRINK);
	settle(&w);
	fill(&w);
	read_prices(&w);
	w.out.end = w.m.stopped ? BMATCH_STOPPED : BMATCH_DONE;
	return w.out;
}
