/* renew.h - a solved problem is kept, and after every change is solved again: only what the change disturbs is looked at.
 *
 * Everybody who may ever take part is in the graph; who is not there now has a need or seats of 0. */
#ifndef SOLVE_RENEW_H
#define SOLVE_RENEW_H

#include "solve/bmatch.h"

typedef struct Renew Renew;

/* x: the graph solved, by total (everyone false: BMatch.empty 0) or everyone first.  O(E). */
Renew *renew_open(Arena *a, const Graph *g, const BMatched *x, bool everyone);

/* From now on a left needs so many, a right has so many seats.  O(its edges). */
void renew_left(Renew *n, int left, int32_t need);
void renew_right(Renew *n, int right, int32_t seats);

/* The problem as it is now, and its best, as from bmatch_solve; the answer lives in the arena. */
const Graph *renew_graph(const Renew *n);
BMatched     renew_best(Arena *a, Renew *n);

#endif
