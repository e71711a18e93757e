/* fingerprint.c - see fingerprint.h. */
#include "solve/fingerprint.h"

#define PRIME ((uint64_t)0x100000001b3u)
#define TWICE (PRIME * PRIME)

static uint64_t byte(uint64_t h, unsigned char c) { return (h ^ c) * PRIME; }

/* A byte of zero multiplies, and does nothing else: those at the end are taken together with what stands before them. */
uint64_t fingerprint_number(uint64_t h, int64_t n)
{
	static const uint64_t power[] = { 1, PRIME, TWICE, TWICE * PRIME, TWICE * TWICE, TWICE * TWICE * PRIME, TWICE * TWICE * TWICE,
	                                  TWICE * TWICE * TWICE * PRIME, TWICE * TWICE * TWICE * TWICE };
	uint64_t rest = (uint64_t)n;
	int      zeros = 8;
	for (; rest > 255; rest >>= 8, zeros--)
		h = byte(h, rest & 255);
	return (h ^ rest) * power[zeros];
}

void fingerprint_seal(Buf *text)
{
	uint64_t h = FINGERPRINT;
	Str      all = buf_str(text);
	for (size_t i = 0; i < all.n; i++)
		h = byte(h, (unsigned char)all.p[i]);
	buf_fmt(text, "seal %016llx\n", (unsigned long long)h);
}
