/* fuzz_zone.c - any bytes as a time zone: refused, or every question has an answer. */
#include "base/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	const Zone *z = zone_read(a, (Str){ (const char *)data, n });
	for (int64_t year = -3000; z && year < 9000; year += 7) {
		Instant t = { SECONDS(year * 31556952 + year % 13 * 2500000) };
		int offset = zone_offset(z, t);
		if (offset < -27 * 3600 || offset > 27 * 3600 || zone_dst(z, t) != zone_dst(z, t))
			die("an offset of %d seconds", offset);
		Str abbr = zone_abbr(z, t);
		for (size_t i = 0; i < abbr.n; i++)
			if (abbr.p[i] <= ' ' || abbr.p[i] > 'z')
				die("an odd name");
	}
	arena_drop(a);
	return 0;
}
