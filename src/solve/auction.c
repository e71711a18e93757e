/* auction.c - an auction: whoever has capacity left bids for what is worth most to them.
 *
 * D. Bertsekas, "The auction algorithm", Annals of Operations Research 14, 1988; several alike seats of one
 * seller: D. Bertsekas and D. Castanon, "The auction algorithm for the transportation problem", 1989;
 * from the other side too: D. Bertsekas, D. Castanon and H. Tsaknakis, "Reverse auction and the solution
 * of inequality constrained assignment problems", 1993.
 *
 * A bid raises the price by what the best exceeds the second best, and eps.  Invariant (eps-complementary
 * slackness): no pair that is not made is worth more to a bidder than the pairs it has by more than eps; a
 * seller with capacity left has its price from before, and once full stays full.  Seats are a heap by what was
 * bid, the cheapest on top.
 *
 * Where eps has become smaller, whoever has a place looks over it when their turn comes, and bids at once for what
 * is better.  The seller they leave has its price from before: had it risen, they would have been outbid.
 *
 * Where many want what few have, they outbid each other by eps again and again; an auction that takes too long
 * therefore goes on with a larger one. */
#include "solve/side.h"

enum { ASK_EVERY = 1 << 10 };

/* Once eps has grown: after how many bids it grows again, one in so many of the bidders. */
enum { BIDS_NEXT_OF = 4 };

/* ---- the seats of a seller, as a heap ------------------------------------------------------- */

static void rise(Node *n, int32_t i)
{
	Slot x = n->slot[i];
	for (; i && x.level < n->slot[(i - 1) / 2].level; i = (i - 1) / 2)
		n->slot[i] = n->slot[(i - 1) / 2];
	n->slot[i] = x;
}

static void sink(Node *n, int32_t i)
{
	if (i >= n->used)
		return;
	Slot x = n->slot[i];
	for (int32_t child; (child = 2 * i + 1) < n->used; i = child) {
		child += child + 1 < n->used && n->slot[child + 1].level < n->slot[child].level;
		if (n->slot[child].level >= x.level)
			break;
		n->slot[i] = n->slot[child];
	}
	n->slot[i] = x;
}

/* The one pair of a is no more. */
static void leave(Side *s, int32_t a)
{
	Node   *seller = &s->peer->node[s->node[a].slot[0].other];
	int32_t i = 0;
	while (seller->slot[i].other != a)
		i++;
	int64_t level = seller->slot[i].level;
	side_unlink(s, a, 0);
	if (i < seller->used && seller->slot[i].level < level)
		rise(seller, i);
	else
		sink(seller, i);
}

/* ---- bidding ---------------------------------------------------------------------------------- */

enum { BATCH = 32 };

typedef struct { int32_t bidder, other, score; int64_t level, price; } Bid;

/* Leaves what is worth less than the best by more than eps; that is then one choice more. */
static void look_over(Side *s, int32_t a, int64_t eps, Wish *best)
{
	Slot    has = s->node[a].slot[0];
	int64_t worth = side_worth(s, has.other, has.score);
	if (worth >= best->worth - eps)
		return;
	leave(s, a);
	best->second = worth > best->second ? worth : best->second;
}

/* What a waiting bidder would bid; false: nothing, since all they want they have, or nothing else is worth more than to stay without. */
static bool choose(const Market *m, Side *s, int32_t a, Pace pace, Bid *bid)
{
	if (!side_open(s, a) && !pace.over)
		return false;
	Wish best = side_best(s, a);
	if (pace.over && s->node[a].used)
		look_over(s, a, pace.eps, &best);
	if (!side_open(s, a) || best.other < 0 || best.worth <= s->node[a].floor + pace.eps)
		return false;
	int64_t price = s->peer->price[best.other];
	*bid = (Bid){ .bidder = a, .other = best.other, .score = best.score, .level = price + (best.second > NO_FLOOR ? best.worth - best.second : m->dear) + pace.eps, .price = price };
	__builtin_prefetch(&s->peer->node[best.other]);
	return true;
}

static void sell(Market *m, Side *s, const Bid *bid)
{
	Side *p = s->peer;
	Node *seller = &p->node[bid->other];
	if (seller->used == seller->capacity) {
		int32_t loser = seller->slot[0].other;
		side_unlink(p, bid->other, 0);
		sink(seller, 0);
		side_wait(s, loser);
	}
	side_link(m, s, bid->bidder, bid->other, bid->score);
	seller->slot[seller->used - 1].level = bid->level;
	rise(seller, seller->used - 1);
	if (seller->used == seller->capacity && seller->slot[0].level > p->price[bid->other])
		p->price[bid->other] = seller->slot[0].level;
	if (side_open(s, bid->bidder))
		side_wait(s, bid->bidder);
}

/* Each step of a sale is fetched for all bids before the first is made.  (A function of its own that does nothing but
 * fetch is left out by the compiler, which takes it for one without effect.) */
__attribute__((always_inline)) static inline void fetch_sales(const Side *s, const Bid *bid, int n)
{
	for (int i = 0; i < n; i++)
		__builtin_prefetch(s->peer->node[bid[i].other].slot);
	for (int i = 0; i < n; i++)
		__builtin_prefetch(&s->node[s->peer->node[bid[i].other].slot[0].other]);
	for (int i = 0; i < n; i++)
		__builtin_prefetch(s->node[s->peer->node[bid[i].other].slot[0].other].slot);
}

/* Some bidders choose at the prices of this moment; a bid whose price has changed since is not made. */
static void batch(Market *m, Side *s, Pace pace)
{
	Bid bid[BATCH];
	int n = 0;
	for (int i = 0; i < BATCH && s->waiting.n; i++)
		n += choose(m, s, side_next(s), pace, &bid[n]);
	fetch_sales(s, bid, n);
	for (int i = 0; i < n; i++)
		if (s->peer->price[bid[i].other] == bid[i].price)
			sell(m, s, &bid[i]);
		else
			side_wait(s, bid[i].bidder);
}

static bool goes_on(Market *m)
{
	if (m->go_on && ++m->asks % ASK_EVERY == 0)
		m->stopped = m->stopped || !m->go_on(m->with, 0, 1);
	return !m->stopped;
}

int64_t auction(Market *m, Side *s, Pace pace)
{
	Side   *p = s->peer;
	int64_t bids = 0, patience = (int64_t)(pace.patience + pace.over) * s->n;       /* to look over what one has is no bid */
	for (int32_t b = 0; b < p->n; b++)
		for (int32_t i = 0; i < p->node[b].used; i++)
			p->node[b].slot[i].level = p->price[b];
	while (s->waiting.n > pace.leave && goes_on(m)) {
		batch(m, s, pace);
		if ((bids += BATCH) > patience && pace.eps < pace.most) {
			pace.eps = pace.eps < pace.most / SHRINK ? SHRINK * pace.eps : pace.most;
			patience = bids + s->n / BIDS_NEXT_OF;
		}
	}
	while (s->waiting.n)
		side_next(s);
	return pace.eps;
}
