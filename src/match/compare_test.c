/* compare_test.c - two runs beside each other: who is better off, who is not. */
#include "match/compare.h"
#include "test/check.h"

static RunMentee row(int64_t id, const char *name, const char *mentors, int pairs, int fit)
{
	return (RunMentee){ .mentee = id, .name = str(name), .sort = str(name), .mentors = str(mentors), .who = str(mentors), .pairs = pairs, .fit = fit };
}

TEST(each_mentee_of_either_run_is_counted_once)
{
	Arena    *a = arena_open();
	RunMentee before[] = { row(1, "Zoe", "Ben", 1, 700), row(2, "Ana", "Cem", 1, 500), row(3, "Kim", "", 0, 0), row(5, "Lou", "Eva", 1, 400), row(6, "Mia", "Eva, Ben", 2, 900), row(7, "Nia", "", 0, 0) };
	RunMentee after[] = { row(1, "Zoe", "Cem", 1, 600), row(2, "Ana", "Ben", 1, 500), row(3, "Kim", "Dov", 1, 100), row(4, "Ida", "Dov", 1, 300), row(6, "Mia", "Eva, Dov", 2, 1000), row(7, "Nia", "", 0, 0) };
	RunMentees x = { before, COUNT(before) }, y = { after, COUNT(after) };
	Besides all = compare_lists(a, &x, &y, true);
	CHECK_INT(all.rows.n, 7);
	CHECK_EQ(all.rows.list[0].name, S("Ana"));
	CHECK(all.rows.list[0].kind == BESIDE_ALIKE && all.rows.list[6].kind == BESIDE_WORSE);
	CHECK(all.of[BESIDE_BETTER] == 1 && all.of[BESIDE_WORSE] == 1 && all.of[BESIDE_ALIKE] == 1 && all.of[BESIDE_FOUND] == 2 && all.of[BESIDE_LOST] == 1 && all.of[BESIDE_SAME] == 1);
	CHECK(all.fit_before == 2500 && all.fit_after == 2500 && all.pairs_before == 5 && all.pairs_after == 6);
	Besides same = compare_lists(a, &x, &x, true);
	CHECK(same.of[BESIDE_SAME] == same.rows.n && same.rows.n == 6);
	Besides other = compare_lists(a, &x, &y, false);
	CHECK(other.of[BESIDE_OTHER] == 3 && !other.of[BESIDE_BETTER] && !other.of[BESIDE_WORSE] && other.of[BESIDE_FOUND] == 2);
	Besides none = compare_lists(a, &(RunMentees){ 0 }, &(RunMentees){ 0 }, true);
	CHECK_INT(none.rows.n, 0);
	arena_drop(a);
}

TEST(other_weights_measure_otherwise)
{
	Str x = S("[match]\ngoal = total\n[weights]\ntopics = 30\ngoals = 5\n[must]\n1 = 2\n"), y = S("[match]\ngoal = floor\n[weights]\ntopics = 30\ngoals = 5\n[must]\n");
	CHECK(compare_weights(x, y) && compare_weights(S(""), S("")));
	CHECK(!compare_weights(x, S("[match]\n[weights]\ntopics = 31\ngoals = 5\n[must]\n1 = 2\n")));
	CHECK(!compare_weights(x, S("[weights]\ntopics = 30\n")));
}
