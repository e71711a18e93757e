/* job_text_test.c - what is kept of a job, and how it comes back. */
#include "match/job.h"
#include "test/check.h"

static const char people[] = "Email,Takes part as,Subjects,Manager\nana@x.org,mentor,Law,\nben@x.org,mentee,Law,\neva@x.org,mentee,Tax,ana@x.org\n";
static const char others[] = "Email,Topics\nkim@x.org,Tax\n";

static Job *two_sheets(void)
{
	SheetFile files[] = { { S("people; 1.csv"), str(people), SHEET_MIXED }, { S("others.csv"), str(others), SHEET_MENTORS } };
	Job *j = job_new(files, 2);
	int at = 0;
	while (at < j->sheet[0].n && !str_eq(j->sheet[0].list[at].header, S("Subjects")))
		at++;
	sheet_set(&j->sheet[0], at, FIELD_INTERESTS);
	JobWishes w = { .line = 2, .seed = S("77") };
	for (int i = 0; i < FITS; i++)
		w.weight[i] = i + 1;
	CHECK_EQ(job_wish(j, w), S(""));
	return j;
}

TEST(a_job_comes_back_as_it_was_kept)
{
	Arena *a = arena_open();
	Job *j = two_sheets(), *again = job_restore(job_settings_text(a, j), job_sheets_bytes(a, j));
	CHECK(again && again->sheets == 2);
	CHECK_EQ(again->sheet[0].file.name, S("people; 1.csv"));
	CHECK_EQ(again->sheet[0].file.bytes, str(people));
	CHECK_INT(again->sheet[1].file.kind, SHEET_MENTORS);
	for (int i = 0; i < 2; i++)
		for (int c = 0; c < j->sheet[i].n; c++)
			CHECK_INT(again->sheet[i].list[c].field, j->sheet[i].list[c].field);
	for (int i = 0; i < FITS; i++)
		CHECK_INT(again->settings.fit.weight[i], i + 1);
	CHECK_INT(again->settings.seed, 77);
	CHECK_INT(again->settings.pairing.line, LINE_AND_PEERS);
	CHECK(job_match(j) && job_match(again));
	CHECK_EQ(again->refused, S(""));
	if (!j->match || !again->match)
		return;
	CHECK_INT(again->match->fit, j->match->fit);
	CHECK_INT(again->match->pairs.n, 2);
	CHECK_INT(job_places(again), 2);
	CHECK_EQ(job_files(a, again), S("people; 1.csv and others.csv"));
	job_drop(again);
	job_drop(j);
	arena_drop(a);
}

TEST(a_damaged_job_does_not_come_back)
{
	Arena *a = arena_open();
	Job *j = two_sheets();
	Str text = job_settings_text(a, j), bytes = job_sheets_bytes(a, j);
	size_t first = bytes.n - strlen("others.csv\n27\n") - strlen(others);
	for (size_t n = 0; n < bytes.n; n++) {
		Job *cut = job_restore(text, (Str){ bytes.p, n });
		CHECK(!cut || n == first);
		job_drop(cut);
	}
	CHECK(!job_restore(text, str_fmt(a, "%.*sx", STR(bytes))));
	CHECK(!job_restore(text, str_fmt(a, "%.*sthird\n0\n", STR(bytes))));
	CHECK(!job_restore(S("[weights]\ntopics = many\n"), bytes));
	job_drop(j);
	arena_drop(a);
}

TEST(wishes_have_limits)
{
	Job *j = two_sheets();
	for (int bad = -1; bad <= 101; bad += 102) {
		JobWishes w = { .line = 1, .seed = S("3"), .weight = { 50 } };
		w.weight[FITS - 1] = bad;
		CHECK(str_holds(job_wish(j, w), S("from 0 to 100")));
	}
	CHECK(str_holds(job_wish(j, (JobWishes){ .seed = S("1") }), S("At least one")));
	CHECK(str_holds(job_wish(j, (JobWishes){ .seed = S("1.5"), .weight = { 1 } }), S("whole number")));
	CHECK_INT(j->settings.seed, 77);
	CHECK_INT(j->settings.fit.weight[0], 1);
	for (int line = 0; line < 3; line++) {
		CHECK_EQ(job_wish(j, (JobWishes){ .line = line, .seed = S("1"), .weight = { 100 } }), S(""));
		CHECK_INT(j->settings.pairing.line, line == 1 ? LINE_DIRECT : line == 2 ? LINE_AND_PEERS : LINE_WHOLE);
	}
	job_drop(j);
}

TEST(more_than_a_page_can_match_is_said)
{
	Arena *a = arena_open();
	Buf sheet = buf_open(a);
	buf_lit(&sheet, "Email,Takes part as\n");
	for (int i = 0; i < 8002; i++)
		buf_fmt(&sheet, "p%d@x.org,%s\n", i, i % 2 ? "mentor" : "mentee");
	SheetFile file = { S("many.csv"), buf_str(&sheet), SHEET_MIXED };
	Job *j = job_new(&file, 1);
	CHECK(job_match(j) && !j->match);
	CHECK(str_holds(j->refused, S("4001 mentees and 4001 mentors are more")));
	job_drop(j);
	arena_drop(a);
}
