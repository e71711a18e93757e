/* small_made.h - small b-matchings at random, and their best by dynamic programming. */
#ifndef TEST_SMALL_MADE_H
#define TEST_SMALL_MADE_H

#include "base/io.h"
#include "solve/graph.h"

enum { SMALL = 8, SMALL_STATES = 20000 };

/* Of every temper: few or many score levels, sparse or dense, tight or ample, scores below nothing; at most side x side, side <= SMALL. */
Graph small_made(Arena *a, Dice *d, int side);

#define SMALL_NEVER (INT64_MIN / 2)

typedef struct {
	const Graph   *graph;
	const int64_t *worth;           /* by edge; SMALL_NEVER: forbidden */
	const uint8_t *outside;         /* by edge, or NULL */
	const int32_t *outside_most;    /* by left: as many pairs outside at most */
} SmallGoal;

/* The greatest sum of worth over all choices of pairs, an empty place or seat being worth nothing.  Lefts in turn, over all
 * states of the seats. */
int64_t small_best(const SmallGoal *goal);

#endif
