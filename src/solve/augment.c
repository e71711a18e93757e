/* augment.c - the shortest way to place one more unit of one left.
 *
 * Nodes are lefts and rights.  A pair not made leads from its left to its right at
 * cost price_left + price_right - weight; a pair made leads back at the negative of
 * that.  Prices keep all costs at 0 or more, so Dijkstra's method serves.  The way
 * ends at a right with an empty seat, or at a left that goes nowhere (cost: its
 * price), be it the one we started from. */
#include "solve/augment.h"

Augment *augment_open(Arena *a, int lefts, int rights)
{
	Augment *g = NEW(a, Augment, 1);
	*g = (Augment){ .lefts = lefts, .rights = rights };
	g->weight = NEW(a, int32_t, size_of((size_t)lefts, (size_t)rights));
	g->right = NEW(a, Right, rights);
	g->up = NEW(a, int32_t, lefts);
	g->rp = NEW(a, int32_t, rights);
	g->far = NEW(a, int32_t, rights);
	g->settled_at = NEW(a, int32_t, rights);
	g->by = NEW(a, int, rights);
	g->left_far = NEW(a, int32_t, lefts);
	g->left_by = NEW(a, int, lefts);
	g->settled.list = NEW(a, int, rights);
	g->front.list = NEW(a, int, rights);
	g->reached.list = NEW(a, int, lefts);
	g->waiting.list = NEW(a, int, lefts);
	for (int l = 0; l < lefts; l++)
		g->left_far[l] = UNREACHED;
	return g;
}

static int32_t *row(Augment *g, int left) { return g->weight + (size_t)left * (size_t)g->rights; }

/* Goes on from a left at distance 'at': the inner loop of everything, without a
 * branch that could not be turned into a mask.  Settled rights have distance -1. */
__attribute__((optimize("O3"))) static void relax(Augment *g, int left, int32_t at)
{
	const int32_t *restrict w = row(g, left), *restrict rp = g->rp;
	int32_t *restrict far = g->far, base = at + g->up[left];
	int *restrict by = g->by, n = g->rights;
	for (int r = 0; r < n; r++) {
		int32_t d = base + rp[r] - w[r];
		bool nearer = d < far[r];
		far[r] = nearer ? d : far[r];
		by[r] = nearer ? left : by[r];
	}
}

/* The least distance of an unsettled right; -1 is large without its sign. */
__attribute__((optimize("O3"))) static int32_t nearest(const Augment *g)
{
	const uint32_t *far = (const uint32_t *)g->far;
	uint32_t least = INT32_MAX;
	for (int r = 0; r < g->rights; r++)
		least = far[r] < least ? far[r] : least;
	return (int32_t)least;
}

/* All rights at that distance; one with an empty seat, or -1. */
static int gather(Augment *g, int32_t at)
{
	g->front.n = 0;
	for (int r = 0; r < g->rights; r++) {
		if (g->far[r] != at)
			continue;
		if (g->right[r].n < g->right[r].room)
			return r;
		g->front.list[g->front.n++] = r;
	}
	return -1;
}

static int32_t start_price(Augment *g, int left)
{
	const int32_t *w = row(g, left);
	int32_t best = 0;
	for (int r = 0; r < g->rights; r++)
		if (w[r] - g->rp[r] > best)
			best = w[r] - g->rp[r];
	return best;
}

/* Settles a right without an empty seat: those who sit there may be moved. */
static void settle(Augment *g, int r, int32_t at)
{
	Right *here = &g->right[r];
	g->settled_at[r] = at;
	g->far[r] = -1;
	g->settled.list[g->settled.n++] = r;
	for (int i = 0; i < here->n; i++) {
		int     l = here->list[i].left;
		int32_t d = at + here->list[i].weight - g->up[l] - g->rp[r];
		if (d >= g->left_far[l])
			continue;
		if (g->left_far[l] == UNREACHED)
			g->waiting.list[g->waiting.n++] = l;
		g->left_far[l] = d;
		g->left_by[l] = r;
	}
}

/* Goes on from every waiting left at this distance. */
static void go_on_from(Augment *g, int32_t at)
{
	int kept = 0;
	for (int i = 0; i < g->waiting.n; i++) {
		int l = g->waiting.list[i];
		if (g->left_far[l] > at) {
			g->waiting.list[kept++] = l;
			continue;
		}
		g->reached.list[g->reached.n++] = l;
		relax(g, l, at);
	}
	g->waiting.n = kept;
}

static int32_t nearest_waiting(const Augment *g, int32_t least)
{
	for (int i = 0; i < g->waiting.n; i++)
		if (g->left_far[g->waiting.list[i]] < least)
			least = g->left_far[g->waiting.list[i]];
	return least;
}

typedef struct { int right, nowhere; int32_t at; } WayEnd;      /* right, or else the left that goes nowhere */

static void cheaper_nowhere(const Augment *g, WayEnd *end, int l)
{
	if (g->left_far[l] + g->up[l] < end->at) {
		end->at = g->left_far[l] + g->up[l];
		end->nowhere = l;
	}
}

static WayEnd search(Augment *g, int start)
{
	WayEnd end = { .right = -1, .nowhere = start, .at = g->up[start] };
	g->settled.n = g->reached.n = g->waiting.n = 0;
	for (int r = 0; r < g->rights; r++)
		g->far[r] = UNREACHED;
	g->left_far[start] = 0;
	g->reached.list[g->reached.n++] = start;
	relax(g, start, 0);
	for (;;) {
		int32_t to_right = nearest(g), at = nearest_waiting(g, to_right);
		if (at >= end.at)
			return end;
		if (to_right == at) {
			int empty = gather(g, at);
			if (empty >= 0)
				return (WayEnd){ .right = empty, .at = at };
			for (int i = 0; i < g->front.n; i++)
				settle(g, g->front.list[i], at);
		}
		int before = g->reached.n;
		go_on_from(g, at);
		for (int i = before; i < g->reached.n; i++)
			cheaper_nowhere(g, &end, g->reached.list[i]);
	}
}

/* Every node nearer than the end moves its price by what it is nearer. */
static void reprice(Augment *g, int32_t at)
{
	for (int i = 0; i < g->settled.n; i++)
		g->rp[g->settled.list[i]] += at - g->settled_at[g->settled.list[i]];
	for (int i = 0; i < g->reached.n; i++) {
		int l = g->reached.list[i];
		if (g->left_far[l] < at)
			g->up[l] -= at - g->left_far[l];
		g->left_far[l] = UNREACHED;
	}
	for (int i = 0; i < g->waiting.n; i++)
		g->left_far[g->waiting.list[i]] = UNREACHED;
}

static void make(Augment *g, int l, int r)
{
	Right *here = &g->right[r];
	here->list[here->n++] = (Held){ l, row(g, l)[r] };
	row(g, l)[r] = NO_PAIR;
}

static void unmake(Augment *g, int l, int r)
{
	Right *here = &g->right[r];
	int i = 0;
	while (here->list[i].left != l)
		i++;
	row(g, l)[r] = here->list[i].weight;
	here->list[i] = here->list[--here->n];
}

/* Moves everybody along the way, from its end back to the start. */
static void shift(Augment *g, int start, WayEnd end)
{
	int r = end.right;
	if (r < 0) {
		if (end.nowhere == start)
			return;
		r = g->left_by[end.nowhere];
		unmake(g, end.nowhere, r);
	}
	for (;;) {
		int l = g->by[r];
		make(g, l, r);
		if (l == start)
			return;
		r = g->left_by[l];
		unmake(g, l, r);
	}
}

void augment_price(Augment *g, int left)
{
	int32_t least = start_price(g, left);
	if (g->up[left] < least)
		g->up[left] = least;
}

void augment_place(Augment *g, int left)
{
	augment_price(g, left);
	WayEnd end = search(g, left);
	shift(g, left, end);
	reprice(g, end.at);
}
