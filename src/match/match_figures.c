/* match_figures.c - see match_figures.h. */
#include "match/match_facts.h"
#include "match/match_figures.h"
#include "match/match_inside.h"
#include "match/match_solve.h"

#include <stdlib.h>

enum { TOP = 3, NAMED = 5 };

static int by_size(const void *x, const void *y)
{
	int a = *(const int *)x, b = *(const int *)y;
	return (a > b) - (a < b);
}

/* Of numbers that grow. */
static int gini(const int *x, int n)
{
	int64_t sum = 0, above = 0;
	for (int i = 0; i < n; i++) {
		sum += x[i];
		above += (int64_t)(2 * i + 1 - n) * x[i];
	}
	return sum ? (int)((1000 * above + sum * n / 2) / (sum * n)) : 0;
}

/* The least of numbers that grow which is no smaller than so many quarters of them. */
static int quantile(const int *x, int n, int quarters) { return x[(n * quarters + 3) / 4 - 1]; }

void figures_spread(int *x, int n, MatchFigures *f)
{
	f->pairs = n;
	if (!n)
		return;
	qsort(x, (size_t)n, sizeof *x, by_size);
	f->worst = x[0];
	f->quarter = quantile(x, n, 1);
	f->half = quantile(x, n, 2);
	f->three_quarters = quantile(x, n, 3);
	f->best = x[n - 1];
	f->uneven_fit = gini(x, n);
}

static int fit_of(const Match *m, int left, int right) { return solve_score(m->solved, left, right) - match_kept_worth(m, left, right); }

/* How many whom the rules allow fit this mentee better. */
static int better(const Match *m, int left, int fit)
{
	const Graph *g = &m->solved->graph;
	int n = 0;
	for (int64_t e = g->row[left]; e < g->row[left + 1]; e++)
		n += graph_score(g, e) - match_kept_worth(m, left, g->right[e]) > fit;
	return n;
}

static void fill_fits(Arena *a, const Match *m, MatchFigures *f)
{
	const MatchSolved *x = m->solved;
	int *fit = NEW(a, int, x->n);
	for (int i = 0; i < x->n; i++)
		fit[i] = fit_of(m, x->pair[i].left, x->pair[i].right);
	for (int i = 0, end; i < x->n; i = end) {       /* one mentee at a time, by the best mentor they have */
		int best = fit[i];
		for (end = i + 1; end < x->n && x->pair[end].left == x->pair[i].left; end++)
			best = fit[end] > best ? fit[end] : best;
		int above = better(m, x->pair[i].left, best);
		f->mentees++;
		f->first += !above;
		f->top += above < TOP;
	}
	figures_spread(fit, x->n, f);
}

void figures_load(Arena *a, const Match *m, const int *has, MatchFigures *f)
{
	int *load = NEW(a, int, m->facts->rights);
	for (int r = 0; r < m->facts->rights; r++)
		if (m->facts->seats[r])
			load[f->mentors++] = has[r];
	if (!f->mentors)
		return;
	qsort(load, (size_t)f->mentors, sizeof *load, by_size);
	f->least = load[0];
	f->most = load[f->mentors - 1];
	f->uneven_load = gini(load, f->mentors);
}

static void fill_inside(Arena *a, const Match *m, MatchFigures *f)
{
	MatchInside x = match_inside(a, m);
	Buf names = buf_open(a);
	for (int i = 0; i < x.without.n && i < NAMED; i++)
		buf_fmt(&names, "%s%.*s", i ? ", " : "", STR(match_name(m, x.without.list[i])));
	if (x.without.n > NAMED)
		buf_fmt(&names, " and %d more", x.without.n - NAMED);
	f->asks = x.asks;
	f->inside = x.asks - x.without.n;
	f->without = buf_str(&names);
}

MatchFigures match_figures(Arena *a, const Match *m)
{
	MatchFigures f = { .shape = m->settings.shape };
	if (f.shape == MATCH_GROUPS)
		return figures_of_groups(a, m);
	if (f.shape != MATCH_PAIRS)
		return f;               /* they are about people and their mentors */
	int *has = NEW(a, int, m->facts->rights);
	for (int i = 0; i < m->solved->n; i++)
		has[m->solved->pair[i].right]++;
	fill_fits(a, m, &f);
	figures_load(a, m, has, &f);
	fill_inside(a, m, &f);
	return f;
}

/* ---- in words ----------------------------------------------------------------------------------- */

static int of_100(int fit) { return (fit + 5) / 10; }

static Str three(Arena *a, const MatchFigures *f) { return str_fmt(a, "%d, %d, %d", of_100(f->quarter), of_100(f->half), of_100(f->three_quarters)); }
static Str gini_words(Arena *a, int n) { return str_fmt(a, "%d.%02d", (n + 5) / 1000, (n + 5) % 1000 / 10); }

static void add(Arena *a, FigureRows *all, const char *key, const char *label, Str says, Str value) { *PUSH(a, all) = (FigureRow){ key, label, says, value }; }

static void rows_of_pairs(Arena *a, const MatchFigures *f, FigureRows *all)
{
	add(a, all, "worst", "Weakest pair", S("No pair fits less well than this, of 100."), str_fmt(a, "%d", of_100(f->worst)));
	add(a, all, "quartiles", "Quarter, half, three quarters", S("A quarter of the pairs fit no better than the first number, half no better than the second, three quarters no better than the third."), three(a, f));
	add(a, all, "first", "With their best mentor", S("Mentees who have the mentor who fits them best of all whom the rules allow."), str_fmt(a, "%d of %d", f->first, f->mentees));
	add(a, all, "top", "With one of their best three", S("Mentees who have one of the three mentors who fit them best."), str_fmt(a, "%d of %d", f->top, f->mentees));
	add(a, all, "uneven_fit", "Unevenness of fit", S("0 when all pairs fit equally well, nearly 1 when a few have almost all the fit (Gini)."), gini_words(a, f->uneven_fit));
}

static void rows_of_groups(Arena *a, const MatchFigures *f, FigureRows *all)
{
	add(a, all, "mean", "Alike in the mean", S("How much members have in common with the others of their group, of 100."), str_fmt(a, "%d", of_100(f->mean)));
	add(a, all, "worst", "Least alike", S("No member has less in common with the others of the group than this, of 100."), str_fmt(a, "%d", of_100(f->worst)));
	add(a, all, "quartiles", "Quarter, half, three quarters", S("A quarter of the members have no more in common with their group than the first number, half no more than the second, three quarters no more than the third."), three(a, f));
	add(a, all, "uneven_fit", "Unevenness of likeness", S("0 when all members have as much in common with their group, nearly 1 when a few have almost all of it (Gini)."), gini_words(a, f->uneven_fit));
	add(a, all, "lead", "Mentor and member, weakest and half", S("No member fits a mentor of the group less well than the first number; half fit no better than the second."), str_fmt(a, "%d, %d", of_100(f->lead_worst), of_100(f->lead_half)));
}

FigureRows match_figure_rows(Arena *a, const MatchFigures *f)
{
	FigureRows all = { .of = f->shape == MATCH_GROUPS ? "members" : "pairs" };
	if (f->pairs < FIGURES_LEAST)
		return all;
	(f->shape == MATCH_GROUPS ? rows_of_groups : rows_of_pairs)(a, f, &all);
	add(a, &all, "load", "Mentees of one mentor", S("The fewest and the most that any mentor with a place has."), f->least == f->most ? str_fmt(a, "%d", f->most) : str_fmt(a, "%d to %d", f->least, f->most));
	add(a, &all, "uneven_load", "Unevenness of load", S("0 when all mentors with a place have as many mentees, nearly 1 when a few have almost all of them (Gini)."), gini_words(a, f->uneven_load));
	if (f->asks)
		add(a, &all, "inside", "With one from their own unit", str_fmt(a, f->without.n ? "%s Without: %.*s." : "%s",
			"Mentees who asked for several mentors and have one from their own unit, of those who could.", STR(f->without)), str_fmt(a, "%d of %d", f->inside, f->asks));
	return all;
}

/* ---- another goal --------------------------------------------------------------------------------- */

static int changed(const MatchSolved *now, const MatchSolved *then)
{
	int same = 0;
	for (int i = 0, k = 0; i < now->n && k < then->n;) {
		const FixedPair *p = &now->pair[i], *q = &then->pair[k];
		int64_t before = p->left != q->left ? (int64_t)p->left - q->left : (int64_t)p->right - q->right;
		same += !before;
		i += before <= 0;
		k += before >= 0;
	}
	return then->n - same;
}

MatchOutcome match_outcome(Arena *a, const Match *m, MatchGoal goal)
{
	MatchSolved then = *m->solved;
	Match       other = *m;
	int         bad;
	other.settings.goal = goal;
	other.solved = &then;
	then.n = 0;
	if (solve_best(a, &then, &other, NULL, &bad) != SOLVE_DONE)
		return (MatchOutcome){ 0 };
	MatchFigures f = match_figures(a, &other);
	MatchOutcome x = { .known = true, .pairs = f.pairs, .placed = f.mentees, .worst = f.worst, .changed = changed(m->solved, &then) };
	for (int i = 0; i < then.n; i++)
		x.fit += fit_of(&other, then.pair[i].left, then.pair[i].right);
	return x;
}
