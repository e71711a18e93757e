/* allpairs_rows.c - adds the pairs found to the pairs kept: a stable sort by left in one
 * counting pass (H. Seward, 1954).  O(pairs + lefts). */
#include "solve/allpairs_parts.h"

typedef struct { int64_t *row; int32_t *right; uint16_t *narrow; int32_t *wide; } Rows;

static void put(const AllWork *w, Rows *r, int64_t e, int32_t right, int32_t score)
{
	r->right[e] = right;
	if (r->narrow)
		r->narrow[e] = (uint16_t)(score - w->least);
	else
		r->wide[e] = score;
}

/* A pair may be found that is kept already: seen[right] == left + 1. */
static int64_t copy_row(const AllWork *w, Rows *r, int left, int64_t at, int32_t *seen)
{
	for (int64_t e = w->g.row ? w->g.row[left] : 0; w->g.row && e < w->g.row[left + 1]; e++) {
		seen[w->g.right[e]] = left + 1;
		put(w, r, at++, w->g.right[e], graph_score(&w->g, e));
	}
	return at;
}

/* found, by left: of[from[left] .. from[left + 1] - 1] are their places. */
static int32_t *by_left(Arena *a, const AllWork *w, int32_t **from)
{
	int32_t *of = NEW(a, int32_t, w->found.n), *at = *from = NEW(a, int32_t, (size_t)w->p->lefts + 2);
	for (int i = 0; i < w->found.n; i++)
		at[w->found.list[i].left + 2]++;
	for (int l = 0; l < w->p->lefts; l++)
		at[l + 2] += at[l + 1];
	for (int i = 0; i < w->found.n; i++)
		of[at[w->found.list[i].left + 1]++] = i;
	return of;
}

void rows_grow(Arena *a, void *work)
{
	AllWork *w = work;
	int      lefts = w->p->lefts;
	size_t   most = (size_t)(w->g.row ? w->g.row[lefts] : 0) + (size_t)w->found.n;
	bool     narrow = (int64_t)w->most - w->least <= UINT16_MAX;
	int32_t *from, *of = by_left(a, w, &from), *seen = NEW(a, int32_t, w->p->rights->rights);
	Rows     r = { NEW(a, int64_t, (size_t)lefts + 1), NEW(a, int32_t, most), narrow ? NEW(a, uint16_t, most) : NULL,
	               narrow ? NULL : NEW(a, int32_t, most) };
	int64_t  at = 0;
	for (int l = 0; l < lefts; l++) {
		at = copy_row(w, &r, l, at, seen);
		for (int32_t i = from[l]; i < from[l + 1]; i++) {
			PairFound f = w->found.list[of[i]];
			if (seen[f.right] != l + 1)
				put(w, &r, at++, f.right, f.score);
		}
		r.row[l + 1] = at;
	}
	w->g = (Graph){ .lefts = lefts, .rights = w->p->rights->rights, .need = w->p->need, .seats = w->p->seats,
	                .row = r.row, .right = r.right, .base = w->least, .narrow = r.narrow, .wide = r.wide };
}
