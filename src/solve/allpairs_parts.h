/* allpairs_parts.h - for allpairs*.c: the work between two matchings. */
#ifndef SOLVE_ALLPAIRS_PARTS_H
#define SOLVE_ALLPAIRS_PARTS_H

#include "solve/allpairs.h"

enum { ALLPAIRS_LARGEST = 1 << 28 };

typedef struct { int32_t left, right, score; } PairFound;

typedef struct {
	const AllPairs *p;
	Graph           g;              /* the pairs kept */
	BMatched        x;              /* their best matching; NULL places: none yet */
	int64_t         empty;
	int32_t         least, most;    /* of all scores there can be */
	int32_t        *price;          /* by right, when last looked at */
	int32_t        *next_price;
	int32_t        *profit;         /* by left: what a further pair must exceed, score less price */
	int32_t        *sure;           /* by left: no pair that is not kept exceeded this when last looked at */
	int32_t        *used;           /* by right: seats */
	struct { PairFound *list; int n; } found;
	int64_t         better;         /* pairs found that are worth more than their prices */
	AllPaired      *out;
	bool            stopped;
} AllWork;

/* allpairs_price.c: looks among all pairs, fills found (in a) and better. */
void price_first(Arena *a, void *work);
void price_again(Arena *a, void *work);
/* allpairs_rows.c: the pairs kept and those found, as a new graph in a. */
void rows_grow(Arena *a, void *work);
/* allpairs_reach.c: can one more place be filled?  Over all pairs. */
bool reach_more(Arena *a, const AllWork *w);

#endif
