/* mime.c - see mime.h. */
#include "post/mime.h"

#include <string.h>

enum { LINE = 76, WORD_BYTES = 42 };    /* 42 bytes make 56 signs of base64: a word of 75 with its frame */

bool mime_address(Str s)
{
	int ats = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c <= ' ' || c >= 127 || strchr("<>\"\\(),;:[]", c))
			return false;
		ats += c == '@';
	}
	return ats == 1 && s.n <= 254 && s.p[0] != '@' && s.p[s.n - 1] != '@';
}

/* ---- header values ---------------------------------------------------------------------- */

static bool is_plain(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] >= 127)
			return false;
	return !str_holds(s, S("=?"));
}

static void base64(Buf *out, Str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t n = (uint32_t)(unsigned char)s.p[i] << 16;
		n |= i + 1 < s.n ? (uint32_t)(unsigned char)s.p[i + 1] << 8 : 0;
		n |= i + 2 < s.n ? (uint32_t)(unsigned char)s.p[i + 2] : 0;
		buf_char(out, digits[n >> 18]);
		buf_char(out, digits[n >> 12 & 63]);
		buf_char(out, i + 1 < s.n ? digits[n >> 6 & 63] : '=');
		buf_char(out, i + 2 < s.n ? digits[n & 63] : '=');
	}
}

/* Folded at blanks; a line begins with the blank it was folded at. */
static void plain(Buf *out, Str s, size_t column)
{
	while (s.n) {
		size_t n = s.n;
		if (column + s.n > LINE) {
			size_t room = column < LINE ? LINE - column : 0, at = room < s.n ? room : s.n - 1;
			while (at > 0 && s.p[at] != ' ')
				at--;
			if (!at) {
				const char *next = memchr(s.p + 1, ' ', s.n - 1);
				at = next ? (size_t)(next - s.p) : s.n;
			}
			n = at;
		}
		buf_add(out, (Str){ s.p, n });
		s = (Str){ s.p + n, s.n - n };
		if (s.n)
			buf_lit(out, "\r\n");
		column = 0;
	}
}

static void encoded(Buf *out, Str s, size_t column)
{
	bool first = true;
	while (s.n) {
		size_t room = !first ? WORD_BYTES : column + 12 < LINE ? (LINE - column - 12) / 4 * 3 : 0;
		Str word = utf8_cut(s, room < WORD_BYTES ? room : WORD_BYTES);
		if (!word.n && first) {         /* no room left on the line of the name */
			buf_lit(out, "\r\n ");
			first = false;
			continue;
		}
		buf_lit(out, "=?UTF-8?B?");
		base64(out, word);
		buf_lit(out, "?=");
		s = (Str){ s.p + word.n, s.n - word.n };
		if (s.n)
			buf_lit(out, "\r\n ");
		first = false;
	}
}

/* Line ends and other controls become blanks: nothing typed can begin a header of its own. */
static Str one_line(Arena *a, Str s)
{
	Str line = str_copy(a, s);
	for (size_t i = 0; i < line.n; i++)
		if ((unsigned char)line.p[i] < ' ' || line.p[i] == 127)
			((char *)line.p)[i] = ' ';
	return str_trim(line);
}

Str mime_words(Arena *a, Str text, size_t used)
{
	Buf out = buf_open(a);
	Str line = one_line(a, text);
	if (is_plain(line))
		plain(&out, line, used);
	else
		encoded(&out, line, used);
	return buf_str(&out);
}

/* ---- quoted-printable ---------------------------------------------------------------------- */

static size_t line_end(Str s, size_t at)
{
	if (s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
		return 2;
	return s.p[at] == '\n' || s.p[at] == '\r' ? 1 : 0;
}

Str mime_quoted(Arena *a, Str s)
{
	static const char digits[] = "0123456789ABCDEF";
	Buf    out = buf_open(a);
	size_t column = 0;
	for (size_t i = 0; i < s.n;) {
		size_t end = line_end(s, i);
		if (end) {
			buf_lit(&out, "\r\n");
			i += end;
			column = 0;
			continue;
		}
		unsigned char c = (unsigned char)s.p[i++];
		bool last = i == s.n || line_end(s, i);
		bool plain_sign = (c > ' ' && c < 127 && c != '=') || ((c == ' ' || c == '\t') && !last);
		bool dot = c == '.' && column == 0;             /* no line is ever a lone dot */
		size_t width = plain_sign && !dot ? 1 : 3;
		if (column + width > LINE - 1) {
			buf_lit(&out, "=\r\n");
			column = 0;
			dot = c == '.';
			width = plain_sign && !dot ? 1 : 3;
		}
		if (width == 1)
			buf_char(&out, (char)c);
		else
			buf_add(&out, (Str){ (char[]){ '=', digits[c >> 4], digits[c & 15] }, 3 });
		column += width;
	}
	return buf_str(&out);
}

/* ---- the letter -------------------------------------------------------------------------------- */

Str mime_boundary(Arena *a, Str id)
{
	Buf out = buf_open(a);
	buf_lit(&out, "=_");                            /* '=_' never stands in quoted-printable */
	for (size_t i = 0; i < id.n && i < 40; i++)
		if ((id.p[i] | 32) >= 'a' && (id.p[i] | 32) <= 'z')
			buf_char(&out, id.p[i]);
		else if (id.p[i] >= '0' && id.p[i] <= '9')
			buf_char(&out, id.p[i]);
	return buf_str(&out);
}

static void header(Buf *out, const char *name, Str value)
{
	buf_fmt(out, "%s: %.*s\r\n", name, STR(mime_words(out->arena, value, strlen(name) + 2)));
}

static void mailbox(Buf *out, const char *name, Str who, Str address)
{
	if (!mime_address(address))
		die("a letter to or from an odd address");
	buf_fmt(out, "%s: ", name);
	Str line = one_line(out->arena, who);
	if (line.n && is_plain(line)) {                 /* quoted: a name may hold commas and dots */
		buf_lit(out, "\"");
		for (size_t i = 0; i < line.n && i < 60; i++) {
			if (line.p[i] == '"' || line.p[i] == '\\')
				buf_lit(out, "\\");
			buf_char(out, line.p[i]);
		}
		buf_lit(out, "\"\r\n ");
	} else if (line.n) {
		buf_add(out, mime_words(out->arena, utf8_cut(line, 120), strlen(name) + 2));
		buf_lit(out, "\r\n ");
	}
	buf_fmt(out, "<%.*s>\r\n", STR(address));
}

/* "Sat, 21 Nov 2026 08:15:00 +0000" */
static Str date_line(Arena *a, Instant t)
{
	Str http = instant_http(a, t);
	return str_fmt(a, "%.*s +0000", (int)(http.n - 4), http.p);
}

static void part(Buf *out, Str boundary, const char *type, Str body)
{
	buf_fmt(out, "--%.*s\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", STR(boundary), type);
	buf_add(out, mime_quoted(out->arena, body));
	buf_lit(out, "\r\n");
}

Str mime_letter(Arena *a, const Letter *l)
{
	Buf out = buf_open(a);
	mailbox(&out, "From", l->from_name, l->from);
	mailbox(&out, "To", l->to_name, l->to);
	if (l->reply_to.n)
		mailbox(&out, "Reply-To", S(""), l->reply_to);
	header(&out, "Subject", l->subject);
	buf_fmt(&out, "Date: %.*s\r\nMessage-ID: <%.*s>\r\n", STR(date_line(a, l->date)), STR(one_line(a, l->message_id)));
	buf_lit(&out, "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n");
	if (l->language.n)
		header(&out, "Content-Language", l->language);
	if (l->unsubscribe.n)
		buf_fmt(&out, "List-Unsubscribe: <%.*s>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", STR(one_line(a, l->unsubscribe)));
	if (!l->html.n) {
		buf_lit(&out, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
		Str body = mime_quoted(a, l->text);
		buf_add(&out, body);
		if (!str_ends(body, S("\r\n")))
			buf_lit(&out, "\r\n");
		return buf_str(&out);
	}
	buf_fmt(&out, "Content-Type: multipart/alternative;\r\n boundary=\"%.*s\"\r\n\r\n", STR(l->boundary));
	part(&out, l->boundary, "text/plain", l->text);
	part(&out, l->boundary, "text/html", l->html);
	buf_fmt(&out, "--%.*s--\r\n", STR(l->boundary));
	return buf_str(&out);
}
