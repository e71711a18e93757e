/* floor.h - the worst pair as good as possible: of the matchings with the greatest size, those whose least score is
 * greatest; of these, one with the greatest sum of scores. */
#ifndef SOLVE_FLOOR_H
#define SOLVE_FLOOR_H

#include "solve/proof.h"
#include "solve/size.h"

typedef struct { BMatchEnd end; Proof proof; } Floored;
Floored floor_solve(Arena *a, const Graph *g, uint64_t seed);
Floored floor_solve_while(Arena *a, const Graph *g, uint64_t seed, Going *going);       /* as long as it is going */

/* The greatest number F such that pairs with F points and more can fill 'size' > 0 places, as many as all pairs can; they do
 * in *s when it returns.  O(E sqrt V log(scores)). */
int32_t floor_find(Arena *a, Size *s, int64_t size);

/* For several goals: the pairs with 'least' points and more, O(E). */
Graph   floor_graph(Arena *a, const Graph *g, int32_t least);

#endif
