/* face.c - the next digit of a goal, on the face of the matchings that are best by the digits before.
 *
 * That vertices have to be full is said by their floors: a place that must not stay empty has no floor, whatever its price
 * (side.h).  So a digit is one more b-matching by the primal-dual method, on the pairs that are left.
 *
 * Warm, for digits with few values: rights cost nothing at first, and whoever is made with the best they can have stays so; the
 * others who have to be full are sources of the finish (levels.c).  Anew, for scores: auctions first (settle.c).
 * Each digit takes its memory from an arena of its own.  A pass over the face is O(E). */
#include "solve/face.h"

#include <string.h>

/* ---- open ------------------------------------------------------------------------------------------ */

static int32_t *copy(Arena *a, const int32_t *from, int n)
{
	int32_t *to = NEW(a, int32_t, n);
	if (n)
		memcpy(to, from, sizeof *to * (size_t)n);
	return to;
}

Face *face_open(Arena *a, const Graph *g, int32_t least, const int32_t *place, const int32_t *right)
{
	Face   *f = NEW(a, Face, 1);
	int64_t n = 0;
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		n += graph_score(g, e) >= least;
	*f = (Face){ .lefts = g->lefts, .rights = g->rights, .need = copy(a, g->need, g->lefts), .seats = copy(a, g->seats, g->rights),
	             .full_left = NEW(a, bool, g->lefts), .full_right = NEW(a, bool, g->rights), .row = NEW(a, int64_t, (size_t)g->lefts + 1),
	             .right = NEW(a, int32_t, n), .score = NEW(a, int32_t, n), .made = NEW(a, bool, n) };
	int32_t *of = NEW(a, int32_t, g->rights);       /* 1 + the left that holds it, of the left at hand */
	n = 0;
	for (int l = 0; l < g->lefts; l++) {
		for (int32_t k = place[l]; k < place[l + 1]; k++)
			if (right[k] >= 0)
				of[right[k]] = l + 1;
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (graph_score(g, e) >= least) {
				f->right[n] = g->right[e];
				f->score[n] = graph_score(g, e);
				f->made[n++] = of[g->right[e]] == l + 1;
			}
		f->row[l + 1] = n;
	}
	return f;
}

/* ---- decide ---------------------------------------------------------------------------------------- */

typedef struct { Face *f; FaceDigit *d; FaceHow how; int64_t spread; int32_t base; } Task;

static void set_floors(Side *s, const bool *full, int64_t floor)
{
	for (int32_t a = 0; a < s->n; a++) {
		side_floor(s, a, full[a] && s->node[a].capacity ? NO_FLOOR : floor);
		s->price[a] = s->node[a].capacity ? floor : NEVER;
	}
}

/* A left that has to be full is worth its best pair, and keeps what is as good. */
static void keep_made(Market *m, const Face *f)
{
	Side *s = &m->left;
	for (int32_t l = 0; l < s->n; l++) {
		int64_t from = s->node[l].row, end = side_end(s, l), best = s->node[l].floor;
		for (int64_t e = from; e < end; e++)
			best = side_score(s, e) > best ? side_score(s, e) : best;
		if (s->node[l].capacity)
			s->price[l] = best;
		for (int64_t e = from; e < end; e++)
			if (f->made[e] && side_score(s, e) == best)
				side_link(m, s, l, f->right[e], (int32_t)best);
	}
}

/* In half the memory where what pairs are worth lies close together. */
static void write_worth(Arena *own, Task *t, Graph *g)
{
	int64_t edges = t->f->row[t->f->lefts], least = 0, most = 0;
	for (int64_t e = 0; e < edges; e++) {
		least = t->d->worth[e] < least ? t->d->worth[e] : least;
		most = t->d->worth[e] > most ? t->d->worth[e] : most;
	}
	t->spread = most - least;
	g->wide = t->d->worth;
	if (t->spread > UINT16_MAX)
		return;
	uint16_t *narrow = NEW(own, uint16_t, edges);
	for (int64_t e = 0; e < edges; e++)
		narrow[e] = (uint16_t)(t->d->worth[e] - least);
	g->base = t->base = (int32_t)least;
	g->narrow = narrow;
}

/* As a bid below an empty place's worth is the dearest there can be. */
static void anew(Market *m, const Task *t)
{
	enum { DEAR = 9 };
	m->dear = DEAR * t->spread + 1;
	m->two_scales = true;
	for (int32_t a = 0; a < m->left.n; a++)
		m->left.price[a] = m->left.node[a].capacity ? m->left.node[a].floor : NEVER;
	auctions(m, (Steps){ t->how.seed, 1, m->dear / SHRINK, 0, QUARTERS });
	settle(m);
}

static void read_made(const Market *m, Face *f, int32_t *of)
{
	const Side *s = &m->left;
	for (int l = 0; l < f->lefts; l++) {
		for (int32_t i = 0; i < s->node[l].used; i++)
			of[s->node[l].slot[i].other] = l + 1;
		for (int64_t e = f->row[l]; e < f->row[l + 1]; e++)
			f->made[e] = of[f->right[e]] == l + 1;
	}
}

static void decide(Arena *own, void *with)
{
	Task  *t = with;
	Face  *f = t->f;
	Market m = { .arena = own, .go_on = t->how.going->go_on, .with = t->how.going->with };
	Graph  g = { .lefts = f->lefts, .rights = f->rights, .need = f->need, .seats = f->seats, .row = f->row, .right = f->right };
	int32_t *of = NEW(own, int32_t, f->rights);
	write_worth(own, t, &g);
	side_open_lefts(&m, &g);
	side_open_rights(&m, &g);
	set_floors(&m.left, f->full_left, -(int64_t)t->base);
	set_floors(&m.right, f->full_right, 0);
	if (t->how.warm) {
		keep_made(&m, f);
		finish_by_levels(&m, &m.left);
		finish_by_levels(&m, &m.right);
	} else
		anew(&m, t);
	t->how.going->stopped = m.stopped;
	read_off(&m, &g, t->d->price_left, t->d->price_right);
	for (int l = 0; l < f->lefts; l++)
		t->d->price_left[l] += t->base;
	read_made(&m, f, of);
}

bool face_decide(Face *f, FaceDigit *d, FaceHow how)
{
	Task   t = { .f = f, .d = d, .how = how };
	Arena *own = arena_filled(decide, &t);
	arena_drop(own);
	return own;
}

/* ---- narrow ---------------------------------------------------------------------------------------- */

void face_narrow(Arena *a, Face *f, const FaceDigit *d)
{
	int64_t n = 0, from = 0;
	for (int l = 0; l < f->lefts; l++) {
		for (int64_t e = from; e < f->row[l + 1]; e++) {
			int32_t r = f->right[e];
			int64_t lacks = d->price_left[l] + d->price_right[r] - d->worth[e];
			if (!lacks) {
				f->right[n] = r;
				f->score[n] = f->score[e];
				f->made[n++] = f->made[e];
			} else if (f->made[e]) {
				*PUSH(a, &f->fixed) = (FixedPair){ l, r };
				f->need[l]--;
				f->seats[r]--;
			}
		}
		from = f->row[l + 1];
		f->row[l + 1] = n;
	}
	for (int l = 0; l < f->lefts; l++)
		f->full_left[l] = f->full_left[l] || d->price_left[l] > 0;
	for (int r = 0; r < f->rights; r++)
		f->full_right[r] = f->full_right[r] || d->price_right[r] > 0;
}
