/* blossom.c - maximum-weight matching in a general graph, by trees, blossoms and prices.
 *
 * J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B (1965);
 * Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing
 * Surveys 18 (1986).  Trees grow, one from each vertex without partner, along TIGHT
 * edges, those whose two prices (and those of odd cycles around both) add up to
 * twice the weight.  Vertices at an even distance from the root are OUTER, the others INNER.
 * As time goes by, prices of outer vertices fall and those of inner ones rise, until
 *   an edge from an outer vertex becomes tight: to one without label, which is taken into
 *     the tree with its partner, or, if it has none, ends the tree; or to an outer one of
 *     another tree, which ends both; or to one of the same, which closes an odd cycle, to be
 *     treated as one vertex from then on;
 *   an inner odd cycle has no price left and is opened;
 *   an outer vertex has no price left and may as well go without a partner, which ends the tree.
 * A tree that ends has one vertex without partner less; its labels are taken off, the
 * other trees stay as they are.
 * What happens next stands in a heap, of each vertex only the first edge that may reach it;
 * labels carry the time they were given, so that prices need not be touched meanwhile; what
 * no longer holds when it comes up is looked at anew.
 * Invariant: price + price + prices of cycles around both >= 2 weight for every edge, equal
 * for matched edges and within cycles; whoever has no partner is a root or has price 0.
 * All numbers stay whole: prices of roots begin even and fall together, so that those of
 * outer vertices differ by even numbers always.
 * O(V (E log E + V)) at most, mostly far less; memory O(V + E). */
#include "solve/blossom.h"

#include <string.h>

/* ---- events ---- */

static bool sooner(BlossomEvent x, BlossomEvent y)
{
	return x.time != y.time ? x.time < y.time : x.kind != y.kind ? x.kind < y.kind : x.what < y.what;
}

void blossom_event(Blossoms *g, int32_t kind, int32_t what, int64_t time)
{
	if (g->heap.n == g->heap.room) {
		BlossomEvent *more = NEW(g->arena, BlossomEvent, 2 * g->heap.room);
		memcpy(more, g->heap.list, sizeof *more * (size_t)g->heap.n);
		g->heap.list = more;
		g->heap.room *= 2;
	}
	BlossomEvent x = { time, kind, what }, *heap = g->heap.list;
	int64_t at = g->heap.n++;
	for (; at && sooner(x, heap[(at - 1) / 2]); at = (at - 1) / 2)
		heap[at] = heap[(at - 1) / 2];
	heap[at] = x;
}

static BlossomEvent next_event(Blossoms *g)
{
	BlossomEvent *heap = g->heap.list, first = heap[0], x = heap[--g->heap.n];
	for (int64_t at = 0;;) {
		int64_t child = 2 * at + 1;
		if (child + 1 < g->heap.n && sooner(heap[child + 1], heap[child]))
			child++;
		if (child >= g->heap.n || !sooner(heap[child], x)) {
			heap[at] = x;
			return first;
		}
		heap[at] = heap[child];
		at = child;
	}
}

static int64_t slack(const Blossoms *g, int32_t e)
{
	return blossom_price(g, g->end[0][e]) + blossom_price(g, g->end[1][e]) - 2 * g->weight[e];
}

static BlossomLabel label_of(const Blossoms *g, int32_t vertex) { return g->b[g->top[vertex]].label; }

static void reached(Blossoms *g, int32_t v, int64_t time, int32_t by)
{
	g->reached[v] = time;
	g->reached_by[v] = by;
	if (by >= 0)
		blossom_event(g, EDGE_TIGHT, by, time);
}

static int64_t open_still(const Blossoms *g, int32_t v, const BlossomSide *s)
{
	return blossom_price(g, v) + blossom_price(g, s->other) - 2 * s->weight;
}

void blossom_wait(Blossoms *g, int32_t v)
{
	int64_t first = INT64_MAX;
	int32_t by = -1, halves = label_of(g, v) == OUTER ? 2 : 1;
	for (int64_t i = g->row[v]; i < g->row[v + 1]; i++) {
		const BlossomSide *s = &g->side[i];
		if (label_of(g, s->other) != OUTER || g->top[s->other] == g->top[v])
			continue;
		int64_t time = g->now + open_still(g, v, s) / halves;
		if (time < first) {
			first = time;
			by = s->edge;
		}
	}
	reached(g, v, first, by);
}

static void go_on_from(Blossoms *g, int32_t v)
{
	blossom_event(g, PRICE_NONE, v, g->now + blossom_price(g, v));
	blossom_wait(g, v);
	for (int64_t i = g->row[v]; i < g->row[v + 1]; i++) {
		const BlossomSide *s = &g->side[i];
		if (label_of(g, s->other) != NO_LABEL)
			continue;
		int64_t time = g->now + open_still(g, v, s);
		if (time < g->reached[s->other])
			reached(g, s->other, time, s->edge);
	}
}

/* ---- the tree ---- */

/* v gets the partner w, or none; whoever was its partner before gets another, up to the root. */
static void rematch(Blossoms *g, int32_t v, int32_t w)
{
	for (;;) {
		int32_t was = g->mate[g->b[g->top[v]].base];
		blossom_turn(g, g->top[v], v);
		g->mate[v] = w;
		if (was < 0)
			return;
		const Blossom *inner = &g->b[g->top[was]];
		v = inner->enter_from;
		w = inner->enter_to;
		blossom_turn(g, g->top[was], w);
		g->mate[w] = v;
	}
}

static int32_t root_of(const Blossoms *g, int32_t vertex) { return g->b[g->top[vertex]].root; }

/* Trees are done; others may reach what was in them. */
static void dissolve(Blossoms *g, int32_t root, int32_t other)
{
	g->loose.n = 0;
	blossom_dissolve(g, root);
	if (other >= 0)
		blossom_dissolve(g, other);
	for (int i = 0; i < g->loose.n; i++)
		blossom_wait(g, g->loose.list[i]);
}

/* An outer x and a y without label, by a tight edge. */
static void reach(Blossoms *g, int32_t x, int32_t y)
{
	Blossom *b = &g->b[g->top[y]];
	int32_t  mate = g->mate[b->base], root = root_of(g, x);
	if (mate < 0) {
		blossom_turn(g, g->top[y], y);
		g->mate[y] = x;
		rematch(g, x, y);
		dissolve(g, root, -1);
		return;
	}
	b->enter_from = x;
	b->enter_to = y;
	blossom_label(g, g->top[y], INNER, root);
	blossom_label(g, g->top[mate], OUTER, root);
}

/* Two outer ones, by a tight edge. */
static void meet(Blossoms *g, int32_t x, int32_t y)
{
	int32_t root = root_of(g, x), other = root_of(g, y);
	if (root == other) {
		blossom_shrink(g, x, y);
		return;
	}
	rematch(g, x, y);
	rematch(g, y, x);
	dissolve(g, root, other);
}

/* The edge that was to reach this one has had its time; which one is next? */
static void go_on_waiting(Blossoms *g, int32_t v, int32_t e)
{
	if (label_of(g, v) != INNER && g->reached_by[v] == e)
		blossom_wait(g, v);
}

static void edge_tight(Blossoms *g, int32_t e)
{
	bool         turned = label_of(g, g->end[0][e]) != OUTER;
	int32_t      x = g->end[turned][e], y = g->end[!turned][e];
	BlossomLabel label = label_of(g, y);
	if (label_of(g, x) == OUTER && label != INNER && g->top[x] != g->top[y] && !slack(g, e)) {
		if (label == OUTER)
			meet(g, x, y);
		else
			reach(g, x, y);
	}
	go_on_waiting(g, x, e);
	go_on_waiting(g, y, e);
}

static void happens(Blossoms *g, BlossomEvent x)
{
	g->now = x.time;
	if (x.kind == EDGE_TIGHT)
		edge_tight(g, x.what);
	else if (x.kind == PRICE_NONE) {
		if (label_of(g, x.what) != OUTER || blossom_price(g, x.what))
			return;
		int32_t root = root_of(g, x.what);
		rematch(g, x.what, -1);
		dissolve(g, root, -1);
	} else {
		const Blossom *b = &g->b[x.what];
		if (b->parent < 0 && b->label == INNER && b->price == 2 * (g->now - b->since))
			blossom_expand(g, x.what);
	}
}

void blossom_run(Blossoms *g, Going *going)
{
	for (int v = 0; v < g->n; v++)
		if (g->price[v]) {
			blossom_label(g, v, OUTER, v);
			g->trees++;
		}
	while (g->trees && going_on(going)) {
		while (g->todo.n)
			go_on_from(g, g->todo.list[--g->todo.n]);
		happens(g, next_event(g));
	}
}

/* ---- the beginning ---- */

static void set_rows(Blossoms *g, int64_t edges)
{
	int64_t *row = NEW(g->arena, int64_t, g->n + 1), *next = NEW(g->arena, int64_t, g->n);
	BlossomSide *list = NEW(g->arena, BlossomSide, 2 * edges);
	for (int64_t e = 0; e < edges; e++)
		for (int s = 0; s < 2; s++)
			row[g->end[s][e] + 1]++;
	for (int v = 0; v < g->n; v++) {
		row[v + 1] += row[v];
		next[v] = row[v];
	}
	for (int64_t e = 0; e < edges; e++)
		for (int s = 0; s < 2; s++)
			list[next[g->end[s][e]]++] = (BlossomSide){ (int32_t)e, g->end[!s][e], g->weight[e] };
	g->row = row;
	g->side = list;
}

Blossoms *blossom_open(Arena *a, int n, int64_t edges, const int32_t *one, const int32_t *other, const int64_t *weight)
{
	Blossoms *g = NEW(a, Blossoms, 1);
	*g = (Blossoms){ .n = n, .end = { one, other }, .weight = weight, .arena = a };
	set_rows(g, edges);
	g->b = NEW(a, Blossom, 2 * n);
	g->after = NEW(a, int32_t, n);
	g->top = NEW(a, int32_t, n);
	g->mate = NEW(a, int32_t, n);
	g->price = NEW(a, int64_t, n);
	g->reached = NEW(a, int64_t, n);
	g->reached_by = NEW(a, int32_t, n);
	g->tree = NEW(a, int32_t, n);
	g->heap.room = n + 1;
	g->heap.list = NEW(a, BlossomEvent, g->heap.room);
	g->todo.list = NEW(a, int32_t, n);
	g->loose.list = NEW(a, int32_t, n);
	g->spare.list = NEW(a, int32_t, n);
	g->turn.list = NEW(a, BlossomTurn, 2 * n);
	g->mark = NEW(a, int32_t, 2 * n);
	for (int v = 0; v < n; v++) {
		g->b[v] = (Blossom){ .parent = -1, .base = v, .first = v, .last = v };
		g->top[v] = v;
		g->mate[v] = g->tree[v] = g->reached_by[v] = -1;
		g->reached[v] = INT64_MAX;
		g->spare.list[g->spare.n++] = 2 * n - 1 - v;
	}
	for (int64_t e = 0; e < edges; e++)
		for (int s = 0; s < 2; s++)
			if (weight[e] > g->price[g->end[s][e]])
				g->price[g->end[s][e]] = weight[e] + weight[e] % 2;
	return g;
}
