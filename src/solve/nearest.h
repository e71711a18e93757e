/* nearest.h - of all choices that are just as good, the one that keeps most of what there was.
 *
 * One more digit behind those of the goal: a pair counts 1 if it was there before.  The choices that are best by the digits of the
 * proof are a face (face.h), and on it this digit decides. */
#ifndef SOLVE_NEAREST_H
#define SOLVE_NEAREST_H

#include "solve/fixed.h"
#include "solve/proof.h"

typedef struct { FixedPair *list; int n; } NearestPairs;        /* by left, then by right */

/* was: by edge of the proof's graph, 1 or 0.  As long as solving once more. */
NearestPairs nearest_to(Arena *a, const Proof *p, const uint8_t *was, uint64_t seed);

#endif
