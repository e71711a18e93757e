/* match_groups_kept.c - groups as a match tells them: members, mentors, and why somebody is without. */
#include "match/match_groups.h"

#include <stdlib.h>

/* ---- what came out ------------------------------------------------------------------------------------------ */

static int by_name(const void *x, const void *y, void *with)
{
	const Match *m = with;
	int a = *(const int *)x, b = *(const int *)y, c = str_cmp(match_name(m, a), match_name(m, b));
	return c ? c : (a > b) - (a < b);
}

static int by_first(const void *x, const void *y, void *with) { return by_name(((const MatchGroup *)x)->member, ((const MatchGroup *)y)->member, with); }

static int alike(const Groups *g, const Made *m)
{
	int64_t sum = 0;
	for (int i = 0; i < m->n; i++)
		for (int k = 0; k < i; k++) {
			FitCase c = facts_equals_case(g->f, g->s, m->left[i], m->left[k]);
			sum += likeness_score(&c, NULL);
		}
	return (int)(2 * sum / (m->n * (m->n - 1)));
}

static void keep_group(Groups *g, const Made *made)
{
	Match     *m = g->r->m;
	MatchGroup x = { .member = NEW(g->r->arena, int, made->n), .members = made->n, .leaders = made->leaders, .alike = alike(g, made) };
	for (int i = 0; i < made->n; i++)
		x.member[i] = g->f->mentee[made->left[i]];
	for (int i = 0; i < made->leaders; i++)
		x.leader[i] = g->f->mentor[made->leader[i]];
	qsort_r(x.member, (size_t)x.members, sizeof *x.member, by_name, m);
	m->placed += made->n;
	*PUSH(g->r->arena, &m->groups) = x;
}

/* Was this very mentor asked for, for this very member? */
static bool is_must(const Groups *g, int mentor, int mentee)
{
	for (int i = 0; i < g->s->must.n; i++)
		if (names_find(&g->r->names, g->s->must.list[i].mentor) == mentor && names_find(&g->r->names, g->s->must.list[i].mentee) == mentee)
			return true;
	return false;
}

static void keep_pairs(Groups *g)
{
	Match *m = g->r->m;
	if (m->groups.n)
		qsort_r(m->groups.list, (size_t)m->groups.n, sizeof *m->groups.list, by_first, m);
	for (int i = 0; i < m->groups.n; i++)
		for (int k = 0; k < m->groups.list[i].members; k++)
			for (int l = 0; l < m->groups.list[i].leaders; l++) {
				const MatchGroup *x = &m->groups.list[i];
				int fit = match_fit(m, x->leader[l], x->member[k]);
				*PUSH(g->r->arena, &m->pairs) = (MatchPair){ .mentor = x->leader[l], .mentee = x->member[k], .fit = fit, .group = i + 1, .must = is_must(g, x->leader[l], x->member[k]) };
				m->fit += fit;
			}
}

static Str why_without(Groups *g, int left)
{
	const MatchSettings *s = g->s;
	Arena *a = g->r->arena;
	int    roomy = 0;
	if (!g->f->rights)
		return S("Nobody takes part as a mentor.");
	if (!groups_led(g, s->group_least))
		return str_fmt(a, "No mentor offers %d places; a group takes as many as it has members.", s->group_least);
	if (g->r->m->mentees < s->group_least)
		return str_fmt(a, "There are fewer mentees than a group has members, %d.", s->group_least);
	if (!g->chances[left])
		return match_rules_against(g->r, left, -1);
	for (int i = 0; i < g->made.n; i++)
		roomy += groups_have_room(g, &g->made.list[i]);
	return roomy ? S("The groups that still have room hold somebody, or have a mentor, whom the rules keep apart from this person.")
		: str_fmt(a, "Every group is full; more mentors who offer at least %d places would help.", s->group_least);
}

static Str why_idle(Groups *g, int right)
{
	int seats = g->f->seats[right], may = 0;
	for (int l = 0; l < g->f->lefts; l++)
		may += *groups_fit(g, right, l) != FORBIDDEN_FIT;
	if (!seats)
		return S("They have no place to offer this time.");
	if (seats < g->s->group_least)
		return str_fmt(g->r->arena, "They offer %d %s, and a group has at least %d members.", seats, seats == 1 ? "place" : "places", g->s->group_least);
	if (!may && g->f->lefts)
		return match_rules_against(g->r, -1, right);
	return S("Every group that they could lead has its mentor, or is larger than the places they offer.");
}

static void keep_left_over(Groups *g)
{
	Arena *a = g->r->arena;
	Match *m = g->r->m;
	for (int l = 0; l < g->f->lefts; l++)
		if (!g->placed[l] && g->f->need[l] > 0)
			*PUSH(a, &m->short_mentees) = (MatchLeft){ .person = g->f->mentee[l], .wants = 1, .why = why_without(g, l) };
	for (int k = 0; k < g->f->rights; k++)
		if (!g->load[k])
			*PUSH(a, &m->idle_mentors) = (MatchLeft){ .person = g->f->mentor[k], .wants = g->f->seats[k], .why = why_idle(g, k) };
}

void groups_keep(Groups *g)
{
	for (int i = 0; i < g->made.n; i++)
		keep_group(g, &g->made.list[i]);
	keep_pairs(g);
	keep_left_over(g);
}
