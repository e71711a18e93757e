/* renew.c - from the best before to the best after.
 *
 * Prices that prove a matching the best prove nearly all of it still after a small change: only the vertices that changed,
 * and those who lost a partner, break side.h's inequalities, and the finish takes it from there (sensitivity analysis of the
 * assignment problem; G. Mills-Tettey, A. Stentz and M. Dias, "The dynamic Hungarian algorithm", 2007).  So:
 *   whoever has lost a partner, or is new, asks for the best that is to be had at the prices of now - sources from the left;
 *   a right with an empty seat and a price above nothing is a source from the other side.
 * Where many have to move, scores have many levels and there is hardly a seat to spare, prices go far in small steps: an auction
 * gets them there sooner, in sixty-fourths of a unit, so that hardly a pair has to be given up after it.  With too few seats all
 * seats become dearer first, until as many as have to be left out are, those who gain least by their seats.  The best pairs of
 * each left are kept from one time to the next (side_near.c), and most bids are decided by them.  If more places could be filled
 * and everyone comes first, an empty place was not dear enough: then all is solved anew.
 *
 * Invariants between calls: side.h's inequalities, but for the lefts in unset; what is kept of a left's best pairs holds as long
 * as no price has fallen below price_was.  A change costs O(its edges), the best again what the auction and the finish look at. */
#include "solve/renew.h"

#include "solve/reach.h"
#include "solve/side.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 32, SPARE = 10, LEVELS = 50 };

struct Renew {
	Graph    graph;                 /* need and seats are our own */
	int32_t *need, *seats;
	Market   market;
	bool     everyone;
	int64_t  empty, unit;           /* scores differ by multiples of 1 unit, levels of them at most */
	int64_t  levels;
	int64_t *price_was;             /* rights, when the lefts' near pairs were last made sure of */
	struct { int32_t *list; int n; bool *in; } unset;       /* lefts without a price of now */
};

static int32_t most_of(const Side *s, int32_t a, int32_t wanted)
{
	int64_t degree = side_end(s, a) - s->node[a].row;
	return wanted < degree ? wanted : (int32_t)degree;
}

static void unset(Renew *n, int32_t l)
{
	if (!n->unset.in[l])
		n->unset.list[n->unset.n++] = l;
	n->unset.in[l] = true;
}

/* ---- changes -------------------------------------------------------------------------------------- */

/* Gives up what is worth least at the prices of now. */
static int32_t give_up(Side *s, int32_t a)
{
	int32_t worst = 0;
	for (int32_t i = 1; i < s->node[a].used; i++)
		if (side_worth(s, s->node[a].slot[i].other, s->node[a].slot[i].score) < side_worth(s, s->node[a].slot[worst].other, s->node[a].slot[worst].score))
			worst = i;
	int32_t other = s->node[a].slot[worst].other;
	side_unlink(s, a, worst);
	return other;
}

/* A right that opens: so dear that nobody would rather have it than what they have. */
static int64_t opening_price(const Side *s, int32_t a)
{
	int64_t most = s->node[a].floor;
	for (int64_t e = s->node[a].row; e < side_end(s, a); e++) {
		int64_t worth = side_worth(s, side_other(s, e), side_score(s, e));
		most = worth > most ? worth : most;
	}
	return most;
}

void renew_left(Renew *n, int l, int32_t need)
{
	Side   *s = &n->market.left;
	int32_t capacity = most_of(s, l, need);
	n->need[l] = need;
	while (s->node[l].used > capacity)
		give_up(s, l);
	s->node[l].capacity = capacity;
	if (!capacity)
		s->price[l] = NEVER;
	else
		unset(n, l);
}

void renew_right(Renew *n, int r, int32_t seats)
{
	Side   *s = &n->market.right;
	int32_t capacity = most_of(s, r, seats), before = s->node[r].capacity;
	n->seats[r] = seats;
	while (s->node[r].used > capacity)
		unset(n, give_up(s, r));
	s->node[r].capacity = capacity;
	if (!capacity)
		s->price[r] = NEVER;
	else if (!before)
		s->price[r] = opening_price(s, r);
	else if (capacity < before && !side_open(s, r))
		side_price(s, r);
}

/* ---- the best again --------------------------------------------------------------------------------- */

static void set_prices(Renew *n)
{
	Side *s = &n->market.left;
	for (int i = 0; i < n->unset.n; i++) {
		int32_t l = n->unset.list[i];
		n->unset.in[l] = false;
		side_release(s, l, 0);
		side_price(s, l);
		if (side_open(s, l))
			s->price[l] = side_best(s, l).worth;
	}
	n->unset.n = 0;
}

static int by_number(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
	return (a > b) - (a < b);
}

static void read_pairs(Arena *a, const Renew *n, BMatched *out)
{
	const Side *s = &n->market.left;
	out->place = NEW(a, int32_t, (size_t)s->n + 1);
	for (int32_t l = 0; l < s->n; l++)
		out->place[l + 1] = out->place[l] + n->need[l];
	out->right = NEW(a, int32_t, out->place[s->n]);
	for (int32_t l = 0; l < s->n; l++) {
		int32_t *right = out->right + out->place[l], used = s->node[l].used;
		for (int32_t i = 0; i < n->need[l]; i++)
			right[i] = i < used ? s->node[l].slot[i].other : -1;
		for (int32_t i = 0; i < used; i++)
			out->score += s->node[l].slot[i].score + n->graph.base;
		if (used > 1)
			qsort(right, (size_t)used, sizeof *right, by_number);
		out->placed += used;
	}
}

static BMatched answer(Arena *a, Renew *n)
{
	const Graph *g = &n->graph;
	Side    *right = &n->market.right;
	BMatched out = { .empty = n->empty, .price_left = NEW(a, int64_t, g->lefts), .price_right = NEW(a, int64_t, g->rights) };
	read_pairs(a, n, &out);
	read_off(&n->market, g, out.price_left, out.price_right);
	for (int l = 0; l < g->lefts; l++)
		out.price_left[l] += g->base;
	for (int32_t r = 0; r < g->rights; r++)
		right->price[r] = right->node[r].capacity ? right->price[r] : NEVER;
	return out;
}

static void put(Side *s, const int64_t *price, int64_t base, int64_t floor)
{
	for (int32_t a = 0; a < s->n; a++) {
		side_floor(s, a, floor);
		s->price[a] = s->node[a].capacity ? price[a] - base : NEVER;
	}
}

/* The market as this answer has it. */
static void load(Renew *n, const BMatched *x)
{
	const Graph *g = &n->graph;
	Market *m = &n->market;
	for (int32_t l = 0; l < g->lefts; l++)
		while (m->left.node[l].used)
			side_unlink(&m->left, l, m->left.node[l].used - 1);
	for (int32_t l = 0; l < g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] >= 0)
				side_link(m, &m->left, l, x->right[k], side_score(&m->left, graph_edge(g, l, x->right[k])));
	n->empty = x->empty;
	put(&m->left, x->price_left, g->base, x->empty - g->base);
	put(&m->right, x->price_right, 0, 0);
}

/* How many seats there are, and how many places ask for one. */
static int64_t supply(const Renew *n)
{
	int64_t seats = 0;
	for (int r = 0; r < n->graph.rights; r++)
		seats += n->market.right.node[r].capacity;
	return seats;
}

static int64_t demand(const Renew *n)
{
	int64_t places = 0;
	for (int l = 0; l < n->graph.lefts; l++)
		places += n->market.left.node[l].capacity;
	return places;
}

/* Quickly said where everybody has all they want, or no seat is empty. */
static bool more_could_be_placed(Arena *a, const Renew *n, const BMatched *x)
{
	return n->everyone && x->placed < demand(n) && x->placed < supply(n) && reach_all(a, &n->graph, x, INT32_MIN).more;
}

static int64_t how_many(const int64_t *list, int64_t n, int64_t most)
{
	int64_t many = 0;
	for (int64_t i = 0; i < n; i++)
		many += list[i] <= most;
	return many;
}

/* The least x of which so many are not above x; none is below 0. */
static int64_t least_above(const int64_t *list, int64_t n, int64_t many)
{
	int64_t low = 0, high = 1;
	for (; how_many(list, n, high) < many; high *= 2)
		low = high;
	while (low < high) {
		int64_t mid = low + (high - low) / 2;
		if (how_many(list, n, mid) < many)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* What the last of so many places gains by a seat, when those that gain least come first. */
static int64_t least_gain(Arena *a, const Side *s, int64_t places, int64_t many)
{
	int64_t *gain = NEW(a, int64_t, places), n = 0;
	for (int32_t l = 0; l < s->n; l++) {
		const Node *x = &s->node[l];
		for (int32_t i = 0; i < x->capacity; i++)
			gain[n++] = (i < x->used ? side_worth(s, x->slot[i].other, x->slot[i].score) : s->price[l]) - x->floor;
	}
	return least_above(gain, n, many);
}

/* Whoever gains less is left out, and their seats are for others to take. */
static void make_dearer(Renew *n, int64_t by)
{
	Side *s = &n->market.left, *seats = &n->market.right;
	for (int32_t r = 0; r < seats->n; r++) {
		seats->price[r] += seats->node[r].capacity ? by : 0;
		n->price_was[r] += by;
	}
	for (int32_t l = 0; l < s->n; l++) {
		Node *x = &s->node[l];
		s->near[l].bound -= s->near[l].bound > -NEVER ? by : 0;
		if (!x->capacity)
			continue;
		s->price[l] = s->price[l] - by > x->floor ? s->price[l] - by : x->floor;
		for (int32_t i = x->used - 1; i >= 0; i--)
			if (side_worth(s, x->slot[i].other, x->slot[i].score) < s->price[l])
				side_unlink(s, l, i);
	}
}

/* ---- what is kept of each left's best pairs ------------------------------------------------------------ */

/* What is kept is good while prices rise; whoever could gain by one that has fallen looks anew.  O(rights, and the edges of the fallen). */
static void forget_fallen(Renew *n)
{
	Side *s = &n->market.left, *seats = &n->market.right;
	for (int32_t r = 0; r < seats->n; r++) {
		if (seats->price[r] < n->price_was[r])
			for (int64_t e = seats->node[r].row; e < side_end(seats, r); e++) {
				Near *near = &s->near[side_other(seats, e)];
				if (near->bound < side_worth(s, r, side_score(seats, e)))
					near->at = 0;
			}
		n->price_was[r] = seats->price[r];
	}
	s->keeps = true;
}

static void look_at_all(Renew *n)
{
	side_near_all(&n->market.left);
	memcpy(n->price_was, n->market.right.price, sizeof *n->price_was * (size_t)n->graph.rights);
}

/* ---- all of it --------------------------------------------------------------------------------------- */

static void finish_both(Renew *n)
{
	finish(&n->market, &n->market.left);
	side_forget(&n->market.right);
	finish(&n->market, &n->market.right);
}

static bool goes_far(const Renew *n)
{
	return n->levels > LEVELS && n->unset.n > FEW && supply(n) - demand(n) < supply(n) / SPARE;
}

BMatched renew_best(Arena *a, Renew *n)
{
	Market *m = &n->market;
	int64_t places = demand(n), missing = places - supply(n);
	bool    far = goes_far(n);
	forget_fallen(n);
	set_prices(n);
	if (far && missing > 0 && n->everyone)
		make_dearer(n, least_gain(a, &m->left, places, missing));
	if (far) {
		auctions(m, (Steps){ .unit = n->unit, .fine = SIXTY_FOURTHS });
		forget_fallen(n);
		loosen(m);
	}
	finish_both(n);
	BMatched x = answer(a, n);
	if (!more_could_be_placed(a, n, &x))
		return x;
	x = bmatch_solve(a, &(BMatch){ .graph = &n->graph, .empty = BMATCH_EVERYONE });
	load(n, &x);
	return x;
}

/* ---- open ------------------------------------------------------------------------------------------ */

static int32_t *copy(Arena *a, const int32_t *from, int n)
{
	int32_t *to = NEW(a, int32_t, n);
	if (n)
		memcpy(to, from, sizeof *to * (size_t)n);
	return to;
}

Renew *renew_open(Arena *a, const Graph *g, const BMatched *x, bool everyone)
{
	Renew *n = NEW(a, Renew, 1);
	*n = (Renew){ .graph = *g, .need = copy(a, g->need, g->lefts), .seats = copy(a, g->seats, g->rights), .everyone = everyone };
	Scores s = graph_scores(g);
	n->unit = s.unit ? s.unit : 1;
	n->levels = (s.most - s.least) / n->unit;
	n->unset.list = NEW(a, int32_t, g->lefts);
	n->unset.in = NEW(a, bool, g->lefts);
	n->graph.need = n->need;
	n->graph.seats = n->seats;
	n->market.arena = a;
	side_open_lefts(&n->market, &n->graph);
	side_open_rights(&n->market, &n->graph);
	load(n, x);
	n->price_was = NEW(a, int64_t, g->rights);
	look_at_all(n);
	return n;
}

const Graph *renew_graph(const Renew *n) { return &n->graph; }
