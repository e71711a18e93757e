/* match_goals.c - what a match can aim at, in words. */
#include "match/match.h"

#include <stdlib.h>

static const MatchGoalWords goals[MATCH_GOALS] = {
	[MATCH_EVERYONE] = { "everyone", "Everyone first",
		"As many wishes for a mentor as possible are met; of all the ways to do that, the one that fits best in total.",
		"No better set of pairs exists under these rules",
		"As many wishes for a mentor as possible are met, and of all the ways to do that, this one fits best in total.",
		"Nobody more could be placed, and no other choice has a greater total fit." },
	[MATCH_TOTAL] = { "total", "Best total fit",
		"The pairs fit as well as possible in total, even where that leaves somebody more without a mentor.",
		"No set of pairs fits better in total",
		"Of all the sets of pairs that the rules allow, none has a greater total fit.",
		"No other choice has a greater total fit." },
	[MATCH_FLOOR] = { "floor", "The weakest pair as good as possible",
		"As many wishes for a mentor as possible are met; of all the ways to do that, one whose weakest pair fits as well as any can; then the best total.",
		"The weakest pair could not be better",
		"As many wishes for a mentor as possible are met; of all the ways to do that, none has a better weakest pair, and of those with one as good, none fits better in total.",
		"Nobody more could be placed, the weakest pair could not be better, and then no other choice has a greater total fit." },
	[MATCH_LEXIMIN] = { "leximin", "As few weak pairs as possible",
		"As many wishes for a mentor as possible are met; then as few pairs as possible fit below 5 of 100, then below 10, then below 15 and so on; then the best total.",
		"There could not be fewer weak pairs",
		"As many wishes for a mentor as possible are met; of all the ways to do that, none has fewer pairs below 5 of 100, and of those none fewer below 10, and so on upwards.",
		"Nobody more could be placed; then no other choice has fewer pairs below 50, then below 100 and so on, each out of 1000, and then a greater total fit." },
	[MATCH_INSIDE] = { "inside", "One mentor from the own unit",
		"As many wishes for a mentor as possible are met; of all the ways to do that, as many as possible of those who ask for several mentors have one from their own unit; then the best total. It comes without a certificate.",
		"As many as can have one mentor from their own unit",
		"As many wishes for a mentor as possible are met; of all the ways to do that, none gives more of those who asked for several mentors one from their own unit, and of those none fits better in total.",
		"Nobody more could be placed, of those who asked for several mentors no more could have one from their own unit, and then no other choice has a greater total fit." },
	[MATCH_STABLE] = { "stable", "Nobody would both rather swap",
		"No mentee and mentor would both rather have each other than somebody they have. It may place fewer people, and comes without a certificate.",
		"No two people would both rather have each other",
		"Whoever fits better with one of these people than somebody they have, has somebody who fits at least as well.",
		"No mentee and mentor fit each other better than somebody each of them has." },
};

Str match_stable_price(Arena *a, const Match *m)
{
	if (!m->fewer && !m->less)
		return S("It makes as many pairs as everyone first would, with as much fit in total.");
	Str pairs = m->fewer ? str_fmt(a, "%d %s more", m->fewer, m->fewer == 1 ? "pair" : "pairs") : S("as many pairs");
	return str_fmt(a, "Everyone first would make %.*s, with %lld.%lld points of fit %s in total.", STR(pairs), (long long)llabs(m->less) / 10,
	               (long long)llabs(m->less) % 10, m->less < 0 ? "less" : "more");
}

const MatchGoalWords *match_goal(MatchGoal goal) { return &goals[goal]; }

bool match_goal_find(Str name, MatchGoal *goal)
{
	for (int i = 0; i < MATCH_GOALS; i++)
		if (str_eq(name, str(goals[i].name))) {
			*goal = (MatchGoal)i;
			return true;
		}
	return false;
}

Str match_goal_wrong(Str name)
{
	MatchGoal goal;
	return name.n && !match_goal_find(name, &goal) ? S("There is no such goal; choose one of those that are named.") : S("");
}
