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
	/* Also where nothing follows them, as in what is kept of a sheet. */
	CHECK(compare_weights(S("[weights]\ntopics = 30\n"), S("[match]\n[weights]\ntopics = 30\n")));
	CHECK(!compare_weights(S("[weights]\ntopics = 30\n"), S("[weights]\ntopics = 31\n")));
}

/* ---- two matches at hand ---------------------------------------------------------------------------- */

static const Match *matched(Arena *a, Str csv, MatchShape shape)
{
	SheetColumns  sheet[] = { sheet_columns(a, (SheetFile){ .name = S("x.csv"), .bytes = csv, .kind = SHEET_MIXED }) };
	People       *people = NEW(a, People, 1);
	MatchSettings s = match_settings();
	*people = sheet_read(a, sheet, 1);
	s.shape = shape;
	return match_run(a, people, &s, NULL);
}

static Besides beside(Arena *a, Str before, Str after, MatchShape shape)
{
	RunMentees x, y;
	compare_matches(a, matched(a, before, shape), matched(a, after, shape), &x, &y);
	return compare_lists(a, &x, &y, true);
}

TEST(people_of_two_sheets_are_one_by_their_address)
{
	Arena  *a = arena_open();
	Besides all = beside(a, S("Email,Name,Role,Topics\na@x.org,Ana,Mentee,Law\nb@x.org,Bo,Mentee,Art\nc@x.org,Sam,Mentee,Law\nm@x.org,Max,Mentor,Law\nn@x.org,Nia,Mentor,Art\n"),
		S("Email,Name,Role,Topics\nn@x.org,Nia,Mentor,Art\nd@x.org,Sam,Mentee,Law\nA@X.org,Anna Lima,Mentee,Law\nb@x.org,Robert,Mentee,Art\nm@x.org,Maxine,Mentor,Law\n"), MATCH_PAIRS);
	/* Ana and Bo are the same people under other names; the two Sams are not. */
	CHECK(all.rows.n == 4 && all.only_one == 2);
	CHECK_EQ(all.rows.list[0].name, S("Ana"));
	CHECK_EQ(all.rows.list[1].name, S("Bo"));
	CHECK_EQ(all.rows.list[1].before, S("Nia"));
	CHECK_INT(all.rows.list[1].kind, BESIDE_SAME);
	arena_drop(a);
}

TEST(several_mentors_stand_in_one_order)
{
	Arena  *a = arena_open();
	Besides all = beside(a, S("Email,Name,Role,Topics,Mentors wanted\na@x.org,Ana,Mentee,Law,2\nm@x.org,Max,Mentor,Law,\nn@x.org,Nia,Mentor,Law,\n"),
		S("Email,Name,Role,Topics,Mentors wanted\nn@x.org,Zoe,Mentor,Law,\nm@x.org,Max,Mentor,Law,\na@x.org,Ana,Mentee,Law,2\n"), MATCH_PAIRS);
	CHECK(all.rows.n == 1 && all.rows.list[0].kind == BESIDE_SAME && all.pairs_before == 2 && all.pairs_after == 2);
	CHECK_EQ(all.rows.list[0].after, S("Max, Zoe"));
	arena_drop(a);
}

TEST(of_two_peers_each_is_the_others)
{
	Arena  *a = arena_open();
	Str     four = S("Email,Name,Role,Topics\na@x.org,Ana,Mentee,Law\nb@x.org,Bo,Mentee,Law\nc@x.org,Cy,Mentee,Art\nd@x.org,Dan,Mentee,Art\n");
	Besides all = beside(a, four, four, MATCH_PEERS);
	CHECK(all.rows.n == 4 && all.of[BESIDE_SAME] == 4 && all.pairs_before == 4);
	CHECK_EQ(all.rows.list[0].before, S("Bo"));
	CHECK_EQ(all.rows.list[1].before, S("Ana"));
	arena_drop(a);
}
