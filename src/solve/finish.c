/* finish.c - from nearly right to exactly right: the primal-dual method on what an auction left over.
 *
 * H. Kuhn, "The Hungarian method", 1955, in the phases of J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum
 * matchings", 1973.  Sources are the nodes of one side with capacity left and a price above their floor.  Each phase first
 * serves sources along tight pairs (depth first, with a stack of its own), as long as any can be served; then
 * distance.c moves the prices just so far that one more way becomes tight.  Passes over the sources with marks are those of
 * A. Pothen and C. Fan, "Computing the block triangular form of a sparse matrix", 1990; here marks last from pass to pass.
 *
 * Invariant: side.h's inequalities hold throughout; only "at its floor where capacity is left" is not yet true of the
 * sources.  Served means: a partner with capacity left was reached, or somebody on the way who may do without.
 * Ends, since each phase serves a source or brings one to its floor; O(E) a pass of a phase. */
#include "solve/side.h"

enum { HARDLY = 64, PHASES_FIRST = 1, PATIENCE = 200, FAILS = 100, FAILS_EACH = 4, MANY = 1000, NOBODY = 256, CROWD = 32 };

/* On the way: node a, by way of its pair with b, the one before the next, whose holders are tried one after the other. */
typedef struct FinishStep { int32_t a, b, next, holder; } Step;

/* Each walk leaves a mark of its own on whom it met.  'first' and 'pass': the marks of these prices, and of this pass over the sources,
 * begin there; 'again' tells of each walk whether whom it met may be worth another look: it was served, or met such. */
typedef struct {
	Market *m;
	Side   *s, *p;
	Step   *step;
	int32_t depth, first, pass;
	struct { uint8_t *list; int n; } again;         /* eight walks a byte */
	bool    unsure;
} Walk;

static bool is_tight(const Side *s, int32_t a, int32_t b, int32_t score) { return s->price[a] + s->peer->price[b] == score; }

static bool is_again(const Walk *w, int32_t mark) { return w->again.list[(mark - w->first) / 8] >> (mark - w->first) % 8 & 1; }

static void set_again(Walk *w, int32_t mark, bool again)
{
	if ((mark - w->first) % 8 == 0)
		*PUSH(w->m->arena, &w->again) = 0;
	w->again.list[w->again.n - 1] |= (uint8_t)(again << (mark - w->first) % 8);
}

/* Whom a walk met in vain leads nowhere while prices stay, unless by way of whom another, which was served, had met. */
static bool is_met(Walk *w, int32_t mark)
{
	if (mark < w->first)
		return false;
	if (mark == w->m->marks)
		return true;
	bool again = is_again(w, mark);
	w->unsure = w->unsure || (again && mark >= w->pass);
	return !again || mark >= w->pass;
}

/* All tight pairs of a node stand in its 'near', or its row is looked through. */
static void enter(Walk *w, int32_t a)
{
	Side *s = w->s;
	if (s->price[a] <= side_near(s, a)->bound)
		side_near_now(s, a);
	s->mark[a] = w->m->marks;
	for (int i = 0; i < NEAR && s->near[a].near[i].other >= 0; i++)
		__builtin_prefetch(&w->p->node[s->near[a].near[i].other]);
	w->step[w->depth++] = (Step){ .a = a, .b = -1 };
}

static bool is_few(const Side *s, int32_t a) { return s->price[a] > s->near[a].bound; }

/* The next tight pair that is not made and leads to somebody new. */
static bool next_pair(Walk *w, Step *x)
{
	Side       *s = w->s;
	const Near *near = &s->near[x->a];
	bool        few = is_few(s, x->a);
	int64_t     row = s->node[x->a].row, end = few ? NEAR : side_end(s, x->a) - row;
	while (x->next < end) {
		int32_t i = x->next++, b = few ? near->near[i].other : side_other(s, row + i), score = few ? near->near[i].score : side_score(s, row + i);
		if (b < 0)
			return false;
		if (!is_tight(s, x->a, b, score) || is_met(w, w->p->mark[b]) || (s->node[x->a].used && side_holds(s, x->a, b)))
			continue;
		w->p->mark[b] = w->m->marks;
		x->b = b;
		x->holder = 0;
		return true;
	}
	return false;
}

/* Somebody who holds b by a tight pair and may do without it, being at the floor. */
static int32_t who_may_go(const Walk *w, int32_t b)
{
	for (int32_t i = 0; i < w->p->node[b].used; i++) {
		Slot x = w->p->node[b].slot[i];
		__builtin_prefetch(&w->s->node[x.other]);
		__builtin_prefetch(&w->s->near[x.other]);
		if (side_at_floor(w->s, x.other) && is_tight(w->s, x.other, b, x.score))
			return i;
	}
	return -1;
}

static bool next_holder(Walk *w, Step *x)
{
	int32_t b = x->b;
	while (x->holder < w->p->node[b].used) {
		Slot y = w->p->node[b].slot[x->holder++];
		if (is_tight(w->s, y.other, b, y.score) && !is_met(w, w->s->mark[y.other])) {
			enter(w, y.other);
			return true;
		}
	}
	x->b = -1;
	return false;
}

/* From the end of the way to its source: each gives up what the one before takes. */
static void serve(Walk *w)
{
	Side *s = w->s;
	for (int32_t k = w->depth - 1; k >= 0; k--) {
		const Step *x = &w->step[k];
		int32_t score = is_few(s, x->a) ? s->near[x->a].near[x->next - 1].score : side_score(s, s->node[x->a].row + x->next - 1);
		if (k)
			side_give_up(s, x->a, w->step[k - 1].b);
		side_link(w->m, s, x->a, x->b, score);
	}
}

static bool walk_on(Walk *w)
{
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

/* true: the source has one more. */
static bool walk(Walk *w, int32_t source)
{
	w->depth = 0;
	w->unsure = false;
	w->m->marks++;
	enter(w, source);
	bool served = walk_on(w);
	set_again(w, w->m->marks, served || w->unsure);
	return served;
}

static bool is_source(const Side *s, int32_t a) { return side_open(s, a) && s->price[a] > s->node[a].floor; }

/* Each source in turn, at the prices of now; who remains is left in the list.  *worth: how many of them another pass may serve. */
static int pass(Walk *w, int32_t *source, int n, int *worth)
{
	int left = 0;
	*worth = 0;
	w->pass = w->m->marks + 1;
	for (int i = 0; i < n; i++) {
		int32_t a = source[i];
		if (is_source(w->s, a) && !is_met(w, w->s->mark[a]))
			walk(w, a);
		if (is_source(w->s, a)) {
			*worth += is_again(w, w->s->mark[a]);
			source[left++] = a;
		}
	}
	return left;
}

/* Pass after pass, until whoever is left is hardly worth the way. */
static int serve_tight(Walk *w, int32_t *source, int n)
{
	int worth = n, served = n;
	w->first = w->m->marks + 1;
	w->again.n = 0;
	while (n && worth && (int64_t)served * HARDLY > worth) {
		served = n;
		n = pass(w, source, n, &worth);
		served -= n;
	}
	return n;
}

/* Those who have a place nearby, one after the other; given up where that is not the rule. */
static int serve_near(Market *m, Side *s, int32_t *source, int n)
{
	int     left = 0;
	int64_t fails = 0;
	for (int i = 0; i < n; i++) {
		while (is_source(s, source[i]) && fails < FAILS + i / FAILS_EACH && distance(m, s, &source[i], 1, PATIENCE))
			;
		if (is_source(s, source[i])) {
			source[left++] = source[i];
			fails++;
		}
	}
	return left;
}

/* Prices move until one more way is tight, then whoever can be served is: one phase of Hopcroft and Karp. */
static int phase(Walk *w, int32_t *source, int n)
{
	distance(w->m, w->s, source, n, INT64_MAX);
	w->s->phase++;
	w->m->stopped = w->m->stopped || (w->m->go_on && !w->m->go_on(w->m->with, 0, 1));
	return serve_tight(w, source, n);
}

/* First what is tight already, then each to the place nearby, then phases for the few whose place is far and
 * for the many where most pairs are alike.  Where nodes have several places and hardly anybody is served, ways are long: levels.c. */
void finish(Market *m, Side *s)
{
	if (!s->step) {
		s->step = NEW(m->arena, Step, (size_t)s->n + 1);
		s->source = NEW(m->arena, int32_t, s->n);
	}
	Walk     w = { .m = m, .s = s, .p = s->peer, .step = s->step };
	int32_t *source = s->source;
	int64_t  places = 0;
	int      n = 0;
	for (int32_t a = 0; a < s->n; a++) {
		places += s->node[a].capacity;
		if (is_source(s, a))
			source[n++] = a;
	}
	if ((int64_t)n * CROWD > s->n)
		side_near_all(s);       /* nearly everybody will be met on the way */
	n = serve_tight(&w, source, n);
	for (int i = 0; n && i < PHASES_FIRST; i++)
		n = phase(&w, source, n);
	n = serve_near(m, s, source, n);
	while (n && !m->stopped) {
		int before = n;
		n = phase(&w, source, n);
		if (n > MANY && places > s->n && (int64_t)(before - n) * NOBODY < n) {
			finish_by_levels(m, s);
			return;
		}
	}
}
