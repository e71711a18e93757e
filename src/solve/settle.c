/* settle.c - a b-matching under work: from nothing to nearly right by auctions, from there to right by the finish.
 *
 * The auction (auction.c) runs with ever smaller eps; after each time the rights with an empty seat and a price take part as
 * bidders.  What is then still wrong is little, and finish.c sets it right from both sides.
 *
 * Source: matching of this kind by eps-scaling goes back to A. Goldberg and R. Kennedy, "An efficient cost scaling
 * algorithm for the assignment problem", 1995.  Complexity is that of its parts. */
#include "solve/side.h"

/* Except in the last, one in so many need not be served: the next eps is better for them.  But not where scores are of two scales:
 * the prices of a few may then have far to go, and small steps would take them there slowly. */
enum { LEFT_FOR_LATER = 1000 };

/* ---- in quarters ----------------------------------------------------------------------------------
 *
 * While bids are made a point of score is four of price, and the last eps a quarter of a unit.  Pairs that are right within a
 * quarter are, once prices are rounded to whole units, nearly all right exactly, and little is left for the finish: bids
 * with eps below 1/n of a unit would leave nothing (Bertsekas 1988), but take far longer. */

enum { FINE = 2 };

static int64_t in_quarters(int64_t x) { return x > NO_FLOOR && x < NEVER ? x * (1 << FINE) : x; }

static void to_quarters(Side *s)
{
	s->edges.fine = FINE;
	s->no_floor_above = in_quarters(s->no_floor_above);
	for (int32_t a = 0; a < s->n; a++) {
		s->price[a] = in_quarters(s->price[a]);
		s->node[a].floor = in_quarters(s->node[a].floor);
	}
}

/* The nearest multiple of a unit. */
static int64_t rounded(int64_t quarters, int64_t unit)
{
	int64_t of = unit * (1 << FINE), x = quarters + of / 2, over = x % of;
	return (x - over - (over < 0 ? of : 0)) / (1 << FINE);
}

/* Prices are whole units above their floors again. */
static void to_whole(Side *s, int64_t unit)
{
	s->edges.fine = 0;
	s->no_floor_above = s->no_floor_above > NO_FLOOR ? s->no_floor_above / (1 << FINE) : s->no_floor_above;
	for (int32_t a = 0; a < s->n; a++) {
		Node   *n = &s->node[a];
		int64_t from = n->floor > NO_FLOOR ? n->floor : 0;
		n->floor = n->floor > NO_FLOOR ? n->floor / (1 << FINE) : n->floor;
		if (s->price[a] < NEVER)
			s->price[a] = from / (1 << FINE) + rounded(s->price[a] - from, unit);
	}
}

/* ---- the auctions ------------------------------------------------------------------------------ */

static int64_t from_lefts(Market *m, uint64_t seed, Pace pace)
{
	Side   *s = &m->left;
	int32_t turn = s->n ? (int32_t)(seed % (uint64_t)s->n) : 0;
	for (int32_t i = 0; i < s->n; i++) {
		int32_t a = i + turn < s->n ? i + turn : i + turn - s->n;
		if (side_open(s, a))
			side_wait(s, a);
	}
	int64_t eps = auction(m, s, pace);
	for (int32_t a = 0; a < s->n; a++)
		side_price(s, a);
	return eps;
}

static void from_rights(Market *m, Pace pace)
{
	Side *s = &m->right;
	for (int32_t b = 0; b < s->n; b++)
		if (s->price[b] > s->node[b].floor && side_open(s, b))
			side_wait(s, b);
	auction(m, s, pace);
	for (int32_t b = 0; b < s->n; b++)
		side_price(s, b);
}

static void bid_down(Market *m, uint64_t seed, int64_t unit, int64_t eps, int64_t most)
{
	Pace    pace = { .most = 0 };
	int64_t whole = unit * (1 << FINE);
	int     one_in = m->two_scales ? INT32_MAX : LEFT_FOR_LATER;
	for (bool first = true, last = false; !last && !m->stopped; first = false) {
		pace.eps = eps > unit ? eps - eps % unit : unit;
		last = pace.eps == unit && !(first && most > whole);
		pace.most = last ? whole : first && most > pace.eps ? most : pace.eps;
		pace.leave = first || last ? 0 : m->left.n / one_in;
		for (int32_t a = 0; a < m->left.n && !first; a++)
			side_release(&m->left, a, pace.eps);
		int64_t grown = from_lefts(m, seed, pace);
		from_rights(m, (Pace){ pace.eps, last ? whole : pace.eps, last ? 0 : m->right.n / one_in });
		m->left.keeps = false;
		last = last || grown == unit;
		eps = grown / SHRINK;
	}
}

void auctions(Market *m, uint64_t seed, int64_t unit, int64_t eps, int64_t most)
{
	int64_t dear = m->dear;
	m->dear = in_quarters(dear);
	to_quarters(&m->left);
	to_quarters(&m->right);
	bid_down(m, seed, unit, in_quarters(eps), in_quarters(most));
	to_whole(&m->left, unit);
	to_whole(&m->right, unit);
	m->dear = dear;
}

/* ---- exactly ------------------------------------------------------------------------------------ */

void loosen(Market *m)
{
	Side *s = &m->left;
	for (int32_t a = 0; a < s->n; a++) {
		side_release(s, a, 0);
		side_price(s, a);
		if (side_open(s, a))
			s->price[a] = side_best(s, a).worth;
	}
}

void settle(Market *m)
{
	loosen(m);
	side_forget(&m->left);
	finish(m, &m->left);
	side_forget(&m->right);
	finish(m, &m->right);
}

/* ---- what the prices are --------------------------------------------------------------------------- */

/* Of a node without capacity: the least that its pairs allow; of one that wants more than it has edges: the floor. */
static int64_t price_of(const Side *s, int32_t a, int32_t wanted)
{
	if (s->node[a].capacity)
		return wanted > s->node[a].capacity ? s->node[a].floor : s->price[a];
	int64_t most = s->node[a].floor;
	for (int64_t e = s->node[a].row; e < side_end(s, a); e++) {
		int64_t worth = side_worth(s, side_other(s, e), side_score(s, e));
		most = worth > most ? worth : most;
	}
	return most;
}

void read_off(Market *m, const Graph *g, int64_t *left, int64_t *right)
{
	for (int r = 0; r < g->rights; r++)
		right[r] = price_of(&m->right, r, g->seats[r]);
	for (int r = 0; r < g->rights; r++)
		m->right.price[r] = right[r];
	for (int l = 0; l < g->lefts; l++)
		left[l] = price_of(&m->left, l, g->need[l]);
}
