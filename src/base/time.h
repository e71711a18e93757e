/* time.h - instants and days.
 *
 * An Instant is a moment: microseconds since 1970-01-01 UTC.  A Date is a day of
 * the proleptic Gregorian calendar: days since 1970-01-01.  Both are structs, so
 * that neither can be taken for an id or for each other.  Nobody asks the system
 * for the time but clock_now(). */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include "base/base.h"

typedef struct { int64_t us; } Instant;
typedef struct { int32_t day; } Date;
#define SECONDS(n) ((int64_t)(n) * 1000000)

/* clock.c */
Instant clock_now(void);
void    clock_set(Instant fixed);               /* tests: time stands still at 'fixed'; { 0 } lets it go on */
int64_t clock_ticks(void);                      /* microseconds that never go back, for measuring */
struct timespec;
void    clock_deadline(struct timespec *t, int seconds);        /* so many from now, for waiting on a condition */

/* date.c */
Date date(int year, int month, int day);
void date_parts(Date d, int *year, int *month, int *day);
Date date_add(Date d, int days);
int  date_days(Date from, Date to);
int  date_weekday(Date d);                      /* 0 Monday .. 6 Sunday */
bool date_parse(Str iso, Date *d);              /* YYYY-MM-DD, and only days that exist */
Str  date_iso(Arena *a, Date d);                /* 2026-11-21 */
Str  date_long(Arena *a, Date d);               /* 21 November 2026 */
Date instant_date(Instant t);                   /* the day in UTC */
Str  instant_iso(Arena *a, Instant t);          /* 2026-11-21T08:15:00Z */
Str  instant_http(Arena *a, Instant t);         /* Sat, 21 Nov 2026 08:15:00 GMT */

/* zone.c - TZif files (RFC 8536), read by ourselves: libc's zone is one for the whole process.
 * O(log n) per question, n = recorded changes of the zone. */
typedef struct Zone Zone;
/* NULL when there is no such zone; a name with '..' or a leading '/' is no zone. */
const Zone *zone_load(Arena *a, Str name);      /* "America/Toronto", from /usr/share/zoneinfo */
const Zone *zone_read(Arena *a, Str bytes);     /* the content of a TZif file; NULL when it is damaged */
int         zone_offset(const Zone *z, Instant t);      /* seconds to add to UTC */
bool        zone_dst(const Zone *z, Instant t);
Str         zone_abbr(const Zone *z, Instant t);        /* "EDT" */

#endif
