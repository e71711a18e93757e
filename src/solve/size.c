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

#include <string.h>

enum { PLACES_MOST = 1 << 30, UNSEEN = INT32_MAX };

typedef struct SizeStep { int64_t edge; int32_t left, place, holder; } SizeStep;

static bool place_free(const Size *s, int32_t l) { return s->seating.filled[l] < s->graph->need[l]; }
static bool seat_free(const Size *s, int32_t r) { return s->seating.used[r] < s->seats[r]; }

/* ---- a phase -------------------------------------------------------------------------------------- */

static int32_t sources(Size *s)
{
	int32_t n = 0;
	for (int l = 0; l < s->graph->lefts; l++) {
		s->level[l] = place_free(s, l) ? 0 : UNSEEN;
		if (!s->level[l])
			s->queue[n++] = l;
	}
	memset(s->at, 0, sizeof *s->at * ((size_t)s->graph->lefts + 2));
	s->unseen = 0;
	for (int r = 0; r < s->graph->rights; r++) {
		s->right_level[r] = UNSEEN;
		s->unseen += s->seats[r] > 0;
	}
	return n;
}

/* How many moves to each left, up to the level of the first empty seat. */
static bool measure(Size *s, int32_t least)
{
	const Graph *g = s->graph;
	int32_t n = sources(s), last = UNSEEN;
	for (int32_t i = 0; i < n && s->unseen && s->level[s->queue[i]] < last; i++) {
		int32_t l = s->queue[i];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int32_t r = g->right[e];
			if (s->right_level[r] != UNSEEN || graph_score(g, e) < least || !s->seats[r] || seating_has(&s->seating, l, r))
				continue;
			s->right_level[r] = s->level[l] + 1;
			s->at[s->right_level[r]]++;
			s->unseen--;
			if (seat_free(s, r))
				last = s->right_level[r];
			for (int32_t k = s->seating.first[r]; k < s->seating.first[r] + s->seating.used[r]; k++) {
				int32_t h = s->seating.owner[s->seating.holder[k]];
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
	for (int32_t next = s->level[x->left] + 1; s->at[next] && x->edge < g->row[x->left + 1]; x->edge++) {
		int32_t r = g->right[x->edge];
		if (s->right_level[r] != next || graph_score(g, x->edge) < least || seating_has(&s->seating, x->left, r))
			continue;
		s->right_level[r] = UNSEEN;
		s->at[next]--;
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
		if (depth)
			seating_move(&s->seating, x->place, r);
		else
			seating_fill(&s->seating, x->left, r);
	}
}

static bool next_holder(Size *s, int32_t *depth)
{
	SizeStep *x = &s->step[*depth];
	int32_t r = s->graph->right[x->edge];
	while (x->holder < s->seating.used[r]) {
		int32_t k = s->seating.holder[s->seating.first[r] + x->holder++], h = s->seating.owner[k];
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
	Seating *x = &s->seating;
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = x->place[l] + x->filled[l] - 1; k >= x->place[l]; k--)
			if (graph_score(g, graph_edge(g, l, x->right[k])) < least)
				seating_empty(x, k);
}

/* Whoever finds a free seat takes it. */
static void take_free(Size *s, int32_t least)
{
	const Graph *g = s->graph;
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1] && place_free(s, l); e++)
			if (seat_free(s, g->right[e]) && graph_score(g, e) >= least && !seating_has(&s->seating, l, g->right[e]))
				seating_fill(&s->seating, l, g->right[e]);
}

int64_t size_fill(Size *s, int32_t least, int64_t enough)
{
	give_up(s, least);
	take_free(s, least);
	while (s->seating.placed < enough && going_on(s->going) && measure(s, least))
		for (int l = 0; l < s->graph->lefts && going_on(s->going); l++)
			while (!s->level[l] && place_free(s, l) && walk(s, l, least))
				;
	return s->seating.placed;
}

BMatched size_matched(const Size *s)
{
	return (BMatched){ .place = s->seating.place, .right = s->seating.right, .placed = s->seating.placed };
}

Size *size_open(Arena *a, const Graph *g, Going *going)
{
	int64_t places = 0;
	for (int l = 0; l < g->lefts && places <= PLACES_MOST; l++)
		places += g->need[l];
	if (places > PLACES_MOST)
		return NULL;
	Size    *s = NEW(a, Size, 1);
	int32_t *seats = seating_rights_room(a, g, g->seats);
	*s = (Size){ .graph = g, .going = going, .seats = seats, .level = NEW(a, int32_t, g->lefts), .right_level = NEW(a, int32_t, g->rights),
	             .queue = NEW(a, int32_t, g->lefts), .at = NEW(a, int32_t, (size_t)g->lefts + 2), .step = NEW(a, SizeStep, (size_t)g->lefts + 1) };
	seating_open(a, &s->seating, g, g->need, seats);
	return s;
}
