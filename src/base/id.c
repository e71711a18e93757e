/* id.c - ids that sort by the time they were made. */
#include "base/io.h"
#include "base/time.h"

#include <stdatomic.h>

enum { COUNTER_BITS = 21 };

/* Each new millisecond starts in the lower half of its numbers, at random, so
 * that there is room to count on; a clock that stands or goes back counts on too. */
int64_t id_new(void)
{
	static _Atomic int64_t last;
	int64_t start = 0, before = last, next, now = clock_now().us / 1000 & (((int64_t)1 << 42) - 1);
	if (now > before >> COUNTER_BITS)
		random_fill(&start, sizeof start);
	start &= ((int64_t)1 << (COUNTER_BITS - 1)) - 1;
	do {
		next = now << COUNTER_BITS | start;
		if (next <= before)
			next = before + 1;
	} while (!atomic_compare_exchange_weak(&last, &before, next));
	return next;
}
