/* csv_text.c - what spreadsheets call text, as UTF-8. */
#include "base/csv_text.h"

#include <string.h>

/* Windows-1252 above 0x7f up to 0x9f; the rest is as in Latin-1. */
static const uint16_t windows[32] = {
	0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
};

static void put(Buf *b, uint32_t c)
{
	char p[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		p[i] = (char)(0x80 | (c & 0x3f));
	p[0] = (char)(n == 1 ? c : (0xf00u >> n & 0xf0) | c);
	buf_add(b, (Str){ p, n });
}

/* Length of the UTF-8 sequence at the start of s, 0 when it is none. */
static size_t sequence(Str s)
{
	unsigned char c = (unsigned char)s.p[0];
	size_t n = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
	return n && n <= s.n && utf8_valid((Str){ s.p, n }) ? n : 0;
}

static Str from_utf16(Arena *a, Str s, bool big, Str *oddity)
{
	Buf b = buf_open(a);
	const unsigned char *p = (const unsigned char *)s.p;
	bool broken = s.n % 2;
	for (size_t i = 2; i + 1 < s.n; i += 2) {
		uint32_t c = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
		if (c >= 0xd800 && c < 0xdc00 && i + 3 < s.n) {
			uint32_t low = big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
			if (low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
				i += 2;
			}
		}
		if (c >= 0xd800 && c < 0xe000) {
			c = 0xfffd;
			broken = true;
		}
		put(&b, c);
	}
	if (broken)
		*oddity = S("Some characters of the file are damaged; they are shown as \xef\xbf\xbd.");
	return buf_str(&b);
}

static Str from_windows(Arena *a, Str s)
{
	Buf b = buf_open(a);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		put(&b, c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c);
	}
	return buf_str(&b);
}

/* Mostly UTF-8, with some bytes that are not: those become U+FFFD. */
static Str mended(Arena *a, Str s, Str *oddity)
{
	Buf b = buf_open(a);
	int line = 1, at = 0;
	while (s.n) {
		size_t n = sequence(s);
		if (!n && !at)
			at = line;
		buf_add(&b, n ? (Str){ s.p, n } : S("\xef\xbf\xbd"));
		line += s.p[0] == '\n';
		s.p += n ? n : 1;
		s.n -= n ? n : 1;
	}
	*oddity = str_fmt(a, "Line %d: a character is damaged and is shown as \xef\xbf\xbd.", at);
	return buf_str(&b);
}

/* Text in Windows-1252 hardly ever holds what looks like UTF-8. */
static bool is_mostly_utf8(Str s)
{
	size_t good = 0, bad = 0;
	while (s.n) {
		size_t n = sequence(s);
		good += n > 1;
		bad += !n;
		s.p += n ? n : 1;
		s.n -= n ? n : 1;
	}
	return good > bad;
}

static Str without_nuls(Arena *a, Str s, Str *oddity)
{
	if (!s.n || !memchr(s.p, 0, s.n))
		return s;
	char  *p = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i])
			p[n++] = s.p[i];
	if (!oddity->n)
		*oddity = S("The file holds NUL characters, which no sheet should; they were left out.");
	return (Str){ p, n };
}

Str csv_text(Arena *a, Str s, const char **encoding, Str *oddity)
{
	*encoding = "UTF-8";
	if (!s.n)
		return S("");
	if (str_starts(s, S("\xff\xfe")) || str_starts(s, S("\xfe\xff"))) {
		*encoding = "UTF-16";
		s = from_utf16(a, s, s.p[0] == '\xfe', oddity);
	} else if (!utf8_valid(s)) {
		bool mend = is_mostly_utf8(s);
		*encoding = mend ? "UTF-8" : "Windows-1252";
		s = mend ? mended(a, s, oddity) : from_windows(a, s);
	}
	if (str_starts(s, S("\xef\xbb\xbf")))
		s = (Str){ s.p + 3, s.n - 3 };
	return without_nuls(a, s, oddity);
}
