/* html.c - values into HTML.  What browsers would not show, or would read in more
 * than one way, does not get out: control characters are dropped, bytes that are
 * not UTF-8 become U+FFFD, and every line end becomes one line feed. */
#include "web/html.h"

#include <ctype.h>
#include <string.h>
#include <utf8proc.h>

Html html_of(const Buf *made) { return (Html){ buf_str(made) }; }

/* ---- addresses ------------------------------------------------------------ */

/* Browsers cut off spaces and take out tabs and line ends before they look for a
 * scheme, and treat '\' as '/': an address with any of them is not believed. */
static bool plain_address(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '\\' || s.p[i] == 127)
			return false;
	return s.n > 0;
}

static bool has_scheme(Str s, const char *scheme)
{
	size_t n = strlen(scheme);
	for (size_t i = 0; i < n; i++)
		if (i >= s.n || tolower((unsigned char)s.p[i]) != scheme[i])
			return false;
	return s.n > n;
}

Url url_of(Arena *a, Str address)
{
	bool fine = plain_address(address)
		&& (has_scheme(address, "https://") || has_scheme(address, "http://") || has_scheme(address, "mailto:"));
	return (Url){ fine ? str_copy(a, address) : S("#") };
}

Url url_local(Arena *a, Str path)
{
	bool fine = plain_address(path) && path.p[0] == '/' && !str_starts(path, S("//"));
	return (Url){ fine ? str_copy(a, path) : S("/") };
}

/* ---- writers --------------------------------------------------------------- */

/* Bytes that pass as they are. */
static bool passes(unsigned char c)
{
	return (c >= ' ' && c < 127 && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'') || c == '\n' || c == '\t';
}

static void ascii(Buf *out, Str s, size_t at)
{
	switch (s.p[at]) {
	case '&':  buf_add(out, S("&amp;")); break;
	case '<':  buf_add(out, S("&lt;")); break;
	case '>':  buf_add(out, S("&gt;")); break;
	case '"':  buf_add(out, S("&quot;")); break;
	case '\'': buf_add(out, S("&#39;")); break;
	case '\r':
		if (at + 1 == s.n || s.p[at + 1] != '\n')
			buf_char(out, '\n');
		break;
	}
}

/* One character beyond ASCII; the number of bytes read. */
static size_t beyond(Buf *out, Str s)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &c);
	bool noncharacter = n > 0 && ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef));
	if (n <= 0 || noncharacter)
		buf_add(out, S("\xef\xbf\xbd"));
	else if (c >= 0xa0)
		buf_add(out, (Str){ s.p, (size_t)n });
	return n > 0 ? (size_t)n : 1;
}

void html_str(Buf *out, Str s)
{
	for (size_t at = 0, run; at < s.n;) {
		for (run = at; run < s.n && passes((unsigned char)s.p[run]); run++)
			;
		buf_add(out, (Str){ s.p + at, run - at });
		at = run;
		if (at < s.n && (unsigned char)s.p[at] < 128)
			ascii(out, s, at++);
		else if (at < s.n)
			at += beyond(out, (Str){ s.p + at, s.n - at });
	}
}

void html_cstr(Buf *out, const char *s) { html_str(out, str(s)); }
void html_int(Buf *out, int64_t n) { buf_int(out, n); }
void html_date(Buf *out, Date d) { buf_add(out, date_long(out->arena, d)); }
void html_html(Buf *out, Html h) { buf_add(out, h.markup); }
void html_url_whole(Buf *out, Url u) { html_str(out, u.safe); }

void html_url_str(Buf *out, Str s)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 128 && (isalnum(c) || strchr("-._~", c)) && c)
			buf_char(out, (char)c);
		else if (c)
			buf_add(out, (Str){ (char[]){ '%', digits[c >> 4], digits[c & 15] }, 3 });
	}
}

void html_url_cstr(Buf *out, const char *s) { html_url_str(out, str(s)); }
