/* fuzz_html2c.c - any bytes as a template file: the compiler answers, and what it
 * accepts it can print in each of its three ways. */
#include "tools/html2c.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	Arena *a = arena_open();
	Source s = { .arena = a, .file = S("fuzz.html"), .text = str_copy(a, (Str){ (const char *)bytes, n }), .complaint = buf_open(a) };
	Buf    out = buf_open(a);
	bool   fine = parse(&s) && check(&s);
	if (fine == (s.complaint.n > 0))
		abort();
	if (fine) {
		write_c(&s, &out);
		write_header(&s, &out);
		write_probe(&s, &out);
	}
	arena_drop(a);
	return 0;
}
