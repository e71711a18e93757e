/* zone_test.c - every change of 20 zones over 50 years, as zdump tells it. */
#include "base/time.h"
#include "test/check.h"

#include <stdlib.h>

static const char *const zones[] = {
	"America/Toronto", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Caracas",
	"Europe/London", "Europe/Paris", "Europe/Dublin", "Europe/Moscow", "Africa/Cairo", "Africa/Casablanca",
	"Asia/Kolkata", "Asia/Tehran", "Asia/Tokyo", "Asia/Gaza", "Asia/Kathmandu", "Australia/Lord_Howe",
	"Australia/Sydney", "Pacific/Auckland", "Pacific/Apia", "Antarctica/Troll", "UTC",
};

static int month_of(const char *name)
{
	static const char all[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	for (int i = 0; i < 12; i++)
		if (!strncmp(all + 3 * i, name, 3))
			return i + 1;
	return 0;
}

/* "Zone  Sun Apr 27 06:59:59 1975 UT = ... 1975 EST isdst=0 gmtoff=-18000" */
static void compare(const Zone *z, const char *line, int *seen, int *wrong)
{
	char month[4], abbr[16];
	int  day, h, m, s, year, dst, offset;
	if (sscanf(line, "%*s %*3s %3s %d %d:%d:%d %d UT = %*s %*s %*d %*s %*d %15s isdst=%d gmtoff=%d",
	           month, &day, &h, &m, &s, &year, abbr, &dst, &offset) != 9)
		return;
	Instant t = { SECONDS((int64_t)date(year, month_of(month), day).day * 86400 + h * 3600 + m * 60 + s) };
	++*seen;
	if (zone_offset(z, t) != offset || zone_dst(z, t) != dst || !str_eq(zone_abbr(z, t), str(abbr))) {
		++*wrong;
		fprintf(stderr, "  got %d %d: %s", zone_offset(z, t), zone_dst(z, t), line);
	}
}

TEST(zones_agree_with_zdump)
{
	int seen = 0, wrong = 0;
	for (size_t i = 0; i < COUNT(zones); i++) {
		Arena *a = arena_open();
		char   line[512];
		const Zone *z = zone_load(a, str(zones[i]));
		CHECK(z);
		FILE *f = z ? popen(str_fmt(a, "zdump -v -c 1988,2045 %s", zones[i]).p, "r") : NULL;
		while (f && fgets(line, sizeof line, f))
			compare(z, line, &seen, &wrong);
		if (f)
			pclose(f);
		arena_drop(a);
	}
	CHECK(seen > 2000);
	CHECK_INT(wrong, 0);
}

TEST(what_is_no_zone_is_refused)
{
	Arena *a = arena_open();
	CHECK(!zone_load(a, S("../../etc/passwd")) && !zone_load(a, S("/etc/passwd")) && !zone_load(a, S("Nowhere/City")));
	CHECK(!zone_load(a, S("")) && !zone_read(a, S("TZif2 and nothing")));
	arena_drop(a);
}

TEST(damaged_zone_files_do_no_harm)
{
	FILE *f = fopen("/usr/share/zoneinfo/America/Toronto", "r");
	char  bytes[8192], copy[8192];
	size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
	CHECK(n > 1000);
	uint64_t x = 1;
	int answered = 0;
	for (int round = 0; round < 3000 && n; round++) {
		Arena *a = arena_open();
		memcpy(copy, bytes, n);
		for (int k = 0; k < 3; k++) {
			x = x * 6364136223846793005u + 1442695040888963407u;
			copy[(x >> 33) % n] = (char)(x >> 20);
		}
		const Zone *z = zone_read(a, (Str){ copy, round % 4 ? n : (x >> 30) % n });
		if (z)
			answered += zone_offset(z, (Instant){ SECONDS(1700000000) }) != 1;
		arena_drop(a);
	}
	CHECK(answered > 100);
	if (f)
		fclose(f);
}

/* A zone with one kind of time and this footer. */
static const Zone *made(Arena *a, const char *footer, int offset, const char *abbr)
{
	Buf b = buf_open(a);
	char head[44] = "TZif2";
	head[39] = 1, head[43] = (char)(strlen(abbr) + 1);
	for (int part = 0; part < 2; part++) {
		buf_add(&b, (Str){ head, sizeof head });
		buf_add(&b, (Str){ (char[]){ (char)(offset >> 24), (char)(offset >> 16), (char)(offset >> 8), (char)offset, 0, 0 }, 6 });
		buf_add(&b, (Str){ abbr, strlen(abbr) + 1 });
	}
	buf_fmt(&b, "\n%s\n", footer);
	return zone_read(a, buf_str(&b));
}

static bool is_zone(Arena *a, const char *footer, int offset, const char *abbr) { return made(a, footer, offset, abbr); }

/* J60 is the first of March in every year, 59 the last of February or the first of March. */
TEST(days_of_the_year_count_leap_days_or_do_not)
{
	Arena *a = arena_open();
	const Zone *j = made(a, "AAA0BBB,J60/0,J300/0", 0, "AAA"), *d = made(a, "AAA0BBB,59/0,300/0", 0, "AAA");
	for (int year = 2023; j && d && year <= 2025; year++) {
		Instant last = { SECONDS((int64_t)date(year, 3, 1).day * 86400 - 60) }, first = { SECONDS((int64_t)date(year, 3, 1).day * 86400 + 60) };
		CHECK(!zone_dst(j, last) && zone_dst(j, first));
		CHECK(zone_dst(d, last) == (year == 2024) && zone_dst(d, first));
	}
	CHECK(j && d);
	arena_drop(a);
}

TEST(odd_zones_are_none)
{
	Arena *a = arena_open();
	CHECK(is_zone(a, "CET-1CEST,M3.5.0,M10.5.0/3", 3600, "CET") && is_zone(a, "<-03>3", -10800, "-03") && is_zone(a, "", 3600, "CET"));
	static const char *const no[] = { "CET", "CE-1", "<+1>-1", "<A\x01" "B>-1", "<A B>-1", "CET-1:60", "CET-168", "CET-27", "CET-1CEST", "CET-1CEST,M13.5.0,M10.5.0",
		"CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,366,1", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0,", "CET-1 " };
	for (size_t i = 0; i < COUNT(no); i++)
		CHECK(!is_zone(a, no[i], 3600, "CET"));
	CHECK(!is_zone(a, "CET-1", 27 * 3600, "CET") && !is_zone(a, "CET-1", -27 * 3600, "CET") && !is_zone(a, "CET-1", 3600, "C T"));
	arena_drop(a);
}
