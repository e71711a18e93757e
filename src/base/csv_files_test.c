/* csv_files_test.c - the odd sheets of test/data/csv/, each with what must come out. */
#include "base/csv.h"
#include "base/io.h"
#include "test/check.h"

typedef struct {
	const char *file, *encoding;
	char        separator;
	int         rows, row, column;      /* how many; which cell to look at */
	const char *cell;                   /* NULL: there is none */
	int         line;                   /* where that row begins */
	const char *oddity;                 /* how it starts; "" none */
} Odd;

static const Odd odd[] = {
	{ "bom.csv", "UTF-8", ',', 2, 0, 0, "name", 1, "" },
	{ "bom.csv", "UTF-8", ',', 2, 1, 1, "K\xc3\xb6ln", 2, "" },
	{ "crlf.csv", "UTF-8", ',', 3, 2, 1, "Oslo", 4, "" },
	{ "cr.csv", "UTF-8", ',', 3, 2, 0, "Ben", 3, "" },
	{ "semicolon.csv", "UTF-8", ';', 3, 1, 1, "1,5", 2, "" },
	{ "tab.csv", "UTF-8", '\t', 3, 2, 1, "2;5", 3, "" },
	{ "multiline.csv", "UTF-8", ',', 3, 1, 0, "Ana \"A.\" Rossi", 2, "" },
	{ "multiline.csv", "UTF-8", ',', 3, 1, 1, "Write a grant.\nTeach, too.\r\n", 2, "" },
	{ "multiline.csv", "UTF-8", ',', 3, 2, 0, "Ben", 5, "" },
	{ "unbalanced.csv", "UTF-8", ',', 4, 1, 1, "\"never closed", 2, "Line 2: a quotation mark is opened" },
	{ "unbalanced.csv", "UTF-8", ',', 4, 3, 0, "Cemtail", 4, "Line 2: " },
	{ "windows1252.csv", "Windows-1252", ',', 3, 1, 0, "Zo\xc3\xab", 2, "" },
	{ "windows1252.csv", "Windows-1252", ',', 3, 1, 1,
	  "\xe2\x80\x9cwrite\xe2\x80\x9d \xe2\x80\x93 5 \xe2\x82\xac", 2, "" },
	{ "utf16le.csv", "UTF-16", ',', 2, 1, 1, "smile \xf0\x9f\x98\x80", 2, "" },
	{ "utf16be.csv", "UTF-16", ',', 2, 1, 0, "Zo\xc3\xab", 2, "" },
	{ "nul.csv", "UTF-8", ',', 2, 1, 0, "Ana", 2, "The file holds NUL" },
	{ "empty.csv", "UTF-8", ',', 0, 0, 0, NULL, 0, "" },
	{ "blank-lines.csv", "UTF-8", ',', 0, 0, 0, NULL, 0, "" },
	{ "one-cell.csv", "UTF-8", ',', 1, 0, 0, "name", 1, "" },
	{ "ragged.csv", "UTF-8", ',', 5, 1, 1, NULL, 2, "" },
	{ "ragged.csv", "UTF-8", ',', 5, 2, 4, "5", 3, "" },
	{ "damaged-utf8.csv", "UTF-8", ',', 3, 2, 1, "Osl\xef\xbf\xbd", 3, "Line 3: a character is damaged" },
};

static void look(Arena *a, const Odd *o)
{
	Str bytes, why;
	CHECK(io_read(a, str_c(a, str_fmt(a, "test/data/csv/%s", o->file)), 1 << 20, &bytes, &why));
	Csv  csv = csv_read(a, bytes);
	bool there = o->row < csv.n && o->column < csv.list[o->row].n;
	CHECK_STR(csv.encoding, o->encoding);
	CHECK_INT(csv.separator, o->separator);
	CHECK_INT(csv.n, o->rows);
	CHECK(there == (o->cell != NULL));
	if (there && o->cell)
		CHECK_EQ(csv.list[o->row].cell[o->column], str(o->cell));
	if (o->row < csv.n)
		CHECK_INT(csv.list[o->row].line, o->line);
	CHECK(o->oddity[0] ? str_starts(csv.oddity, str(o->oddity)) : !csv.oddity.n);
}

TEST(odd_sheets_are_read_as_they_should)
{
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(odd); i++) {
		int before = checks_failed;
		look(a, &odd[i]);
		if (checks_failed != before)
			fprintf(stderr, "  in test/data/csv/%s, row %d\n", odd[i].file, odd[i].row);
	}
	arena_drop(a);
}

TEST(a_huge_cell_comes_out_whole)
{
	Arena *a = arena_open();
	Str bytes, why;
	CHECK(io_read(a, "test/data/csv/huge-cell.csv", 1 << 20, &bytes, &why));
	Csv csv = csv_read(a, bytes);
	CHECK_INT(csv.n, 3);
	CHECK_INT(csv.list[1].cell[1].n, 72000);
	arena_drop(a);
}
