/* size.c - the greatest number of places that can be filled.
 *
 * J. Hopcroft and R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", 1973, with seats for rights and
 * several places for lefts.  Each phase measures by breadth how many moves each left is from one with an empty
 * place, up to the first empty seat; then it moves people along as many shortest ways as it finds, depth first with
 * a stack of its own, where a right that led nowhere is not tried again.
 *
 * Invariant: no right is held more often than it has seats, no pair twice.  Ends when no way leads to an empty seat: by
 * Berge's theorem (1957) no more can be filled.  O(E sqrt V); a phase is O(E), and a warm start needs few. */
#include "solve/size.h"

enum { PLACES_MOST = 1 << 30, UNSEEN = INT32_MAX };

typedef struct SizeStep { int64_t edge; int32_t left, place, holder; } SizeStep;

/* ---- pairs ---------------------------------------------------------------------------------------- */

static bool has(const Size *s, int32_t l, int32_t r)
{
	for (int32_t k = s->x.place[l]; k < s->x.place[l] + s->filled[l]; k++)
		if (s->x.right[k] == r)
			return true;
	return false;
}

static bool place_free(const Size *s, int32_t l) { return s->filled[l] < s->graph->need[l]; }
static bool seat_free(const Size *s, int32_t r) { return s->used[r] < s->first[r + 1] - s->first[r]; }

static void sit(Size *s, int32_t k, int32_t r)
{
	s->at[k] = s->first[r] + s->used[r]++;
	s->holder[s->at[k]] = k;
	s->x.right[k] = r;
}

static void rise(Size *s, int32_t k)
{
	int32_t r = s->x.right[k], last = s->holder[s->first[r] + --s->used[r]];
	s->holder[s->at[k]] = last;
	s->at[last] = s->at[k];
	s->x.right[k] = -1;
}

static void fill(Size *s, int32_t l, int32_t r)
{
	sit(s, s->x.place[l] + s->filled[l]++, r);
	s->x.placed++;
}

/* The last of a left's filled places moves into the one that becomes empty. */
static void empty(Size *s, int32_t l, int32_t k)
{
	int32_t last = s->x.place[l] + --s->filled[l], r = s->x.right[last];
	rise(s, k);
	if (k != last) {
		rise(s, last);
		sit(s, k, r);
	}
	s->x.placed--;
}

/* ---- a phase -------------------------------------------------------------------------------------- */

static int32_t sources(Size *s)
{
	int32_t n = 0;
	for (int l = 0; l < s->graph->lefts; l++) {
		s->level[l] = place_free(s, l) ? 0 : UNSEEN;
		if (!s->level[l])
			s->queue[n++] = l;
	}
	for (int r = 0; r < s->graph->rights; r++)
		s->right_level[r] = UNSEEN;
	return n;
}

/* How many moves to each left, up to the level of the first empty seat. */
static bool measure(Size *s, int32_t least)
{
	const Graph *g = s->graph;
	int32_t n = sources(s), last = UNSEEN;
	for (int32_t i = 0; i < n && s->level[s->queue[i]] < last; i++) {
		int32_t l = s->queue[i];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int32_t r = g->right[e];
			if (s->right_level[r] != UNSEEN || graph_score(g, e) < least || has(s, l, r))
				continue;
			s->right_level[r] = s->level[l] + 1;
			if (seat_free(s, r))
				last = s->right_level[r];
			for (int32_t k = s->first[r]; k < s->first[r] + s->used[r]; k++) {
				int32_t h = s->owner[s->holder[k]];
				if (s->level[h] == UNSEEN) {
					s->level[h] = s->right_level[r];
					s->queue[n++] = h;
				}
			}
		}
	}
	return last != UNSEEN;
}

static void enter(Size *s, int32_t depth, int32_t l, int32_t place)
{
	s->step[depth] = (SizeStep){ .edge = s->graph->row[l], .left = l, .place = place, .holder = -1 };
}

/* The next right one move further; it is nobody else's turn to try it. */
static bool next_right(Size *s, SizeStep *x, int32_t least)
{
	const Graph *g = s->graph;
	for (; x->edge < g->row[x->left + 1]; x->edge++) {
		int32_t r = g->right[x->edge];
		if (s->right_level[r] != s->level[x->left] + 1 || graph_score(g, x->edge) < least || has(s, x->left, r))
			continue;
		s->right_level[r] = UNSEEN;
		x->holder = 0;
		return true;
	}
	return false;
}

/* Everybody on the way moves, the last first. */
static void move(Size *s, int32_t depth)
{
	for (; depth >= 0; depth--) {
		const SizeStep *x = &s->step[depth];
		int32_t r = s->graph->right[x->edge];
		if (depth) {
			rise(s, x->place);
			sit(s, x->place, r);
		} else
			fill(s, x->left, r);
	}
}

static bool next_holder(Size *s, int32_t *depth)
{
	SizeStep *x = &s->step[*depth];
	int32_t r = s->graph->right[x->edge];
	while (x->holder < s->used[r]) {
		int32_t k = s->holder[s->first[r] + x->holder++], h = s->owner[k];
		if (s->level[h] == s->level[x->left] + 1) {
			enter(s, ++*depth, h, k);
			return true;
		}
	}
	x->edge++;
	x->holder = -1;
	return false;
}

static bool walk(Size *s, int32_t l, int32_t least)
{
	int32_t depth = 0;
	enter(s, depth, l, -1);
	while (depth >= 0) {
		SizeStep *x = &s->step[depth];
		if (x->holder >= 0 && next_holder(s, &depth))
			continue;
		if (!next_right(s, x, least)) {
			s->level[x->left] = UNSEEN;
			depth--;
			continue;
		}
		if (seat_free(s, s->graph->right[x->edge])) {
			move(s, depth);
			return true;
		}
	}
	return false;
}

/* ---- all of it ------------------------------------------------------------------------------------ */

static void give_up(Size *s, int32_t least)
{
	const Graph *g = s->graph;
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = s->x.place[l] + s->filled[l] - 1; k >= s->x.place[l]; k--)
			if (graph_score(g, graph_edge(g, l, s->x.right[k])) < least)
				empty(s, l, k);
}

/* Whoever finds a free seat takes it. */
static void take_free(Size *s, int32_t least)
{
	const Graph *g = s->graph;
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1] && place_free(s, l); e++)
			if (seat_free(s, g->right[e]) && graph_score(g, e) >= least && !has(s, l, g->right[e]))
				fill(s, l, g->right[e]);
}

int64_t size_fill(Size *s, int32_t least, int64_t enough)
{
	give_up(s, least);
	take_free(s, least);
	while (s->x.placed < enough && measure(s, least))
		for (int l = 0; l < s->graph->lefts; l++)
			while (!s->level[l] && place_free(s, l) && walk(s, l, least))
				;
	return s->x.placed;
}

/* A right cannot be held more often than it has edges. */
static void seats(Arena *a, Size *s)
{
	const Graph *g = s->graph;
	int32_t *n = s->first = NEW(a, int32_t, (size_t)g->rights + 1);
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		n[g->right[e] + 1]++;
	for (int r = 0; r < g->rights; r++)
		n[r + 1] = n[r] + (g->seats[r] < n[r + 1] ? g->seats[r] : n[r + 1]);
	s->holder = NEW(a, int32_t, n[g->rights]);
	s->used = NEW(a, int32_t, g->rights);
}

Size *size_open(Arena *a, const Graph *g)
{
	int64_t places = 0;
	for (int l = 0; l < g->lefts && places <= PLACES_MOST; l++)
		places += g->need[l];
	if (places > PLACES_MOST)
		return NULL;
	Size *s = NEW(a, Size, 1);
	*s = (Size){ .graph = g, .x.place = NEW(a, int32_t, (size_t)g->lefts + 1), .x.right = NEW(a, int32_t, places),
	             .at = NEW(a, int32_t, places), .owner = NEW(a, int32_t, places), .level = NEW(a, int32_t, g->lefts), .filled = NEW(a, int32_t, g->lefts),
	             .right_level = NEW(a, int32_t, g->rights), .queue = NEW(a, int32_t, g->lefts), .step = NEW(a, SizeStep, (size_t)g->lefts + 1) };
	for (int l = 0; l < g->lefts; l++) {
		s->x.place[l + 1] = s->x.place[l] + g->need[l];
		for (int32_t k = s->x.place[l]; k < s->x.place[l + 1]; k++) {
			s->owner[k] = l;
			s->x.right[k] = -1;
		}
	}
	seats(a, s);
	return s;
}
