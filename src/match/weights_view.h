/* weights_view.h - what counts in a match, and what a change of it would do. */
#ifndef MATCH_WEIGHTS_VIEW_H
#define MATCH_WEIGHTS_VIEW_H

#include "match/goals_view.h"
#include "programme/programme.h"

typedef struct { Str name, label, says; int weight; } WeightLine;
typedef struct {
	Programme p;
	struct { WeightLine *list; int n; } parts;
	int  most;                      /* the largest of them, to draw lengths */
	bool saved, tried;
	Str  refused;                   /* why it could not be tried */
	GoalPicks goals;                /* what is tried; first that of the newest round */
	int  pairs_before, pairs_after, moved;
	int64_t fit_before, fit_after;  /* measured by the weights of each */
} WeightsView;

#endif
