/* date.c - days of the proleptic Gregorian calendar.  No clock (clock.c), no zone (zone.c). */
#include "base/time.h"

/* Days since 1970-01-01, counting years from March so leap days come last. */
Date date(int year, int month, int day)
{
	int y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return (Date){ era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468 };
}

void date_parts(Date d, int *year, int *month, int *day)
{
	int z = d.day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
	*month = m < 10 ? m + 3 : m - 9;
	*day = of_year - (153 * m + 2) / 5 + 1;
	*year = y + era * 400 + (*month <= 2);
}

Date date_add(Date d, int days) { return (Date){ d.day + days }; }
int  date_days(Date from, Date to) { return to.day - from.day; }

static int floor_div(int64_t a, int64_t b, int64_t *rest)
{
	int64_t q = a / b, r = a % b;
	if (r < 0)
		q--, r += b;
	*rest = r;
	return (int)q;
}

int date_weekday(Date d)                                /* 1970-01-01 was a Thursday */
{
	int64_t rest;
	floor_div((int64_t)d.day + 3, 7, &rest);
	return (int)rest;
}

bool date_parse(Str iso, Date *d)
{
	int64_t y, m, day;
	if (iso.n != 10 || iso.p[4] != '-' || iso.p[7] != '-' || !str_int((Str){ iso.p, 4 }, &y)
	    || !str_int((Str){ iso.p + 5, 2 }, &m) || !str_int((Str){ iso.p + 8, 2 }, &day))
		return false;
	if (m < 1 || m > 12 || day < 1)
		return false;
	Date got = date((int)y, (int)m, (int)day);
	int  yy, mm, dd;
	date_parts(got, &yy, &mm, &dd);
	if (mm != m || dd != day)
		return false;
	*d = got;
	return true;
}

Str date_iso(Arena *a, Date d)
{
	int y, m, day;
	date_parts(d, &y, &m, &day);
	return str_fmt(a, "%04d-%02d-%02d", y, m, day);
}

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December" };
static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

Str date_long(Arena *a, Date d)
{
	int y, m, day;
	date_parts(d, &y, &m, &day);
	return str_fmt(a, "%d %s %d", day, months[m - 1], y);
}

static Date split(Instant t, int *seconds)
{
	int64_t rest;
	int day = floor_div(t.us, SECONDS(86400), &rest);
	*seconds = (int)(rest / SECONDS(1));
	return (Date){ day };
}

Date instant_date(Instant t)
{
	int s;
	return split(t, &s);
}

Str instant_iso(Arena *a, Instant t)
{
	int s, y, m, day;
	date_parts(split(t, &s), &y, &m, &day);
	return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, day, s / 3600, s / 60 % 60, s % 60);
}

Str instant_http(Arena *a, Instant t)
{
	int  s, y, m, day;
	Date d = split(t, &s);
	date_parts(d, &y, &m, &day);
	return str_fmt(a, "%s, %02d %.3s %04d %02d:%02d:%02d GMT", days[date_weekday(d)], day, months[m - 1], y,
	               s / 3600, s / 60 % 60, s % 60);
}
