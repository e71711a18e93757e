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
 * bid, the cheapest on top.  Bidders wait in a queue: whose turn comes soon is known, and their rows are on their
 * way from memory by then (side_next), which is most of what a bid costs.
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

/* ---- bidding ---------------------------------------------------------------------------------- */

enum { BATCH = 32 };

typedef struct { int32_t bidder, other, score; int64_t level, price; } Bid;

/* What a waiting bidder would bid; false: nothing is worth more than to stay without. */
static bool choose(const Market *m, Side *s, int32_t a, int64_t eps, Bid *bid)
{
	Wish best = side_best(s, a);
	if (best.other < 0 || best.worth <= s->node[a].floor + eps)
		return false;
	int64_t price = s->peer->price[best.other];
	*bid = (Bid){ .bidder = a, .other = best.other, .score = best.score, .level = price + (best.second > NO_FLOOR ? best.worth - best.second : m->dear) + eps, .price = price };
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
static void batch(Market *m, Side *s, int64_t eps)
{
	Bid bid[BATCH];
	int n = 0;
	for (int i = 0; i < BATCH && s->waiting.n; i++) {
		int32_t a = side_next(s);
		n += side_open(s, a) && choose(m, s, a, eps, &bid[n]);
	}
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
	int64_t bids = 0, patience = (int64_t)pace.patience * s->n;
	for (int32_t b = 0; b < p->n; b++)
		for (int32_t i = 0; i < p->node[b].used; i++)
			p->node[b].slot[i].level = p->price[b];
	while (s->waiting.n > pace.leave && goes_on(m)) {
		batch(m, s, pace.eps);
		if ((bids += BATCH) > patience && pace.eps < pace.most) {
			pace.eps = pace.eps < pace.most / SHRINK ? SHRINK * pace.eps : pace.most;
			patience = bids + s->n / BIDS_NEXT_OF;
		}
	}
	while (s->waiting.n)
		side_next(s);
	return pace.eps;
}
