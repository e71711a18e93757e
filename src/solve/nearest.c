/* nearest.c - see nearest.h. */
#include "solve/face.h"
#include "solve/nearest.h"

#include <stdlib.h>

typedef struct { Arena *arena; const Proof *p; Face *face; FaceDigit digit; } Work;

static int64_t edges(const Face *f) { return f->row[f->lefts]; }

static int32_t worth(const Proof *p, int digit, int32_t score)
{
	if (digit + 1 == p->digits)
		return score;
	return !digit ? 1 : score < p->cuts[digit - 1] ? -1 : 0;
}

/* What is best by the digits of the proof. */
static void narrow(Work *w)
{
	const Proof *p = w->p;
	for (int i = 0; i < p->digits; i++) {
		for (int64_t e = 0; e < edges(w->face); e++)
			w->digit.worth[e] = worth(p, i, w->face->score[e]);
		for (int l = 0; l < w->face->lefts; l++)
			w->digit.price_left[l] = p->price_left[(int64_t)l * p->digits + i];
		for (int r = 0; r < w->face->rights; r++)
			w->digit.price_right[r] = p->price_right[(int64_t)r * p->digits + i];
		face_narrow(w->arena, w->face, &w->digit);
	}
}

static void keep_most(Work *w, const uint8_t *was, uint64_t seed)
{
	const Graph *g = w->p->graph;
	Face        *f = w->face;
	Going        going = { 0 };
	int32_t     *of = NEW(w->arena, int32_t, g->rights);
	for (int l = 0; l < f->lefts; l++) {
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (was[e])
				of[g->right[e]] = l + 1;
		for (int64_t e = f->row[l]; e < f->row[l + 1]; e++)
			w->digit.worth[e] = of[f->right[e]] == l + 1;
	}
	if (!face_decide(f, &w->digit, (FaceHow){ .seed = seed, .going = &going }))
		arena_empty(w->arena);
}

static NearestPairs read_pairs(Work *w)
{
	const Face  *f = w->face;
	NearestPairs all = { 0 };
	int64_t      score = 0;
	for (int i = 0; i < f->fixed.n; i++)
		*PUSH(w->arena, &all) = f->fixed.list[i];
	for (int l = 0; l < f->lefts; l++)
		for (int64_t e = f->row[l]; e < f->row[l + 1]; e++)
			if (f->made[e])
				*PUSH(w->arena, &all) = (FixedPair){ l, f->right[e] };
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, fixed_by_pair);
	for (int i = 0; i < all.n; i++)
		score += graph_score(w->p->graph, graph_edge(w->p->graph, all.list[i].left, all.list[i].right));
	if (score != w->p->score || (w->p->goal != GOAL_TOTAL && all.n != w->p->placed))
		die("what keeps most is not as good as the best");
	return all;
}

NearestPairs nearest_to(Arena *a, const Proof *p, const uint8_t *was, uint64_t seed)
{
	const Graph *g = p->graph;
	Work w = { .arena = a, .p = p, .face = face_open(a, g, p->has_floor ? p->floor : INT32_MIN, p->place, p->right) };
	w.digit = (FaceDigit){ NEW(a, int32_t, edges(w.face)), NEW(a, int64_t, g->lefts), NEW(a, int64_t, g->rights) };
	narrow(&w);
	keep_most(&w, was, seed);
	return read_pairs(&w);
}
