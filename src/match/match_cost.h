/* match_cost.h - what rules and wishes cost: the same people matched again without each rule of the programme that is a choice, without
 * each pair that was asked for, and without each that is kept apart. */
#ifndef MATCH_COST_H
#define MATCH_COST_H

#include "match/match.h"

typedef enum { COST_RULE, COST_ASKED, COST_APART } CostKind;
typedef struct {
	CostKind kind;
	Str      what;                  /* "Only direct managers are kept apart"; "Ben Stone with Ana Lima" */
	int      mentor, mentee;        /* of a pair; people */
	int      pairs, placed;         /* how many more there would be without it; mentees */
	int64_t  fit;                   /* likewise, in total */
	Str      says;
} MatchCost;
typedef struct { struct { MatchCost *list; int n; } tried; int left_out; } MatchCosts;     /* left_out: not tried, as it would take too long */
MatchCosts  match_costs(Arena *a, const Match *m);
const char *match_cost_kind(CostKind kind);

#endif
