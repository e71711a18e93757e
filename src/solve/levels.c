/* levels.c - the finish where most pairs are alike: along shortest ways alone.
 *
 * J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum matchings", 1973, on the tight pairs of a b-matching: steps from
 * all sources are counted by breadth, up to the first place where a source can be served (a partner with capacity left, or
 * somebody who may do without); then as many as possible are served along ways of that length, depth first, where no node
 * that led nowhere is tried again.  When no source can be served any more, distance.c moves the prices.
 *
 * Where scores have few values, tight pairs are many and ways not measured are long; elsewhere finish.c, which knows the best
 * pairs of each node, has less to look at.  Invariant as there.  O(E) a count; O(sqrt V) counts for each change of prices. */
#include "solve/side.h"

#include <string.h>

enum { UNSEEN = INT32_MAX };

/* On the way: node a, by way of its edge; the holders of its other end are tried one after the other; -1: not yet there. */
typedef struct { int64_t edge; int32_t a, holder; } Step;

typedef struct {
	Market  *m;
	Side    *s, *p;
	int32_t *level, *across;        /* steps to nodes of the sources' side, and to those across */
	int32_t *at, unseen;            /* across: how many at each level are not tried yet; how many no level has */
	int32_t *queue, *source;
	int      n;
	Step    *step;
} Levels;

static bool is_tight(const Side *s, int32_t a, int32_t b, int32_t score) { return s->price[a] + s->peer->price[b] == score; }
static bool is_source(const Side *s, int32_t a) { return side_open(s, a) && s->price[a] > s->node[a].floor; }

/* ---- by breadth ----------------------------------------------------------------------------------- */

static int32_t begin(Levels *w)
{
	for (int32_t a = 0; a < w->s->n; a++)
		w->level[a] = UNSEEN;
	memset(w->at, 0, sizeof *w->at * ((size_t)w->s->n + 2));
	w->unseen = 0;
	for (int32_t b = 0; b < w->p->n; b++) {
		w->across[b] = UNSEEN;
		w->unseen += w->p->node[b].capacity > 0;
	}
	for (int i = 0; i < w->n; i++) {
		w->level[w->source[i]] = 0;
		w->queue[i] = w->source[i];
	}
	return w->n;
}

/* A new partner, and whoever holds it; true: a way may end here. */
static bool see(Levels *w, int32_t b, int32_t level, int32_t *n)
{
	bool ends = side_open(w->p, b);
	w->across[b] = level;
	w->at[level]++;
	w->unseen--;
	for (int32_t i = 0; i < w->p->node[b].used; i++) {
		Slot x = w->p->node[b].slot[i];
		if (!is_tight(w->s, x.other, b, x.score))
			continue;
		ends = ends || side_at_floor(w->s, x.other);
		if (w->level[x.other] == UNSEEN) {
			w->level[x.other] = level;
			w->queue[(*n)++] = x.other;
		}
	}
	return ends;
}

static bool count(Levels *w)
{
	const Side *s = w->s;
	int32_t n = begin(w), last = UNSEEN;
	for (int32_t i = 0; i < n && w->unseen && w->level[w->queue[i]] < last; i++) {
		int32_t a = w->queue[i];
		for (int64_t e = s->node[a].row; e < side_end(s, a); e++) {
			int32_t b = side_other(s, e);
			if (w->across[b] == UNSEEN && is_tight(s, a, b, side_score(s, e)) && !side_holds(s, a, b) && see(w, b, w->level[a] + 1, &n))
				last = w->level[a] + 1;
		}
	}
	return last != UNSEEN;
}

/* ---- depth first ---------------------------------------------------------------------------------- */

static bool next_pair(Levels *w, Step *x)
{
	const Side *s = w->s;
	for (int32_t next = w->level[x->a] + 1; w->at[next] && x->edge < side_end(s, x->a); x->edge++) {
		int32_t b = side_other(s, x->edge);
		if (w->across[b] != next || !is_tight(s, x->a, b, side_score(s, x->edge)) || side_holds(s, x->a, b))
			continue;
		w->across[b] = UNSEEN;
		w->at[next]--;
		x->holder = 0;
		return true;
	}
	return false;
}

static bool next_holder(Levels *w, int32_t *depth)
{
	Step   *x = &w->step[*depth];
	int32_t b = side_other(w->s, x->edge);
	while (x->holder < w->p->node[b].used) {
		Slot y = w->p->node[b].slot[x->holder++];
		if (w->level[y.other] == w->level[x->a] + 1 && is_tight(w->s, y.other, b, y.score)) {
			w->step[++*depth] = (Step){ w->s->node[y.other].row, y.other, -1 };
			return true;
		}
	}
	x->edge++;
	x->holder = -1;
	return false;
}

/* Capacity left, or made by somebody who may do without. */
static bool may_end(Levels *w, int32_t b)
{
	for (int32_t i = 0; !side_open(w->p, b) && i < w->p->node[b].used; i++) {
		Slot x = w->p->node[b].slot[i];
		if (side_at_floor(w->s, x.other) && is_tight(w->s, x.other, b, x.score))
			side_unlink(w->p, b, i);
	}
	return side_open(w->p, b);
}

/* From the end of the way to its source: each gives up what the one before takes. */
static void serve(Levels *w, int32_t depth)
{
	for (; depth >= 0; depth--) {
		const Step *x = &w->step[depth];
		if (depth)
			side_give_up(w->s, x->a, side_other(w->s, w->step[depth - 1].edge));
		side_link(w->m, w->s, x->a, side_other(w->s, x->edge), side_score(w->s, x->edge));
	}
}

static bool walk(Levels *w, int32_t source)
{
	int32_t depth = 0;
	w->step[0] = (Step){ w->s->node[source].row, source, -1 };
	while (depth >= 0) {
		Step *x = &w->step[depth];
		if (x->holder >= 0 && next_holder(w, &depth))
			continue;
		if (!next_pair(w, x)) {
			w->level[x->a] = UNSEEN;
			depth--;
			continue;
		}
		if (may_end(w, side_other(w->s, x->edge))) {
			serve(w, depth);
			return true;
		}
	}
	return false;
}

/* ---- all of it ------------------------------------------------------------------------------------ */

static int still(Levels *w)
{
	int n = 0;
	for (int i = 0; i < w->n; i++)
		if (is_source(w->s, w->source[i]))
			w->source[n++] = w->source[i];
	return n;
}

static void serve_tight(Levels *w)
{
	while (w->n && count(w)) {
		for (int i = 0; i < w->n; i++)
			while (is_source(w->s, w->source[i]) && w->level[w->source[i]] == 0 && walk(w, w->source[i]))
				;
		w->n = still(w);
	}
}

void finish_by_levels(Market *m, Side *s)
{
	Arena *a = m->arena;
	Levels w = { .m = m, .s = s, .p = s->peer, .level = NEW(a, int32_t, s->n), .across = NEW(a, int32_t, s->peer->n), .queue = NEW(a, int32_t, s->n), .at = NEW(a, int32_t, (size_t)s->n + 2),
	             .source = NEW(a, int32_t, s->n), .step = NEW(a, Step, (size_t)s->n + 1) };
	side_forget(s);
	for (int32_t x = 0; x < s->n; x++)
		if (is_source(s, x))
			w.source[w.n++] = x;
	for (serve_tight(&w); w.n && !m->stopped; serve_tight(&w)) {
		distance(m, s, w.source, w.n, INT64_MAX);
		s->phase++;
		w.n = still(&w);
		m->stopped = m->stopped || (m->go_on && !m->go_on(m->with, 0, 1));
	}
}
