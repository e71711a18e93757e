/* match_fair.c - see match_fair.h; whom figures may be about: rules/fairness.h. */
#include "match/match_fair.h"

#include "match/match_facts.h"
#include "rules/fairness.h"

#include <stdlib.h>

typedef struct { Str key, name; int *fit; int n, placed; } Group;
typedef struct { Group *list; int n; } Groups;
typedef struct { Str key, name; int fit; } Row;

static int by_key(const void *x, const void *y)
{
	const Row *a = x, *b = y;
	int c = str_cmp(a->key, b->key);
	c = c ? c : (a->fit > b->fit) - (a->fit < b->fit);
	return c ? c : str_cmp(a->name, b->name);
}

/* One group after the other, each with its fits growing; -1 first. */
static Groups grouped(Arena *a, FairRows rows)
{
	Groups all = { 0 };
	Row   *row = NEW(a, Row, rows.n);
	int   *fit = NEW(a, int, rows.n);
	for (int i = 0; i < rows.n; i++)
		row[i] = (Row){ utf8_fold(a, rows.list[i].group), rows.list[i].group, rows.list[i].fit };
	if (rows.n)
		qsort(row, (size_t)rows.n, sizeof *row, by_key);
	for (int i = 0; i < rows.n; i++) {
		if (!all.n || !str_eq(all.list[all.n - 1].key, row[i].key))
			*PUSH(a, &all) = (Group){ .key = row[i].key, .name = row[i].name.n ? row[i].name : S("Not said"), .fit = fit + i };
		fit[i] = row[i].fit;
		all.list[all.n - 1].n++;
		all.list[all.n - 1].placed += row[i].fit >= 0;
	}
	return all;
}

static int by_size(const void *x, const void *y)
{
	int a = *(const int *)x, b = *(const int *)y;
	return (a > b) - (a < b);
}

static int half(const int *fit, int n, int placed) { return placed < FAIRNESS_LEAST ? -1 : fit[n - placed + (placed + 1) / 2 - 1]; }

static FairGroup told(Str name, const int *fit, int n, int placed)
{
	return (FairGroup){ .name = name, .mentees = n, .placed = placed, .share = n ? (200 * placed + n) / (2 * n) : 0, .half = half(fit, n, placed) };
}

/* Those that may not be shown, as one. */
static void together(Arena *a, FairBy *out, const Groups *all, const bool *shown)
{
	struct { int *list; int n; } fits = { 0 };
	int placed = 0;
	for (int i = 0; i < all->n; i++)
		for (int k = 0; !shown[i] && k < all->list[i].n; k++) {
			*PUSH(a, &fits) = all->list[i].fit[k];
			placed += all->list[i].fit[k] >= 0;
		}
	if (fits.n < FAIRNESS_LEAST)
		return;
	qsort(fits.list, (size_t)fits.n, sizeof *fits.list, by_size);
	*PUSH(a, &out->groups) = told(str_fmt(a, "%d groups together", out->together), fits.list, fits.n, placed);
}

FairBy fair_by(Arena *a, FairKind kind, FairRows rows)
{
	static const FairBy kinds[] = { { .key = "unit", .label = "Unit", .words = "unit" }, { .key = "stage", .label = "Career stage", .words = "career stage" } };
	Groups all = grouped(a, rows);
	FairBy out = kinds[kind];
	int   *people = NEW(a, int, all.n);
	bool  *shown = NEW(a, bool, all.n);
	for (int i = 0; i < all.n; i++)
		people[i] = all.list[i].n;
	fairness_shown(people, all.n, shown);
	for (int i = 0; i < all.n; i++) {
		const Group *g = &all.list[i];
		out.together += !shown[i];
		if (shown[i])
			*PUSH(a, &out.groups) = told(g->name, g->fit, g->n, g->placed);
	}
	out.says = S("");
	if (!out.groups.n) {
		out.together = 0;
		out.says = S("Too few people in one of the groups, so not shown.");
	} else if (out.together) {
		together(a, &out, &all, shown);
		out.says = S("Groups of fewer than five people are told together with the next smallest, so that nothing follows about anybody.");
	}
	return out;
}

/* ---- of a match --------------------------------------------------------------------------------------- */

/* Of mentees and their mentors; of groups as well. */
static FairRows rows_of(Arena *a, const Match *m, bool stage)
{
	FairRows rows = { 0 };
	int *sum = NEW(a, int, m->facts->lefts), *n = NEW(a, int, m->facts->lefts);
	for (int i = 0; i < m->pairs.n; i++) {
		int left = m->facts->left_of[m->pairs.list[i].mentee];
		sum[left] += m->pairs.list[i].fit;
		n[left]++;
	}
	for (int l = 0; l < m->facts->lefts; l++) {
		const Person *p = &m->people->list[m->facts->mentee[l]];
		*PUSH(a, &rows) = (FairRow){ stage ? p->grade : p->unit, n[l] ? sum[l] / n[l] : -1 };
	}
	return rows;
}

static bool anybody_said(FairRows rows)
{
	for (int i = 0; i < rows.n; i++)
		if (rows.list[i].group.n)
			return true;
	return false;
}

FairBys fair_bys(Arena *a, FairRows by_unit, FairRows by_stage)
{
	FairBys all = { 0 };
	if (anybody_said(by_unit))
		*PUSH(a, &all) = fair_by(a, FAIR_UNIT, by_unit);
	if (anybody_said(by_stage))
		*PUSH(a, &all) = fair_by(a, FAIR_STAGE, by_stage);
	return all;
}

FairBys match_fair(Arena *a, const Match *m)
{
	return m->settings.shape != MATCH_PEERS ? fair_bys(a, rows_of(a, m, false), rows_of(a, m, true)) : (FairBys){ 0 };
}
