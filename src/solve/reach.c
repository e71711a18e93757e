/* reach.c - see reach.h. */
#include "solve/reach.h"

typedef struct {
	const Graph    *g;
	const BMatched *x;
	int32_t         least, *used, *first, *holder, *queue;
	int             n;
	Reach           out;
} Search;

/* Who holds each right, as one list by right. */
static void list_holders(Arena *a, Search *s)
{
	const BMatched *x = s->x;
	int32_t places = x->place[s->g->lefts], *at = NEW(a, int32_t, (size_t)s->g->rights + 1);
	s->used = NEW(a, int32_t, (size_t)s->g->rights + 1);
	s->first = NEW(a, int32_t, (size_t)s->g->rights + 1);
	s->holder = NEW(a, int32_t, (size_t)places + 1);
	for (int32_t k = 0; k < places; k++)
		if (x->right[k] >= 0)
			s->used[x->right[k]]++;
	for (int r = 0; r < s->g->rights; r++)
		at[r + 1] = s->first[r + 1] = s->first[r] + s->used[r];
	at[0] = 0;
	for (int l = 0; l < s->g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] >= 0)
				s->holder[at[x->right[k]]++] = l;
}

static void put(Search *s, int32_t l)
{
	if (!s->out.left[l])
		s->queue[s->n++] = l;
	s->out.left[l] = true;
}

static bool has(const Search *s, int32_t l, int32_t r)
{
	for (int32_t k = s->x->place[l]; k < s->x->place[l + 1]; k++)
		if (s->x->right[k] == r)
			return true;
	return false;
}

static void go_from(Search *s, int32_t l)
{
	const Graph *g = s->g;
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
		int32_t r = g->right[e];
		if (s->out.right[r] || !g->seats[r] || graph_score(g, e) < s->least || has(s, l, r))
			continue;
		s->out.right[r] = true;
		s->out.more = s->out.more || s->used[r] < g->seats[r];
		for (int32_t i = s->first[r]; i < s->first[r + 1]; i++)
			put(s, s->holder[i]);
	}
}

Reach reach_all(Arena *a, const Graph *g, const BMatched *x, int32_t least)
{
	Search s = { .g = g, .x = x, .least = least, .queue = NEW(a, int32_t, g->lefts),
	             .out = { .left = NEW(a, bool, g->lefts), .right = NEW(a, bool, g->rights) } };
	list_holders(a, &s);
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] < 0)
				put(&s, l);
	for (int at = 0; at < s.n && !s.out.more; at++)
		go_from(&s, s.queue[at]);
	return s.out;
}
