/* round_goals.h - for the page that compares goals. */
#ifndef MATCH_ROUND_GOALS_H
#define MATCH_ROUND_GOALS_H

#include "match/match_figures.h"
#include "match/round.h"

typedef struct {
	Str          refused;           /* "", or why there is nothing to tell */
	MatchGoal    now;
	MatchFigures figures;           /* of the run as it is */
	bool         tried;             /* false: so many take part that it would take too long for a page */
	MatchOutcome of[MATCH_GOALS];
} RoundGoals;
RoundGoals round_goals(DbFile *file, Arena *a, int64_t run);    /* holds no reader while it works; the answer lives in the arena */

#endif
