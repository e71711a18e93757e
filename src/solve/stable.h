/* stable.h - stable matching, many to many, with ties and incomplete lists.
 *
 * A pair BLOCKS a matching when it is not made, and each of the two either has an empty
 * place or likes the other better than the worst of its partners.  A matching is STABLE
 * (weakly) when no pair blocks: nobody can name somebody who would rather have them, too. */
#ifndef SOLVE_STABLE_H
#define SOLVE_STABLE_H

#include "solve/graph.h"

enum { STABLE_UNLISTED = INT32_MAX };   /* as a rank: not on the list, so this pair is never made and never blocks */

typedef struct {
	const Graph   *graph;
	/* By edge: how the left ranks the right, and the right the left.  Less is better, equal is a tie;
	 * -2^30 .. 2^30, or STABLE_UNLISTED.  NULL: the higher the score the better. */
	const int32_t *left_rank, *right_rank;
	uint64_t       seed;            /* decides between those ranked equally */
	bool         (*go_on)(void *with, int done, int of);    /* NULL, or asked now and then; false stops */
	void          *with;
} StableProblem;

typedef enum {
	STABLE_LEFTS,                   /* lefts ask: without ties, the best there is for each left */
	STABLE_RIGHTS,                  /* rights ask: likewise for each right */
	STABLE_MOST,                    /* ties are used to make as many pairs as can be found */
} StableGoal;

typedef struct {
	uint8_t *made;                  /* by edge: 1 or 0 */
	int64_t  placed, score;
	bool     stopped;               /* before the end: nothing is made */
} Stable;

Stable stable_solve(Arena *a, const StableProblem *problem, StableGoal goal);

/* stable_check.c: the pairs that block any matching, by edge; at most 'most' of them are named. */
typedef struct { int64_t n; int32_t *edge; int named; } StableBlocking;
StableBlocking stable_blocking(Arena *a, const StableProblem *problem, const uint8_t *made, int most);

/* What remains to be filled once these pairs are made: the graph without them, and the need
 * and the seats they leave.  'edge' tells which edge of the whole an edge of the rest is. */
typedef struct { Graph graph; int32_t *edge; } StableRest;
StableRest stable_rest(Arena *a, const Graph *graph, const uint8_t *made);

#endif
