/* intern_test.c - numbers for texts. */
#include "base/intern.h"
#include "test/check.h"

TEST(equal_texts_get_equal_numbers)
{
	Arena  *a = arena_open();
	Intern *in = intern_open(a);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 5000; i++)
			if (intern_id(in, str_fmt(a, "text %d", i)) != i + 1)
				CHECK(!"a number changed");
	CHECK_INT(intern_count(in), 5000);
	CHECK_INT(intern_find(in, S("text 77")), 78);
	CHECK_INT(intern_find(in, S("text")), 0);
	CHECK_INT(intern_find(in, S("")), 0);
	CHECK_EQ(intern_str(in, 78), S("text 77"));
	CHECK_EQ(intern_str(in, 0), S(""));
	CHECK_EQ(intern_str(in, 5001), S(""));
	arena_drop(a);
}
