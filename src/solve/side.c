/* side.c - one side of a b-matching: its rows, and the pairs that stand. */
#include "solve/side.h"

#include <string.h>

enum { FIRST_ROOM = 8, LINE = 64 };

/* Pieces that begin with a line of the cache: what fits into one lies in one. */
static void *in_lines(Arena *a, size_t one, size_t n)
{
	char *p = NEW(a, char, size_of(one, n) + LINE);
	return p + (LINE - (uintptr_t)p % LINE) % LINE;
}

/* A node cannot hold more pairs than it has edges. */
static void nodes(Arena *a, Side *s, const int64_t *row, const int32_t *wanted)
{
	size_t first = 0;
	s->node = in_lines(a, sizeof *s->node, (size_t)s->n + 1);
	s->node[s->n].row = (int32_t)row[s->n];
	for (int x = 0; x < s->n; x++) {
		int64_t degree = row[x + 1] - row[x];
		Node   *n = &s->node[x];
		n->row = (int32_t)row[x];
		n->capacity = wanted[x] < degree ? wanted[x] : (int32_t)degree;
		n->room = n->capacity < FIRST_ROOM ? n->capacity : FIRST_ROOM;
		first += n->room > 1 ? (size_t)n->room : 0;
		s->several = s->several || n->capacity > 1;
	}
	Slot *all = NEW(a, Slot, first);
	for (int x = 0; x < s->n; x++) {
		bool own = s->node[x].room <= 1;
		s->node[x].slot = own ? &s->node[x].own : all;
		all += own ? 0 : s->node[x].room;
	}
}

static void rest(Arena *a, Side *s)
{
	s->best = row_best_way();
	s->price = NEW(a, int64_t, s->n);
	s->mark = NEW(a, int32_t, s->n);
	s->no_floor_above = -NEVER;
	s->near = in_lines(a, sizeof *s->near, (size_t)s->n);
	s->epoch = s->phase = 1;
	s->far = NEW(a, int64_t, s->n);
	s->parent = NEW(a, Parent, s->n);
	s->reached.list = NEW(a, int32_t, s->n);
	s->waiting.bits = NEW(a, uint64_t, s->n / WAITING_WORD + 1);
	for (int x = 0; x < s->n; x++)
		s->far[x] = FAR;
}

void side_open_lefts(Market *m, const Graph *g)
{
	m->left = (Side){ .peer = &m->right, .n = g->lefts, .edges = { .other = g->right, .narrow = g->narrow, .wide = g->wide } };
	m->target.list = NEW(m->arena, Target, TARGETS);
	nodes(m->arena, &m->left, g->row, g->need);
	rest(m->arena, &m->left);
}

static int bits_of(uint32_t n)
{
	int bits = 1;
	while (bits < 32 && n >> bits)
		bits++;
	return bits;
}

/* The number of a left and a score in 32 bits, where that is enough; what they take then, else 0. */
static int bits_of_score(const Graph *g)
{
	uint16_t most = 0;
	for (int64_t e = 0; g->narrow && e < g->row[g->lefts]; e++)
		most = g->narrow[e] > most ? g->narrow[e] : most;
	int bits = bits_of(most);
	return g->narrow && bits_of((uint32_t)g->lefts) + bits <= 32 ? bits : 0;
}

typedef struct { uint32_t *both; int32_t *other, *wide; uint16_t *narrow; int bits; } Columns;

static void put(const Columns *c, const Graph *g, int64_t at, int32_t l, int64_t e)
{
	if (c->both) {
		c->both[at] = (uint32_t)l << c->bits | g->narrow[e];
		return;
	}
	c->other[at] = l;
	if (c->narrow)
		c->narrow[at] = g->narrow[e];
	else
		c->wide[at] = g->wide[e];
}

static Columns columns(Arena *a, const Graph *g)
{
	int64_t edges = g->row[g->lefts];
	int     bits = bits_of_score(g);
	if (bits)
		return (Columns){ .both = NEW(a, uint32_t, edges), .bits = bits };
	return (Columns){ .other = NEW(a, int32_t, edges), .narrow = g->narrow ? NEW(a, uint16_t, edges) : NULL, .wide = g->narrow ? NULL : NEW(a, int32_t, edges) };
}

/* The graph by columns: counting sort by right, O(edges). */
void side_open_rights(Market *m, const Graph *g)
{
	Side    *s = &m->right;
	int64_t  edges = g->row[g->lefts], *row = NEW(m->arena, int64_t, (size_t)g->rights + 2);
	Columns  c = columns(m->arena, g);
	for (int64_t e = 0; e < edges; e++)
		row[g->right[e] + 2]++;
	for (int r = 0; r < g->rights; r++)
		row[r + 2] += row[r + 1];
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			put(&c, g, row[g->right[e] + 1]++, l, e);
	*s = (Side){ .peer = &m->left, .n = g->rights, .edges = { .both = c.both, .bits = c.bits, .other = c.other, .narrow = c.narrow, .wide = c.wide } };
	nodes(m->arena, s, row, g->seats);
	rest(m->arena, s);
}

/* Looks where fewer pairs are. */
bool side_holds(const Side *s, int32_t a, int32_t b)
{
	const Side *p = s->peer;
	if (s->node[a].used <= p->node[b].used) {
		for (int32_t i = 0; i < s->node[a].used; i++)
			if (s->node[a].slot[i].other == b)
				return true;
		return false;
	}
	for (int32_t i = 0; i < p->node[b].used; i++)
		if (p->node[b].slot[i].other == a)
			return true;
	return false;
}

static Slot *next_slot(Arena *arena, Node *n)
{
	if (n->used == n->room) {
		int32_t room = n->room < n->capacity / 2 - FIRST_ROOM ? 2 * n->room + FIRST_ROOM : n->capacity;
		Slot   *more = NEW(arena, Slot, room);
		memcpy(more, n->slot, sizeof *more * (size_t)n->used);
		n->slot = more;
		n->room = room;
	}
	return &n->slot[n->used++];
}

void side_link(Market *m, Side *s, int32_t a, int32_t b, int32_t score)
{
	*next_slot(m->arena, &s->node[a]) = (Slot){ .other = b, .score = score };
	*next_slot(m->arena, &s->peer->node[b]) = (Slot){ .other = a, .score = score };
}

static void forget(Node *n, int32_t other)
{
	int32_t at = 0, last = --n->used;
	while (n->slot[at].other != other)
		at++;
	n->slot[at] = n->slot[last];
}

void side_unlink(Side *s, int32_t a, int32_t at)
{
	Node   *n = &s->node[a];
	int32_t b = n->slot[at].other;
	n->slot[at] = n->slot[--n->used];
	forget(&s->peer->node[b], a);
}

void side_give_up(Side *s, int32_t a, int32_t b)
{
	int32_t i = 0;
	while (s->node[a].slot[i].other != b)
		i++;
	side_unlink(s, a, i);
}
