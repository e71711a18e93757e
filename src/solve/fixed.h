/* fixed.h - pairs that are made beforehand. */
#ifndef SOLVE_FIXED_H
#define SOLVE_FIXED_H

#include "solve/graph.h"

typedef struct { int32_t left, right; } FixedPair;
int fixed_by_pair(const void *x, const void *y);        /* for qsort: by left, then by right */

/* The problem that is left when these pairs, all of them in the graph and together within needs and seats, are made: they
 * leave it, and each takes up a place and a seat.  An answer to it and these pairs are together the best with these pairs.
 * O(E + sum of rows of fixed pairs). */
Graph graph_fixed(Arena *a, const Graph *g, const FixedPair *pair, int pairs);

#endif
