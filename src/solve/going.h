/* going.h - long work asks now and then whether to go on, and once told to stop gives up for good.
 *
 * Whoever gives up says so in the way its answer ends, and answers nothing else. */
#ifndef SOLVE_GOING_H
#define SOLVE_GOING_H

#include "base/base.h"

typedef struct {
	bool   (*go_on)(void *with, int done, int of);  /* NULL: until the end; false stops */
	void    *with;
	uint32_t steps;
	bool     stopped;
} Going;

enum { GOING_ASKS = 256 };              /* one step in so many asks, the first one does */

static inline bool going_on(Going *x)
{
	if (x->go_on && !x->stopped && x->steps++ % GOING_ASKS == 0)
		x->stopped = !x->go_on(x->with, 0, 1);
	return !x->stopped;
}

#endif
