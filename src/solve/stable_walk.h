/* stable_walk.h - for stable.c only. */
#ifndef SOLVE_STABLE_WALK_H
#define SOLVE_STABLE_WALK_H

#include "solve/going.h"
#include "solve/market.h"

/* Makes more pairs of a stable matching, which stays stable; never fewer.  As long as it is going. */
void stable_walk(Arena *a, Market *market, uint8_t *made, Going *going);

#endif
