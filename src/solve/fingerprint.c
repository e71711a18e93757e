/* fingerprint.c - see fingerprint.h. */
#include "solve/fingerprint.h"

static uint64_t byte(uint64_t h, unsigned char c) { return (h ^ c) * 0x100000001b3u; }

uint64_t fingerprint_number(uint64_t h, int64_t n)
{
	for (int i = 0; i < 64; i += 8)
		h = byte(h, (uint64_t)n >> i & 255);
	return h;
}

void fingerprint_seal(Buf *text)
{
	uint64_t h = FINGERPRINT;
	Str      all = buf_str(text);
	for (size_t i = 0; i < all.n; i++)
		h = byte(h, (unsigned char)all.p[i]);
	buf_fmt(text, "seal %016llx\n", (unsigned long long)h);
}
