/* recovery.c - the code on the recovery sheet: 155 random bits as 31 signs, one check sign,
 * in eight groups of four.  The signs are Crockford's: no I, L, O or U. */
#include "seal/seal.h"

#include <string.h>

enum { SIGNS = 32, GROUP = 4 };
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The sum of the signs, each weighed by an odd number of its place: a wrong sign and most
 * swapped neighbours change it. */
static int check_sign(const uint8_t sign[SIGNS])
{
	int sum = 0;
	for (int i = 0; i < SIGNS - 1; i++)
		sum += sign[i] * (2 * i + 3);
	return sum % 32;
}

static Str grouped(Arena *a, const uint8_t sign[SIGNS])
{
	Buf out = buf_open(a);
	for (int i = 0; i < SIGNS; i++) {
		if (i && i % GROUP == 0)
			buf_char(&out, '-');
		buf_char(&out, alphabet[sign[i]]);
	}
	return buf_str(&out);
}

Str seal_recovery_code(Arena *a)
{
	uint8_t sign[SIGNS];
	random_fill(sign, sizeof sign);
	for (int i = 0; i < SIGNS; i++)
		sign[i] &= 31;
	sign[SIGNS - 1] = (uint8_t)check_sign(sign);
	Str code = grouped(a, sign);
	seal_forget(sign, sizeof sign);
	return code;
}

static int sign_of(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
	const char *at = c ? strchr(alphabet, c) : NULL;
	return at ? (int)(at - alphabet) : -1;
}

bool seal_recovery_read(Arena *a, Str typed, Str *code)
{
	uint8_t sign[SIGNS] = { 0 };
	int n = 0;
	for (size_t i = 0; i < typed.n; i++) {
		if (typed.p[i] == ' ' || typed.p[i] == '-' || typed.p[i] == '\t')
			continue;
		int s = sign_of(typed.p[i]);
		if (s < 0 || n == SIGNS)
			return false;
		sign[n++] = (uint8_t)s;
	}
	if (n != SIGNS || sign[SIGNS - 1] != check_sign(sign))
		return false;
	*code = grouped(a, sign);
	return true;
}
