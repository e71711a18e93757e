/* leximin.h - as few as possible far down: of the matchings with the greatest size, those with the fewest pairs below the
 * first cut; of these, those with the fewest below the second; and so on; of the last, one with the greatest sum. */
#ifndef SOLVE_LEXIMIN_H
#define SOLVE_LEXIMIN_H

#include "solve/going.h"
#include "solve/proof.h"

typedef struct { BMatchEnd end; Proof proof; } Leximined;
/* Cuts grow, CUTS_MOST at most. */
Leximined leximin_solve(Arena *a, const Graph *g, const int32_t *cuts, int n, uint64_t seed);
Leximined leximin_solve_while(Arena *a, const Graph *g, const int32_t *cuts, int n, uint64_t seed, Going *going);       /* as long as it is going */

/* The cuts of equal bands between the least score and the greatest; answers how many: bands, or fewer where scores are few. */
int leximin_cuts(const Graph *g, int bands, int32_t cuts[CUTS_MOST]);

#endif
