/* repair.c - the shortest way to put things right.
 *
 * A way leads from an empty place to a right, by a pair that is not made; from there to somebody who sits there and moves
 * on; and so forth to an empty seat (C. Berge, "Two theorems in graph theory", 1957).  The search goes by breadth, all
 * ways of one more move at a time, and for each right knows the best sum of scores with which it can be reached in
 * so few moves (the shortest path in a graph by levels, as in S. Even and R. Tarjan, 1975).  It stops at the first level with
 * an empty seat: fewest people move, and of these ways the best is taken.
 *
 * Nothing is cleared between searches: each has a number, and what was noted under an older one does not count. */
#include "solve/repair.h"

#include <stdlib.h>
#include <string.h>

/* By node.  at: when it was seen first - each level of each search has a number of its own.  by: of rights, the left before; of
 * lefts, the place given up, or -1: an empty one.  gain: the best sum of scores of the ways to it. */
typedef struct { int32_t *at, *by; int64_t *gain; } Seen;

/* Numbers start again long before they run out (begin). */
typedef struct RepairSearch {
	int32_t began, now;             /* the number of this search's first level, and of the level at hand */
	bool    again;                  /* what was seen before may lead somewhere now */
	int64_t seats;                  /* of all rights */
	Seen    left, right;
	struct { int32_t *list; int n; } lefts, rights;         /* of the level at hand */
	RepairMoves moves;
	int         room;               /* for moves; kept from call to call */
} Search;

/* ---- pairs ---------------------------------------------------------------------------------------- */

static int32_t score_of(const Repair *x, int32_t l, int32_t r) { return graph_score(x->graph, graph_edge(x->graph, l, r)); }

static void tell(Repair *x, int32_t l, int32_t from, int32_t to)
{
	Search *s = x->search;
	if (s->moves.n == s->room) {
		s->room = 2 * s->room + 16;
		RepairMove *more = NEW(x->arena, RepairMove, s->room);
		if (s->moves.n)
			memcpy(more, s->moves.list, sizeof *more * (size_t)s->moves.n);
		s->moves.list = more;
	}
	s->moves.list[s->moves.n++] = (RepairMove){ l, from, to };
}

static void give_up(Repair *x, int32_t k)
{
	Seating *s = &x->seating;
	int32_t  l = s->owner[k], last = s->place[l] + s->filled[l] - 1;
	tell(x, l, s->right[k], -1);
	x->score -= x->score_of[k];
	x->score_of[k] = x->score_of[last];
	seating_empty(s, k);
}

static bool place_empty(const Repair *x, int32_t l)
{
	int64_t edges = x->graph->row[l + 1] - x->graph->row[l];
	return x->seating.filled[l] < x->need[l] && x->seating.filled[l] < edges;
}

/* ---- the search ----------------------------------------------------------------------------------- */

static void see(Search *s, Seen *seen, int32_t node, int32_t *list, int *n, int32_t by, int64_t gain)
{
	if (seen->at[node] < s->began)
		list[(*n)++] = node;
	else if (seen->at[node] < s->now || seen->gain[node] >= gain)
		return;
	seen->at[node] = s->now;
	seen->by[node] = by;
	seen->gain[node] = gain;
}

static void from_left(Repair *x, int32_t l)
{
	const Graph   *g = x->graph;
	Search        *s = x->search;
	const int32_t *at = s->right.at, *right = g->right, began = s->began, now = s->now;
	for (int64_t e = g->row[l], end = g->row[l + 1]; e < end; e++) {
		int32_t r = right[e];
		if ((at[r] < began || at[r] == now) && x->seats[r] && !seating_has(&x->seating, l, r))
			see(s, &s->right, r, s->rights.list, &s->rights.n, l, s->left.gain[l] + graph_score(g, e));
	}
}

static void from_right(Repair *x, int32_t r)
{
	const Seating *t = &x->seating;
	Search *s = x->search;
	for (int32_t i = t->first[r]; i < t->first[r] + t->used[r]; i++) {
		int32_t k = t->holder[i];
		see(s, &s->left, t->owner[k], s->lefts.list, &s->lefts.n, k, s->right.gain[r] - x->score_of[k]);
	}
}

/* The best of the empty seats that were reached, or -1. */
static int32_t best_end(const Repair *x)
{
	const Search *s = x->search;
	int32_t best = -1;
	for (int i = 0; i < s->rights.n; i++) {
		int32_t r = s->rights.list[i];
		if (x->seating.used[r] < x->seats[r] && (best < 0 || s->right.gain[r] > s->right.gain[best]))
			best = r;
	}
	return best;
}

/* After a search that found nothing, what it saw need not be seen again. */
static void start(Search *s)
{
	s->now++;
	s->began = s->again ? s->now : s->began;
	s->lefts.n = 0;
}

static void source(Search *s, int32_t l) { see(s, &s->left, l, s->lefts.list, &s->lefts.n, -1, 0); }

/* The right at the end of the best of the shortest ways from the sources; -1: there is none. */
static int32_t go(Repair *x)
{
	Search *s = x->search;
	int32_t end = -1;
	while (s->lefts.n && x->seating.placed < s->seats && end < 0) {
		s->now++;
		s->rights.n = 0;
		for (int i = 0; i < s->lefts.n; i++)
			from_left(x, s->lefts.list[i]);
		end = best_end(x);
		s->lefts.n = 0;
		for (int i = 0; i < s->rights.n && end < 0; i++)
			from_right(x, s->rights.list[i]);
	}
	s->again = end >= 0;
	return end;
}

/* From the empty seat back to the empty place. */
static void move(Repair *x, int32_t r)
{
	Search  *s = x->search;
	Seating *t = &x->seating;
	for (int32_t k = 0; k >= 0;) {
		int32_t l = s->right.by[r], from = -1, score = score_of(x, l, r);
		k = s->left.by[l];
		if (k < 0) {
			x->score_of[t->place[l] + t->filled[l]] = score;
			seating_fill(t, l, r);
		} else {
			from = t->right[k];
			x->score -= x->score_of[k];
			x->score_of[k] = score;
			seating_move(t, k, r);
		}
		x->score += score;
		tell(x, l, from, r);
		r = from;
	}
}

static bool place(Repair *x, int32_t l)
{
	start(x->search);
	source(x->search, l);
	int32_t end = go(x);
	if (end >= 0)
		move(x, end);
	return end >= 0;
}

/* Whoever has an empty place, as long as one can be filled. */
static void place_others(Repair *x)
{
	for (int32_t end = 0; end >= 0;) {
		start(x->search);
		for (int l = 0; l < x->graph->lefts; l++)
			if (place_empty(x, l))
				source(x->search, l);
		end = go(x);
		if (end >= 0)
			move(x, end);
	}
}

/* ---- changes -------------------------------------------------------------------------------------- */

static void begin(Repair *x)
{
	Search *s = x->search;
	s->moves.n = 0;
	s->again = true;
	if (s->now < INT32_MAX / 2)
		return;
	memset(s->left.at, 0, sizeof *s->left.at * (size_t)x->graph->lefts);
	memset(s->right.at, 0, sizeof *s->right.at * (size_t)x->graph->rights);
	s->now = 0;
}

RepairMoves repair_left(Repair *x, int left, int32_t need)
{
	Seating *s = &x->seating;
	bool     fewer = false;
	begin(x);
	x->need[left] = need;
	for (; s->filled[left] > need; fewer = true) {
		int32_t worst = s->place[left];
		for (int32_t k = worst; k < s->place[left] + s->filled[left]; k++)
			worst = x->score_of[k] < x->score_of[worst] ? k : worst;
		give_up(x, worst);
	}
	while (place_empty(x, left) && place(x, left))
		;
	if (fewer)
		place_others(x);
	return x->search->moves;
}

static int32_t worst_of(const Repair *x, int right)
{
	const Seating *s = &x->seating;
	int32_t worst = s->holder[s->first[right]];
	for (int32_t i = s->first[right]; i < s->first[right] + s->used[right]; i++) {
		int32_t k = s->holder[i];
		if (x->score_of[k] < x->score_of[worst] || (x->score_of[k] == x->score_of[worst] && s->owner[k] > s->owner[worst]))
			worst = k;
	}
	return worst;
}

RepairMoves repair_right(Repair *x, int right, int32_t seats)
{
	Seating *s = &x->seating;
	int      freed;
	begin(x);
	x->search->seats += seats - x->seats[right];
	x->seats[right] = seats;
	for (freed = 0; s->used[right] > seats; freed++)
		give_up(x, worst_of(x, right));
	for (int i = 0; i < freed; i++)
		place(x, x->search->moves.list[i].left);
	if (s->used[right] < seats)
		place_others(x);
	return x->search->moves;
}

/* ---- open, read ------------------------------------------------------------------------------------ */

static int32_t *copy(Arena *a, const int32_t *from, int n)
{
	int32_t *to = NEW(a, int32_t, n);
	if (n)
		memcpy(to, from, sizeof *to * (size_t)n);
	return to;
}

Repair *repair_open(Arena *a, const Graph *g, const BMatched *m)
{
	Repair  *x = NEW(a, Repair, 1);
	int32_t *room = NEW(a, int32_t, g->lefts);
	*x = (Repair){ .arena = a, .graph = g, .need = copy(a, g->need, g->lefts), .seats = copy(a, g->seats, g->rights), .search = NEW(a, Search, 1) };
	for (int l = 0; l < g->lefts; l++)
		room[l] = (int32_t)(g->row[l + 1] - g->row[l]);
	seating_open(a, &x->seating, g, room, seating_rights_room(a, g, NULL));
	x->score_of = NEW(a, int32_t, g->row[g->lefts]);
	x->search->left = (Seen){ NEW(a, int32_t, g->lefts), NEW(a, int32_t, g->lefts), NEW(a, int64_t, g->lefts) };
	x->search->right = (Seen){ NEW(a, int32_t, g->rights), NEW(a, int32_t, g->rights), NEW(a, int64_t, g->rights) };
	for (int r = 0; r < g->rights; r++)
		x->search->seats += g->seats[r];
	x->search->lefts.list = NEW(a, int32_t, g->lefts);
	x->search->rights.list = NEW(a, int32_t, g->rights);
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = m->place[l]; k < m->place[l + 1]; k++)
			if (m->right[k] >= 0) {
				x->score_of[x->seating.place[l] + x->seating.filled[l]] = score_of(x, l, m->right[k]);
				seating_fill(&x->seating, l, m->right[k]);
			}
	x->score = m->score;
	return x;
}

static int by_number(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;
	return (a > b) - (a < b);
}

BMatched repair_matched(Arena *a, const Repair *x)
{
	const Seating *s = &x->seating;
	BMatched out = { .place = NEW(a, int32_t, (size_t)x->graph->lefts + 1), .placed = s->placed, .score = x->score };
	for (int l = 0; l < x->graph->lefts; l++)
		out.place[l + 1] = out.place[l] + x->need[l];
	out.right = NEW(a, int32_t, out.place[x->graph->lefts]);
	for (int l = 0; l < x->graph->lefts; l++) {
		int32_t *right = out.right + out.place[l], n = s->filled[l];
		for (int32_t i = 0; i < x->need[l]; i++)
			right[i] = i < n ? s->right[s->place[l] + i] : -1;
		if (n)
			qsort(right, (size_t)n, sizeof *right, by_number);
	}
	return out;
}
