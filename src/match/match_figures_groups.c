/* match_figures_groups.c - groups in figures: how alike each member is to the others, how well mentors fit them, who leads how many. */
#include "match/match_facts.h"
#include "match/match_figures.h"

/* To the others of the group, in the mean. */
static int likeness(const Match *m, const MatchGroup *g, int member)
{
	int64_t sum = 0;
	for (int i = 0; i < g->members; i++) {
		FitCase c = facts_equals_case(m->facts, &m->settings, m->facts->left_of[g->member[member]], m->facts->left_of[g->member[i]]);
		sum += i == member ? 0 : likeness_score(&c, NULL);
	}
	return (int)(sum / (g->members - 1));
}

static void fill_likeness(Arena *a, const Match *m, MatchFigures *f)
{
	int    *alike = NEW(a, int, m->placed), n = 0;
	int64_t sum = 0;
	for (int i = 0; i < m->groups.n; i++)
		for (int k = 0; k < m->groups.list[i].members; k++)
			sum += alike[n++] = likeness(m, &m->groups.list[i], k);
	figures_spread(alike, n, f);
	f->mean = n ? (int)(sum / n) : 0;
	f->mentees = n;
}

MatchFigures figures_of_groups(Arena *a, const Match *m)
{
	MatchFigures f = { .shape = MATCH_GROUPS }, lead = { 0 };
	int *fit = NEW(a, int, m->pairs.n), *has = NEW(a, int, m->facts->rights);
	for (int i = 0; i < m->pairs.n; i++) {
		fit[i] = m->pairs.list[i].fit;
		has[m->facts->right_of[m->pairs.list[i].mentor]]++;
	}
	fill_likeness(a, m, &f);
	figures_spread(fit, m->pairs.n, &lead);
	f.lead_worst = lead.worst;
	f.lead_half = lead.half;
	figures_load(a, m, has, &f);
	return f;
}
