/* cost_view.h - what the page "what rules and wishes cost" shows (costs.html). */
#ifndef MATCH_COST_VIEW_H
#define MATCH_COST_VIEW_H

#include "look/look.h"
#include "match/match_cost.h"
#include "match/round.h"

enum { COSTS_SHOWN = 200 };

typedef struct { const char *kind; Str what, says; int pairs, placed; int64_t fit; } CostRow;
typedef struct { CostRow *list; int n; } CostRows;
typedef struct { Round o; Str says; CostRows rows; int left_out; } CostView;     /* left_out: not tried, or not shown */

#endif
