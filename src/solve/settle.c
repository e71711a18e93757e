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

/* ---- the auctions ------------------------------------------------------------------------------ */

static int64_t from_lefts(Market *m, uint64_t seed, Pace pace)
{
	Side   *s = &m->left;
	int32_t turn = s->n ? (int32_t)(seed % (uint64_t)s->n) : 0;
	s->epoch++;
	for (int32_t i = 0; i < s->n; i++) {
		int32_t a = i + turn < s->n ? i + turn : i + turn - s->n;
		side_release(s, a, pace.eps);
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
	s->epoch++;
	for (int32_t b = 0; b < s->n; b++)
		if (s->price[b] > s->node[b].floor && side_open(s, b))
			side_wait(s, b);
	auction(m, s, pace);
	for (int32_t b = 0; b < s->n; b++)
		side_price(s, b);
}

void auctions(Market *m, uint64_t seed, int64_t unit, int64_t eps, int64_t most)
{
	Pace pace = { .most = most > unit ? most : unit };
	int  one_in = m->two_scales ? INT32_MAX : LEFT_FOR_LATER;
	for (bool first = true, last = false; !last && !m->stopped; first = false) {
		pace.eps = eps > unit ? eps - eps % unit : unit;
		pace.most = first ? pace.most : pace.eps;
		last = pace.eps == unit && pace.most == unit;
		pace.leave = first || last ? 0 : m->left.n / one_in;
		int64_t grown = from_lefts(m, seed, pace);
		from_rights(m, (Pace){ pace.eps, pace.eps, last ? 0 : m->right.n / one_in });
		last = last || grown == unit;
		eps = grown / SHRINK;
	}
}

/* ---- exactly ------------------------------------------------------------------------------------ */

void settle(Market *m)
{
	Side *s = &m->left;
	s->epoch++;
	for (int32_t a = 0; a < s->n; a++) {
		side_release(s, a, 0);
		side_price(s, a);
		if (side_open(s, a))
			s->price[a] = side_best(s, a).worth;
	}
	finish(m, s);
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
