/* row.h - the best and the second best of a row of edges, at the prices of the moment.
 *
 * One pass without branches, O(row): row.c for any processor, row_avx2.c four edges at a time.  Both give the same
 * answer: of equally good edges the first is the best, and the second may be worth as much. */
#ifndef SOLVE_ROW_H
#define SOLVE_ROW_H

#include "base/base.h"

typedef struct {
	const int32_t  *other;
	const uint16_t *narrow;         /* scores: one of the two */
	const int32_t  *wide;
	const int64_t  *price;          /* by other */
	int64_t         from, end;      /* edges */
	int64_t         floor;          /* what has to be exceeded */
} Row;

typedef struct { int64_t worth, second, edge; } Best;           /* edge -1: nothing is worth more than the floor */

typedef Best RowBest(const Row *row);
RowBest  row_best;
RowBest *row_best_avx2(void);           /* NULL: not on this processor */
RowBest *row_best_way(void);            /* the fastest here */

#endif
