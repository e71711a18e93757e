/* match_groups_lead.c - mentors for ready groups, and groups for whoever is without one. */
#include "match/match_groups.h"

#include "solve/proof_check.h"

/* ---- a mentor for each ------------------------------------------------------------------------------- */

static bool leads(const Made *m, int right) { return (m->leaders > 0 && m->leader[0] == right) || (m->leaders > 1 && m->leader[1] == right); }

/* What each mentor fits each member; whom a mentor has already, or has no room for, is as good as forbidden. */
static const int32_t *fits_of(const Groups *g, const int *in, const int32_t *group, int n)
{
	int32_t *fit = NEW(g->r->arena, int32_t, size_of((size_t)g->f->rights, (size_t)n));
	for (int k = 0; k < g->f->rights; k++)
		for (int i = 0; i < n; i++) {
			const Made *m = &g->made.list[group[i]];
			fit[(size_t)k * (size_t)n + (size_t)i] = leads(m, k) || m->n > g->f->seats[k] - g->load[k] ? FORBIDDEN_FIT : *groups_fit(g, k, in[i]);
		}
	return fit;
}

/* Groups that a mentor can lead, whichever they are: as many as there is room for of the largest. */
static const int32_t *seats_of(const Groups *g, int size)
{
	int32_t *seats = NEW(g->r->arena, int32_t, g->f->rights);
	for (int k = 0; k < g->f->rights; k++) {
		int free = g->f->seats[k] - g->load[k];
		seats[k] = free / size ? free / size : free >= g->s->group_least;
	}
	return seats;
}

static void take_leaders(Groups *g, const BMatched *best)
{
	for (int i = 0; i < g->made.n; i++)
		for (int32_t p = best->place[i]; p < best->place[i + 1]; p++)
			if (best->right[p] >= 0) {
				Made *m = &g->made.list[i];
				m->leader[m->leaders++] = best->right[p];
				g->load[best->right[p]] += m->n;
			}
}

static bool is_to_be_led(const Made *m, LeadWho who)
{
	return m->leaders == (who == LEAD_SECOND) && (who != LEAD_HELD || m->hold >= 0);
}

MatchEnd groups_lead(Groups *g, LeadWho who)
{
	Arena   *a = g->r->arena;
	int      n = 0, largest = 1;
	int     *in = NEW(a, int, g->f->lefts);
	int32_t *group = NEW(a, int32_t, g->f->lefts), *need = NEW(a, int32_t, g->made.n);
	for (int i = 0; i < g->made.n; i++) {
		need[i] = is_to_be_led(&g->made.list[i], who);
		largest = g->made.list[i].n > largest ? g->made.list[i].n : largest;
		for (int k = 0; k < g->made.list[i].n; k++) {
			group[n] = i;
			in[n++] = g->made.list[i].left[k];
		}
	}
	Grouped  groups = { .groups = g->made.n, .group = group };
	Leading  leading = { .leaders = g->f->rights, .seats = seats_of(g, largest), .wanted = 1, .fit = fits_of(g, in, group, n) };
	Graph    graph = group_leading(a, &groups, n, &leading);
	graph.need = need;
	BMatch   problem = { .graph = &graph, .empty = BMATCH_EVERYONE, .seed = g->s->seed, .go_on = groups_search, .with = g };
	BMatched best = bmatch_solve(a, &problem);
	if (best.end == BMATCH_TOO_LARGE)
		match_too_many(g->r);
	if (best.end != BMATCH_DONE)
		return best.end == BMATCH_STOPPED ? MATCH_STOPPED : MATCH_REFUSED;
	Proof       proof = proof_of_bmatch(a, &graph, &best, true);
	const char *wrong = proof_wrong(a, &proof);
	if (wrong)
		die("the mentors of groups are not what they should be: %s", wrong);
	take_leaders(g, &best);
	return MATCH_DONE;
}

void groups_drop_unled(Groups *g)
{
	int n = 0;
	for (int i = 0; i < g->made.n; i++)
		if (g->made.list[i].leaders)
			g->made.list[n++] = g->made.list[i];
	g->made.n = n;
}

/* ---- a second chance ------------------------------------------------------------------------------------ */

bool groups_have_room(const Groups *g, const Made *m)
{
	bool room = m->n < g->s->group_most;
	for (int i = 0; i < m->leaders; i++)
		room = room && g->load[m->leader[i]] < g->f->seats[m->leader[i]];
	return room;
}

static bool may_join(const Groups *g, const Made *m, int left, int64_t *alike)
{
	bool may = groups_have_room(g, m);
	*alike = 0;
	for (int i = 0; i < m->leaders; i++)
		may = may && *groups_fit(g, m->leader[i], left) != FORBIDDEN_FIT;
	for (int i = 0; i < m->n && may; i++) {
		may = !groups_apart(g, m->left[i], left);
		*alike += *groups_like(g, m->left[i], left);
	}
	*alike = m->n ? *alike / m->n : 0;
	return may;
}

static void join(Groups *g, Made *m, int left)
{
	m->left[m->n++] = left;
	g->placed[left] = true;
	for (int i = 0; i < m->leaders; i++)
		g->load[m->leader[i]]++;
}

static void join_best(Groups *g, int left)
{
	Made   *best = NULL;
	int64_t most = 0, alike;
	for (int i = 0; i < g->made.n; i++)
		if (may_join(g, &g->made.list[i], left, &alike) && (!best || alike > most))
			best = &g->made.list[i], most = alike;
	if (best)
		join(g, best, left);
}

/* A group that was asked for takes whoever is most like its members until it is large enough. */
static void fill(Groups *g, Made *m)
{
	while (m->n < g->s->group_least) {
		int64_t most = 0, alike;
		int     best = -1;
		for (int l = 0; l < g->f->lefts; l++)
			if (!g->placed[l] && g->f->need[l] > 0 && may_join(g, m, l, &alike) && (best < 0 || alike > most))
				best = l, most = alike;
		if (best < 0)
			return;
		join(g, m, best);
	}
}

void groups_second_chance(Groups *g)
{
	for (int i = 0; i < g->made.n; i++)
		for (int k = 0; k < g->made.list[i].n; k++)
			g->placed[g->made.list[i].left[k]] = true;
	for (int i = 0; i < g->made.n; i++)
		if (g->made.list[i].hold >= 0)
			fill(g, &g->made.list[i]);
	for (int l = 0; l < g->f->lefts; l++)
		if (!g->placed[l] && g->f->need[l] > 0)
			join_best(g, l);
}
