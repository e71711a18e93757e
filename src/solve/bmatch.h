/* bmatch.h - the best b-matching of a graph, exactly, with prices that prove it.
 *
 * Places of lefts are numbered in a row: left l has the places place[l] .. place[l + 1] - 1,
 * one for each partner it needs. */
#ifndef SOLVE_BMATCH_H
#define SOLVE_BMATCH_H

#include "solve/graph.h"

#define BMATCH_EVERYONE INT64_MIN

typedef struct {
	const Graph   *graph;
	/* What an empty place of a left is worth, in points: BMATCH_EVERYONE fills as many places as
	 * can be filled, then looks at scores; 0 looks at the sum of scores alone. */
	int64_t        empty;
	uint64_t       seed;            /* chooses among equally good answers */
	/* A warm start, or NULL: for each place the right to begin with (-1: none), and a price for each right. */
	const int32_t *warm_right;
	const int64_t *warm_price;
	int64_t        warm_step;       /* how far, in points, those prices may be off */
	bool         (*go_on)(void *with, int done, int of);    /* NULL, or asked now and then; false stops */
	void          *with;
} BMatch;

typedef enum { BMATCH_DONE, BMATCH_STOPPED, BMATCH_TOO_LARGE } BMatchEnd;

typedef struct {
	BMatchEnd end;
	int32_t  *place;                /* lefts + 1 */
	int32_t  *right;                /* by place: -1 or the partner; a left's partners are all different */
	int64_t   placed, score;
	int64_t   empty;                /* what an empty place counted in the end */
	/* The proof, in points: price_left + price_right >= score for every pair not made and <= for every
	 * pair made; price_right >= 0, and 0 where a seat is empty; price_left >= empty, and equal
	 * where a place is empty. */
	int64_t  *price_left, *price_right;
} BMatched;

BMatched bmatch_solve(Arena *a, const BMatch *problem);

/* bmatch_check.c - looks at an answer without knowing how it was found: NULL, or what is wrong.  O(E + places). */
const char *bmatch_wrong(Arena *a, const Graph *g, const BMatched *x);

#endif
