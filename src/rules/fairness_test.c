/* fairness_test.c - no small group is told, and none can be worked out. */
#include "base/io.h"
#include "rules/fairness.h"
#include "test/check.h"

enum { GROUPS = 7, CASES = 5000 };

TEST(a_small_group_takes_the_next_smallest_along)
{
	int  people[] = { 12, 4, 7, 30 };
	bool shown[4];
	fairness_shown(people, 4, shown);
	CHECK(shown[0] && !shown[1] && !shown[2] && shown[3]);
	int two_small[] = { 12, 2, 7, 2 };      /* two hidden, four people: not enough yet */
	fairness_shown(two_small, 4, shown);
	CHECK(shown[0] && !shown[1] && !shown[2] && !shown[3]);
	int enough[] = { 12, 3, 7, 2 };
	fairness_shown(enough, 4, shown);
	CHECK(shown[0] && !shown[1] && shown[2] && !shown[3]);
}

TEST(with_two_groups_one_small_hides_both)
{
	int  people[] = { 100, 1 };
	bool shown[2];
	fairness_shown(people, 2, shown);
	CHECK(!shown[0] && !shown[1]);
	int fine[] = { 5, 5 };
	fairness_shown(fine, 2, shown);
	CHECK(shown[0] && shown[1]);
}

/* The sum of all less what is shown is about at least two groups and five people, or about nobody. */
TEST(what_is_hidden_cannot_be_worked_out)
{
	Dice d = { 5 };
	for (int i = 0; i < CASES; i++) {
		int  people[GROUPS], n = 1 + (int)dice_below(&d, GROUPS), hidden = 0, of = 0;
		bool shown[GROUPS], small = false;
		for (int k = 0; k < n; k++) {
			people[k] = 1 + (int)dice_below(&d, i % 2 ? 8 : 40);
			small = small || people[k] < FAIRNESS_LEAST;
		}
		fairness_shown(people, n, shown);
		for (int k = 0; k < n; k++) {
			CHECK(!shown[k] || people[k] >= FAIRNESS_LEAST);
			hidden += !shown[k];
			of += shown[k] ? 0 : people[k];
		}
		CHECK(small ? hidden == n || (hidden >= 2 && of >= FAIRNESS_LEAST) : !hidden);
	}
}
