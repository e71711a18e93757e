/* finish.c - from nearly right to exactly right: the primal-dual method on what an auction left over.
 *
 * H. Kuhn, "The Hungarian method", 1955, in the phases of J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum
 * matchings", 1973.  Sources are the nodes of one side with capacity left and a price above their floor.  Each phase first
 * serves sources along tight pairs (depth first, with a stack of its own), as long as any can be served; when that takes many
 * passes, along shortest ways alone, measured by breadth before each pass.  Then distance.c moves the prices just so far that one more way becomes tight.
 *
 * Invariant: side.h's inequalities hold throughout; only "at its floor where capacity is left" is not yet true of the
 * sources.  Served means: a partner with capacity left was reached, or somebody on the way who may do without.
 * Ends, since each phase serves a source or brings one to its floor; O(E) a pass of a phase. */
#include "solve/side.h"

/* On the way: node a, by way of its pair with b, whose holders are tried one after the other. */
typedef struct { int64_t next; int32_t a, b, score, holder; bool few; } Step;

typedef struct { Market *m; Side *s, *p; Step *step; int32_t depth; bool shortest; } Walk;

enum { PASSES = 3, UNSEEN = INT32_MAX };

static bool is_tight(const Side *s, int32_t a, int32_t b, int32_t score) { return s->price[a] + s->peer->price[b] == score; }

/* All tight pairs of a node stand in its 'near', or its row is looked through. */
static Step begin(Side *s, int32_t a)
{
	if (s->price[a] <= side_near(s, a)->bound)
		side_near_now(s, a);
	return (Step){ .a = a, .b = -1, .few = s->price[a] > s->near[a].bound };
}

static void enter(Walk *w, int32_t a)
{
	w->s->mark[a] = w->m->marks;
	w->step[w->depth++] = begin(w->s, a);
}

/* On a shortest way, each is one further than the one before. */
static bool leads(const Walk *w, const Side *from, int32_t x, int32_t y)
{
	return !w->shortest || from->peer->level[y] == from->level[x] + 1;
}

/* The next tight pair that is not made and leads to somebody new. */
static bool next_pair(Walk *w, Step *x)
{
	Side       *s = w->s;
	const Near *near = &s->near[x->a];
	int64_t     end = x->few ? NEAR : s->row[x->a + 1] - s->row[x->a];
	while (x->next < end) {
		int64_t i = x->next++, e = s->row[x->a] + i;
		int32_t b = x->few ? near->near[i].other : s->other[e], score = x->few ? near->near[i].score : side_score(s, e);
		if (b < 0)
			return false;
		if (w->p->mark[b] == w->m->marks || !leads(w, s, x->a, b) || !is_tight(s, x->a, b, score) || (s->used[x->a] && side_holds(s, x->a, b)))
			continue;
		w->p->mark[b] = w->m->marks;
		x->b = b;
		x->score = score;
		x->holder = 0;
		return true;
	}
	return false;
}

/* Somebody who holds b by a tight pair and may do without it, being at the floor. */
static int32_t who_may_go(const Walk *w, int32_t b)
{
	for (int32_t i = 0; i < w->p->used[b]; i++) {
		Slot x = w->p->slot[b][i];
		if (w->s->price[x.other] == w->s->floor[x.other] && is_tight(w->s, x.other, b, x.score))
			return i;
	}
	return -1;
}

static bool next_holder(Walk *w, Step *x)
{
	int32_t b = x->b;
	while (x->holder < w->p->used[b]) {
		Slot y = w->p->slot[b][x->holder++];
		if (w->s->mark[y.other] != w->m->marks && leads(w, w->p, b, y.other) && is_tight(w->s, y.other, b, y.score)) {
			enter(w, y.other);
			return true;
		}
	}
	x->b = -1;
	return false;
}

static void give_up(Side *s, int32_t a, int32_t b)
{
	int32_t i = 0;
	while (s->slot[a][i].other != b)
		i++;
	side_unlink(s, a, i);
}

/* From the end of the way to its source: each gives up what the one before takes. */
static void serve(Walk *w)
{
	for (int32_t k = w->depth - 1; k >= 0; k--) {
		const Step *x = &w->step[k];
		if (k)
			give_up(w->s, x->a, w->step[k - 1].b);
		side_link(w->m, w->s, x->a, x->b, x->score);
	}
}

/* true: the source has one more. */
static bool walk(Walk *w, int32_t source)
{
	w->depth = 0;
	enter(w, source);
	while (w->depth) {
		Step *x = &w->step[w->depth - 1];
		if (x->b >= 0 && next_holder(w, x))
			continue;
		if (!next_pair(w, x)) {
			w->depth--;
			continue;
		}
		int32_t goes = side_open(w->p, x->b) ? -1 : who_may_go(w, x->b);
		if (goes >= 0)
			side_unlink(w->p, x->b, goes);
		if (side_open(w->p, x->b)) {
			serve(w);
			return true;
		}
	}
	return false;
}

static bool is_source(const Side *s, int32_t a) { return side_open(s, a) && s->price[a] > s->floor[a]; }

/* ---- how far -------------------------------------------------------------------------------------- */

static void unseen(Side *s)
{
	for (int32_t a = 0; a < s->n; a++)
		s->level[a] = UNSEEN;
}

static void see(Side *s, int32_t a, int32_t level)
{
	if (s->level[a] != UNSEEN)
		return;
	s->level[a] = level;
	s->reached.list[s->reached.n++] = a;
}

/* Steps from the sources to everybody, up to the first who can serve one.  false: nobody can. */
static bool measure(Walk *w, const int32_t *source, int n)
{
	Side   *s = w->s, *p = w->p;
	int32_t last = UNSEEN;
	unseen(s);
	unseen(p);
	for (int i = 0; i < n; i++)
		see(s, source[i], 0);
	w->m->marks++;
	for (int i = 0; i < s->reached.n && s->level[s->reached.list[i]] < last; i++) {
		Step x = begin(s, s->reached.list[i]);
		while (next_pair(w, &x)) {
			p->level[x.b] = s->level[x.a] + 1;
			if (side_open(p, x.b) || who_may_go(w, x.b) >= 0)
				last = p->level[x.b];
			for (int32_t k = 0; k < p->used[x.b]; k++)
				if (is_tight(s, p->slot[x.b][k].other, x.b, p->slot[x.b][k].score))
					see(s, p->slot[x.b][k].other, p->level[x.b] + 1);
		}
	}
	s->reached.n = 0;
	return last != UNSEEN;
}

/* ---- phases -------------------------------------------------------------------------------------- */

static bool pass(Walk *w, int32_t *source, int *n)
{
	int  left = 0;
	bool served = false;
	w->m->marks++;
	for (int i = 0; i < *n; i++) {
		if (is_source(w->s, source[i]) && w->s->mark[source[i]] != w->m->marks && walk(w, source[i]))
			served = true;
		if (is_source(w->s, source[i]))
			source[left++] = source[i];
	}
	*n = left;
	return served;
}

/* As many as can be served while prices stay; what remains is left in the list. */
static int serve_all(Walk *w, int32_t *source, int n)
{
	bool more = true;
	w->shortest = false;
	for (int i = 0; i < PASSES && more && n; i++)
		more = pass(w, source, &n);
	while (more && n && measure(w, source, n)) {
		w->shortest = true;
		pass(w, source, &n);
		w->shortest = false;
	}
	return n;
}

void finish(Market *m, Side *s)
{
	Walk     w = { .m = m, .s = s, .p = s->peer, .step = NEW(m->arena, Step, (size_t)s->n + 1) };
	int32_t *source = NEW(m->arena, int32_t, s->n);
	int      n = 0;
	s->epoch++;
	for (int32_t a = 0; a < s->n; a++)
		if (is_source(s, a))
			source[n++] = a;
	while ((n = serve_all(&w, source, n)) > 0 && !m->stopped) {
		distance(m, s, source, n);
		s->phase++;
		m->stopped = m->stopped || (m->go_on && !m->go_on(m->with, 0, 1));
	}
}
