/* match_inside.c - see match_inside.h. */
#include "match/match_inside.h"

#include "match/match_facts.h"

static bool is_inside(const MatchFacts *f, int left, int right)
{
	int32_t unit = f->as_mentee[left].unit;
	return unit && unit == f->as_mentor[right].unit;
}

/* Whoever was given somebody from their own unit by name needs no other. */
static bool *asking(Arena *a, const MatchSolved *x, const MatchFacts *f)
{
	bool *asks = NEW(a, bool, f->lefts);
	for (int l = 0; l < f->lefts; l++)
		asks[l] = f->need[l] > 1;
	for (int i = 0; i < x->must_n; i++)
		if (is_inside(f, x->must[i].left, x->must[i].right))
			asks[x->must[i].left] = false;
	return asks;
}

/* One more from the own unit counts more than all fits together, as far as numbers go. */
static int32_t bonus(const Match *m)
{
	int64_t one = m->kept ? m->keep_worth + FIT_MOST : FIT_MOST, all = one * (m->wants + 1);
	return all < QUOTA_BONUS_MOST ? (int32_t)all : QUOTA_BONUS_MOST;
}

Quotaed solve_inside(Arena *a, const MatchSolved *x, const Match *m, bool (*go_on)(void *with, int done, int of), void *with)
{
	const Graph *g = &x->rest;
	uint8_t *inside = NEW(a, uint8_t, g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			inside[e] = is_inside(m->facts, l, g->right[e]);
	return quota_solve(a, &(Quota){ .graph = g, .everyone = true, .inside = inside, .asks = asking(a, x, m->facts), .bonus = bonus(m), .go_on = go_on, .with = with });
}

static bool may_have_one(const Match *m, int left)
{
	const Graph *g = &m->solved->graph;
	for (int64_t e = g->row[left]; e < g->row[left + 1]; e++)
		if (g->seats[g->right[e]] && is_inside(m->facts, left, g->right[e]))
			return true;
	return false;
}

MatchInside match_inside(Arena *a, const Match *m)
{
	const MatchSolved *x = m->solved;
	MatchInside all = { 0 };
	bool *has = NEW(a, bool, m->facts->lefts);
	for (int i = 0; i < x->n; i++)
		has[x->pair[i].left] = has[x->pair[i].left] || is_inside(m->facts, x->pair[i].left, x->pair[i].right);
	for (int l = 0; l < m->facts->lefts; l++) {
		if (m->facts->need[l] < 2 || !may_have_one(m, l))
			continue;
		all.asks++;
		if (!has[l])
			*PUSH(a, &all.without) = m->facts->mentee[l];
	}
	return all;
}
