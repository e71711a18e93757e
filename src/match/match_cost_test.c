/* match_cost_test.c - what rules and wishes cost, against matching without each of them. */
#include "base/io.h"
#include "match/match_cost.h"
#include "match/match_facts.h"
#include "test/check.h"
#include "test/people_made.h"

enum { CASES = 120 };

static People *anybody(Arena *a, Dice *d, int n)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Manager,Unit,Years\n");
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "p%d@x.org,%s,T%d; T%d,%d,", i, i % 2 ? "Mentee" : "Mentor", (int)dice_below(d, 9), (int)dice_below(d, 9), (int)dice_below(d, 3));
		buf_fmt(&b, dice_below(d, 3) ? "," : "p%d@x.org,", (int)dice_below(d, n));
		buf_fmt(&b, "U%d,%d\n", (int)dice_below(d, 3), (int)dice_below(d, 30));
	}
	return sheet_of(a, buf_str(&b));
}

static MatchNames without(Arena *a, const MatchNames *all, const Match *m, const MatchCost *c)
{
	MatchNames rest = { 0 };
	for (int i = 0; i < all->n; i++)
		if (!str_eq(all->list[i].mentor, m->people->list[c->mentor].email) || !str_eq(all->list[i].mentee, m->people->list[c->mentee].email))
			*PUSH(a, &rest) = all->list[i];
	return rest;
}

static MatchSettings drawn(Arena *a, Dice *d, const People *p)
{
	MatchSettings s = match_settings();
	s.goal = dice_below(d, 2) ? MATCH_EVERYONE : (MatchGoal)dice_below(d, MATCH_GOALS - 1);
	s.pairing.line = (LineDepth)dice_below(d, 3);
	s.pairing.mentor_stage = (Seniority)dice_below(d, 4);
	s.pairing.other_unit = dice_below(d, 2);
	const Match *plain = match_proved(a, p, &s);
	for (int i = 0; i < plain->pairs.n && i < 4; i++)
		*PUSH(a, i % 2 ? &s.must : &s.may_not) = (MatchNamed){ p->list[plain->pairs.list[i].mentor].email, p->list[plain->pairs.list[i].mentee].email, 0 };
	return s;
}

TEST(costs_are_those_of_matching_without)
{
	Dice d = { 9 };
	int  dear = 0;
	for (int i = 0; i < CASES; i++) {
		Arena        *a = arena_open();
		People       *p = anybody(a, &d, 8 + i % 14);
		MatchSettings s = drawn(a, &d, p);
		Match        *m = match_proved(a, p, &s);
		if (m->end != MATCH_DONE) {     /* a pair asked for takes the place of another */
			arena_drop(a);
			continue;
		}
		MatchCosts all = match_costs(a, m);
		int rules = (s.pairing.line == LINE_AND_PEERS) + (s.pairing.line != LINE_DIRECT) + (s.pairing.mentor_stage != SENIORITY_ANY) + s.pairing.other_unit;
		CHECK_INT(all.tried.n + all.left_out, rules + s.must.n + s.may_not.n);
		for (int k = 0; k < all.tried.n; k++) {
			const MatchCost *c = &all.tried.list[k];
			MatchSettings other = s;
			if (c->kind == COST_ASKED)
				other.must = without(a, &s.must, m, c);
			else if (c->kind == COST_APART)
				other.may_not = without(a, &s.may_not, m, c);
			else
				continue;
			const Match *then = match_proved(a, p, &other);
			CHECK(c->pairs == then->pairs.n - m->pairs.n && c->fit == then->fit - m->fit && c->placed == then->placed - m->placed);
			CHECK(s.goal != MATCH_EVERYONE || c->pairs > 0 || (c->pairs == 0 && c->fit >= 0));
			dear += c->fit > 0;
		}
		arena_drop(a);
	}
	CHECK(dear > 20);
}

TEST(a_rule_that_costs_a_pair_says_so)
{
	Arena        *a = arena_open();
	MatchSettings s = match_settings();
	Match *m = match_proved(a, sheet_of(a, S("Email,Name,Role,Manager\nana@x.org,Ana,Mentee,cem@x.org\ncem@x.org,Cem,Mentee,ben@x.org\nben@x.org,Ben,Mentor,\n"
		"dov@x.org,Dov,Mentor,\n")), &s);
	MatchCosts all = match_costs(a, m);
	CHECK_INT(all.tried.n, 1);
	CHECK_EQ(all.tried.list[0].what, S("The whole line of management is kept apart, not direct managers alone"));
	CHECK_EQ(all.tried.list[0].says, S("Without it there would be 1 pair more, with 50.0 points of fit more in total."));
	arena_drop(a);
}
