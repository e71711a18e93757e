/* text.c - Str (borrowed views) and Buf (growing text).  Unicode: unicode.c. */
#include "base/base.h"

#include <stdio.h>
#include <string.h>

Str  str(const char *c) { return c ? (Str){ c, strlen(c) } : S(""); }
bool str_eq(Str a, Str b) { return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n)); }
bool str_starts(Str s, Str with) { return s.n >= with.n && str_eq((Str){ s.p, with.n }, with); }
bool str_ends(Str s, Str with) { return s.n >= with.n && str_eq((Str){ s.p + s.n - with.n, with.n }, with); }
bool str_holds(Str s, Str part) { return !part.n || (s.n && memmem(s.p, s.n, part.p, part.n)); }

int str_cmp(Str a, Str b)
{
	size_t least = a.n < b.n ? a.n : b.n;
	int c = least ? memcmp(a.p, b.p, least) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_cut(Str *rest, char at, Str *head)
{
	if (!rest->p)
		return false;
	const char *hit = rest->n ? memchr(rest->p, at, rest->n) : NULL;
	*head = (Str){ rest->p, hit ? (size_t)(hit - rest->p) : rest->n };
	*rest = hit ? (Str){ hit + 1, rest->n - head->n - 1 } : (Str){ 0 };
	return true;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }

/* The UTF-8 no-break space, which spreadsheets like to leave behind. */
static const Str nbsp = { "\xc2\xa0", 2 };

Str str_trim(Str s)
{
	for (;;) {
		if (s.n && is_space(s.p[0]))
			s.p++, s.n--;
		else if (str_starts(s, nbsp))
			s.p += 2, s.n -= 2;
		else
			break;
	}
	for (;;) {
		if (s.n && is_space(s.p[s.n - 1]))
			s.n--;
		else if (str_ends(s, nbsp))
			s.n -= 2;
		else
			return s;
	}
}

Str str_copy(Arena *a, Str s)
{
	char *p = NEW(a, char, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return (Str){ p, s.n };
}

char *str_c(Arena *a, Str s) { return (char *)str_copy(a, s).p; }

/* Most texts are short, and so made once; a longer one is measured first. */
Str str_vfmt(Arena *a, const char *fmt, va_list ap)
{
	char    most[256];
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(most, sizeof most, fmt, ap);
	if (n < 0)
		die("bad format '%s'", fmt);
	char *p = NEW(a, char, (size_t)n + 1);
	if ((size_t)n < sizeof most)
		memcpy(p, most, (size_t)n);
	else
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (Str){ p, (size_t)n };
}

Str str_fmt(Arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	Str s = str_vfmt(a, fmt, ap);
	va_end(ap);
	return s;
}

bool str_int(Str s, int64_t *n)
{
	int64_t v = 0;
	if (!s.n || s.n > 19)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (!digit || !int_mul(v, 10, &v) || !int_add(v, s.p[i] - '0', &v))
			return false;
	}
	*n = v;
	return true;
}

Str str_hex(Arena *a, const void *bytes, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *b = bytes;
	char *p = NEW(a, char, 2 * n + 1);
	for (size_t i = 0; i < n; i++) {
		p[2 * i] = digits[b[i] >> 4];
		p[2 * i + 1] = digits[b[i] & 15];
	}
	return (Str){ p, 2 * n };
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
	     : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool str_unhex(Str s, void *bytes, size_t n)
{
	unsigned char *b = bytes;
	if (s.n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int hi = hex_digit(s.p[2 * i]), lo = hex_digit(s.p[2 * i + 1]);
		if (hi < 0 || lo < 0)
			return false;
		b[i] = (unsigned char)(hi * 16 + lo);
	}
	return true;
}

Buf buf_open(Arena *a) { return (Buf){ .arena = a }; }

static void buf_room(Buf *b, size_t more)
{
	if (b->n + more + 1 <= b->cap)
		return;
	size_t cap = (b->n + more + 1) * 2 + 32;
	char  *p = NEW(b->arena, char, cap);
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
}

void buf_add(Buf *b, Str s)
{
	buf_room(b, s.n);
	if (s.n)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_char(Buf *b, char c)
{
	buf_room(b, 1);
	b->p[b->n++] = c;
}

void buf_int(Buf *b, int64_t n)
{
	char     text[20];              /* -2^63 has 19 digits and its sign */
	size_t   at = sizeof text;
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
	do
		text[--at] = (char)('0' + left % 10);
	while (left /= 10);
	if (n < 0)
		text[--at] = '-';
	buf_add(b, (Str){ text + at, sizeof text - at });
}

void buf_fmt(Buf *b, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	buf_add(b, str_vfmt(b->arena, fmt, ap));
	va_end(ap);
}

Str buf_str(const Buf *b) { return (Str){ b->p ? b->p : "", b->n }; }
