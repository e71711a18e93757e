/* csv.h - sheets: comma, semicolon or tab separated text, in and out.
 *
 * Reading accepts what spreadsheets write: a byte order mark, CRLF or LF or CR,
 * quoted fields with separators and line ends inside, doubled quotes, UTF-8 or
 * Windows-1252 / Latin-1, UTF-16 with a mark.  It never fails on odd quoting: it
 * reads on and says what was odd.  O(n) in the size of the sheet. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/base.h"

typedef struct {
	Str *cell;
	int  n;
	int  line;          /* where it begins in the file, from 1 */
	int  row;           /* its number in a spreadsheet: blank lines count, line ends inside cells do not */
} CsvRow;
typedef struct {
	CsvRow *list;       /* rows, blank lines left out; the header is an ordinary row */
	int     n;
	char    separator;  /* ',' ';' or '\t', found by looking */
	const char *encoding;   /* "UTF-8", "UTF-16" or "Windows-1252": what it was taken for */
	Str     oddity;     /* "" or one sentence about the first oddity, with its line */
} Csv;

/* The cells are UTF-8, taken from the arena, not trimmed. */
Csv csv_read(Arena *a, Str bytes);

/* Writing: RFC 4180, UTF-8 without mark, CRLF.  A cell that a spreadsheet would
 * take for a formula (= + - @ tab or return at its start) gets a leading
 * apostrophe; plain numbers such as -5 do not. */
void csv_cell(Buf *out, Str cell, bool last);
Str  csv_guard(Arena *a, Str cell);             /* the guarded cell, without quotes */

#endif
