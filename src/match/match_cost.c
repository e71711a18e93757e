/* match_cost.c - see match_cost.h. */
#include "match/match_cost.h"

#include "match/match_facts.h"
#include "match/match_solve.h"

#include <stdlib.h>

enum { CELLS_IN_ALL = 40000000, TRIED_LEAST = 4 };      /* mentees times mentors, of all trials together */

typedef struct { Arena *arena; const Match *m; MatchCosts out; int most; } Work;

const char *match_cost_kind(CostKind kind)
{
	static const char *const kinds[] = { "rule", "asked_for", "kept_apart" };
	return kinds[kind];
}

/* ---- in words ----------------------------------------------------------------------------------------- */

static Str points(Arena *a, int64_t fit) { return str_fmt(a, "%lld.%lld points of fit", (long long)llabs(fit) / 10, (long long)llabs(fit) % 10); }

static Str says(Arena *a, const MatchCost *c)
{
	Str  fit = points(a, c->fit);
	if (!c->pairs && !c->fit)
		return S("It costs nothing: without it there would be as many pairs, with as much fit.");
	if (!c->pairs)
		return c->fit > 0 ? str_fmt(a, "Without it as many pairs would have %.*s more in total.", STR(fit))
			: str_fmt(a, "Without it as many pairs would serve what the match aims at better, with %.*s less in total.", STR(fit));
	Str pairs = str_fmt(a, "%d %s %s", abs(c->pairs), abs(c->pairs) == 1 ? "pair" : "pairs", c->pairs > 0 ? "more" : "fewer");
	return c->fit ? str_fmt(a, "Without it there would be %.*s, with %.*s %s in total.", STR(pairs), STR(fit), c->fit > 0 ? "more" : "less")
		: str_fmt(a, "Without it there would be %.*s, with as much fit in total.", STR(pairs));
}

/* ---- one trial -------------------------------------------------------------------------------------------- */

static bool may_try(Work *w)
{
	if (w->out.tried.n < w->most)
		return true;
	w->out.left_out++;
	return false;
}

static void found(Work *w, MatchCost c, int pairs, int placed, int64_t fit)
{
	c.pairs = pairs - w->m->pairs.n;
	c.placed = placed - w->m->placed;
	c.fit = fit - w->m->fit;
	c.says = says(w->arena, &c);
	*PUSH(w->arena, &w->out.tried) = c;
}

static void try_settings(Work *w, const char *what, MatchSettings s)
{
	if (!may_try(w))
		return;
	const Match *then = match_run(w->arena, w->m->people, &s, NULL);
	if (then->end == MATCH_DONE)
		found(w, (MatchCost){ .kind = COST_RULE, .what = str(what), .mentor = -1, .mentee = -1 }, then->pairs.n, then->placed, then->fit);
}

static void try_solved(Work *w, MatchCost c, MatchSolved then)
{
	Match   other = *w->m;
	int     bad, placed = 0;
	int64_t fit = 0;
	other.solved = &then;
	then.n = 0;
	if (solve_best(w->arena, &then, &other, NULL, &bad) != SOLVE_DONE)
		return;
	for (int i = 0; i < then.n; i++) {
		fit += solve_score(&then, then.pair[i].left, then.pair[i].right) - match_kept_worth(w->m, then.pair[i].left, then.pair[i].right);
		placed += !i || then.pair[i].left != then.pair[i - 1].left;
	}
	found(w, c, then.n, placed, fit);
}

static MatchCost of_pair(const Work *w, CostKind kind, FixedPair p)
{
	MatchCost c = { .kind = kind, .mentor = w->m->facts->mentor[p.right], .mentee = w->m->facts->mentee[p.left] };
	c.what = str_fmt(w->arena, "%.*s with %.*s", STR(match_name(w->m, c.mentee)), STR(match_name(w->m, c.mentor)));
	return c;
}

/* ---- rules ---------------------------------------------------------------------------------------------------- */

static void rules(Work *w)
{
	MatchSettings s = w->m->settings, now = s;
	if (now.pairing.line == LINE_AND_PEERS) {
		s.pairing.line = LINE_WHOLE;
		try_settings(w, "People who share a manager are kept apart", s);
	}
	if (now.pairing.line != LINE_DIRECT) {
		s.pairing.line = LINE_DIRECT;
		try_settings(w, "The whole line of management is kept apart, not direct managers alone", s);
	}
	s = now;
	if (now.pairing.mentor_stage) {
		static const char *const says[] = { NULL, "A mentor must be at a later career stage", "A mentor must be at an earlier career stage", "A mentor and a mentee must be at the same career stage" };
		s.pairing.mentor_stage = SENIORITY_ANY;
		try_settings(w, says[now.pairing.mentor_stage], s);
	}
	s = now;
	if (now.pairing.other_unit) {
		s.pairing.other_unit = false;
		try_settings(w, "A mentor must come from another unit", s);
	}
}

/* ---- pairs that were asked for ---------------------------------------------------------------------------------- */

static void asked(Work *w)
{
	const MatchSolved *x = w->m->solved;
	for (int i = 0; i < x->must_n; i++) {
		MatchSolved then = *x;
		if (!may_try(w))
			continue;
		then.must = NEW(w->arena, FixedPair, x->must_n);
		then.must_n = 0;
		for (int k = 0; k < x->must_n; k++)
			if (k != i)
				then.must[then.must_n++] = x->must[k];
		try_solved(w, of_pair(w, COST_ASKED, x->must[i]), then);
	}
}

/* ---- pairs that are kept apart -------------------------------------------------------------------------------------- */

/* The graph with one pair more. */
static Graph with_pair(Work *w, FixedPair p, int32_t score)
{
	const Graph *g = &w->m->solved->graph;
	int64_t  n = 0, *row = NEW(w->arena, int64_t, (size_t)g->lefts + 1);
	int32_t *right = NEW(w->arena, int32_t, g->row[g->lefts] + 1), *wide = NEW(w->arena, int32_t, g->row[g->lefts] + 1);
	for (int l = 0; l < g->lefts; l++) {
		bool waits = l == p.left;
		for (int64_t e = g->row[l]; e < g->row[l + 1] || waits; ) {
			if (waits && (e == g->row[l + 1] || g->right[e] > p.right)) {
				right[n] = p.right;
				wide[n++] = score;
				waits = false;
				continue;
			}
			right[n] = g->right[e];
			wide[n++] = graph_score(g, e++);
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = g->lefts, .rights = g->rights, .need = g->need, .seats = g->seats, .row = row, .right = right, .wide = wide };
}

static bool another_rule(const Work *w, FixedPair p)
{
	Pairing pairing = facts_pairing(w->m->facts, &w->m->settings, p.left, p.right);
	pairing.kept_apart = false;
	return pairing_broken(pairing);
}

static void apart(Work *w)
{
	const MatchFacts *f = w->m->facts;
	for (int l = 0; f->apart && l < f->lefts; l++)
		for (int r = 0; r < f->rights; r++) {
			FixedPair p = { l, r };
			if (!f->apart[(size_t)l * (size_t)f->rights + (size_t)r] || !may_try(w))
				continue;
			if (another_rule(w, p)) {
				found(w, of_pair(w, COST_APART, p), w->m->pairs.n, w->m->placed, w->m->fit);
				continue;
			}
			FitCase     c = facts_case(f, &w->m->settings, l, r);
			MatchSolved then = *w->m->solved;
			then.graph = with_pair(w, p, fit_score(&c, NULL) + match_kept_worth(w->m, l, r));
			try_solved(w, of_pair(w, COST_APART, p), then);
		}
}

/* The dearest first; those that cost nothing in the order they were tried. */
static int dearest(const void *x, const void *y)
{
	const MatchCost *a = x, *b = y;
	int c = (a->pairs < b->pairs) - (a->pairs > b->pairs);
	c = c ? c : (a->fit < b->fit) - (a->fit > b->fit);
	c = c ? c : (a->kind > b->kind) - (a->kind < b->kind);
	return c ? c : str_cmp(a->what, b->what);
}

MatchCosts match_costs(Arena *a, const Match *m)
{
	if (m->settings.shape != MATCH_PAIRS)
		return (MatchCosts){ 0 };       /* groups and peers have no graph of mentees and mentors to try */
	int64_t cells = (int64_t)m->mentees * m->mentors, most = cells ? CELLS_IN_ALL / cells : CELLS_IN_ALL;
	Work w = { .arena = a, .m = m, .most = most < TRIED_LEAST ? TRIED_LEAST : most > INT32_MAX ? INT32_MAX : (int)most };
	rules(&w);
	asked(&w);
	apart(&w);
	if (w.out.tried.n)
		qsort(w.out.tried.list, (size_t)w.out.tried.n, sizeof *w.out.tried.list, dearest);
	return w.out;
}
