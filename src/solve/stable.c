/* stable.c - deferred acceptance.
 *
 * D. Gale, L. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962): whoever has an empty place asks down its list; the asked
 * keep the best so far and turn the others away.  Invariant: whoever was turned away by
 * somebody is liked no better there than anybody held there, then and ever after; so no
 * pair blocks in the end.
 *
 * For ties: Z. Kiraly, "Linear time local approximation algorithm for maximum stable
 * marriage", Algorithms 6 (2013), in the form that Y. Yokoi, "An approximation algorithm for
 * maximum stable matching with ties and constraints", ISAAC 2021, gave it for many to many.
 * Each pair can be asked for in three WAYS:
 *   TENTATIVE  the asker is not sure: there are others it likes as much.  Whoever asks in
 *              another way is preferred to it, whatever the ranks.
 *   PLAIN      by the ranks.
 *   PRESSING   the asker has nobody else left to ask: preferred among equals.
 * An asker goes through its list tie by tie, each tie of two and more tentatively and then
 * plainly, and then through the whole list pressingly.  Of all stable matchings none has more than 3/2
 * of the pairs made.  O(E log S) for E pairs and S places at one asked, ways included. */
#include "solve/market.h"
#include "solve/stable_walk.h"

#include "base/io.h"

enum { TENTATIVE = 1, PLAIN, PRESSING };

typedef struct { uint8_t held : 1, asked : 2, passed : 2; } Asked;      /* asked, passed: the last way */
typedef struct { MarketList list; int64_t at, tie; int way; } Asker;    /* where it stands in its list */
typedef struct { uint64_t key; int32_t edge; } Held;                    /* the least liked has the largest key */
typedef struct { Held *heap; uint64_t below; int32_t n, room; } Holder; /* takes whoever has a key below that */

typedef struct {
	Market  *market;
	int      asking, asked;         /* sides */
	bool     ties;                  /* three ways, or the plain one alone */
	Asked   *pair;                  /* by edge */
	Asker   *asker;
	Holder  *holder;
	struct { int32_t *list; int n; } todo;  /* edges to be asked for again, and ~asker: has an empty place */
} Deferred;

static uint64_t key_of(const Deferred *d, int32_t edge)
{
	uint64_t rank = (uint64_t)((int64_t)market_rank(d->market, d->asked, edge) - INT32_MIN);
	int      way = d->pair[edge].asked;
	return (uint64_t)(way == TENTATIVE) << 63 | rank << 31 | (uint64_t)(way != PRESSING) << 30 | market_lot(d->market, edge) >> 2;
}

static void sift_up(Holder *h, int32_t at)
{
	for (Held x = h->heap[at]; at && h->heap[(at - 1) / 2].key < x.key; at = (at - 1) / 2) {
		h->heap[at] = h->heap[(at - 1) / 2];
		h->heap[(at - 1) / 2] = x;
	}
}

static void sift_down(Holder *h)
{
	for (int32_t at = 0;;) {
		int32_t child = 2 * at + 1;
		if (child + 1 < h->n && h->heap[child + 1].key > h->heap[child].key)
			child++;
		if (child >= h->n || h->heap[child].key <= h->heap[at].key)
			return;
		Held x = h->heap[at];
		h->heap[at] = h->heap[child];
		h->heap[child] = x;
		at = child;
	}
}

/* Asks for a pair in the next way.  Returns who is turned away: that very pair, another
 * that was held there, or -1: nobody. */
static int32_t ask(Deferred *d, int32_t edge)
{
	Holder *h = &d->holder[d->market->agent[d->asked][edge]];
	d->pair[edge].asked++;
	Held x = { key_of(d, edge), edge };
	if (x.key >= h->below)
		return edge;
	d->pair[edge].held = 1;
	int32_t away = -1;
	if (h->n < h->room) {
		h->heap[h->n] = x;
		sift_up(h, h->n++);
	} else {
		away = h->heap[0].edge;
		d->pair[away].held = 0;
		h->heap[0] = x;
		sift_down(h);
	}
	h->below = h->n < h->room ? UINT64_MAX : h->heap[0].key;
	return away;
}

/* A way that was passed while the pair was held in an earlier one is still open. */
static void turned_away(Deferred *d, int32_t edge)
{
	bool open = d->pair[edge].passed > d->pair[edge].asked;
	d->todo.list[d->todo.n++] = open ? edge : ~d->market->agent[d->asking][edge];
}

static int32_t rank_at(const Deferred *d, const Asker *k, int64_t at) { return market_rank(d->market, d->asking, k->list.list[at]); }

static bool tie_is_over(const Deferred *d, const Asker *k)
{
	return k->at == k->list.n || (d->ties && k->way != PRESSING && rank_at(d, k, k->at) != rank_at(d, k, k->tie));
}

/* Begins with the tie at 'at'; with one alone there is nobody liked as much, so it is asked plainly. */
static void begin_tie(const Deferred *d, Asker *k)
{
	bool alone = k->at + 1 >= k->list.n || rank_at(d, k, k->at) != rank_at(d, k, k->at + 1);
	k->tie = k->at;
	k->way = !d->ties || alone ? PLAIN : TENTATIVE;
}

/* To the next way or tie; false: the list is through. */
static bool turn(const Deferred *d, Asker *k)
{
	if (!d->ties || k->way == PRESSING)
		return false;
	if (k->way == TENTATIVE) {
		k->at = k->tie;
		k->way = PLAIN;
		return true;
	}
	if (k->at < k->list.n)
		begin_tie(d, k);
	else
		*k = (Asker){ .list = k->list, .way = PRESSING };
	return true;
}

/* The next pair that an asker may ask for, made ready to be asked for, or -1. */
static int32_t next(Deferred *d, int agent)
{
	Asker *k = &d->asker[agent];
	if (!k->way) {
		k->list = market_list(d->market, d->asking, agent);
		begin_tie(d, k);
	}
	for (;;) {
		if (tie_is_over(d, k)) {
			if (!turn(d, k))
				return -1;
			continue;
		}
		int32_t edge = k->list.list[k->at++];
		Asked  *x = &d->pair[edge];
		if (x->held)
			x->passed = k->way & 3;
		else if (x->asked < k->way) {
			x->asked = (k->way - 1) & 3;
			return edge;
		}
	}
}

static void ask_all(Deferred *d)
{
	while (d->todo.n) {
		int32_t item = d->todo.list[--d->todo.n];
		int32_t edge = item < 0 ? next(d, ~item) : item;
		int32_t away = edge < 0 ? -1 : ask(d, edge);
		if (away >= 0)
			turned_away(d, away);
	}
}

static void set_up(Deferred *d, Arena *a)
{
	MarketSide *asking = &d->market->side[d->asking], *asked = &d->market->side[d->asked];
	int64_t places = 0, seats = 0;
	d->asker = NEW(a, Asker, asking->agents);
	d->holder = NEW(a, Holder, asked->agents);
	for (int x = 0; x < asked->agents; x++)
		seats += market_room(d->market, d->asked, x);
	Held *heaps = NEW(a, Held, seats);
	for (int x = 0; x < asked->agents; x++) {
		d->holder[x] = (Holder){ .heap = heaps, .room = market_room(d->market, d->asked, x) };
		d->holder[x].below = d->holder[x].room > 0 ? UINT64_MAX : 0;
		heaps += d->holder[x].room;
	}
	for (int x = 0; x < asking->agents; x++)
		places += market_room(d->market, d->asking, x);
	d->todo.list = NEW(a, int32_t, places);
	for (int x = asking->agents - 1; x >= 0; x--)
		for (int32_t k = 0; k < market_room(d->market, d->asking, x); k++)
			d->todo.list[d->todo.n++] = ~x;
}

static void count(const Graph *g, Stable *s)
{
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		if (s->made[e]) {
			s->placed++;
			s->score += graph_score(g, e);
		}
}

Stable stable_solve(Arena *a, const StableProblem *p, StableGoal goal)
{
	const Graph *g = p->graph;
	Deferred d = { .market = market_open(a, p), .asking = goal == STABLE_RIGHTS, .asked = goal != STABLE_RIGHTS,
	               .ties = goal == STABLE_MOST, .pair = NEW(a, Asked, g->row[g->lefts]) };
	Stable out = { .made = NEW(a, uint8_t, g->row[g->lefts]) };
	set_up(&d, a);
	ask_all(&d);
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		out.made[e] = d.pair[e].held;
	if (goal == STABLE_MOST)
		stable_walk(a, d.market, out.made);
	count(g, &out);
	return out;
}
