/* size.h - how many places can be filled, whatever the scores; and from the better pairs alone. */
#ifndef SOLVE_SIZE_H
#define SOLVE_SIZE_H

#include "solve/bmatch.h"
#include "solve/going.h"
#include "solve/seating.h"

typedef struct {
	const Graph *graph;
	Seating      seating;
	const int32_t *seats;           /* how many of a right's can be taken at all */
	Going       *going;             /* once it is stopped, what is filled means nothing */
	/* of size.c */
	int32_t     *level, *right_level, *queue;
	int32_t     *at, unseen;        /* rights: how many at each level are not tried yet; how many no level has */
	struct SizeStep *step;
} Size;

/* Nothing filled yet.  NULL: more than 2^30 places. */
Size *size_open(Arena *a, const Graph *g, Going *going);

/* Gives up the pairs below 'least', then fills as many places as pairs at 'least' and above can fill; stops
 * at 'enough' (no more than that are known to be possible).  Answers how many are filled.  O(E sqrt V). */
int64_t size_fill(Size *s, int32_t least, int64_t enough);

/* As bmatch.h has it, without prices. */
BMatched size_matched(const Size *s);

#endif
