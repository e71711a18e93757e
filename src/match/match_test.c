/* match_test.c - a match from a sheet: pairs, reasons, why not, and what is refused. */
#include "match/match.h"
#include "match/match_facts.h"
#include "match/match_solve.h"
#include "base/io.h"
#include "commands.h"
#include "verify/verify.h"
#include "test/check.h"
#include "test/people_made.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char small[] =
	"Email,Name,Role,Topics,Goals,Manager,Avoid,Capacity\n"
	"ana@x.org,Ana,Mentee,Grants; Teaching,I want to write my first grant,ben@x.org,,\n"
	"ben@x.org,Ben,Mentor,Grants,,dora@x.org,,1\n"
	"cem@x.org,Cem,Mentor,Teaching; Grants,,,,2\n"
	"dora@x.org,Dora,Mentor,Teaching,,,,1\n"
	"eva@x.org,Eva,Mentee,Teaching,,,Cem,\n";
enum { ANA, BEN, CEM, DORA, EVA };

static Match *small_match(Arena *a, const MatchSettings *s) { return match_proved(a, sheet_of(a, str(small)), s); }

static bool paired(const Match *m, int mentor, int mentee)
{
	for (int i = 0; i < m->pairs.n; i++)
		if (m->pairs.list[i].mentor == mentor && m->pairs.list[i].mentee == mentee)
			return true;
	return false;
}

static bool says(Strs all, const char *part)
{
	for (int i = 0; i < all.n; i++)
		if (str_holds(all.list[i], str(part)))
			return true;
	return false;
}

TEST(a_match_keeps_the_rules_and_says_why)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	Match *m = small_match(a, &s);
	CHECK(m->end == MATCH_DONE && m->placed == 2 && m->wants == 2 && m->places == 4);
	CHECK(m->pairs.n == 2 && paired(m, CEM, ANA));
	CHECK(says(match_why_not(a, m, BEN, ANA), "outside the mentee's line management"));
	CHECK(says(match_why_not(a, m, DORA, ANA), "outside the mentee's line management"));
	CHECK(says(match_why_not(a, m, CEM, EVA), "in confidence"));
	CHECK(says(match_why_not(a, m, CEM, ANA), "These two are paired"));
	CHECK(says(match_why_not(a, m, ANA, CEM), "does not take part"));
	CHECK(says(match_why_not(a, m, BEN, EVA), "Eva is paired with Dora"));
	CHECK(str_holds(match_because(a, m, CEM, ANA), S("Wanted and offered: Grants and Teaching.")));
	CHECK_INT(m->idle_mentors.n, 1);
	CHECK_EQ(m->topics.list[0].topic, S("Teaching"));
	CHECK(m->topics.list[0].wanted == 2 && m->topics.list[0].offered == 2 && m->topics.list[0].places == 3);
	arena_drop(a);
}

TEST(who_is_left_over_is_told_why)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	Match *m = match_proved(a, sheet_of(a, S("Email,Role,Manager,Capacity\na@x.org,Mentee,r@x.org,\nb@x.org,Mentee,,\nc@x.org,Mentee,,\nr@x.org,Mentor,,1\n")), &s);
	CHECK(m->placed == 1 && m->short_mentees.n == 2);
	CHECK(str_holds(m->short_mentees.list[0].why, S("The rules do not allow the one mentor there is: A mentor must be outside")));
	CHECK(str_holds(m->short_mentees.list[1].why, S("The one mentor whom the rules allow has no place left (1 places for 3 wishes")));
	arena_drop(a);
}

TEST(everyone_gets_as_many_as_they_asked_for)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	People *p = sheet_of(a, S("Email,Role,Mentors wanted,Capacity\na@x.org,Mentee,2,\nb@x.org,Mentee,0,\nc@x.org,Mentee,,\nr@x.org,Mentor,,2\n"
	                           "s@x.org,Mentor,,\nt@x.org,Mentor,,0\n"));
	Match *m = match_proved(a, p, &s);
	CHECK(m->wants == 3 && m->places == 3 && m->pairs.n == 3);
	CHECK(paired(m, 3, 0) && paired(m, 4, 0) && paired(m, 3, 2) && !m->short_mentees.n);
	s.mentors_each = 2, s.mentees_each = 2;
	m = match_proved(a, p, &s);
	CHECK(m->wants == 4 && m->places == 4 && m->pairs.n == 4);
	s.mentees_each = 1;
	m = match_proved(a, p, &s);
	CHECK(m->wants == 4 && m->pairs.n == 3 && m->short_mentees.n == 1);
	CHECK(m->short_mentees.list[0].has == 1 && m->short_mentees.list[0].wants == 2);
	arena_drop(a);
}

/* The same scores with the index and without, and the parts make the whole. */
TEST(fits_are_the_same_whichever_way_they_are_found)
{
	Arena *a = arena_open();
	Str text, why;
	CHECK(io_read(a, "assets/sample-registrations.csv", 1 << 20, &text, &why));
	MatchSettings s = match_settings();
	Match *m = match_proved(a, sheet_of(a, text), &s);
	CHECK(m->end == MATCH_DONE && m->mentees == 64 && m->mentors == 31 && !m->people->problems.refuses);
	int compared = 0, differ = 0;
	for (int l = 0; l < m->solved->graph.lefts; l++)
		for (int r = 0; r < m->solved->graph.rights; r++) {
			int score = solve_score(m->solved, l, r);
			if (score < 0)
				continue;
			compared++;
			differ += score != match_fit(m, m->facts->mentor[r], m->facts->mentee[l]);
		}
	CHECK(compared > 1500);
	CHECK_INT(differ, 0);
	CHECK(!verify_proof(a, match_certificate(a, m), match_graph(a, m)).wrong.n);
	arena_drop(a);
}

TEST(the_coordinators_word_counts)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	SheetProblems problems = { 0 };
	match_rules_read(a, S("r.ini"), S("[must]\nBen = eva@x.org\n[may not]\ncem@x.org = Ana\n[match]\nline = direct\nseed = 3\n[weights]\ngoals=0\n"), &s, &problems);
	CHECK_INT(problems.n, 0);
	CHECK(s.seed == 3 && s.fit.weight[FIT_GOALS] == 0 && s.pairing.line == LINE_DIRECT);
	Match *m = small_match(a, &s);
	CHECK(m->end == MATCH_DONE && paired(m, BEN, EVA) && !paired(m, CEM, ANA) && paired(m, DORA, ANA));
	CHECK(says(match_why_not(a, m, CEM, ANA), "The coordinator keeps these two apart."));
	s.must.list[0].mentor = S("Zed");
	m = small_match(a, &s);
	CHECK(m->end == MATCH_REFUSED && m->problems.refuses == 1);
	s.must.list[0] = (MatchNamed){ S("ben@x.org"), S("ana@x.org"), 2 };
	m = small_match(a, &s);
	CHECK(m->end == MATCH_REFUSED && m->problems.refuses == 1);
	CHECK(str_holds(m->problems.list[0].says, S("These two were to be paired, but: A mentor must be outside")) && m->problems.list[0].row == 2);
	arena_drop(a);
}

static bool stop(void *with, const char *doing, int done, int of)
{
	++*(int *)with;
	return !doing || done > of;
}

TEST(a_match_can_be_stopped)
{
	Arena *a = arena_open();
	int asked = 0;
	MatchSettings s = match_settings();
	MatchProgress p = { .go_on = stop, .with = &asked };
	CHECK_INT(match_run(a, sheet_of(a, str(small)), &s, &p)->end, MATCH_STOPPED);
	CHECK_INT(asked, 1);
	arena_drop(a);
}

static bool stop_pairing(void *with, const char *doing, int done, int of)
{
	(void)with, (void)done, (void)of;
	return strcmp(doing, "Pairing");
}

/* The plain goals, and the one of the own unit, are too quick here to be asked; solve/hard_test.c stops them. */
TEST(a_match_can_be_stopped_whatever_its_goal)
{
	static const MatchGoal goals[] = { MATCH_FLOOR, MATCH_LEXIMIN, MATCH_STABLE };
	for (int g = 0; g < 3; g++) {
		Arena *a = arena_open();
		MatchSettings s = match_settings();
		s.goal = goals[g];
		CHECK_INT(match_run(a, sheet_of(a, str(small)), &s, &(MatchProgress){ .go_on = stop_pairing })->end, MATCH_STOPPED);
		arena_drop(a);
	}
}

TEST(grades_are_steps_of_known_scales)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	Stage aa = stage_of(a, &s, S("AA"), -1), g7 = stage_of(a, &s, S("grade 7"), -1), g6 = stage_of(a, &s, S("Grade 6"), -1), scs = stage_of(a, &s, S("SCS4"), -1);
	CHECK(stage_known(aa, scs) && aa.step < g7.step && g7.step < g6.step && g6.step < scs.step);
	CHECK(!stage_known(aa, stage_of(a, &s, S("Professor"), -1)));
	CHECK(!stage_of(a, &s, S("Wizard"), -1).scale && stage_of(a, &s, S(""), 12).step == 2);
	*PUSH(a, &s.grades) = S("Wizard");
	*PUSH(a, &s.grades) = S("Sage");
	CHECK(stage_of(a, &s, S("sage"), -1).step == 2 && !stage_of(a, &s, S("AA"), -1).scale);
	arena_drop(a);
}

/* A word of an identity that stands in a biography is no reason either. */
TEST(identity_words_are_hidden_in_prose)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	Match *m = match_proved(a, sheet_of(a, S("Email,Role,Goals,Bio,characteristics\na@x.org,Mentee,be seen as lesbian chemist,,\n"
		"b@x.org,Mentor,,A lesbian chemist,Lesbian\n")), &s);
	MatchReasons all = match_reasons(a, m, 1, 0);
	int chemist = 0;
	for (int i = 0; i < all.n; i++) {
		chemist += str_holds(all.list[i].says, S("chemist"));
		CHECK(!str_holds(all.list[i].says, S("lesbian")));
	}
	CHECK_INT(chemist, 1);
	arena_drop(a);
}

/* ---- every allocation of `mentord match` fails, once and for ever -------------------- */

static int run_quietly(const char *sheet, const char *rules)
{
	char *argv[] = { "match", (char *)(uintptr_t)sheet, "--rules", (char *)(uintptr_t)rules, "--explain", "--json",
	                 "--cert", "/dev/null", "--graph", "/dev/null", "--out", "/dev/null", NULL };
	return match_command(12, argv);
}

TEST(match_survives_every_failing_allocation)
{
	static const char sheet[] = "build/scarce.csv", rules[] = "build/scarce.ini";
	Arena *a = arena_open();
	Str why;
	CHECK(io_write(a, sheet, str(small), &why));
	CHECK(io_write(a, rules, S("[match]\ngoal = leximin\n[weights]\ntopics=9\n[must]\nben@x.org = eva@x.org\n"), &why));
	arena_drop(a);
	fflush(stdout), fflush(stderr);
	int out = dup(1), err = dup(2), null = open("/dev/null", O_WRONLY), wrong = 0;
	dup2(null, 1), dup2(null, 2);
	mem_fail(0, false);
	int status = run_quietly(sheet, rules);
	long all = mem_calls();
	for (long nth = 1; nth <= all; nth++)
		for (int for_ever = 0; for_ever < 2; for_ever++) {
			mem_fail(nth, for_ever);
			wrong += run_quietly(sheet, rules) != 71;
			mem_fail(0, false);
		}
	int again = run_quietly(sheet, rules);
	fflush(stdout), fflush(stderr);
	dup2(out, 1), dup2(err, 2);
	close(out), close(err), close(null);
	CHECK_INT(status, 0);
	CHECK(all >= 5);
	CHECK_INT(wrong, 0);
	CHECK_INT(again, 0);
	unlink(sheet), unlink(rules);
}

TEST(whoever_said_no_in_one_row_is_not_matched_by_another)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	People *p = sheet_of(a, S("Email,Role,Consent\na@x.org,Mentee,yes\nr@x.org,Mentor,yes\na@x.org,Mentor,no\nb@x.org,Mentee,yes\n"));
	Match *m = match_proved(a, p, &s);
	CHECK(m->pairs.n == 1 && paired(m, 1, 2));
	CHECK(says(match_why_not(a, m, 1, 0), "agreed to be matched"));
	arena_drop(a);
}
