/* csv_test.c - sheets in and out.  The files of test/data/csv/ are read by csv_files_test.c. */
#include "base/csv.h"
#include "test/check.h"

/* Rows as one line each: [a|b|c] */
static Str shown(Arena *a, Csv csv)
{
	Buf out = buf_open(a);
	for (int i = 0; i < csv.n; i++) {
		buf_char(&out, '[');
		for (int k = 0; k < csv.list[i].n; k++) {
			buf_add(&out, k ? S("|") : S(""));
			buf_add(&out, csv.list[i].cell[k]);
		}
		buf_char(&out, ']');
	}
	return buf_str(&out);
}

static Str read_as(Arena *a, Str text) { return shown(a, csv_read(a, text)); }

TEST(csv_reads_plain_rows_of_every_line_end)
{
	Arena *a = arena_open();
	CHECK_EQ(read_as(a, S("a,b\nc,d\n")), S("[a|b][c|d]"));
	CHECK_EQ(read_as(a, S("a,b\r\nc,d")), S("[a|b][c|d]"));
	CHECK_EQ(read_as(a, S("a,b\rc,d\r")), S("[a|b][c|d]"));
	CHECK_EQ(read_as(a, S("\n\na,\n\n,b\n")), S("[a|][|b]"));
	CHECK_EQ(read_as(a, S("")), S(""));
	CHECK_EQ(read_as(a, S("one")), S("[one]"));
	arena_drop(a);
}

TEST(csv_reads_quotes)
{
	Arena *a = arena_open();
	CHECK_EQ(read_as(a, S("\"a,b\",\"c\r\nd\",\"e\"\"f\"\n")), S("[a,b|c\r\nd|e\"f]"));
	CHECK_EQ(read_as(a, S("a\"b,c\"\n")), S("[a\"b|c\"]"));
	CHECK_EQ(read_as(a, S("\"\"\n\"\",x\n")), S("[][|x]"));
	arena_drop(a);
}

TEST(csv_goes_on_after_odd_quotes_and_says_so)
{
	Arena *a = arena_open();
	Csv open = csv_read(a, S("x,y\na,\"b\nc,d\n"));
	CHECK_EQ(shown(a, open), S("[x|y][a|\"b][c|d]"));
	CHECK(str_starts(open.oddity, S("Line 2: a quotation mark is opened")));
	Csv tail = csv_read(a, S("x,y\n\"a\"b,c\n"));
	CHECK_EQ(shown(a, tail), S("[x|y][ab|c]"));
	CHECK(str_starts(tail.oddity, S("Line 2: there is text after")));
	arena_drop(a);
}

TEST(csv_finds_the_separator)
{
	Arena *a = arena_open();
	CHECK_INT(csv_read(a, S("a;b\n1,5;2\n")).separator, ';');
	CHECK_INT(csv_read(a, S("a\tb\n1,5\t2;3\n")).separator, '\t');
	CHECK_INT(csv_read(a, S("Name,Topics (separate with ;),Town\nx,a;b;c,d\ny,a;b,d\n")).separator, ',');
	CHECK_INT(csv_read(a, S("Name;\"a,b,c,d\"\nx;y\n")).separator, ';');
	CHECK_INT(csv_read(a, S("one\ntwo\n")).separator, ',');
	arena_drop(a);
}

TEST(csv_knows_the_line_of_a_row)
{
	Arena *a = arena_open();
	Csv csv = csv_read(a, S("a\r\n\r\n\"b\r\nb\nb\rb\"\nc\n"));
	CHECK_INT(csv.n, 3);
	CHECK_INT(csv.list[1].line, 3);
	CHECK_INT(csv.list[2].line, 7);
	CHECK_INT(csv.list[1].row, 3);
	CHECK_INT(csv.list[2].row, 4);
	arena_drop(a);
}

TEST(csv_takes_text_in_the_usual_encodings)
{
	Arena *a = arena_open();
	Csv w = csv_read(a, S("Zo\xeb,\x80 5,\x93q\x94\n"));
	CHECK_STR(w.encoding, "Windows-1252");
	CHECK_EQ(shown(a, w), S("[Zo\xc3\xab|\xe2\x82\xac 5|\xe2\x80\x9cq\xe2\x80\x9d]"));
	Csv u = csv_read(a, S("\xef\xbb\xbf" "a,b\n"));
	CHECK_STR(u.encoding, "UTF-8");
	CHECK_EQ(shown(a, u), S("[a|b]"));
	Csv le = csv_read(a, S("\xff\xfe" "a\0,\0\xeb\0\n\0\x3d\xd8\x00\xde"));
	CHECK_STR(le.encoding, "UTF-16");
	CHECK_EQ(shown(a, le), S("[a|\xc3\xab][\xf0\x9f\x98\x80]"));
	Csv be = csv_read(a, S("\xfe\xff\0a\0,\0\xeb\xd8\0\0b"));
	CHECK_EQ(shown(a, be), S("[a|\xc3\xab\xef\xbf\xbd" "b]"));
	CHECK(be.oddity.n > 0);
	Csv mixed = csv_read(a, S("\xc3\xa9,\xc3\xab\nZo\xeb\n"));
	CHECK_STR(mixed.encoding, "UTF-8");
	CHECK(str_starts(mixed.oddity, S("Line 2:")));
	arena_drop(a);
}

TEST(csv_guards_formulas_and_leaves_numbers)
{
	Arena *a = arena_open();
	CHECK_EQ(csv_guard(a, S("=1+1")), S("'=1+1"));
	CHECK_EQ(csv_guard(a, S("@x")), S("'@x"));
	CHECK_EQ(csv_guard(a, S("+cmd")), S("'+cmd"));
	CHECK_EQ(csv_guard(a, S("-5")), S("-5"));
	CHECK_EQ(csv_guard(a, S("+4.5")), S("+4.5"));
	CHECK_EQ(csv_guard(a, S("-5-5")), S("'-5-5"));
	CHECK_EQ(csv_guard(a, S("-")), S("'-"));
	CHECK_EQ(csv_guard(a, S("\tx")), S("'\tx"));
	CHECK_EQ(csv_guard(a, S("plain")), S("plain"));
	arena_drop(a);
}

TEST(csv_writes_what_it_reads)
{
	Arena *a = arena_open();
	Buf out = buf_open(a);
	csv_cell(&out, S(""), true);
	csv_cell(&out, S("a\"b"), false);
	csv_cell(&out, S(" c"), false);
	csv_cell(&out, S("d;e\n"), true);
	CHECK_EQ(buf_str(&out), S("\"\"\r\n\"a\"\"b\",\" c\",\"d;e\n\"\r\n"));
	CHECK_EQ(read_as(a, buf_str(&out)), S("[][a\"b| c|d;e\n]"));
	arena_drop(a);
}

/* Many quotes that never close must not make reading slow. */
TEST(csv_stays_linear_with_hostile_quotes)
{
	Arena *a = arena_open();
	Buf in = buf_open(a);
	for (int i = 0; i < 100000; i++)
		buf_lit(&in, "\"a\"\"\n");
	Csv csv = csv_read(a, buf_str(&in));
	CHECK(csv.n > 0);
	CHECK(csv.oddity.n > 0);
	arena_drop(a);
}

TEST(what_could_break_a_cell_is_quoted)
{
	static const char *const cells[] = { "a\rb", "a\nb", "a,b", "a;b", "a\tb", "a\"b", " a", "a ", "\xef\xbb\xbf" "a" };
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(cells); i++) {
		Buf out = buf_open(a);
		csv_cell(&out, str(cells[i]), false);
		csv_cell(&out, S("end"), true);
		CHECK(out.p[0] == '"');
		Csv back = csv_read(a, buf_str(&out));
		CHECK(back.n == 1 && back.list[0].n == 2);
		CHECK_EQ(back.list[0].cell[0], str(cells[i]));
	}
	arena_drop(a);
}

TEST(only_one_number_goes_without_its_guard)
{
	Arena *a = arena_open();
	CHECK_EQ(csv_guard(a, S("-1.5")), S("-1.5"));
	CHECK_EQ(csv_guard(a, S("+44,5")), S("+44,5"));
	CHECK_EQ(csv_guard(a, S("+1.2.3")), S("'+1.2.3"));
	CHECK_EQ(csv_guard(a, S("-1,2,3")), S("'-1,2,3"));
	CHECK_EQ(csv_guard(a, S("-")), S("'-"));
	CHECK_EQ(csv_guard(a, S("-1+2")), S("'-1+2"));
	arena_drop(a);
}
