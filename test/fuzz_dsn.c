/* fuzz_dsn.c - any bytes as a report: read without harm, and what is borrowed lies within it. */
#include "post/dsn.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void within(Str s, const char *from, const char *to)
{
	if (s.n && (s.p < from || s.p + s.n > to))
		die("a part from outside the message");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Dsn d;
	const char *p = (const char *)data;
	if (dsn_read((Str){ p, n }, &d) && d.letter <= 0)
		die("a letter without a number");
	within(d.address, p, p + n);
	within(d.status, p, p + n);
	return 0;
}
