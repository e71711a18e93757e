/* stable_walk.h - for stable.c only. */
#ifndef SOLVE_STABLE_WALK_H
#define SOLVE_STABLE_WALK_H

#include "solve/market.h"

/* Makes more pairs of a stable matching, which stays stable; never fewer. */
void stable_walk(Arena *a, Market *market, uint8_t *made);

#endif
