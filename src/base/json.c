/* json.c - the JSON writer. */
#include "base/json.h"

Json json_open(Buf *out) { return (Json){ .out = out }; }

static bool in_object(const Json *j) { return j->depth && j->open[j->depth - 1] == '{'; }

/* Before any value: the comma, and a look whether a value may stand here. */
static void begin(Json *j)
{
	if (in_object(j) && !j->after_key)
		die("JSON: a value without its key");
	if (!j->depth && j->comma)
		die("JSON: a second value at the top");
	if (j->comma && !j->after_key)
		buf_char(j->out, ',');
	j->comma = true;
	j->after_key = false;
}

static void nest(Json *j, char open)
{
	begin(j);
	if (j->depth == (int)COUNT(j->open))
		die("JSON: nested too deeply");
	j->open[j->depth++] = open;
	j->comma = false;
	buf_char(j->out, open);
}

void json_object(Json *j) { nest(j, '{'); }
void json_array(Json *j) { nest(j, '['); }

void json_end(Json *j)
{
	if (!j->depth || j->after_key)
		die("JSON: nothing to close here");
	buf_char(j->out, j->open[--j->depth] == '{' ? '}' : ']');
	j->comma = true;
}

static void escaped(Buf *out, unsigned char c)
{
	switch (c) {
	case '"':  buf_lit(out, "\\\""); break;
	case '\\': buf_lit(out, "\\\\"); break;
	case '\n': buf_lit(out, "\\n"); break;
	case '\r': buf_lit(out, "\\r"); break;
	case '\t': buf_lit(out, "\\t"); break;
	default:   buf_fmt(out, "\\u%04x", (unsigned)c);
	}
}

/* Length of the character at p, 0 when the bytes there are not UTF-8. */
static size_t character(const char *p, size_t left)
{
	for (size_t n = 1; n <= 4 && n <= left; n++)
		if (utf8_valid((Str){ p, n }))
			return n;
	return 0;
}

static void text(Buf *out, Str s)
{
	bool sound = utf8_valid(s);
	buf_char(out, '"');
	for (size_t i = 0, from = 0; i <= s.n; i++) {
		unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;
		size_t n = c < 0x80 || sound || i == s.n ? 1 : character(s.p + i, s.n - i);
		/* DEL too: it is legal, but no terminal should be shown it. */
		if (i < s.n && n && c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
			i += n - 1;
			continue;
		}
		buf_add(out, (Str){ s.p + from, i - from });
		if (i < s.n && n)
			escaped(out, c);
		else if (i < s.n)
			buf_lit(out, "\xef\xbf\xbd");
		from = i + 1;
	}
	buf_char(out, '"');
}

void json_key(Json *j, const char *key)
{
	if (!in_object(j) || j->after_key)
		die("JSON: a key has no place here");
	if (j->comma)
		buf_char(j->out, ',');
	text(j->out, str(key));
	buf_char(j->out, ':');
	j->after_key = true;
}

void json_str(Json *j, Str s)
{
	begin(j);
	text(j->out, s);
}

void json_int(Json *j, int64_t n)
{
	begin(j);
	buf_int(j->out, n);
}

void json_id(Json *j, int64_t id)
{
	begin(j);
	buf_fmt(j->out, "\"%lld\"", (long long)id);
}

void json_bool(Json *j, bool b)
{
	begin(j);
	buf_add(j->out, b ? S("true") : S("false"));
}

void json_null(Json *j)
{
	begin(j);
	buf_lit(j->out, "null");
}

void json_text(Json *j, const char *key, Str s)
{
	json_key(j, key);
	json_str(j, s);
}

void json_number(Json *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}
