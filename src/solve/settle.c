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

/* How many bids per bidder before eps grows: prices that have far to go should not crawl, those nearly right may. */
enum { BIDS_FIRST = 5, BIDS_LAST = 60 };

/* ---- in parts of a point ---------------------------------------------------------------------------
 *
 * While bids are made a point of score is 1 << fine of price, and the last eps such a part of a unit.  Pairs that are right
 * within a quarter are, once prices are rounded to whole units, nearly all right exactly, and little is left for the finish:
 * an eps below 1/n of a unit would leave nothing (Bertsekas 1988), but takes far longer. */

static int64_t in_parts(int64_t points, int fine) { return points > NO_FLOOR && points < NEVER ? points * ((int64_t)1 << fine) : points; }
static int64_t in_points(int64_t parts, int fine) { return parts > NO_FLOOR && parts < NEVER ? parts / ((int64_t)1 << fine) : parts; }

static void count_parts(Side *s, int fine)
{
	s->edges.fine = fine;
	s->no_floor_above = in_parts(s->no_floor_above, fine);
	for (int32_t a = 0; a < s->n; a++) {
		s->price[a] = in_parts(s->price[a], fine);
		s->node[a].floor = in_parts(s->node[a].floor, fine);
	}
}

/* The nearest multiple of 'of'. */
static int64_t rounded(int64_t x, int64_t of)
{
	int64_t up = x + of / 2, over = up % of;
	return up - over - (over < 0 ? of : 0);
}

/* Prices are whole units above their floors again. */
static void count_points(Side *s, int fine, int64_t unit)
{
	s->edges.fine = 0;
	s->no_floor_above = in_points(s->no_floor_above, fine);
	for (int32_t a = 0; a < s->n; a++) {
		Node   *n = &s->node[a];
		int64_t from = n->floor > NO_FLOOR ? n->floor : 0;
		n->floor = in_points(n->floor, fine);
		if (s->price[a] < NEVER)
			s->price[a] = in_points(from + rounded(s->price[a] - from, in_parts(unit, fine)), fine);
	}
}

/* ---- the auctions ------------------------------------------------------------------------------ */

static int64_t from_lefts(Market *m, uint64_t seed, Pace pace)
{
	Side   *s = &m->left;
	int32_t turn = s->n ? (int32_t)(seed % (uint64_t)s->n) : 0;
	side_turn_to(s, turn);
	for (int32_t a = 0; a < s->n; a++)
		if (side_open(s, a) || (pace.over && s->node[a].used))
			side_wait(s, a);
	int64_t eps = auction(m, s, pace);
	for (int32_t a = 0; a < s->n; a++)
		side_price(s, a);
	return eps;
}

static void from_rights(Market *m, Pace pace)
{
	Side *s = &m->right;
	side_turn_to(s, 0);
	for (int32_t b = 0; b < s->n; b++)
		if (s->price[b] > s->node[b].floor && side_open(s, b))
			side_wait(s, b);
	auction(m, s, pace);
	for (int32_t b = 0; b < s->n; b++)
		side_price(s, b);
}

/* The last eps may grow to a whole unit, no more: where it has to, bids are a war in small steps that the finish ends sooner. */
static void bid_down(Market *m, Steps how)
{
	int64_t least = how.unit, unit = in_parts(least, how.fine), most = in_parts(how.most, how.fine), eps = in_parts(how.eps, how.fine);
	int     one_in = m->two_scales ? INT32_MAX : LEFT_FOR_LATER;
	for (bool first = true, last = false; !last && !m->stopped; first = false) {
		Pace pace = { .eps = eps > least ? eps - eps % least : least };
		last = pace.eps == least && !(first && most > unit);
		pace.patience = last ? BIDS_LAST : BIDS_FIRST;
		pace.most = last ? unit : first && most > pace.eps ? most : pace.eps;
		pace.leave = first || last ? 0 : m->left.n / one_in;
		pace.over = !first && !m->left.several;         /* where some have several, they are outbid too often for what they would have left anyway */
		if (!first && !pace.over)
			side_release_all(&m->left, pace.eps);
		int64_t grown = from_lefts(m, how.seed, pace);
		from_rights(m, (Pace){ .eps = pace.eps, .most = last ? unit : pace.eps, .leave = last ? 0 : m->right.n / one_in, .patience = pace.patience });
		m->left.keeps = false;
		last = last || grown == least;
		eps = grown / SHRINK;
	}
}

void auctions(Market *m, Steps how)
{
	int64_t dear = m->dear;
	m->dear = in_parts(dear, how.fine);
	count_parts(&m->left, how.fine);
	count_parts(&m->right, how.fine);
	bid_down(m, how);
	count_points(&m->left, how.fine, how.unit);
	count_points(&m->right, how.fine, how.unit);
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
