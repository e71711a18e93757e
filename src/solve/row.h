/* row.h - the best and the second best of a row of edges, at the prices of the moment.
 *
 * One pass without branches, O(row): row.c for any processor, row_avx2.c four edges at a time.  Both give the same
 * answer: of equally good edges the first is the best, and the second may be worth as much. */
#ifndef SOLVE_ROW_H
#define SOLVE_ROW_H

#include "base/base.h"

/* The edges of one side, row after row, written in one of three ways. */
typedef struct {
	const uint32_t *both;           /* other << bits | score, where that fits */
	int             bits;
	const int32_t  *other;          /* else apart, and scores in one of two widths */
	const uint16_t *narrow;
	const int32_t  *wide;
	int             fine;           /* a price of 1 << fine is worth a point of score */
} Edges;
typedef enum { EDGES_BOTH, EDGES_NARROW, EDGES_WIDE } EdgesWay;

static inline EdgesWay edges_way(const Edges *x) { return x->both ? EDGES_BOTH : x->narrow ? EDGES_NARROW : EDGES_WIDE; }
static inline int32_t  edges_other(const Edges *x, int64_t e) { return x->both ? (int32_t)(x->both[e] >> x->bits) : x->other[e]; }
static inline int32_t  edges_score(const Edges *x, int64_t e)
{
	return x->both ? (int32_t)(x->both[e] & ((1u << x->bits) - 1)) : x->narrow ? x->narrow[e] : x->wide[e];
}

static inline int64_t edges_worth(const Edges *x, int32_t score, int64_t price) { return (int64_t)score * (1 << x->fine) - price; }

typedef struct {
	const Edges    *edges;
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
