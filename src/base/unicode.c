/* unicode.c - UTF-8, on utf8proc. */
#include "base/base.h"

#include <utf8proc.h>

/* How many bytes from 'at' on are ASCII, most of what people write: that needs no tables. */
static size_t ascii_from(Str s, size_t at)
{
	size_t n = at;
	while (n < s.n && !((unsigned char)s.p[n] & 0x80))
		n++;
	return n - at;
}

bool utf8_valid(Str s)
{
	for (size_t at = 0; (at += ascii_from(s, at)) < s.n;) {
		utf8proc_int32_t  c;
		utf8proc_ssize_t  n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, (utf8proc_ssize_t)(s.n - at), &c);
		if (n <= 0)
			return false;
		at += (size_t)n;
	}
	return true;
}

/* Runs of white space become one space; the ends are trimmed. */
static size_t join_spaces(char *p, size_t n)
{
	size_t to = 0;
	for (size_t i = 0; i < n; i++) {
		bool space = p[i] == ' ' || (p[i] >= '\t' && p[i] <= '\r');
		if (!space)
			p[to++] = p[i];
		else if (to && p[to - 1] != ' ')
			p[to++] = ' ';
	}
	return to && p[to - 1] == ' ' ? to - 1 : to;
}

static Str ascii_fold(Arena *a, Str s)
{
	char *p = NEW(a, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
	return (Str){ p, join_spaces(p, s.n) };
}

/* Decomposed and encoded in the arena: utf8proc_map() would use its own memory,
 * which an escape from the arena could not give back. */
Str utf8_fold(Arena *a, Str s)
{
	utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD
	                      | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK;
	const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)s.p;
	if (s.n && ascii_from(s, 0) == s.n)
		return ascii_fold(a, s);
	utf8proc_ssize_t n = s.n ? utf8proc_decompose(in, (utf8proc_ssize_t)s.n, NULL, 0, how) : 0;
	if (n <= 0)
		return n < 0 ? str_copy(a, s) : S("");
	utf8proc_int32_t *wide = NEW(a, utf8proc_int32_t, (size_t)n + 1);
	utf8proc_decompose(in, (utf8proc_ssize_t)s.n, wide, n, how);
	utf8proc_ssize_t bytes = utf8proc_reencode(wide, n, how);
	return bytes < 0 ? str_copy(a, s) : (Str){ (char *)wide, join_spaces((char *)wide, (size_t)bytes) };
}

int utf8_width(Str s)
{
	int width = 0;
	for (size_t at = 0; at < s.n;) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, (utf8proc_ssize_t)(s.n - at), &c);
		width += n > 0 ? utf8proc_charwidth(c) : 1;
		at += n > 0 ? (size_t)n : 1;
	}
	return width;
}

Str utf8_cut(Str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xc0) == 0x80)
		max--;
	return (Str){ s.p, max };
}
