/* match_fair_test.c - figures by group: counted right, and nothing about fewer than five. */
#include "base/io.h"
#include "match/match_fair.h"
#include "test/check.h"

static void add(Arena *a, FairRows *rows, const char *group, int n, int placed, int fit)
{
	for (int i = 0; i < n; i++)
		*PUSH(a, rows) = (FairRow){ str(group), i < placed ? fit + 10 * i : -1 };
}

TEST(groups_are_counted_whatever_the_case)
{
	Arena   *a = arena_open();
	FairRows rows = { 0 };
	add(a, &rows, "Physics", 4, 4, 500);
	add(a, &rows, "physics", 4, 1, 100);
	add(a, &rows, "Arts", 6, 3, 700);
	FairBy by = fair_by(a, FAIR_UNIT, rows);
	CHECK_INT(by.groups.n, 2);
	CHECK_EQ(by.groups.list[0].name, S("Arts"));
	CHECK(by.groups.list[0].mentees == 6 && by.groups.list[0].placed == 3 && by.groups.list[0].share == 50 && by.groups.list[0].half == -1);
	CHECK(by.groups.list[1].mentees == 8 && by.groups.list[1].placed == 5 && by.groups.list[1].share == 63 && by.groups.list[1].half == 510);
	CHECK(!by.together && !by.says.n);
	arena_drop(a);
}

TEST(small_groups_stand_together_or_nowhere)
{
	Arena   *a = arena_open();
	FairRows rows = { 0 };
	add(a, &rows, "Arts", 40, 40, 300);
	add(a, &rows, "Law", 3, 0, 0);
	add(a, &rows, "", 6, 6, 500);
	FairBy by = fair_by(a, FAIR_UNIT, rows);
	CHECK(by.groups.n == 2 && by.together == 2);
	CHECK_EQ(by.groups.list[1].name, S("2 groups together"));
	CHECK(by.groups.list[1].mentees == 9 && by.groups.list[1].placed == 6 && by.groups.list[1].half == 520);
	rows.n = 43;
	by = fair_by(a, FAIR_UNIT, rows);
	CHECK(!by.groups.n && by.says.n);
	CHECK(!fair_by(a, FAIR_UNIT, (FairRows){ 0 }).groups.n);
	arena_drop(a);
}

/* However the people are drawn: what is told adds up to all, or is nothing, and no line is about fewer than five. */
TEST(no_line_is_about_fewer_than_five)
{
	Dice d = { 3 };
	for (int i = 0; i < 2000; i++) {
		Arena   *a = arena_open();
		FairRows rows = { 0 };
		int      groups = 1 + (int)dice_below(&d, 6), told = 0;
		for (int g = 0; g < groups; g++) {
			int n = 1 + (int)dice_below(&d, 12);
			add(a, &rows, str_fmt(a, "G%d", g).p, n, (int)dice_below(&d, (uint32_t)n + 1), 200);
		}
		FairBy by = fair_by(a, FAIR_UNIT, rows);
		for (int k = 0; k < by.groups.n; k++) {
			const FairGroup *g = &by.groups.list[k];
			told += g->mentees;
			CHECK(g->mentees >= 5 && (g->half < 0) == (g->placed < 5));
		}
		CHECK(by.groups.n ? told == rows.n : !told);
		arena_drop(a);
	}
}
