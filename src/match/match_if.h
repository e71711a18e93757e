/* match_if.h - what if: somebody leaves, or a mentor's places change.  Answered in two ways, and nothing is kept: with the fewest
 * changes (solve/repair.h), and the best again for everybody together, of several as good the one nearest to now (solve/nearest.h). */
#ifndef MATCH_IF_H
#define MATCH_IF_H

#include "match/match.h"

typedef enum { IF_WITHOUT, IF_PLACES } IfKind;
typedef struct { IfKind kind; int person, places; } MatchIf;
/* "without NAME", "NAME has 3 places"; the sentence why it cannot be asked, or "". */
Str match_if_read(Arena *a, const Match *m, Str text, MatchIf *x);
Str match_if_wrong(Arena *a, const Match *m, const MatchIf *x);         /* likewise, of what is read already */

typedef enum { IF_NOW, IF_FEWEST, IF_AGAIN, IF_WAYS } IfWay;
typedef struct { int pairs, placed, worst, changed; int64_t fit; } IfSum;      /* changed: mentees who have other mentors than now, without who leaves */
typedef struct { int mentee; bool differs[IF_WAYS]; Str mentors[IF_WAYS]; int fit[IF_WAYS]; } IfRow;   /* mentors: "Ben (fit 71), Eva (fit 64)", or "" */
typedef struct {
	Str   says;                     /* the question: "If Ben had 3 places" */
	IfSum way[IF_WAYS];
	struct { IfRow *list; int n; } rows;                            /* mentees whose mentors change in either way, by name */
} MatchIfs;
MatchIfs match_if(Arena *a, const Match *m, const MatchIf *x);          /* x: without anything wrong */
extern const char *const match_if_ways[IF_WAYS];                       /* "As it is", ... */

#endif
