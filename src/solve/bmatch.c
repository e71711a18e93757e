/* bmatch.c - the exact b-matching: an auction, then the finish.
 *
 * The auctions (settle.c) run with ever smaller eps, from the worth of a place down to a quarter of a unit, the greatest common
 * divisor of all differences of scores; the finish sets the rest right.  Last, when everyone comes first: if more places could
 * be filled (side_fill.c), an empty place was not dear enough, and counts four times as much.
 *
 * Source: matching of this kind by eps-scaling goes back to A. Goldberg and R. Kennedy, "An efficient cost scaling
 * algorithm for the assignment problem", 1995.  Memory: 6 or 8 bytes an edge beside the graph. */
#include "solve/bmatch.h"

#include "base/io.h"
#include "solve/side.h"

#include <stdlib.h>

enum { DEAR = 3, FIRST = 3, SMALL = 300, DEARER = 4, NEARBY = 20000, PLACES_MOST = 1 << 30 };

typedef struct { const BMatch *p; Market m; int64_t most, unit; BMatched out; } Work;

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

static void read_prices(Work *w)
{
	const Graph *g = w->p->graph;
	w->out.price_left = w->m.left.price;
	w->out.price_right = w->m.right.price;
	read_off(&w->m, g, w->out.price_left, w->out.price_right);
	for (int l = 0; l < g->lefts; l++)
		w->out.price_left[l] += g->base;
}

/* ---- all of it --------------------------------------------------------------------------------------- */

static void shut(Side *s, int64_t floor)
{
	for (int32_t a = 0; a < s->n; a++) {
		side_floor(s, a, floor);
		s->price[a] = s->node[a].capacity ? floor : NEVER;
	}
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
	side_release_all(left, w->p->warm_step);
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
		if (w->p->empty != BMATCH_EVERYONE || w->out.placed == w->out.place[s->n] || !side_may_fill(&w->m, s))
			return;
		int64_t more = (DEARER - 1) * (w->most - w->out.empty);
		w->out.empty -= more;
		for (int32_t a = 0; a < s->n; a++)
			side_floor(s, a, s->node[a].floor - more);
		auctions(&w->m, (Steps){ w->p->seed, w->unit, more / SHRINK, 0, QUARTERS });
		settle(&w->m);
	}
}

/* Where there are seats for all, most prices stay low, and small steps find them; else they rise to what an empty place costs. */
static void begin(Work *w)
{
	const Graph *g = w->p->graph;
	int64_t places = 0, seats = 0, most = w->m.dear / FIRST;
	for (int l = 0; l < g->lefts; l++)
		places += w->m.left.node[l].capacity;
	for (int r = 0; r < g->rights; r++)
		seats += w->m.right.node[r].capacity;
	int64_t eps = w->p->warm_price ? w->p->warm_step : places <= seats ? most / SMALL : most;
	auctions(&w->m, (Steps){ w->p->seed, w->unit, eps, most, QUARTERS });
}

BMatched bmatch_solve(Arena *a, const BMatch *p)
{
	Work w = { .p = p, .m = { .arena = a, .go_on = p->go_on, .with = p->with } };
	if (!set_places(&w))
		return (BMatched){ .end = BMATCH_TOO_LARGE };
	Scores  x = graph_scores(p->graph);
	int64_t unit = p->empty == BMATCH_EVERYONE ? x.unit : common_divisor(x.unit, x.least - p->empty);
	w.most = x.most;
	w.unit = unit ? unit : 1;
	int64_t empty = p->empty == BMATCH_EVERYONE ? x.least - DEAR * (w.most - x.least) - w.unit : p->empty;
	w.out.empty = empty;
	side_open_lefts(&w.m, p->graph);
	side_open_rights(&w.m, p->graph);
	shut(&w.m.left, empty - p->graph->base);
	shut(&w.m.right, 0);
	if (p->warm_price)
		warm(&w);
	w.m.dear = w.most - empty;
	w.m.two_scales = w.m.dear > NEARBY * w.unit;
	begin(&w);
	settle(&w.m);
	fill(&w);
	read_prices(&w);
	w.out.end = w.m.stopped ? BMATCH_STOPPED : BMATCH_DONE;
	return w.out;
}
