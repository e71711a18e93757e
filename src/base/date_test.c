/* date_test.c - days and how they are written. */
#include "base/time.h"
#include "test/check.h"

TEST(days_count_from_1970)
{
	CHECK_INT(date(1970, 1, 1).day, 0);
	CHECK_INT(date(1969, 12, 31).day, -1);
	CHECK_INT(date(2000, 3, 1).day, 11017);
	CHECK_INT(date(1600, 2, 29).day, -135081);
}

TEST(every_day_of_800_years_goes_there_and_back)
{
	int bad = 0, y, m, d, last = date(1599, 12, 31).day;
	for (int day = last + 1; day < date(2400, 1, 1).day; day++) {
		date_parts((Date){ day }, &y, &m, &d);
		bad += date(y, m, d).day != day || m < 1 || m > 12 || d < 1 || d > 31;
	}
	CHECK_INT(bad, 0);
}

TEST(only_days_that_exist_are_read)
{
	Date d;
	CHECK(date_parse(S("2024-02-29"), &d) && d.day == date(2024, 2, 29).day);
	CHECK(!date_parse(S("2023-02-29"), &d));
	CHECK(!date_parse(S("2023-13-01"), &d));
	CHECK(!date_parse(S("2023-00-01"), &d));
	CHECK(!date_parse(S("2023-1-01"), &d));
	CHECK(!date_parse(S("2023-01-01 "), &d));
}

TEST(instants_are_written_in_three_ways)
{
	Arena  *a = arena_open();
	Instant t = { SECONDS((int64_t)date(2026, 11, 21).day * 86400 + 8 * 3600 + 15 * 60 + 7) };
	CHECK_EQ(instant_iso(a, t), S("2026-11-21T08:15:07Z"));
	CHECK_EQ(instant_http(a, t), S("Sat, 21 Nov 2026 08:15:07 GMT"));
	CHECK_EQ(date_long(a, instant_date(t)), S("21 November 2026"));
	CHECK_EQ(instant_iso(a, (Instant){ -1 }), S("1969-12-31T23:59:59Z"));
	arena_drop(a);
}
