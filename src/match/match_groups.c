/* match_groups.c - mentees who are alike in groups of a wished size, each led by one or two mentors.
 *
 * A mentor's places are mentees, so a group takes as many of them as it has members.  First a size is
 * chosen at which the mentors' places serve most mentees; then that many mentees are grouped by
 * likeness (solve/group.h), groups get a mentor each and then, where two are wished for, a second
 * (b-matching, proved).  Whoever is without a group then joins one that has room, where the rules
 * allow it.  Whoever is to be in one group because the coordinator asked for it (match_groups_held.c)
 * is put there first, with their mentor, and stays.  In the end match_groups_check.c looks at the
 * groups.  O(n^2) likeness. */
#include "match/match_groups.h"

#include <stdlib.h>

enum { PEOPLE_MOST = 6000, KEPT_WORTH = 20000 };

/* ---- everybody compared ------------------------------------------------------------------ */

/* Whether some mentor was kept for both: they were in one group before. */
static bool were_together(const Groups *g, int x, int y)
{
	const char *kept = g->r->m->kept;
	for (int k = 0; kept && k < g->f->rights; k++)
		if (kept[(size_t)x * (size_t)g->f->rights + (size_t)k] && kept[(size_t)y * (size_t)g->f->rights + (size_t)k])
			return true;
	return false;
}

static void compare_equals(Groups *g, FactsIndex *index, int x)
{
	FactsRow row = facts_index_row(index, x);
	for (int y = x + 1; y < g->f->lefts; y++) {
		match_count_equals(g->r, row.broken[y]);
		*groups_like(g, x, y) = *groups_like(g, y, x) = row.broken[y] ? -LIKENESS_MOST : row.fit[y] + (were_together(g, x, y) ? KEPT_WORTH : 0);
	}
}

static void compare_mentors(Groups *g, FactsIndex *index, int x)
{
	FactsRow row = facts_index_row(index, x);
	for (int k = 0; k < g->f->rights; k++) {
		uint32_t broken = row.broken[k];
		match_count(g->r, broken);
		*groups_fit(g, k, x) = broken ? FORBIDDEN_FIT : row.fit[k] + (match_kept_worth(g->r->m, x, k) ? KEPT_WORTH : 0);
		g->chances[x] += !broken && g->f->seats[k] >= g->s->group_least;
	}
}

static bool compare_all(Groups *g)
{
	FactsIndex *mentors = facts_index(g->r->arena, g->f, g->s), *equals = facts_equals_index(g->r->arena, g->f, g->s, false);
	for (int x = 0; x < g->f->lefts; x++) {
		if (x % 16 == 0 && !match_goes_on(g->r, "Comparing", x, g->f->lefts))
			return false;
		compare_equals(g, equals, x);
		compare_mentors(g, mentors, x);
	}
	return true;
}

/* ---- how many groups of what size ------------------------------------------------------------ */

typedef struct { int size, groups, people; } Plan;

int64_t groups_led(const Groups *g, int size)
{
	int64_t n = 0;
	for (int k = 0; k < g->f->rights; k++)
		n += g->f->seats[k] / size;
	return n;
}

static int least_of(int64_t a, int64_t b) { return (int)(a < b ? a : b); }

/* Of this size, beside the groups that were asked for with their mentors. */
static int64_t led_besides(const Groups *g, int size)
{
	int64_t n = 0;
	for (int k = 0; k < g->f->rights; k++)
		n += (g->f->seats[k] - g->load[k]) / size;
	return n;
}

/* Of the sizes that serve most people the one with fewest groups; size 0: none will do. */
static Plan plan(const Groups *g, int people)
{
	Plan best = { 0 };
	int  open = g->holds.n - g->led_holds, room = 0, largest = 0;
	for (int i = 0; i < g->holds.n; i++)
		if (i < g->led_holds)
			room += g->holds.list[i].most;
		else if (g->holds.list[i].n > largest)
			largest = g->holds.list[i].n;
	for (int size = g->s->group_least > largest ? g->s->group_least : largest; size <= g->s->group_most; size++) {
		int  rest = people > room ? people - room : 0, wished = (rest + size - 1) / size > open ? (rest + size - 1) / size : open;
		int  groups = least_of(least_of(led_besides(g, size), wished), people / g->s->group_least - g->led_holds);
		Plan p = { size, groups, least_of(people, room + (int64_t)groups * size) };
		if (groups >= open && (p.people > best.people || (p.people == best.people && p.groups < best.groups)))
			best = p;
	}
	return best;
}

/* ---- who, when not everybody can ---------------------------------------------------------------- */

typedef struct { int left, left_out; int64_t alike; bool held; } Turn;

static int by_turn(const void *x, const void *y)
{
	const Turn *a = x, *b = y;
	if (a->held != b->held)
		return a->held ? -1 : 1;
	if (a->left_out != b->left_out)
		return a->left_out < b->left_out ? 1 : -1;
	return a->alike != b->alike ? (a->alike < b->alike ? 1 : -1) : (a->left > b->left) - (a->left < b->left);
}

static int by_number(const void *x, const void *y) { return *(const int *)x - *(const int *)y; }

/* Whoever is asked for comes first, then whoever was left out before, then whoever has most in common with the others. */
static int *chosen(const Groups *g, Plan p, Turn *turn, int n)
{
	int *in = NEW(g->r->arena, int, p.people);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++)
			turn[i].alike += i == k || groups_apart(g, turn[i].left, turn[k].left) ? 0 : *groups_like(g, turn[i].left, turn[k].left);
	qsort(turn, (size_t)n, sizeof *turn, by_turn);
	for (int i = 0; i < p.people; i++)
		in[i] = turn[i].left;
	qsort(in, (size_t)p.people, sizeof *in, by_number);
	return in;
}

/* ---- groups of those who are alike --------------------------------------------------------------- */

bool groups_search(void *with, int done, int of) { return match_goes_on(((Groups *)with)->r, "Grouping", done, of); }

/* Does a mentor who is asked for in somebody's group keep away from somebody else? */
static bool led_apart(const Groups *g, int held, int other)
{
	int hold = g->hold_of[held];
	for (int i = 0; hold >= 0 && i < g->holds.list[hold].leaders; i++)
		if (*groups_fit(g, g->holds.list[hold].leader[i], other) == FORBIDDEN_FIT)
			return true;
	return false;
}

static int32_t *likeness_of(const Groups *g, const int *in, int n)
{
	int32_t *like = NEW(g->r->arena, int32_t, size_of((size_t)n, (size_t)n));
	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++)
			like[(size_t)i * (size_t)n + (size_t)k] = i == k ? 0 : led_apart(g, in[i], in[k]) || led_apart(g, in[k], in[i]) ? -LIKENESS_MOST : *groups_like(g, in[i], in[k]);
	return like;
}

static void leave(Made *m, int at) { m->left[at] = m->left[--m->n]; }

/* With how many of the group somebody may not be, its mentor among them. */
static int apart_from(const Groups *g, const Made *m, int at)
{
	int n = 0;
	for (int k = 0; k < m->n; k++)
		n += at != k && groups_apart(g, m->left[at], m->left[k]);
	for (int k = 0; k < m->leaders; k++)
		n += *groups_fit(g, m->leader[k], m->left[at]) == FORBIDDEN_FIT;
	return n;
}

/* Whoever may not be with most others of the group goes first, until the rules hold; they may join another. */
static void keep_apart(const Groups *g, Made *m)
{
	for (;;) {
		int worst = -1, most = 0;
		for (int i = 0; i < m->n; i++) {
			int n = g->hold_of[m->left[i]] >= 0 ? 0 : apart_from(g, m, i);
			if (n > most)
				worst = i, most = n;
		}
		if (worst < 0)
			return;
		leave(m, worst);
	}
}

/* The groups that were asked for come first, each with room of its own. */
static void ask_for(const Groups *g, Grouping *problem, const int *in, int size)
{
	int32_t *held = NEW(g->r->arena, int32_t, problem->items), *most_of = NEW(g->r->arena, int32_t, problem->groups);
	for (int i = 0; i < problem->items; i++)
		held[i] = g->hold_of[in[i]];
	for (int i = 0; i < problem->groups; i++)
		most_of[i] = i < g->led_holds ? g->holds.list[i].most : size;
	problem->held = held;
	problem->most_of = most_of;
	problem->most = g->s->group_most;
}

static Made *open_made(Groups *g, int n)
{
	Made *all = NEW(g->r->arena, Made, n);
	for (int i = 0; i < n; i++) {
		all[i] = (Made){ .left = NEW(g->r->arena, int, g->s->group_most), .hold = i < g->holds.n ? i : -1 };
		for (int k = 0; i < g->led_holds && k < g->holds.list[i].leaders; k++)
			all[i].leader[all[i].leaders++] = g->holds.list[i].leader[k];
	}
	return all;
}

static bool make_groups(Groups *g, Plan p, const int *in)
{
	Grouping problem = { .items = p.people, .groups = g->led_holds + p.groups, .least = g->s->group_least, .most = p.size, .like = likeness_of(g, in, p.people),
		.seed = g->s->seed, .go_on = groups_search, .asked = g };
	if (g->holds.n)
		ask_for(g, &problem, in, p.size);
	Grouped  found = group_solve(g->r->arena, &problem);
	if (found.end != GROUP_DONE)
		return false;
	Made *all = open_made(g, problem.groups);
	for (int i = 0; i < p.people; i++)
		all[found.group[i]].left[all[found.group[i]].n++] = in[i];
	for (int i = 0; i < problem.groups; i++) {
		keep_apart(g, &all[i]);
		for (int k = 0; k < all[i].leaders; k++)
			g->load[all[i].leader[k]] = all[i].n;
		if (all[i].hold >= 0 || all[i].n >= g->s->group_least)
			*PUSH(g->r->arena, &g->made) = all[i];
	}
	return true;
}

/* ---- all of it ----------------------------------------------------------------------------------- */

static Groups open_groups(MatchRun *r)
{
	MatchFacts *f = r->f;
	size_t lefts = (size_t)f->lefts;
	return (Groups){ .r = r, .f = f, .s = &r->m->settings, .like = NEW(r->arena, int32_t, size_of(lefts, lefts)), .fit = NEW(r->arena, int32_t, size_of(lefts, (size_t)f->rights)),
		.chances = NEW(r->arena, int, lefts), .load = NEW(r->arena, int, f->rights), .placed = NEW(r->arena, bool, lefts) };
}

/* Places of mentors who are asked for are theirs until their groups are made. */
static void reserve(Groups *g)
{
	for (int i = 0; i < g->led_holds; i++)
		for (int k = 0; k < g->holds.list[i].leaders; k++)
			g->load[g->holds.list[i].leader[k]] = g->holds.list[i].most;
}

static MatchEnd lead_all(Groups *g)
{
	MatchEnd end = g->holds.n > g->led_holds ? groups_lead(g, LEAD_HELD) : MATCH_DONE;
	end = end == MATCH_DONE ? groups_lead(g, LEAD_FIRST) : end;
	groups_drop_unled(g);
	if (end == MATCH_DONE)
		groups_second_chance(g);
	if (end == MATCH_DONE && !groups_held(g))
		return MATCH_REFUSED;
	return end == MATCH_DONE && g->s->leaders > 1 ? groups_lead(g, LEAD_SECOND) : end;
}

static MatchEnd make(Groups *g)
{
	Turn *turn = NEW(g->r->arena, Turn, g->f->lefts);
	int   n = 0;
	for (int l = 0; l < g->f->lefts; l++)
		if (g->f->need[l] > 0 && (g->chances[l] || g->hold_of[l] >= 0))
			turn[n++] = (Turn){ .left = l, .left_out = g->r->m->people->list[g->f->mentee[l]].left_out, .held = g->hold_of[l] >= 0 };
	reserve(g);
	Plan p = plan(g, n);
	if (!p.size)
		return groups_held(g) ? MATCH_DONE : MATCH_REFUSED;
	return make_groups(g, p, chosen(g, p, turn, n)) ? lead_all(g) : MATCH_STOPPED;
}

MatchEnd match_groups(MatchRun *r)
{
	if (r->f->lefts > PEOPLE_MOST)
		match_too_many(r);
	if (r->m->problems.refuses)
		return MATCH_REFUSED;
	Groups g = open_groups(r);
	groups_hold(&g);
	if (r->m->problems.refuses)
		return MATCH_REFUSED;
	MatchEnd end = compare_all(&g) ? make(&g) : MATCH_STOPPED;
	if (end != MATCH_DONE)
		return end;
	groups_keep(&g);
	const char *wrong = match_groups_wrong(r->arena, r->m);
	if (wrong)
		die("the groups are not what they should be: %s", wrong);
	return end;
}
