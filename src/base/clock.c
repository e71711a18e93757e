/* clock.c - the only place that asks what time it is. */
#include "base/time.h"

#include <stdatomic.h>
#include <time.h>

static _Atomic int64_t fixed;

static int64_t ask(clockid_t which)
{
	struct timespec t;
	clock_gettime(which, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

Instant clock_now(void) { return (Instant){ fixed ? fixed : ask(CLOCK_REALTIME) }; }
void    clock_set(Instant t) { fixed = t.us; }
int64_t clock_ticks(void) { return ask(CLOCK_MONOTONIC); }

void clock_deadline(struct timespec *t, int seconds)
{
	clock_gettime(CLOCK_REALTIME, t);
	t->tv_sec += seconds;
}
