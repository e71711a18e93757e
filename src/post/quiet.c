/* quiet.c - quiet hours on the clock on the wall, whatever summer time does to it.  Pure. */
#include "post/letter_own.h"

enum { DAY = 1440 };

static int64_t minutes(int64_t us) { return us >= 0 ? us / SECONDS(60) : -((-us + SECONDS(60) - 1) / SECONDS(60)); }

int64_t local_minute(const Zone *zone, Instant t)
{
	return minutes(t.us + (zone ? SECONDS(zone_offset(zone, t)) : 0));
}

static bool is_quiet(int from, int until, int minute)
{
	return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

/* Minute by minute: a jump of the clock needs no thought then.  Two days at most. */
Instant quiet_over(const Zone *zone, int from, int until, Instant now)
{
	Instant t = now;
	for (int i = 0; from != until && i < 2 * DAY; i++) {
		if (!is_quiet(from, until, (int)(((local_minute(zone, t) % DAY) + DAY) % DAY)))
			return t;
		t.us = (minutes(t.us) + 1) * SECONDS(60);
	}
	return t;
}
