/* auction.c - an auction: whoever has capacity left bids for what is worth most to them.
 *
 * D. Bertsekas, "The auction algorithm", Annals of Operations Research 14, 1988; several alike seats of one
 * seller: D. Bertsekas and D. Castanon, "The auction algorithm for the transportation problem", 1989;
 * from the other side too: D. Bertsekas, D. Castanon and H. Tsaknakis, "Reverse auction and the solution
 * of inequality constrained assignment problems", 1993.
 *
 * A bid raises the price by what the best exceeds the second best, and eps.  Invariant (eps-complementary
 * slackness): no pair that is not made is worth more to a bidder than the pairs it has by more than eps; a
 * seller with capacity left has its price from before, and once full stays full.  Prices of sellers only rise,
 * so each bidder's best edges are kept (side_near.c).  Seats are a heap by what was bid, the cheapest on top. */
#include "solve/side.h"

enum { ASK_EVERY = 1 << 14 };

/* ---- the seats of a seller, as a heap ------------------------------------------------------- */

static void swap(Side *s, int32_t b, int32_t i, int32_t k)
{
	Slot *x = s->slot[b], was = x[i];
	side_move(s, b, k, i);
	x[k] = was;
	s->peer->slot[was.other][was.back].back = k;
}

static void rise(Side *s, int32_t b, int32_t i)
{
	for (; i && s->slot[b][i].level < s->slot[b][(i - 1) / 2].level; i = (i - 1) / 2)
		swap(s, b, i, (i - 1) / 2);
}

static void sink(Side *s, int32_t b, int32_t i)
{
	for (;;) {
		const Slot *x = s->slot[b];
		int32_t     least = i, child = 2 * i + 1;
		for (int32_t k = child; k < child + 2 && k < s->used[b]; k++)
			if (x[k].level < x[least].level)
				least = k;
		if (least == i)
			return;
		swap(s, b, i, least);
		i = least;
	}
}

/* ---- bidding ---------------------------------------------------------------------------------- */

typedef struct { int32_t other, score; int64_t best, second; } Wish;

static inline void weigh(const Side *s, int32_t a, Wish *w, int32_t other, int32_t score)
{
	int64_t worth = side_worth(s, other, score);
	if (worth <= w->second || (s->used[a] && side_holds(s, a, other)))
		return;
	if (worth > w->best) {
		w->second = w->best;
		w->best = worth;
		w->other = other;
		w->score = score;
	} else
		w->second = worth;
}

static Wish wish_near(const Side *s, int32_t a, const Near *near)
{
	Wish w = { .other = -1, .best = s->floor[a], .second = s->floor[a] };
	for (int i = 0; i < NEAR && near->near[i].other >= 0; i++)
		weigh(s, a, &w, near->near[i].other, near->near[i].score);
	return w;
}

static Wish wish_of(Side *s, int32_t a)
{
	Wish w = wish_near(s, a, side_near(s, a));
	if (w.second >= s->near[a].bound)
		return w;
	s->near_at[a] = 0;
	w = wish_near(s, a, side_near(s, a));
	if (w.second >= s->near[a].bound)
		return w;
	w = (Wish){ .other = -1, .best = s->floor[a], .second = s->floor[a] };
	for (int64_t e = s->row[a]; e < s->row[a + 1]; e++)
		weigh(s, a, &w, s->other[e], side_score(s, e));
	return w;
}

static void wait(Side *s, int32_t a)
{
	if (!s->waits[a])
		s->waiting.list[s->waiting.n++] = a;
	s->waits[a] = true;
}

/* false: nothing is worth more than to stay without. */
static bool bid(Market *m, Side *s, int32_t a, int64_t eps)
{
	Side *p = s->peer;
	Wish  w = wish_of(s, a);
	if (w.other < 0 || w.best <= s->floor[a] + eps)
		return false;
	int32_t b = w.other;
	int64_t level = p->price[b] + (w.second > NO_FLOOR ? w.best - w.second : m->dear) + eps;
	if (!side_open(p, b)) {
		wait(s, p->slot[b][0].other);
		side_unlink(p, b, 0);
		sink(p, b, 0);
	}
	side_link(m, s, a, b, w.score);
	p->slot[b][p->used[b] - 1].level = level;
	rise(p, b, p->used[b] - 1);
	if (!side_open(p, b) && p->slot[b][0].level > p->price[b])
		p->price[b] = p->slot[b][0].level;
	return true;
}

static bool goes_on(Market *m)
{
	if (m->go_on && ++m->bids % ASK_EVERY == 0)
		m->stopped = m->stopped || !m->go_on(m->with, 0, 1);
	return !m->stopped;
}

void auction(Market *m, Side *s, int64_t eps)
{
	Side *p = s->peer;
	for (int32_t b = 0; b < p->n; b++)
		for (int32_t i = 0; i < p->used[b]; i++)
			p->slot[b][i].level = p->price[b];
	while (s->waiting.n && goes_on(m)) {
		int32_t a = s->waiting.list[--s->waiting.n];
		s->waits[a] = false;
		while (side_open(s, a) && bid(m, s, a, eps))
			;
	}
}
