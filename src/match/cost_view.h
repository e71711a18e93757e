/* cost_view.h - what the page "what rules and wishes cost" shows (costs.html), of a round or of a sheet. */
#ifndef MATCH_COST_VIEW_H
#define MATCH_COST_VIEW_H

#include "match/above_view.h"
#include "match/match_cost.h"

enum { COSTS_SHOWN = 200 };

typedef struct { const char *kind; Str what, says; int pairs, placed; int64_t fit; } CostRow;
typedef struct { CostRow *list; int n; } CostRows;
typedef struct { Above above; Str says; CostRows rows; int left_out; } CostView;         /* left_out: not tried, or not shown */

void view_costs(Arena *a, const Match *m, CostView *v);         /* cost_view.c */

#endif
