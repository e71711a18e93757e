/* sheet_out_test.c - chosen columns, as CSV and as a workbook. */
#include "sheet/sheet_out.h"
#include "test/check.h"

static const OutColumn columns[] = { { { "name", 4 }, { "Name", 4 }, 20 }, { { "email", 5 }, { "E-mail", 6 }, 30 }, { { "note", 4 }, { "Note", 4 }, 30 } };

static SheetOut two_rows(Arena *a)
{
	SheetOut o = sheet_out(a, "People", columns, COUNT(columns));
	static const char *const cells[] = { "Ana", "ana@x.org", "=1+1", "Ben, B", "ben@x.org", "" };
	for (size_t i = 0; i < COUNT(cells); i++)
		sheet_out_cell(&o, str(cells[i]));
	return o;
}

TEST(only_wanted_columns_are_written_and_nothing_is_a_formula)
{
	Arena *a = arena_open();
	SheetOut o = two_rows(a);
	CHECK_EQ(sheet_out_csv(&o), S("Name,E-mail,Note\r\nAna,ana@x.org,'=1+1\r\n\"Ben, B\",ben@x.org,\r\n"));
	Strs names = { 0 };
	CHECK(sheet_out_want(&o, names) && sheet_out_wants(&o, S("email")));
	*PUSH(a, &names) = S("note");
	*PUSH(a, &names) = S("name");
	CHECK(sheet_out_want(&o, names));
	CHECK(!sheet_out_wants(&o, S("email")) && !sheet_out_wants(&o, S("phone")));
	CHECK_EQ(sheet_out_csv(&o), S("Name,Note\r\nAna,'=1+1\r\n\"Ben, B\",\r\n"));
	*PUSH(a, &names) = S("secret");
	CHECK(!sheet_out_want(&o, names));
	arena_drop(a);
}

TEST(a_workbook_is_made_in_memory)
{
	Arena *a = arena_open();
	SheetOut o = two_rows(a);
	Str book;
	CHECK(sheet_out_xlsx(&o, &book));
	CHECK(book.n > 1000 && str_starts(book, S("PK")) && str_holds(book, S("xl/worksheets/sheet1.xml")));
	arena_drop(a);
}
