/* proof_check.c - linear programming duality (D. Gale, H. Kuhn and A. Tucker, 1951) with vectors for numbers: whatever else is
 * chosen is worth no more than the needs by price_left + the seats by price_right + what the pairs made are worth
 * above their prices, digit by digit, and the answer reaches exactly that. */
#include "solve/proof_check.h"

enum { DIGITS_MOST = CUTS_MOST + 2 };

typedef struct { const Proof *p; int32_t *used, *of; int64_t placed, score; } Look;

/* The sign of the first digit that is not 0. */
static int sign(const int64_t *x, int digits)
{
	for (int i = 0; i < digits; i++)
		if (x[i])
			return x[i] > 0 ? 1 : -1;
	return 0;
}

/* Two prices less what a pair of this score counts: the sign of that. */
static int surplus(const Proof *p, const int64_t *u, const int64_t *v, int32_t score)
{
	int     at = p->goal != GOAL_TOTAL;
	int64_t by = at ? u[0] + v[0] - 1 : 0;
	for (int i = 0; i < p->cut_count && !by; i++, at++)
		by = u[at] + v[at] + (score < p->cuts[i]);
	by = by ? by : u[at] + v[at] - score;
	return (by > 0) - (by < 0);
}

/* Prices less worth: at least nothing if the pair is not made, at most nothing if it is. */
static const char *pair(Look *k, int l, int64_t e, bool made)
{
	const Proof *p = k->p;
	int32_t score = graph_score(p->graph, e), r = p->graph->right[e];
	const int64_t *u = p->price_left + (int64_t)l * p->digits, *v = p->price_right + (int64_t)r * p->digits;
	if (p->has_floor && score < p->floor)
		return made ? "a pair below the floor" : u[0] + v[0] < 1 ? "more could be placed below the floor" : NULL;
	int s = surplus(p, u, v, score);
	if (!made)
		return s < 0 ? "a better pair was left out" : NULL;
	k->used[r]++;
	k->placed++;
	k->score += score;
	return s > 0 ? "a pair made is worth less than its prices" : NULL;
}

static const char *left(Look *k, int l)
{
	const Proof *p = k->p;
	const Graph *g = p->graph;
	int32_t held = 0, seen = 0, need = p->place[l + 1] - p->place[l];
	for (int32_t i = p->place[l]; i < p->place[l + 1]; i++)
		if (p->right[i] >= 0) {
			if (k->of[p->right[i]] == l + 1)
				return "a pair made twice";
			k->of[p->right[i]] = l + 1;
			held++;
		}
	const char *wrong = need == g->need[l] ? NULL : "other places than needed";
	for (int64_t e = g->row[l]; e < g->row[l + 1] && !wrong; e++) {
		bool made = k->of[g->right[e]] == l + 1;
		seen += made;
		wrong = pair(k, l, e, made);
	}
	int s = sign(p->price_left + (int64_t)l * p->digits, p->digits);
	return wrong ? wrong : seen != held ? "a forbidden pair" : s < 0 ? "a left's price below nothing"
	     : held < need && s ? "a price on a left with an empty place" : NULL;
}

static const char *right(const Look *k, int r)
{
	int s = sign(k->p->price_right + (int64_t)r * k->p->digits, k->p->digits);
	return k->used[r] > k->p->graph->seats[r] ? "more pairs than seats" : s < 0 ? "a right's price below nothing"
	     : k->used[r] < k->p->graph->seats[r] && s ? "a price on a right with an empty seat" : NULL;
}

/* Pairs above the floor can fill fewer places than are filled. */
static const char *cover(const Proof *p)
{
	const Graph *g = p->graph;
	int64_t most = 0;
	if (!p->has_floor)
		return p->goal == GOAL_FLOOR && p->placed ? "no floor" : NULL;
	for (int l = 0; l < g->lefts; l++) {
		most += p->cover_left[l] ? g->need[l] : 0;
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			most += graph_score(g, e) > p->floor && !p->cover_left[l] && !p->cover_right[g->right[e]];
	}
	for (int r = 0; r < g->rights; r++)
		most += p->cover_right[r] ? g->seats[r] : 0;
	return most < p->placed ? NULL : "a higher floor is not ruled out";
}

static int digits_of(const Proof *p)
{
	return p->goal == GOAL_TOTAL ? 1 : p->goal == GOAL_LEXIMIN ? 2 + p->cut_count : 2;
}

const char *proof_wrong(Arena *a, const Proof *p)
{
	const Graph *g = p->graph;
	Look k = { .p = p, .used = NEW(a, int32_t, g->rights), .of = NEW(a, int32_t, g->rights) };
	const char *wrong = p->digits != digits_of(p) || p->digits > DIGITS_MOST ? "another number of digits" : NULL;
	for (int i = 1; i < p->cut_count && !wrong; i++)
		wrong = p->cuts[i] <= p->cuts[i - 1] ? "cuts that do not grow" : NULL;
	for (int l = 0; l < g->lefts && !wrong; l++)
		wrong = left(&k, l);
	for (int r = 0; r < g->rights && !wrong; r++)
		wrong = right(&k, r);
	wrong = wrong ? wrong : k.placed != p->placed ? "another number of pairs" : k.score != p->score ? "another sum of scores" : NULL;
	return wrong ? wrong : cover(p);
}
