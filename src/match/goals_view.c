/* goals_view.c - the goals as choices of a form. */
#include "match/goals_view.h"

GoalPicks view_goals(Arena *a, MatchGoal chosen)
{
	GoalPicks all = { 0 };
	for (int i = 0; i < MATCH_GOALS; i++) {
		const MatchGoalWords *g = match_goal((MatchGoal)i);
		*PUSH(a, &all) = (GoalPick){ g->name, g->label, g->says, i == (int)chosen };
	}
	return all;
}
