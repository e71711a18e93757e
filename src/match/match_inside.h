/* match_inside.h - for match/ only: who asks for several mentors, and who of them has one from their own unit. */
#ifndef MATCH_INSIDE_H
#define MATCH_INSIDE_H

#include "match/match_solve.h"
#include "solve/quota.h"

/* MATCH_INSIDE for what the coordinator did not ask for by name. */
Quotaed solve_inside(Arena *a, const MatchSolved *x, const Match *m, bool (*go_on)(void *with, int done, int of), void *with);

/* Of those who ask for several mentors and may be paired with one from their own unit: how many there are, and the
 * people among them who have none. */
typedef struct { int asks; struct { int *list; int n; } without; } MatchInside;
MatchInside match_inside(Arena *a, const Match *m);

#endif
