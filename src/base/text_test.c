/* text_test.c - memory, Str, Buf, folding. */
#include "base/base.h"
#include "test/check.h"

static bool escapes(long nth)
{
	jmp_buf out;
	Arena  *a = arena_open();
	mem_fail(nth, true);
	bool escaped = setjmp(out);
	if (!escaped) {
		arena_escape(a, &out);
		for (int i = 0; i < 8; i++)
			arena_take(a, 100000);
	}
	mem_fail(0, false);
	arena_drop(a);
	return escaped;
}

TEST(an_arena_that_runs_out_jumps_to_its_escape)
{
	for (long nth = 1; nth < 8; nth++)
		CHECK(escapes(nth));
	CHECK(!escapes(9));
}

TEST(sizes_that_overflow_are_refused)
{
	jmp_buf out;
	Arena  *a = arena_open();
	int     escaped = setjmp(out);
	arena_escape(a, &out);
	if (!escaped)
		NEW(a, int64_t, SIZE_MAX / 4);
	CHECK(escaped);
	int64_t n = 7;
	CHECK(!int_add(INT64_MAX, 1, &n) && !int_mul(INT64_MAX, 2, &n) && n == 7);
	CHECK(int_add(3, 4, &n) && n == 7 && int_mul(3, 4, &n) && n == 12);
	arena_drop(a);
}

TEST(text_is_cut_trimmed_and_compared)
{
	Str rest = S("a,,b"), head;
	CHECK(str_cut(&rest, ',', &head) && str_eq(head, S("a")));
	CHECK(str_cut(&rest, ',', &head) && !head.n);
	CHECK(str_cut(&rest, ',', &head) && str_eq(head, S("b")));
	CHECK(!str_cut(&rest, ',', &head));
	CHECK_EQ(str_trim(S(" \t\xc2\xa0 x y \xc2\xa0\r\n")), S("x y"));
	CHECK(str_cmp(S("a"), S("ab")) < 0 && str_cmp(S("b"), S("ab")) > 0 && !str_cmp(S(""), S("")));
	int64_t n;
	CHECK(str_int(S("042"), &n) && n == 42);
	CHECK(!str_int(S(""), &n) && !str_int(S("4x"), &n) && !str_int(S("9223372036854775808"), &n));
	CHECK(str_int(S("9223372036854775807"), &n) && n == INT64_MAX);
	unsigned char b[2];
	CHECK(str_unhex(S("0aFf"), b, 2) && b[0] == 10 && b[1] == 255 && !str_unhex(S("0g00"), b, 2));
}

TEST(what_is_ascii_folds_as_by_the_tables)
{
	Arena *a = arena_open();
	for (char c = 1; c > 0 && c < 127; c++) {
		char plain[] = { 'A', c, 'z', '\0' }, ignorable[] = { 'A', c, 'z', '\xC2', '\xAD', '\0' };       /* a soft hyphen is left out */
		CHECK_EQ(utf8_fold(a, str(plain)), utf8_fold(a, str(ignorable)));
	}
	arena_drop(a);
}

TEST(folding_makes_alike_what_people_write_differently)
{
	Arena *a = arena_open();
	CHECK_EQ(utf8_fold(a, S("  Siobhán   KEARNEY ")), S("siobhan kearney"));
	CHECK_EQ(utf8_fold(a, S("ﬁne Ｗide Straße")), S("fine wide strasse"));
	CHECK_EQ(utf8_fold(a, S("")), S(""));
	CHECK(!utf8_valid(S("a\xff")) && utf8_valid(S("né")) && !utf8_valid(S("\xc0\x80")));
	CHECK_INT(utf8_width(S("né日")), 4);
	CHECK_EQ(utf8_cut(S("né"), 2), S("n"));
	arena_drop(a);
}
