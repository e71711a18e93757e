/* repair.h - a solved problem changes: somebody leaves or joins, wants more partners or fewer, has more seats or fewer.
 *
 * The least disruption: whoever lost a partner finds another so that as few people as possible move, and of these ways the one
 * that is worth most.  (For the best of all again, where more people may move, see renew.h.)
 *
 * Everybody who may ever take part is in the graph; who is not there now has a need or seats of 0. */
#ifndef SOLVE_REPAIR_H
#define SOLVE_REPAIR_H

#include "solve/bmatch.h"
#include "solve/seating.h"

typedef struct { int32_t left, from, to; } RepairMove;         /* from one right to another; -1: nobody */
typedef struct { RepairMove *list; int n; } RepairMoves;        /* in the order in which they can be made, so that seats are never short */

typedef struct {
	const Graph *graph;
	int32_t     *need, *seats;      /* as they are now; changed by repair_left, repair_right alone */
	Seating      seating;
	int64_t      score;
	/* of repair.c */
	Arena       *arena;
	int32_t     *score_of;          /* by place */
	struct RepairSearch *search;
} Repair;

/* x: the graph solved.  O(E). */
Repair *repair_open(Arena *a, const Graph *g, const BMatched *x);

/* A left needs so many from now on; a right has so many seats.  Whoever can no longer be held is given up, the lowest score first.
 * Then, one after the other, each place that lost its right, or is new, is filled along one way, if there is one; then
 * other empty places, as long as a seat that became free can serve one of them.  What happened, until the next call.
 * O(edges of lefts within the length of the way). */
RepairMoves repair_left(Repair *x, int left, int32_t need);
RepairMoves repair_right(Repair *x, int right, int32_t seats);

/* As things stand; without prices. */
BMatched repair_matched(Arena *a, const Repair *x);

#endif
