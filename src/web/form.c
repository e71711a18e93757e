/* form.c - fields, uploads, query and headers of a request. */
#include "web/guard.h"

#include <string.h>
#include <strings.h>

enum { MOST_FIELDS = 20000 };           /* a form of ours has far fewer; a hostile one is refused */

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
	     : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static Str decode(Arena *a, Str s, bool plus)
{
	char *p = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		int hi = s.p[i] == '%' && i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int lo = hi >= 0 ? hex(s.p[i + 2]) : -1;
		if (lo >= 0)
			p[n++] = (char)(hi * 16 + lo), i += 2;
		else
			p[n++] = plus && s.p[i] == '+' ? ' ' : s.p[i];
	}
	return (Str){ p, n };
}

Str path_decode(Arena *a, Str segment) { return decode(a, segment, false); }

/* What browsers cannot send from a form of ours is not let in: bytes that are no
 * text, and control characters other than those of line ends and tabs. */
static bool is_text(Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 32 && c != '\n' && c != '\r' && c != '\t') || c == 127)
			return false;
	}
	return utf8_valid(s);
}

static bool add(Arena *a, Fields *fields, Str name, Str value)
{
	if (fields->n >= MOST_FIELDS || !is_text(name) || !is_text(value))
		return false;
	*PUSH(a, fields) = (Field){ name, value };
	return true;
}

bool form_parse_urlencoded(Arena *a, Str body, Fields *fields)
{
	for (Str rest = body, pair, key; str_cut(&rest, '&', &pair);) {
		if (!pair.n)
			continue;
		str_cut(&pair, '=', &key);
		Str value = pair.p ? decode(a, pair, true) : S("");
		if (!add(a, fields, decode(a, key, true), value))
			return false;
	}
	return true;
}

/* ---- multipart ----------------------------------------------------------------- */

static Str find(Str s, Str what)
{
	const char *p = s.n >= what.n ? memmem(s.p, s.n, what.p, what.n) : NULL;
	return p ? (Str){ p, s.n - (size_t)(p - s.p) } : (Str){ 0 };
}

static bool starts_nocase(Str s, Str with) { return s.n >= with.n && !strncasecmp(s.p, with.p, with.n); }

/* The value of a parameter such as name="x" in a header; browsers write " as %22. */
static bool parameter(Arena *a, Str header, const char *name, Str *value)
{
	Str want = str_fmt(a, "%s=", name), rest = header, piece;
	for (; str_cut(&rest, ';', &piece);) {
		piece = str_trim(piece);
		if (!starts_nocase(piece, want))
			continue;
		Str v = { piece.p + want.n, piece.n - want.n };
		if (v.n && v.p[0] == '"') {             /* may hold semicolons: look in the whole header */
			v = (Str){ v.p + 1, (size_t)(header.p + header.n - v.p - 1) };
			const char *end = memchr(v.p, '"', v.n);
			if (!end)
				return false;
			v.n = (size_t)(end - v.p);
		}
		*value = v;
		return true;
	}
	return false;
}

typedef struct { Str name, file; bool is_file; } Part;

static bool part_head(Arena *a, Str head, Part *part)
{
	bool named = false;
	for (Str rest = head, line; str_cut(&rest, '\n', &line);) {
		line = str_trim(line);
		if (!starts_nocase(line, S("content-disposition:")))
			continue;
		named = parameter(a, line, "name", &part->name);
		part->is_file = parameter(a, line, "filename", &part->file);
	}
	return named;
}

/* The name without folders: old browsers send the whole path. */
static Str base_name(Str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/' || path.p[i - 1] == '\\')
			return (Str){ path.p + i, path.n - i };
	return path;
}

static bool keep_part(Arena *a, Part part, Str content, Fields *fields, Uploads *uploads)
{
	Str name = decode(a, part.name, false);
	if (!part.is_file)
		return add(a, fields, name, content);
	if (!is_text(name) || uploads->n >= 16)
		return false;
	Str file = base_name(decode(a, part.file, false));
	if (!is_text(file))
		file = S("upload");
	if (file.n || content.n)
		*PUSH(a, uploads) = (Upload){ name, utf8_cut(file, 200), content };
	return true;
}

bool form_parse_multipart(Arena *a, Str type, Str body, Fields *fields, Uploads *uploads)
{
	Str boundary;
	if (!starts_nocase(type, S("multipart/form-data")) || !parameter(a, type, "boundary", &boundary) || !boundary.n || boundary.n > 70)
		return false;
	Str line = str_fmt(a, "--%.*s", STR(boundary)), between = str_fmt(a, "\r\n--%.*s", STR(boundary));
	Str rest = find(body, line);
	if (!rest.p || rest.p != body.p)
		return false;
	rest = (Str){ rest.p + line.n, rest.n - line.n };
	while (str_starts(rest, S("\r\n"))) {
		Part part = { 0 };
		Str  after = find(rest, S("\r\n\r\n"));
		if (!after.p || !part_head(a, (Str){ rest.p + 2, (size_t)(after.p - rest.p) - 2 + 2 }, &part))
			return false;
		Str content = { after.p + 4, after.n - 4 }, end = find(content, between);
		if (!end.p)
			return false;
		content.n = (size_t)(end.p - content.p);
		if (!keep_part(a, part, content, fields, uploads))
			return false;
		rest = (Str){ end.p + between.n, end.n - between.n };
	}
	return str_starts(rest, S("--"));
}

/* ---- reading ---------------------------------------------------------------------- */

static const Field *first(const Fields *fields, const char *name)
{
	for (int i = 0; i < fields->n; i++)
		if (str_eq(fields->list[i].name, str(name)))
			return &fields->list[i];
	return NULL;
}

Str  form_raw(Req *rq, const char *field) { return first(&rq->fields, field) ? first(&rq->fields, field)->value : S(""); }
Str  form_text(Req *rq, const char *field) { return str_trim(form_raw(rq, field)); }
bool form_has(Req *rq, const char *field) { return first(&rq->fields, field); }

static int small(Str s, int otherwise)
{
	int64_t n;
	bool minus = str_starts(s, S("-"));
	if (minus)
		s = (Str){ s.p + 1, s.n - 1 };
	return str_int(s, &n) && n <= 1000000000 ? (int)(minus ? -n : n) : otherwise;
}

int form_int(Req *rq, const char *field, int otherwise) { return small(form_text(rq, field), otherwise); }

Strs form_all(Req *rq, const char *field)
{
	Strs all = { 0 };
	for (int i = 0; i < rq->fields.n; i++)
		if (str_eq(rq->fields.list[i].name, str(field)))
			*PUSH(rq->arena, &all) = str_trim(rq->fields.list[i].value);
	return all;
}

const Upload *form_file(Req *rq, const char *field)
{
	for (int i = 0; i < rq->uploads.n; i++)
		if (str_eq(rq->uploads.list[i].field, str(field)))
			return &rq->uploads.list[i];
	return NULL;
}

Str query_text(Req *rq, const char *field)
{
	Fields fields = { 0 };
	bool   sound = form_parse_urlencoded(rq->arena, rq->query, &fields);
	const Field *f = sound ? first(&fields, field) : NULL;
	return f ? str_trim(f->value) : S("");
}

int query_int(Req *rq, const char *field, int otherwise) { return small(query_text(rq, field), otherwise); }

Str header(const Req *rq, const char *name)
{
	Str want = str(name);
	for (int i = 0; i < rq->headers.n; i++) {
		Field *f = &rq->headers.list[i];
		if (f->name.n == want.n && !strncasecmp(f->name.p, want.p, want.n))
			return f->value;
	}
	return S("");
}

Str req_cookie(const Req *rq, const char *name)
{
	for (Str rest = header(rq, "Cookie"), one, key; rest.n && str_cut(&rest, ';', &one);) {
		one = str_trim(one);
		str_cut(&one, '=', &key);
		if (one.p && str_eq(key, str(name)))
			return one;
	}
	return S("");
}
