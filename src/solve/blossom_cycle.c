/* blossom_cycle.c - odd cycles: made, opened again, turned.
 *
 * The parts of a cycle stand in a ring; the heart holds the base, and from it the ring goes
 * edge not matched, edge matched, and so on.  Whatever part is to hold the base, the way
 * from there to the heart that has an even number of edges is matched the other way.
 * Nothing here calls itself, however deep cycles lie in cycles. */
#include "solve/blossom.h"

/* Prices as of now; no label any more. */
static void settle(Blossoms *g, int32_t at)
{
	Blossom *b = &g->b[at];
	for (int32_t v = b->first;; v = g->after[v]) {
		g->price[v] = blossom_price(g, v);
		if (v == b->last)
			break;
	}
	if (at >= g->n)
		b->price += (b->label == OUTER ? 2 : -2) * (g->now - b->since);
	b->label = NO_LABEL;
	*(b->tree_prev < 0 ? &g->tree[b->root] : &g->b[b->tree_prev].tree_next) = b->tree_next;
	if (b->tree_next >= 0)
		g->b[b->tree_next].tree_prev = b->tree_prev;
}

static void add_vertices(Blossoms *g, const Blossom *b, int32_t *list, int *n)
{
	for (int32_t v = b->first;; v = g->after[v]) {
		list[(*n)++] = v;
		if (v == b->last)
			return;
	}
}

static void enter_tree(Blossoms *g, int32_t at, BlossomLabel label, int32_t root)
{
	Blossom *b = &g->b[at];
	b->label = label;
	b->since = g->now;
	b->root = root;
	b->tree_prev = -1;
	b->tree_next = g->tree[root];
	if (b->tree_next >= 0)
		g->b[b->tree_next].tree_prev = at;
	g->tree[root] = at;
}

void blossom_label(Blossoms *g, int32_t at, BlossomLabel label, int32_t root)
{
	enter_tree(g, at, label, root);
	if (label == OUTER)
		add_vertices(g, &g->b[at], g->todo.list, &g->todo.n);
	else if (at >= g->n)
		blossom_event(g, CYCLE_FREE, at, g->now + g->b[at].price / 2);
}

void blossom_dissolve(Blossoms *g, int32_t root)
{
	g->trees--;
	while (g->tree[root] >= 0) {
		int32_t b = g->tree[root];
		settle(g, b);
		add_vertices(g, &g->b[b], g->loose.list, &g->loose.n);
	}
}

/* ---- making ---- */

static void join(Blossoms *g, int32_t here, int32_t there, int32_t from, int32_t to)
{
	g->b[here].next = there;
	g->b[there].prev = here;
	g->b[here].from = from;
	g->b[here].to = to;
}

/* The outer blossom above an outer one, or -1 at the root. */
static int32_t above(const Blossoms *g, int32_t b)
{
	int32_t mate = g->mate[g->b[b].base];
	return mate < 0 ? -1 : g->top[g->b[g->top[mate]].enter_from];
}

static int32_t common(Blossoms *g, int32_t x, int32_t y)
{
	for (g->marks++;;) {
		if (x >= 0 && g->mark[x] == g->marks)
			return x;
		if (x >= 0) {
			g->mark[x] = g->marks;
			x = above(g, x);
		}
		int32_t was = x;
		x = y;
		y = was;
	}
}

/* The ring, from the heart down to x, over the edge to y, and up again. */
static void close_ring(Blossoms *g, int32_t heart, int32_t x, int32_t y)
{
	for (int32_t at = g->top[x]; at != heart;) {
		int32_t base = g->b[at].base, mate = g->mate[base], inner = g->top[mate], from = g->b[inner].enter_from;
		join(g, inner, at, mate, base);
		at = g->top[from];
		join(g, at, inner, from, g->b[inner].enter_to);
	}
	join(g, g->top[x], g->top[y], x, y);
	for (int32_t at = g->top[y]; at != heart;) {
		int32_t base = g->b[at].base, mate = g->mate[base], inner = g->top[mate], from = g->b[inner].enter_from;
		join(g, at, inner, base, mate);
		at = g->top[from];
		join(g, inner, at, g->b[inner].enter_to, from);
	}
}

void blossom_shrink(Blossoms *g, int32_t x, int32_t y)
{
	int32_t  heart = common(g, g->top[x], g->top[y]), at = heart, made = g->spare.list[--g->spare.n];
	Blossom *whole = &g->b[made];
	close_ring(g, heart, x, y);
	*whole = (Blossom){ .parent = -1, .heart = heart, .base = g->b[heart].base, .first = g->b[heart].first };
	int32_t last = -1, root = g->b[heart].root;
	do {
		Blossom *part = &g->b[at];
		if (part->label == INNER)
			add_vertices(g, part, g->todo.list, &g->todo.n);
		settle(g, at);
		part->parent = made;
		if (last >= 0)
			g->after[last] = part->first;
		last = part->last;
		at = part->next;
	} while (at != heart);
	whole->last = last;
	for (int32_t v = whole->first;; v = g->after[v]) {
		g->top[v] = made;
		if (v == last)
			break;
	}
	enter_tree(g, made, OUTER, root);
}

/* ---- the even way ---- */

/* From a part of a ring to the heart in an even number of edges: forward or not. */
static bool forward_is_even(const Blossoms *g, int32_t heart, int32_t part)
{
	bool odd = false;
	for (int32_t at = heart; at != part; at = g->b[at].next)
		odd = !odd;
	return odd;
}

typedef struct { int32_t part, from, to; } RingStep;    /* the next part, and the edge that leads there */

static RingStep ring_step(const Blossoms *g, int32_t at, bool forward)
{
	if (forward)
		return (RingStep){ g->b[at].next, g->b[at].from, g->b[at].to };
	int32_t prev = g->b[at].prev;
	return (RingStep){ prev, g->b[prev].to, g->b[prev].from };
}

/* ---- opening ---- */

static void set_free(Blossoms *g, int32_t part)
{
	g->b[part].parent = -1;
	for (int32_t v = g->b[part].first;; v = g->after[v]) {
		g->top[v] = part;
		if (v == g->b[part].last)
			return;
	}
}

static void wait_for_all(Blossoms *g, int32_t part)
{
	for (int32_t v = g->b[part].first;; v = g->after[v]) {
		blossom_wait(g, v);
		if (v == g->b[part].last)
			return;
	}
}

/* The parts on the even way from where it was entered stay in the tree. */
static void keep_in_tree(Blossoms *g, int32_t heart, int32_t from, int32_t to)
{
	int32_t at = g->top[to], root = g->b[g->top[from]].root;
	bool    forward = forward_is_even(g, heart, at);
	for (;;) {
		g->b[at].enter_from = from;
		g->b[at].enter_to = to;
		blossom_label(g, at, INNER, root);
		if (at == heart)
			return;
		RingStep outer = ring_step(g, at, forward), inner = ring_step(g, outer.part, forward);
		blossom_label(g, outer.part, OUTER, root);
		at = inner.part;
		from = inner.from;
		to = inner.to;
	}
}

void blossom_expand(Blossoms *g, int32_t opened)
{
	int32_t heart = g->b[opened].heart, at = heart;
	settle(g, opened);
	do {
		set_free(g, at);
		at = g->b[at].next;
	} while (at != heart);
	keep_in_tree(g, heart, g->b[opened].enter_from, g->b[opened].enter_to);
	do {
		if (g->b[at].label == NO_LABEL)
			wait_for_all(g, at);
		at = g->b[at].next;
	} while (at != heart);
	g->spare.list[g->spare.n++] = opened;
}

/* ---- turning ---- */

static void turn_later(Blossoms *g, int32_t blossom, int32_t vertex)
{
	if (g->b[blossom].base != vertex)
		g->turn.list[g->turn.n++] = (BlossomTurn){ blossom, vertex };
}

static void turn_one(Blossoms *g, BlossomTurn x)
{
	Blossom *b = &g->b[x.blossom];
	int32_t  part = x.vertex;
	while (g->b[part].parent != x.blossom)
		part = g->b[part].parent;
	turn_later(g, part, x.vertex);
	bool forward = forward_is_even(g, b->heart, part);
	for (int32_t at = part; at != b->heart;) {
		at = ring_step(g, at, forward).part;
		RingStep match = ring_step(g, at, forward);
		turn_later(g, at, match.from);
		turn_later(g, match.part, match.to);
		g->mate[match.from] = match.to;
		g->mate[match.to] = match.from;
		at = match.part;
	}
	b->heart = part;
	b->base = x.vertex;
}

void blossom_turn(Blossoms *g, int32_t blossom, int32_t vertex)
{
	turn_later(g, blossom, vertex);
	while (g->turn.n)
		turn_one(g, g->turn.list[--g->turn.n]);
}
