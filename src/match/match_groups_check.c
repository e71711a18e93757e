/* match_groups_check.c - groups are looked at by rules and numbers alone, without knowing how they were made. */
#include "match/match_run.h"

typedef struct { const Match *m; const MatchFacts *f; int *in, *led; } Look;    /* by left: groups it is in; by right: mentees it leads */

static const char *members(Look *k, const MatchGroup *g)
{
	const MatchSettings *s = &k->m->settings;
	if (g->members < s->group_least || g->members > s->group_most)
		return "a group of another size than asked for";
	for (int i = 0; i < g->members; i++) {
		int left = k->f->left_of[g->member[i]];
		if (left < 0 || k->in[left]++ || !k->f->need[left])
			return "a member who takes no part, or is in two groups";
		for (int y = 0; y < i; y++)
			if (equals_broken(facts_equals_pairing(k->f, s, left, k->f->left_of[g->member[y]]), false))
				return "two members whom a rule keeps apart";
	}
	return NULL;
}

static const char *leaders(Look *k, const MatchGroup *g)
{
	if (g->leaders < 1 || g->leaders > k->m->settings.leaders || (g->leaders == 2 && g->leader[0] == g->leader[1]))
		return "a group with too few or too many mentors";
	for (int i = 0; i < g->leaders; i++) {
		int right = k->f->right_of[g->leader[i]];
		if (right < 0 || (k->led[right] += g->members) > k->f->seats[right])
			return "a mentor with more mentees than places";
		for (int y = 0; y < g->members; y++)
			if (pairing_broken(facts_pairing(k->f, &k->m->settings, k->f->left_of[g->member[y]], right)))
				return "a mentor and a member whom a rule keeps apart";
	}
	return NULL;
}

static bool is_in(const MatchGroup *g, int person)
{
	for (int i = 0; i < g->members; i++)
		if (g->member[i] == person)
			return true;
	for (int i = 0; i < g->leaders; i++)
		if (g->leader[i] == person)
			return true;
	return false;
}

/* Those who were asked for by name are in one group. */
static const char *asked(Arena *a, const Match *m, const MatchNames *names)
{
	for (int i = 0; i < names->n; i++) {
		int  one = sheet_find(a, m->people, names->list[i].mentor), other = sheet_find(a, m->people, names->list[i].mentee);
		bool both = false;
		for (int k = 0; k < m->groups.n; k++)
			both = both || (is_in(&m->groups.list[k], one) && is_in(&m->groups.list[k], other));
		if (!both)
			return "two who were to be in one group are not";
	}
	return NULL;
}

const char *match_groups_wrong(Arena *a, const Match *m)
{
	Look k = { m, m->facts, NEW(a, int, m->facts->lefts), NEW(a, int, m->facts->rights) };
	const char *wrong = NULL;
	int pairs = 0, placed = 0, people = 0;
	for (int i = 0; i < m->groups.n && !wrong; i++) {
		const MatchGroup *g = &m->groups.list[i];
		wrong = members(&k, g);
		wrong = wrong ? wrong : leaders(&k, g);
		placed += g->members;
		pairs += g->members * g->leaders;
	}
	for (int l = 0; l < m->facts->lefts; l++)
		people += m->facts->need[l] > 0;
	if (!wrong && (pairs != m->pairs.n || placed != m->placed || placed + m->short_mentees.n != people))
		wrong = "somebody got lost";
	wrong = wrong ? wrong : asked(a, m, &m->settings.must);
	wrong = wrong ? wrong : asked(a, m, &m->settings.together);
	return wrong;
}
