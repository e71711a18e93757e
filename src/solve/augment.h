/* augment.h - for assign.c only: one placement after the other. */
#ifndef SOLVE_AUGMENT_H
#define SOLVE_AUGMENT_H

#include "base/base.h"

/* A pair that is made is taken out of its row of 'weight' and kept with its right. */
typedef struct { int left; int32_t weight; } Held;
typedef struct { Held *list; int n, room; } Right;

typedef struct {
	int      lefts, rights;
	int32_t *weight;                /* rows; NO_PAIR where there is none */
	Right   *right;
	int32_t *up, *rp;               /* prices of lefts and rights */
	/* of the search under way */
	int32_t *far;                   /* rights: distance so far; -1: settled */
	int32_t *settled_at;            /* rights: distance when settled */
	int     *by;                    /* rights: the left it is reached from */
	int32_t *left_far;              /* lefts: distance, UNREACHED */
	int     *left_by;               /* lefts: the right it is reached from */
	struct { int *list; int n; } settled, reached, waiting, front;
} Augment;

enum { NO_PAIR = -(1 << 29), UNREACHED = INT32_MAX };

Augment *augment_open(Arena *a, int lefts, int rights);
/* Places one unit of 'left', moving others where that is better; prices follow.
 * Whoever cannot be placed, or is displaced for good, is simply not held. */
void     augment_place(Augment *g, int left);
/* The price of a left that needs nobody: so high that none of its pairs looks good. */
void     augment_price(Augment *g, int left);

#endif
