/* side.c - one side of a b-matching: its rows, and the pairs that stand. */
#include "solve/side.h"

#include <string.h>

enum { FIRST_ROOM = 2 };

/* A node cannot hold more pairs than it has edges. */
static void capacities(Arena *a, Side *s, const int32_t *wanted)
{
	size_t first = 0;
	s->capacity = NEW(a, int32_t, s->n);
	s->used = NEW(a, int32_t, s->n);
	s->room = NEW(a, int32_t, s->n);
	s->slot = NEW(a, Slot *, s->n);
	for (int x = 0; x < s->n; x++) {
		int64_t degree = s->row[x + 1] - s->row[x];
		s->capacity[x] = wanted[x] < degree ? wanted[x] : (int32_t)degree;
		s->room[x] = s->capacity[x] < FIRST_ROOM ? s->capacity[x] : FIRST_ROOM;
		first += (size_t)s->room[x];
	}
	Slot *all = NEW(a, Slot, first);
	for (int x = 0; x < s->n; x++) {
		s->slot[x] = all;
		all += s->room[x];
	}
}

static void rest(Arena *a, Side *s)
{
	s->price = NEW(a, int64_t, s->n);
	s->floor = NEW(a, int64_t, s->n);
	s->near = NEW(a, Near, s->n);
	s->near_at = NEW(a, int32_t, s->n);
	s->near_in = NEW(a, int32_t, s->n);
	s->epoch = s->phase = 1;
	s->far = NEW(a, int64_t, s->n);
	s->mark = NEW(a, int32_t, s->n);
	s->level = NEW(a, int32_t, s->n);
	s->reached.list = NEW(a, int32_t, s->n);
	s->waiting.list = NEW(a, int32_t, s->n);
	s->waits = NEW(a, bool, s->n);
	for (int x = 0; x < s->n; x++)
		s->far[x] = FAR;
}

void side_open_lefts(Market *m, const Graph *g)
{
	m->left = (Side){ .peer = &m->right, .n = g->lefts, .row = g->row, .other = g->right, .narrow = g->narrow, .wide = g->wide };
	capacities(m->arena, &m->left, g->need);
	rest(m->arena, &m->left);
}

/* The graph by columns: counting sort by right, O(edges). */
void side_open_rights(Market *m, const Graph *g)
{
	Side     *s = &m->right;
	int64_t   edges = g->row[g->lefts], *row = NEW(m->arena, int64_t, (size_t)g->rights + 2);
	int32_t  *other = NEW(m->arena, int32_t, edges);
	uint16_t *narrow = g->narrow ? NEW(m->arena, uint16_t, edges) : NULL;
	int32_t  *wide = g->narrow ? NULL : NEW(m->arena, int32_t, edges);
	for (int64_t e = 0; e < edges; e++)
		row[g->right[e] + 2]++;
	for (int r = 0; r < g->rights; r++)
		row[r + 2] += row[r + 1];
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int64_t at = row[g->right[e] + 1]++;
			other[at] = l;
			if (narrow)
				narrow[at] = g->narrow[e];
			else
				wide[at] = g->wide[e];
		}
	*s = (Side){ .peer = &m->left, .n = g->rights, .row = row, .other = other, .narrow = narrow, .wide = wide };
	capacities(m->arena, s, g->seats);
	rest(m->arena, s);
}

/* Looks where fewer pairs are. */
bool side_holds(const Side *s, int32_t a, int32_t b)
{
	const Side *p = s->peer;
	if (s->used[a] <= p->used[b]) {
		for (int32_t i = 0; i < s->used[a]; i++)
			if (s->slot[a][i].other == b)
				return true;
		return false;
	}
	for (int32_t i = 0; i < p->used[b]; i++)
		if (p->slot[b][i].other == a)
			return true;
	return false;
}

static int32_t next_slot(Arena *arena, Side *s, int32_t a)
{
	if (s->used[a] == s->room[a]) {
		int32_t room = s->room[a] < s->capacity[a] / 2 ? 2 * s->room[a] : s->capacity[a];
		Slot   *more = NEW(arena, Slot, room);
		memcpy(more, s->slot[a], sizeof *more * (size_t)s->used[a]);
		s->slot[a] = more;
		s->room[a] = room;
	}
	return s->used[a]++;
}

void side_link(Market *m, Side *s, int32_t a, int32_t b, int32_t score)
{
	Side   *p = s->peer;
	int32_t at = next_slot(m->arena, s, a), back = next_slot(m->arena, p, b);
	s->slot[a][at] = (Slot){ .other = b, .back = back, .score = score };
	p->slot[b][back] = (Slot){ .other = a, .back = at, .score = score };
}

void side_move(Side *s, int32_t a, int32_t from, int32_t to)
{
	Slot x = s->slot[a][to] = s->slot[a][from];
	s->peer->slot[x.other][x.back].back = to;
}

static void forget(Side *s, int32_t a, int32_t at)
{
	int32_t last = --s->used[a];
	if (at != last)
		side_move(s, a, last, at);
}

void side_unlink(Side *s, int32_t a, int32_t at)
{
	Slot x = s->slot[a][at];
	forget(s, a, at);
	forget(s->peer, x.other, x.back);
}
