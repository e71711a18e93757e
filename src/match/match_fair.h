/* match_fair.h - how fair a match is to groups of mentees: whose share has a mentor, and how well they fit.
 *
 * Groups are what everybody's record has: unit and career stage.  What people say of their identity is for matching alone, with a
 * consent of its own, and is counted nowhere. */
#ifndef MATCH_FAIR_H
#define MATCH_FAIR_H

#include "match/match.h"

typedef struct { Str group; int fit; } FairRow;         /* a mentee; fit: the mean of their pairs, -1 without any */
typedef struct { FairRow *list; int n; } FairRows;

typedef struct { Str name; int mentees, placed, share, half; } FairGroup;      /* share: of 100 placed; half: median fit, -1: fewer than five are placed */
typedef struct {
	const char *key, *label, *words;    /* "stage", "Career stage", "career stage" */
	struct { FairGroup *list; int n; } groups;              /* by name; those that may not be shown stand together at the end */
	int         together;           /* how many groups that last one holds; 0: there is none */
	Str         says;               /* why nothing is shown, or what is not; or "" */
} FairBy;
typedef struct { FairBy *list; int n; } FairBys;

typedef enum { FAIR_UNIT, FAIR_STAGE } FairKind;
FairBy  fair_by(Arena *a, FairKind kind, FairRows rows);
FairBys fair_bys(Arena *a, FairRows by_unit, FairRows by_stage);        /* without the one that nothing is known of */
FairBys match_fair(Arena *a, const Match *m);           /* likewise */

#endif
