/* instead.c - see instead.h: backwards from the seat that would become free, along what costs nothing. */
#include "solve/instead.h"

enum { NOWHERE = -1 };

/* Arcs of the graph of changes that cost nothing, turned round: a search from the freed right finds all from which it can be reached.
 * Into a right: from lefts that could be paired with it.  Into a left: from rights it is paired with and could give up. */
struct Instead {
	const Proof *p;
	int32_t     *into_right_at, *into_right;        /* by right */
	int32_t     *into_left_at, *into_left;          /* by left */
	bool        *right_open, *right_may_empty;      /* a seat is empty; one that is taken may become so */
	bool        *left_open, *left_may_empty;
	int32_t     *seen_left, *seen_right, seen_empty, mark;
	int32_t     *queue;                             /* rights, then lefts from rights on, then the empty one */
};

/* ---- what costs nothing --------------------------------------------------------------------------------- */

static bool nothing(const int64_t *price, int digits)
{
	for (int i = 0; i < digits; i++)
		if (price[i])
			return false;
	return true;
}

/* Do the prices of the two add up to exactly what their pair counts?  A pair below the floor may not be made. */
static bool tight(const Proof *p, int32_t l, int32_t r, int32_t score)
{
	const int64_t *u = p->price_left + (int64_t)l * p->digits, *v = p->price_right + (int64_t)r * p->digits;
	if (p->has_floor && score < p->floor)
		return false;
	for (int i = 0; i < p->digits; i++) {
		bool points = i + 1 == p->digits;
		if (u[i] + v[i] != (points ? score : !i ? 1 : score < p->cuts[i - 1] ? -1 : 0))
			return false;
	}
	return true;
}

static bool is_made(const Proof *p, int32_t l, int32_t r)
{
	for (int32_t k = p->place[l]; k < p->place[l + 1]; k++)
		if (p->right[k] == r)
			return true;
	return false;
}

/* Each tight pair once: not made, it leads into its right; made, into its left. */
static void arcs(Instead *x, bool fill)
{
	const Graph *g = x->p->graph;
	for (int32_t l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int32_t r = g->right[e];
			if (!g->need[l] || !g->seats[r] || !tight(x->p, l, r, graph_score(g, e)))
				continue;
			bool made = is_made(x->p, l, r);
			int32_t *at = made ? &x->into_left_at[l] : &x->into_right_at[r];
			if (fill)
				(made ? x->into_left : x->into_right)[--*at] = made ? r : l;
			else
				++*at;
		}
}

static int32_t *starts(Arena *a, int32_t *count, int n)
{
	for (int i = 0; i < n; i++)
		count[i + 1] += count[i];
	return NEW(a, int32_t, count[n]);
}

/* Counts, then fills from behind, so that in the end each begins where it should. */
static void list_arcs(Arena *a, Instead *x)
{
	const Graph *g = x->p->graph;
	x->into_right_at = NEW(a, int32_t, (size_t)g->rights + 1);
	x->into_left_at = NEW(a, int32_t, (size_t)g->lefts + 1);
	arcs(x, false);
	x->into_right = starts(a, x->into_right_at, g->rights);
	x->into_left = starts(a, x->into_left_at, g->lefts);
	arcs(x, true);
}

static void list_open(Arena *a, Instead *x)
{
	const Proof *p = x->p;
	const Graph *g = p->graph;
	int32_t *used = NEW(a, int32_t, g->rights);
	for (int32_t l = 0; l < g->lefts; l++) {
		bool free_price = nothing(p->price_left + (int64_t)l * p->digits, p->digits);
		int32_t filled = 0;
		for (int32_t k = p->place[l]; k < p->place[l + 1]; k++)
			if (p->right[k] >= 0) {
				used[p->right[k]]++;
				filled++;
			}
		x->left_open[l] = filled < g->need[l];
		x->left_may_empty[l] = filled && free_price;
	}
	for (int32_t r = 0; r < g->rights; r++) {
		x->right_open[r] = used[r] < g->seats[r];
		x->right_may_empty[r] = used[r] && nothing(p->price_right + (int64_t)r * p->digits, p->digits);
	}
}

Instead *instead_open(Arena *a, const Proof *p)
{
	Instead *x = NEW(a, Instead, 1);
	const Graph *g = p->graph;
	*x = (Instead){ .p = p, .right_open = NEW(a, bool, g->rights), .right_may_empty = NEW(a, bool, g->rights), .left_open = NEW(a, bool, g->lefts),
		.left_may_empty = NEW(a, bool, g->lefts), .seen_left = NEW(a, int32_t, g->lefts), .seen_right = NEW(a, int32_t, g->rights),
		.queue = NEW(a, int32_t, (size_t)g->lefts + (size_t)g->rights + 1) };
	list_arcs(a, x);
	list_open(a, x);
	return x;
}

/* ---- the search ------------------------------------------------------------------------------------------------ */

typedef struct { Instead *x; int n; } Search;

static void put_right(Search *s, int32_t r)
{
	if (s->x->seen_right[r] != s->x->mark)
		s->x->queue[s->n++] = r;
	s->x->seen_right[r] = s->x->mark;
}

static void put_left(Search *s, int32_t l)
{
	if (s->x->seen_left[l] != s->x->mark)
		s->x->queue[s->n++] = s->x->p->graph->rights + l;
	s->x->seen_left[l] = s->x->mark;
}

static void put_empty(Search *s)
{
	if (s->x->seen_empty != s->x->mark)
		s->x->queue[s->n++] = NOWHERE;
	s->x->seen_empty = s->x->mark;
}

/* Whoever could lead on to this one. */
static void into_right(Search *s, int32_t r)
{
	Instead *x = s->x;
	for (int32_t k = x->into_right_at[r]; k < x->into_right_at[r + 1]; k++)
		put_left(s, x->into_right[k]);
	if (x->right_may_empty[r])
		put_empty(s);           /* its seat stays empty, and so nobody need come */
}

static void into_left(Search *s, int32_t l)
{
	Instead *x = s->x;
	for (int32_t k = x->into_left_at[l]; k < x->into_left_at[l + 1]; k++)
		put_right(s, x->into_left[k]);
	if (x->left_open[l])
		put_empty(s);
}

static void into_empty(Search *s)
{
	const Graph *g = s->x->p->graph;
	for (int32_t r = 0; r < g->rights; r++)
		if (s->x->right_open[r])
			put_right(s, r);
	for (int32_t l = 0; l < g->lefts; l++)
		if (s->x->left_may_empty[l])
			put_left(s, l);
}

InsteadRights instead_of(Arena *a, Instead *x, int left, int right)
{
	const Graph  *g = x->p->graph;
	InsteadRights out = { 0 };
	int64_t       edge = graph_edge(g, left, right);
	if (edge < 0 || !tight(x->p, left, right, graph_score(g, edge)))
		return out;             /* every choice as good holds this pair */
	Search s = { x, 0 };
	x->mark++;
	put_right(&s, right);
	for (int at = 0; at < s.n; at++) {
		int32_t v = x->queue[at];
		if (v == NOWHERE)
			into_empty(&s);
		else if (v < g->rights)
			into_right(&s, v);
		else
			into_left(&s, v - g->rights);
	}
	for (int64_t e = g->row[left]; e < g->row[left + 1]; e++) {
		int32_t r = g->right[e];
		if (r != right && x->seen_right[r] == x->mark && !is_made(x->p, left, r) && tight(x->p, left, r, graph_score(g, e)))
			*PUSH(a, &out) = r;
	}
	return out;
}
