/* match_solve.c - from the pairs that may be made to the pairs that are: the graph, what the coordinator asked for, and
 * the solver of the goal.  Every answer is looked at by code that does not know how it was found. */
#include "match/match_inside.h"
#include "match/match_solve.h"

#include "solve/floor.h"
#include "solve/leximin.h"
#include "solve/proof_check.h"
#include "solve/stable.h"

#include <stdlib.h>

/* ---- the graph -------------------------------------------------------------------------------- */

static int32_t *limits(Arena *a, const int *limit, int n, int others)
{
	int32_t *out = NEW(a, int32_t, n);
	for (int i = 0; i < n; i++)
		out[i] = limit[i] < others ? limit[i] : others;
	return out;
}

void solve_open(Arena *a, MatchSolved *x, int lefts, int rights, const int *need, const int *seats, bool wide)
{
	size_t cells = size_of((size_t)lefts, (size_t)rights);
	x->row = NEW(a, int64_t, (size_t)lefts + 1);
	x->right = NEW(a, int32_t, cells);
	x->wide = wide ? NEW(a, int32_t, cells) : NULL;
	x->narrow = wide ? NULL : NEW(a, uint16_t, cells);
	x->graph = (Graph){ .lefts = lefts, .rights = rights, .need = limits(a, need, lefts, rights), .seats = limits(a, seats, rights, lefts),
		.row = x->row, .right = x->right, .wide = x->wide, .narrow = x->narrow };
}

void solve_row_ends(MatchSolved *x, int left) { x->row[left + 1] = x->edges; }

int32_t solve_score(const MatchSolved *x, int left, int right)
{
	int64_t from = x->graph.row[left], to = x->graph.row[left + 1], end = to;
	while (from < to) {
		int64_t half = from + (to - from) / 2;
		if (x->graph.right[half] < right)
			from = half + 1;
		else
			to = half;
	}
	return from < end && x->graph.right[from] == right ? graph_score(&x->graph, from) : APART;
}

/* ---- what the coordinator asked for ------------------------------------------------------------ */

static SolveEnd musts_fit(Arena *a, const MatchSolved *x, int *bad)
{
	const Graph *g = &x->graph;
	int32_t *lefts = NEW(a, int32_t, g->lefts), *rights = NEW(a, int32_t, g->rights);
	for (int i = 0; i < x->must_n; i++) {
		const FixedPair *p = &x->must[i];
		*bad = i;
		for (int k = 0; k < i; k++)
			if (!fixed_by_pair(&x->must[k], p))
				return SOLVE_TWICE;
		if (++lefts[p->left] > g->need[p->left])
			return SOLVE_NEED;
		if (++rights[p->right] > g->seats[p->right])
			return SOLVE_SEATS;
	}
	return SOLVE_DONE;
}

/* ---- the goals ---------------------------------------------------------------------------------- */

typedef struct { Arena *arena; MatchSolved *x; const Match *m; const MatchProgress *progress; } Run;

static bool go_on(void *with, int done, int of)
{
	const MatchProgress *p = ((const Run *)with)->progress;
	return !p || !p->go_on || p->go_on(p->with, "Pairing", done, of);
}

static BMatchEnd by_sum(Run *r, bool everyone, Proof *proof)
{
	BMatch   problem = { .graph = &r->x->rest, .empty = everyone ? BMATCH_EVERYONE : 0, .seed = r->m->settings.seed, .go_on = go_on, .with = r };
	BMatched best = bmatch_solve(r->arena, &problem);
	if (best.end == BMATCH_DONE)
		*proof = proof_of_bmatch(r->arena, &r->x->rest, &best, everyone);
	return best.end;
}

static BMatchEnd by_bands(Run *r, Proof *proof)
{
	int32_t *cuts = NEW(r->arena, int32_t, CUTS_MOST);
	int      n = 0;
	for (int32_t cut = MATCH_BAND; cut < FIT_MOST; cut += MATCH_BAND)
		cuts[n++] = cut;
	Going     going = { .go_on = go_on, .with = r };
	Leximined best = leximin_solve_while(r->arena, &r->x->rest, cuts, n, r->m->settings.seed, &going);
	*proof = best.proof;
	return best.end;
}

static BMatchEnd by_floor(Run *r, Proof *proof)
{
	Going   going = { .go_on = go_on, .with = r };
	Floored best = floor_solve_while(r->arena, &r->x->rest, r->m->settings.seed, &going);
	*proof = best.proof;
	return best.end;
}

static int pairs_of(const Proof *p, FixedPair *to)
{
	int n = 0;
	for (int l = 0; l < p->graph->lefts; l++)
		for (int32_t i = p->place[l]; i < p->place[l + 1]; i++)
			if (p->right[i] >= 0)
				to[n++] = (FixedPair){ l, p->right[i] };
	return n;
}

static BMatchEnd proven(Run *r)
{
	MatchSolved *x = r->x;
	MatchGoal    goal = r->m->settings.goal;
	BMatchEnd    end = goal == MATCH_FLOOR ? by_floor(r, &x->proof) : goal == MATCH_LEXIMIN ? by_bands(r, &x->proof)
	                 : by_sum(r, goal == MATCH_EVERYONE, &x->proof);
	if (end != BMATCH_DONE)
		return end;
	const char *wrong = proof_wrong(r->arena, &x->proof);
	if (wrong)
		die("the match is not what it should be: %s", wrong);
	x->pair = NEW(r->arena, FixedPair, x->proof.placed + x->must_n);
	x->n = pairs_of(&x->proof, x->pair);
	return end;
}

/* ---- stable, and what that costs ------------------------------------------------------------------ */

/* The fit of these pairs without what counts besides because they stood there before. */
static int64_t fit_of(const Match *m, const MatchSolved *x, const FixedPair *pair, int n)
{
	int64_t fit = 0;
	for (int i = 0; i < n; i++)
		fit += solve_score(x, pair[i].left, pair[i].right) - match_kept_worth(m, pair[i].left, pair[i].right);
	return fit;
}

static void check_limits(Arena *a, const MatchSolved *x)
{
	const Graph *g = &x->rest;
	int32_t *lefts = NEW(a, int32_t, g->lefts), *rights = NEW(a, int32_t, g->rights);
	for (int i = 0; i < x->n; i++)
		if (++lefts[x->pair[i].left] > g->need[x->pair[i].left] || ++rights[x->pair[i].right] > g->seats[x->pair[i].right])
			die("the match is not what it should be: somebody has more than they asked for");
}

/* The pairs made, and what everyone first has more. */
static void compared(Run *r, const uint8_t *made, int64_t placed, const Proof *everyone)
{
	MatchSolved *x = r->x;
	const Graph *g = &x->rest;
	x->pair = NEW(r->arena, FixedPair, placed + x->must_n);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (made[e])
				x->pair[x->n++] = (FixedPair){ l, g->right[e] };
	check_limits(r->arena, x);
	FixedPair *best = NEW(r->arena, FixedPair, everyone->placed);
	int        n = pairs_of(everyone, best);
	x->fewer = n - x->n;
	x->less = fit_of(r->m, x, best, n) - fit_of(r->m, x, x->pair, x->n);
}

static BMatchEnd stable(Run *r)
{
	MatchSolved  *x = r->x;
	const Graph  *g = &x->rest;
	Proof         everyone;
	StableProblem problem = { .graph = g, .seed = r->m->settings.seed, .go_on = go_on, .with = r };
	BMatchEnd     end = by_sum(r, true, &everyone);
	if (end != BMATCH_DONE)
		return end;
	Stable found = stable_solve(r->arena, &problem, STABLE_MOST);
	if (found.stopped)
		return BMATCH_STOPPED;
	if (stable_blocking(r->arena, &problem, found.made, 0).n)
		die("the match is not what it should be: two would both rather have each other");
	compared(r, found.made, found.placed, &everyone);
	return end;
}

/* ---- one from the own unit ------------------------------------------------------------------------- */

static BMatchEnd inside(Run *r)
{
	MatchSolved *x = r->x;
	Proof        everyone;
	BMatchEnd    end = by_sum(r, true, &everyone);
	if (end != BMATCH_DONE)
		return end;
	Quotaed found = solve_inside(r->arena, x, r->m, go_on, r);
	if (found.end != QUOTA_DONE)
		return found.end == QUOTA_STOPPED ? BMATCH_STOPPED : BMATCH_TOO_LARGE;
	if (found.placed != everyone.placed)
		die("the match is not what it should be: more could be placed");
	compared(r, found.made, found.placed, &everyone);
	return end;
}

/* ---- all of it ------------------------------------------------------------------------------------- */

SolveEnd solve_best(Arena *a, MatchSolved *x, const Match *m, const MatchProgress *progress, int *bad)
{
	Run      r = { .arena = a, .x = x, .m = m, .progress = progress };
	SolveEnd musts = musts_fit(a, x, bad);
	if (musts != SOLVE_DONE)
		return musts;
	x->rest = x->must_n ? graph_fixed(a, &x->graph, x->must, x->must_n) : x->graph;
	BMatchEnd end = m->settings.goal == MATCH_STABLE ? stable(&r) : m->settings.goal == MATCH_INSIDE ? inside(&r) : proven(&r);
	if (end != BMATCH_DONE)
		return end == BMATCH_STOPPED ? SOLVE_STOPPED : SOLVE_TOO_LARGE;
	for (int i = 0; i < x->must_n; i++)
		x->pair[x->n++] = x->must[i];
	if (x->n)
		qsort(x->pair, (size_t)x->n, sizeof *x->pair, fixed_by_pair);
	return SOLVE_DONE;
}

int solve_over(const MatchSolved *x, int left, int right, int32_t score, int64_t *by)
{
	const Proof   *p = &x->proof;
	const int64_t *u = p->price_left + (int64_t)left * p->digits, *v = p->price_right + (int64_t)right * p->digits;
	for (int i = 0; i < p->digits; i++) {
		bool points = i + 1 == p->digits;
		*by = u[i] + v[i] - (points ? score : !i ? 1 : score < p->cuts[i - 1] ? -1 : 0);
		if (*by)
			return *by > 0 ? i : -1;
	}
	return -1;
}
