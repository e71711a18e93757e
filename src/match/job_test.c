/* job_test.c - large sheets are matched in a thread of their own, and can be dropped meanwhile. */
#include "match/job.h"
#include "test/check.h"

#include <unistd.h>

static Str sheet(Arena *a, int mentees, int mentors)
{
	static const char *const topics[] = { "Grants", "Teaching", "Law", "Networking; Law", "Art" };
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Name,Role,Topics,Capacity\n");
	for (int i = 0; i < mentees + mentors; i++)
		buf_fmt(&b, "p%d@x.org,Person %d,%s,%s,\n", i, i, i < mentees ? "Mentee" : "Mentor", topics[i * 7 % 5]);
	return buf_str(&b);
}

static Job *job(Arena *a, int mentees, int mentors)
{
	SheetFile f = { .name = S("large.csv"), .bytes = sheet(a, mentees, mentors), .kind = SHEET_MIXED };
	return job_new(&f, 1);
}

static void wait_for(Job *j)
{
	JobProgress so_far = { 0 };
	bool        began = false;
	for (int i = 0; i < 6000 && job_works(j, &so_far); i++) {
		CHECK(so_far.done <= so_far.of && so_far.mentees > 0);
		began |= so_far.of == so_far.mentees;
		usleep(10000);
	}
	CHECK(began);
}

TEST(a_small_sheet_is_matched_at_once)
{
	Arena *a = arena_open();
	Job   *j = job(a, 6, 4);
	JobProgress so_far;
	CHECK(job_match(j) && !j->work && j->match && j->match->placed == 4);
	CHECK(!job_works(j, &so_far));
	job_drop(j);
	arena_drop(a);
}

TEST(a_large_sheet_is_matched_meanwhile)
{
	Arena *a = arena_open();
	Job   *j = job(a, 640, 630);
	CHECK(job_read(j) && j->people.mentees == 640);
	CHECK(job_match(j) && j->work && !j->match);
	wait_for(j);
	CHECK(!j->work && j->match && j->match->placed == 630 && !j->refused.n);
	const Match *first = j->match;
	CHECK(job_match(j) && j->work && j->match == first);    /* the old one is there until the new one is */
	wait_for(j);
	CHECK(j->match && j->match->placed == 630);
	job_drop(j);
	arena_drop(a);
}

TEST(large_sheets_are_dropped_while_they_work_or_wait)
{
	Arena *a = arena_open();
	Job   *j[4];
	for (int i = 0; i < 4; i++) {
		j[i] = job(a, 1200, 1100);
		CHECK(job_match(j[i]) && j[i]->work);
	}
	for (int i = 3; i >= 0; i--)
		job_drop(j[i]);
	arena_drop(a);
}

TEST(each_shape_counts_whom_it_compares)
{
	CHECK_INT(job_cells(MATCH_PAIRS, 1000, 3), 3000);
	CHECK_INT(job_cells(MATCH_PEERS, 1000, 3), 1000000);
	CHECK_INT(job_cells(MATCH_GROUPS, 1000, 3), 2003000);
}
