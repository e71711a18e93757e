/* bmatch_check.c - is an answer of bmatch.c within bounds, and by its prices the best?  Knows nothing of how it was found.
 * The proof is linear programming duality: whatever else is chosen is worth no more than
 *   sum need x price_left + sum seats x price_right + what the pairs made are worth above their two prices
 * when an empty place counts 'empty', and the answer reaches exactly that. */
#include "solve/bmatch.h"

typedef struct { const Graph *g; const BMatched *x; int32_t *used; int64_t placed, score; } Look;

static int32_t times(const BMatched *x, int l, int32_t r)
{
	int32_t n = 0;
	for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
		n += x->right[k] == r;
	return n;
}

static const char *pair(Look *k, int l, int64_t e, int32_t *seen)
{
	int32_t r = k->g->right[e], n = times(k->x, l, r);
	int64_t over = graph_score(k->g, e) - k->x->price_left[l] - k->x->price_right[r];
	if (n > 1)
		return "a pair made twice";
	if (n ? over < 0 : over > 0)
		return n ? "a pair made is worth less than its prices" : "a better pair was left out";
	*seen += n;
	k->used[r] += n;
	k->placed += n;
	k->score += n ? graph_score(k->g, e) : 0;
	return NULL;
}

static const char *left(Look *k, int l)
{
	const BMatched *x = k->x;
	int32_t held = 0, seen = 0, need = x->place[l + 1] - x->place[l];
	const char *wrong = need == k->g->need[l] ? NULL : "other places than needed";
	for (int32_t i = x->place[l]; i < x->place[l + 1]; i++)
		held += x->right[i] >= 0;
	for (int64_t e = k->g->row[l]; e < k->g->row[l + 1] && !wrong; e++)
		wrong = pair(k, l, e, &seen);
	if (wrong)
		return wrong;
	return seen != held ? "a forbidden pair" : x->price_left[l] < x->empty ? "a price below that of an empty place"
	     : held < need && x->price_left[l] != x->empty ? "a price on a left that wants more" : NULL;
}

const char *bmatch_wrong(Arena *a, const Graph *g, const BMatched *x)
{
	Look k = { .g = g, .x = x, .used = NEW(a, int32_t, g->rights) };
	const char *wrong = NULL;
	for (int l = 0; l < g->lefts && !wrong; l++)
		wrong = left(&k, l);
	for (int r = 0; r < g->rights && !wrong; r++)
		wrong = k.used[r] > g->seats[r] ? "more pairs than seats" : x->price_right[r] < 0 ? "a price below nothing"
		      : k.used[r] < g->seats[r] && x->price_right[r] ? "a price on a right with an empty seat" : NULL;
	return wrong ? wrong : k.placed != x->placed ? "another number of pairs" : k.score != x->score ? "another sum of scores" : NULL;
}
