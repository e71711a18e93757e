/* csv.c - reading and writing sheets.  Character sets: csv_text.c. */
#include "base/csv.h"
#include "base/csv_text.h"

#include <string.h>

/* After this many quotes that never close, all others are taken as ordinary
 * characters, so that reading stays O(n). */
enum { MOST_RESCUES = 16, ROWS_LOOKED_AT = 20 };

typedef struct {
	Arena *arena;
	const char *p, *end;
	int    line, row, rescues;
	char   separator;
	bool   odd_tail;        /* text after a closing quote: tell once */
	Csv   *csv;
} Reader;

static void tell(Reader *r, Str sentence)
{
	if (!r->csv->oddity.n)
		r->csv->oddity = sentence;
}

static bool at_line_end(const Reader *r) { return r->p < r->end && (*r->p == '\n' || *r->p == '\r'); }
static bool at_cell_end(const Reader *r) { return r->p >= r->end || *r->p == r->separator || at_line_end(r); }

static void skip_line_end(Reader *r)
{
	r->row++;
	r->p += r->p + 1 < r->end && r->p[0] == '\r' && r->p[1] == '\n' ? 2 : 1;
	r->line++;
}

static Str plain_cell(Reader *r)
{
	const char *from = r->p;
	while (!at_cell_end(r))
		r->p++;
	return (Str){ from, (size_t)(r->p - from) };
}

/* The closing quote at or after p, with doubled quotes stepped over; NULL: none. */
static const char *closing(const char *p, const char *end, bool *doubled)
{
	*doubled = false;
	while ((p = memchr(p, '"', (size_t)(end - p)))) {
		if (p + 1 >= end || p[1] != '"')
			return p;
		*doubled = true;
		p += 2;
	}
	return NULL;
}

static int line_ends(const char *p, const char *end)
{
	int n = 0;
	for (; p < end; p++)
		n += *p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n'));
	return n;
}

static Str undouble(Arena *a, Str s)
{
	char  *to = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		to[n++] = s.p[i];
		i += s.p[i] == '"';
	}
	return (Str){ to, n };
}

/* A quote that "closes" in mid-cell some lines further on was opened by mistake:
 * taking it at its word would swallow the rows between. */
static bool swallows_rows(const Reader *r, const char *from, const char *stop)
{
	return stop + 1 < r->end && !memchr("\r\n", stop[1], 2) && stop[1] != r->separator && line_ends(from, stop);
}

static Str quoted_cell(Reader *r)
{
	bool doubled;
	const char *from = r->p + 1, *stop = r->rescues < MOST_RESCUES ? closing(from, r->end, &doubled) : NULL;
	if (!stop || swallows_rows(r, from, stop)) {
		tell(r, str_fmt(r->arena, "Line %d: a quotation mark is opened and never closed, "
		                "so it was read as an ordinary character.", r->line));
		r->rescues++;
		return plain_cell(r);
	}
	Str cell = { from, (size_t)(stop - from) };
	r->line += line_ends(from, stop);
	r->p = stop + 1;
	if (doubled)
		cell = undouble(r->arena, cell);
	if (at_cell_end(r))
		return cell;
	tell(r, str_fmt(r->arena, "Line %d: there is text after a closing quotation mark; it was kept as part of the cell.",
	                r->line));
	Str tail = plain_cell(r);
	return str_fmt(r->arena, "%.*s%.*s", STR(cell), STR(tail));
}

static Str next_cell(Reader *r) { return r->p < r->end && *r->p == '"' ? quoted_cell(r) : plain_cell(r); }

/* One row, the reader left behind its line end. */
static CsvRow next_row(Reader *r)
{
	struct { Str *list; int n; } cells = { 0 };
	CsvRow row = { .line = r->line, .row = r->row };
	for (;;) {
		Str cell = next_cell(r);
		*PUSH(r->arena, &cells) = cell;
		if (r->p >= r->end || at_line_end(r))
			break;
		r->p++;
	}
	if (r->p < r->end)
		skip_line_end(r);
	row.cell = cells.list;
	row.n = cells.n;
	return row;
}

static void skip_blank_lines(Reader *r)
{
	while (at_line_end(r))
		skip_line_end(r);
}

static bool may_end_cell(char c) { return c == ',' || c == ';' || c == '\t' || c == '\r' || c == '\n'; }

/* How well a separator explains the first rows: rows that are as wide as the
 * first, times its separators. */
static long explains(Str text, char separator)
{
	long width = -1, alike = 0, here = 0;
	bool quoted = false, fresh = true, blank = true;
	int  rows = 0;
	for (size_t i = 0; i <= text.n && rows < ROWS_LOOKED_AT; i++) {
		char c = i < text.n ? text.p[i] : '\n';
		if (quoted) {
			quoted = c != '"' && i < text.n;
			continue;
		}
		bool ends = c == '\n' || c == '\r';
		if (ends && !blank) {
			width = width < 0 ? here : width;
			alike += here == width;
			here = 0;
			rows++;
		}
		blank = ends;
		/* A doubled quote closes and opens again, which comes to the same. */
		quoted = c == '"' && (fresh || (i && text.p[i - 1] == '"'));
		here += c == separator;
		fresh = may_end_cell(c);
	}
	return width * alike;
}

static char find_separator(Str text)
{
	static const char all[] = { ',', ';', '\t' };
	char best = ',';
	long most = 0;
	for (size_t i = 0; i < COUNT(all); i++) {
		long n = explains(text, all[i]);
		if (n > most) {
			most = n;
			best = all[i];
		}
	}
	return best;
}

Csv csv_read(Arena *a, Str bytes)
{
	Csv csv = { .encoding = "UTF-8", .oddity = S("") };
	Str text = csv_text(a, bytes, &csv.encoding, &csv.oddity);
	csv.separator = find_separator(text);
	Reader r = { .arena = a, .p = text.p, .end = text.p + text.n, 
	             .line = 1, .row = 1, .separator = csv.separator, .csv = &csv };
	struct { CsvRow *list; int n; } rows = { 0 };
	for (skip_blank_lines(&r); r.p < r.end; skip_blank_lines(&r)) {
		CsvRow row = next_row(&r);
		*PUSH(a, &rows) = row;
	}
	csv.list = rows.list;
	csv.n = rows.n;
	return csv;
}

/* A sign followed by digits, with at most one point or comma: a plain number. */
static bool is_number(Str s)
{
	int digits = 0, points = 0;
	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] == '.' || s.p[i] == ',')
			points++;
		else
			return false;
	}
	return digits && points <= 1;
}

Str csv_guard(Arena *a, Str cell)
{
	if (!cell.n || !memchr("=+-@\t\r", cell.p[0], 6))
		return cell;
	if ((cell.p[0] == '-' || cell.p[0] == '+') && is_number(cell))
		return cell;
	return str_fmt(a, "'%.*s", STR(cell));
}

static bool needs_quotes(Str cell, bool alone)
{
	if (!cell.n)
		return alone;   /* else the row would be a blank line */
	if (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ' || (unsigned char)cell.p[0] == 0xef)
		return true;
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] == '"' || may_end_cell(cell.p[i]))
			return true;
	return false;
}

void csv_cell(Buf *out, Str cell, bool last)
{
	bool first = !out->n || out->p[out->n - 1] == '\n';
	cell = csv_guard(out->arena, cell);
	if (needs_quotes(cell, first && last)) {
		buf_char(out, '"');
		for (Str rest = cell, piece; str_cut(&rest, '"', &piece);) {
			buf_add(out, piece);
			if (rest.p)
				buf_lit(out, "\"\"");
		}
		buf_char(out, '"');
	} else {
		buf_add(out, cell);
	}
	if (last)
		buf_lit(out, "\r\n");
	else
		buf_char(out, ',');
}
