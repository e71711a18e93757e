/* distance.c - how far each node is from the sources, by what the pairs on the way lack to be tight; then the
 * prices follow, and whoever was reached first is served.
 *
 * E. Dijkstra, 1959, from one or many sources at once, over both sides: from a node to its partner across a pair that is not
 * made (price + price - score), and from there to whoever holds it (score - price - price).  The search ends at distance
 * D, the nearest place where a source can be served: a partner with capacity left, or somebody whose price falls
 * to the floor.  Then every price of the sources' side falls by D - distance and every price across rises by it:
 * side.h's inequalities still hold and the ways to all places at D have become tight.  The trees of different sources have
 * no node in common, so each source with such a place is served along its own way.
 *
 * Rows are opened lazily: a node's near pairs first, the rest of its row only when the search has come as far as the
 * first pair there can be.  O((E + V) log V) in the worst case, usually a small part of it. */
#include "solve/side.h"

#include <string.h>

typedef enum { SELLER, BUYER, ROW } Kind;

/* most: D so far; the places at that distance are the market's targets. */
typedef struct { Market *m; Side *s, *p; int64_t most; } Search;

/* ---- a heap by distance ----------------------------------------------------------------------- */

static void push(Market *m, Item item)
{
	if (m->heap.n == m->heap.room) {
		int   room = m->heap.room ? 2 * m->heap.room : m->left.n + m->right.n + 1024;        /* memory that is not used is not taken */
		Item *more = NEW(m->arena, Item, room);
		if (m->heap.n)
			memcpy(more, m->heap.list, sizeof *more * (size_t)m->heap.n);
		m->heap.list = more;
		m->heap.room = room;
	}
	Item *h = m->heap.list;
	int   i = m->heap.n++;
	for (; i && h[(i - 1) / 2].key > item.key; i = (i - 1) / 2)
		h[i] = h[(i - 1) / 2];
	h[i] = item;
}

static Item pop(Market *m)
{
	Item *h = m->heap.list, top = h[0], last = h[--m->heap.n];
	int   i = 0, n = m->heap.n;
	for (int child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && h[child + 1].key < h[child].key)
			child++;
		if (h[child].key >= last.key)
			break;
		h[i] = h[child];
	}
	h[i] = last;
	return top;
}

/* ---- the search ------------------------------------------------------------------------------- */

static void target(Search *x, int32_t node, Kind kind, int64_t d)
{
	if (d > x->most)
		return;
	if (d < x->most)
		x->m->target.n = 0;
	x->most = d;
	if (x->m->target.n < TARGETS)
		x->m->target.list[x->m->target.n++] = (Target){ node, kind };
}

static bool too_far(const Search *x, int64_t d) { return d >= x->most; }

static void arrive(Search *x, Side *s, int32_t node, int64_t d, Kind kind, Parent by)
{
	if (s->far[node] == FAR)
		s->reached.list[s->reached.n++] = node;
	s->far[node] = d;
	s->parent[node] = by;
	if (kind == SELLER && side_open(s, node))
		target(x, node, kind, d);
	if (kind == BUYER && d + s->price[node] - s->no_floor_above <= x->most)
		target(x, node, kind, d + s->price[node] - s->node[node].floor);
}

static void reach(Search *x, Side *s, int32_t node, int64_t d, Kind kind, Parent by)
{
	if (d >= s->far[node] || too_far(x, d))
		return;
	push(x->m, (Item){ d, node, kind });
	arrive(x, s, node, d, kind, by);
}

static void try_pair(Search *x, int32_t a, int64_t d, int32_t b, int32_t score)
{
	int64_t lacks = x->s->price[a] + x->p->price[b] - score;
	if (lacks >= 0 && d + lacks < x->p->far[b] && !(lacks == 0 && x->s->node[a].used && side_holds(x->s, a, b)))
		reach(x, x->p, b, d + lacks, SELLER, (Parent){ a, score });
}

static void from_near(Search *x, int32_t a, int64_t d, const Near *near)
{
	for (int i = 0; i < NEAR && near->near[i].other >= 0; i++)
		try_pair(x, a, d, near->near[i].other, near->near[i].score);
	if (near->bound <= -NEVER)
		return;
	int64_t rest = d + x->s->price[a] - near->bound;
	if (!too_far(x, rest))
		push(x->m, (Item){ rest < d ? d : rest, a, ROW });
}

/* What was kept may be of older prices: first look anew, then open the whole row. */
static void from_row(Search *x, int32_t a, int64_t d)
{
	Side *s = x->s;
	if (s->near[a].in != s->phase) {
		from_near(x, a, d, side_near_now(s, a));
		return;
	}
	for (int64_t e = s->node[a].row; e < side_end(s, a); e++)
		try_pair(x, a, d, side_other(s, e), side_score(s, e));
}

static void from_seller(Search *x, int32_t b, int64_t d)
{
	for (int32_t i = 0; i < x->p->node[b].used; i++) {
		Slot    y = x->p->node[b].slot[i];
		int64_t over = y.score - x->s->price[y.other] - x->p->price[b];
		reach(x, x->s, y.other, d + over, BUYER, (Parent){ b, 0 });
	}
}

/* ---- and then --------------------------------------------------------------------------------- */

static void move(Side *s, int64_t most, int sign)
{
	for (int i = 0; i < s->reached.n; i++) {
		int32_t node = s->reached.list[i];
		if (s->far[node] < most)
			s->price[node] += sign * (most - s->far[node]);
		s->far[node] = FAR;
	}
	s->reached.n = 0;
}

static int32_t source_of(const Search *x, Target t)
{
	int32_t a = t.kind == BUYER ? t.node : x->p->parent[t.node].node;
	while (x->s->parent[a].node >= 0)
		a = x->p->parent[x->s->parent[a].node].node;
	return a;
}

/* From the place back to the source: each takes what the one before gives up. */
static void serve(Search *x, Target t)
{
	int32_t b = t.node;
	if (t.kind == BUYER) {
		b = x->s->parent[t.node].node;
		if (b < 0)
			return;
		side_give_up(x->s, t.node, b);
	}
	while (b >= 0) {
		Parent  by = x->p->parent[b];
		int32_t held = x->s->parent[by.node].node;
		if (held >= 0)
			side_give_up(x->s, by.node, held);
		side_link(x->m, x->s, by.node, b, by.score);
		b = held;
	}
}

static int serve_targets(Search *x)
{
	int served = 0;
	x->m->marks++;
	for (int i = 0; i < x->m->target.n; i++) {
		int32_t source = source_of(x, x->m->target.list[i]);
		if (x->s->mark[source] != x->m->marks) {
			x->s->mark[source] = x->m->marks;
			serve(x, x->m->target.list[i]);
			served++;
		}
	}
	return served;
}

int distance(Market *m, Side *s, const int32_t *source, int n, int64_t patience)
{
	Search x = { .m = m, .s = s, .p = s->peer, .most = FAR };
	m->heap.n = m->target.n = 0;
	for (int i = 0; i < n; i++)
		arrive(&x, s, source[i], 0, BUYER, (Parent){ -1, 0 });
	for (int i = 0; i < n; i++)
		from_near(&x, source[i], 0, side_near(s, source[i]));
	for (; m->heap.n && patience; patience--) {
		Item at = pop(m);
		if (too_far(&x, at.key))
			break;
		if (at.kind == ROW)
			from_row(&x, at.node, s->far[at.node]);
		else if (at.kind == BUYER && at.key == s->far[at.node])
			from_near(&x, at.node, at.key, side_near(s, at.node));
		else if (at.kind == SELLER && at.key == x.p->far[at.node])
			from_seller(&x, at.node, at.key);
	}
	if (!patience)
		x.most = 0;
	move(s, x.most, -1);
	move(s->peer, x.most, +1);
	return patience ? serve_targets(&x) : 0;
}
