/* match_groups_held.c - who is to be in one group because the coordinator asked for it: [must] holds a mentee in a mentor's group,
 * [together] holds two mentees together.  What is asked for hangs together: whoever is held with somebody who is held with a third
 * is in one group with both (union-find: B. Galler, M. Fischer, "An improved equivalence algorithm", 1964).  What cannot be is
 * refused here, with the line that asks for it.  O(asked x people). */
#include "match/match_groups.h"

#include <stdlib.h>

typedef struct { int left, right, other, line; } Asked;         /* right or other is -1 */
typedef struct { Groups *g; int *above; struct { Asked *list; int n; } asked; } Holding;     /* above: of lefts, then of rights */

/* ---- what was asked for ------------------------------------------------------------------- */

static void no(Holding *h, int line, Str value, Str says) { match_problem(h->g->r, SHEET_REFUSES, line, value, says); }

static int top(Holding *h, int x)
{
	while (h->above[x] != x)
		x = h->above[x] = h->above[h->above[x]];
	return x;
}

static void join(Holding *h, int x, int y) { h->above[top(h, x)] = top(h, y); }

static void ask(Holding *h, const MatchNamed *n, bool mentor)
{
	MatchFacts *f = h->g->f;
	int one = match_named(h->g->r, n->mentor, n->line, mentor ? f->right_of : f->left_of), other = match_named(h->g->r, n->mentee, n->line, f->left_of);
	if (one < 0 || other < 0)
		return;
	if (one == other) {
		no(h, n->line, n->mentor, S("One person is named twice; name two."));
		return;
	}
	Asked x = { f->left_of[other], mentor ? f->right_of[one] : -1, mentor ? -1 : f->left_of[one], n->line };
	*PUSH(h->g->r->arena, &h->asked) = x;
	join(h, x.left, mentor ? f->lefts + x.right : x.other);
}

/* ---- who hangs together --------------------------------------------------------------------- */

static void take_left(Holding *h, Hold *hold, int left, int line)
{
	Groups *g = h->g;
	if (g->hold_of[left] >= 0)
		return;
	g->hold_of[left] = (int)(hold - g->holds.list);
	hold->left[hold->n++] = left;
	if (!g->f->need[left])
		no(h, line, match_name(g->r->m, g->f->mentee[left]), S("This person has no room for a mentor at the moment, so they can be in no group."));
}

static void take_right(Holding *h, Hold *hold, int right, int line)
{
	for (int i = 0; i < hold->leaders; i++)
		if (hold->leader[i] == right)
			return;
	if (hold->leaders == h->g->s->leaders)
		no(h, line, match_name(h->g->r->m, h->g->f->mentor[right]), h->g->s->leaders == 1 ? S("This would be a second mentor of one group, and groups have one here.")
			: S("This would be a third mentor of one group, and groups have two at most."));
	else
		hold->leader[hold->leaders++] = right;
}

static Hold *hold_at(Holding *h, int *number, int root)
{
	Groups *g = h->g;
	if (number[root] < 0) {
		number[root] = g->holds.n;
		*PUSH(g->r->arena, &g->holds) = (Hold){ .left = NEW(g->r->arena, int, h->asked.n + 1), .most = g->s->group_most };
	}
	return &g->holds.list[number[root]];
}

static void collect(Holding *h)
{
	int  all = h->g->f->lefts + h->g->f->rights;
	int *number = NEW(h->g->r->arena, int, all);
	for (int i = 0; i < all; i++)
		number[i] = -1;
	for (int i = 0; i < h->asked.n; i++) {
		const Asked *x = &h->asked.list[i];
		Hold *hold = hold_at(h, number, top(h, x->left));
		hold->line = x->line;
		take_left(h, hold, x->left, x->line);
		if (x->right >= 0)
			take_right(h, hold, x->right, x->line);
		else
			take_left(h, hold, x->other, x->line);
	}
}

/* Those with a mentor come first: their groups are led already. */
static int led_first(const void *x, const void *y)
{
	const Hold *a = x, *b = y;
	return !a->leaders != !b->leaders ? (a->leaders ? -1 : 1) : (a->left[0] > b->left[0]) - (a->left[0] < b->left[0]);
}

static void number_holds(Groups *g)
{
	if (g->holds.n)
		qsort(g->holds.list, (size_t)g->holds.n, sizeof *g->holds.list, led_first);
	for (int i = 0; i < g->holds.n; i++) {
		g->led_holds += g->holds.list[i].leaders > 0;
		for (int k = 0; k < g->holds.list[i].n; k++)
			g->hold_of[g->holds.list[i].left[k]] = i;
	}
}

/* ---- what cannot be --------------------------------------------------------------------------- */

static void refuse(Holding *h, int line, int one, int other, const Rule *rule)
{
	const Match *m = h->g->r->m;
	Arena *a = h->g->r->arena;
	no(h, line, str_fmt(a, "%.*s, %.*s", STR(match_name(m, one)), STR(match_name(m, other))), str_fmt(a, "These two were to be in one group, but: %s", rule->says));
}

static void rules_between(Holding *h, const Hold *hold)
{
	Groups *g = h->g;
	for (int i = 0; i < hold->n; i++) {
		for (int k = 0; k < i; k++) {
			uint32_t broken = equals_broken(facts_equals_pairing(g->f, g->s, hold->left[i], hold->left[k]), false);
			if (broken)
				refuse(h, hold->line, g->f->mentee[hold->left[k]], g->f->mentee[hold->left[i]], equals_rule(__builtin_ctz(broken)));
		}
		for (int k = 0; k < hold->leaders; k++) {
			Verdict v = pairing_check(facts_pairing(g->f, g->s, hold->left[i], hold->leader[k]));
			if (!allowed(v))
				refuse(h, hold->line, g->f->mentor[hold->leader[k]], g->f->mentee[hold->left[i]], v.broken);
		}
	}
}

static void room_for(Holding *h, Hold *hold)
{
	Groups *g = h->g;
	Str     first = match_name(g->r->m, g->f->mentee[hold->left[0]]);
	for (int k = 0; k < hold->leaders; k++) {
		int seats = g->f->seats[hold->leader[k]];
		hold->most = seats < hold->most ? seats : hold->most;
	}
	if (hold->most < g->s->group_least)
		no(h, hold->line, match_name(g->r->m, g->f->mentor[hold->leader[0]]), str_fmt(g->r->arena, "A mentor of this group offers %d %s, and a group has at least %d members.",
			hold->most, hold->most == 1 ? "place" : "places", g->s->group_least));
	else if (hold->n > hold->most)
		no(h, hold->line, first, str_fmt(g->r->arena, "%d people are to be in one group with each other, and it has room for %d; ask for fewer.", hold->n, hold->most));
}

void groups_hold(Groups *g)
{
	Holding h = { .g = g, .above = NEW(g->r->arena, int, g->f->lefts + g->f->rights) };
	g->hold_of = NEW(g->r->arena, int, g->f->lefts);
	for (int i = 0; i < g->f->lefts + g->f->rights; i++)
		h.above[i] = i;
	for (int l = 0; l < g->f->lefts; l++)
		g->hold_of[l] = -1;
	for (int i = 0; i < g->s->must.n; i++)
		ask(&h, &g->s->must.list[i], true);
	for (int i = 0; i < g->s->together.n; i++)
		ask(&h, &g->s->together.list[i], false);
	collect(&h);
	for (int i = 0; i < g->holds.n; i++) {
		rules_between(&h, &g->holds.list[i]);
		room_for(&h, &g->holds.list[i]);
	}
	number_holds(g);
}

/* ---- whether it came out so ------------------------------------------------------------------- */

static void not_so(Groups *g, const Hold *hold, const char *says)
{
	match_problem(g->r, SHEET_REFUSES, hold->line, match_name(g->r->m, g->f->mentee[hold->left[0]]), str(says));
}

bool groups_held(Groups *g)
{
	for (int i = 0; i < g->holds.n; i++) {
		const Hold *hold = &g->holds.list[i];
		const Made *made = NULL;
		for (int k = 0; k < g->made.n && !made; k++)
			made = g->made.list[k].hold == i ? &g->made.list[k] : NULL;
		if (!made)
			not_so(g, hold, "No group can be made of the people who are to be in one: mentors have too few places for it, or too few others want to be in a group.");
		else if (made->n < g->s->group_least)
			not_so(g, hold, "Too few others may be in this group, or want to be in one; a smaller least size would help.");
	}
	return !g->r->m->problems.refuses;
}
