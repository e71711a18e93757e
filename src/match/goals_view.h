/* goals_view.h - the goals to choose from, as pages show them (goals.html). */
#ifndef MATCH_GOALS_VIEW_H
#define MATCH_GOALS_VIEW_H

#include "look/look.h"
#include "match/match_fair.h"
#include "match/match_figures.h"

typedef struct { const char *name, *label, *says; bool chosen; } GoalPick;
typedef struct { GoalPick *list; int n; } GoalPicks;

typedef struct { const char *label; bool now; MatchOutcome is; } GoalRow;
typedef struct { GoalRow *list; int n; } GoalRows;
GoalPicks view_goals(Arena *a, MatchGoal chosen);

#endif
