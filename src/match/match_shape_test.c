/* match_shape_test.c - groups and introductions: by hand, at random, against brute force, and looked at by the checker. */
#include "base/io.h"
#include "match/match_print.h"
#include "match/match_run.h"
#include "test/check.h"
#include "test/people_made.h"

static MatchSettings settings(MatchShape shape, int least, int most)
{
	MatchSettings s = match_settings();
	s.shape = shape;
	s.group_least = least, s.group_most = most;
	return s;
}

static People *anybody(Arena *a, Dice *d, int n, int one_in)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Manager,Avoid,Left out,Career stage,Paired before\n");
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "p%d@x.org,%s,T%d; T%d; T%d,%d,", i, i % one_in ? "Mentee" : "Mentor", (int)dice_below(d, 6), (int)dice_below(d, 6), (int)dice_below(d, 6),
			(int)dice_below(d, 9));
		buf_fmt(&b, dice_below(d, 6) ? "," : "p%d@x.org,", (int)dice_below(d, (uint32_t)n));
		buf_fmt(&b, dice_below(d, 5) ? "," : "p%d@x.org,", (int)dice_below(d, (uint32_t)n));
		buf_fmt(&b, "%d,%s,", (int)dice_below(d, 3), dice_below(d, 3) ? "Junior" : "Senior");
		buf_fmt(&b, dice_below(d, 4) ? "\n" : "p%d@x.org\n", (int)dice_below(d, (uint32_t)n));
	}
	return sheet_of(a, buf_str(&b));
}

static bool says(Strs all, const char *part)
{
	for (int i = 0; i < all.n; i++)
		if (str_holds(all.list[i], str(part)))
			return true;
	return false;
}

/* ---- groups --------------------------------------------------------------------------- */

static const char classes[] =
	"Email,Name,Role,Topics,Languages,Capacity,Avoid\n"
	"ana@x.org,Ana,Mentee,Grants,French,,\n"
	"ben@x.org,Ben,Mentee,Teaching,French,,\n"
	"cleo@x.org,Cleo,Mentee,Grants,French,,\n"
	"dan@x.org,Dan,Mentee,Teaching,French,,\n"
	"eva@x.org,Eva,Mentee,Grants,French,,\n"
	"fay@x.org,Fay,Mentee,Teaching,French,,\n"
	"ruth@x.org,Ruth,Mentor,Teaching,French,3,\n"
	"sam@x.org,Sam,Mentor,Grants,French,5,Ana\n"
	"tom@x.org,Tom,Mentor,Grants,French,3,\n"
	"una@x.org,Una,Mentor,Grants,French,1,\n";
enum { ANA, BEN, CLEO, DAN, EVA, FAY, RUTH, SAM, TOM, UNA };

TEST(groups_are_of_people_who_are_alike_with_a_mentor_who_fits)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_GROUPS, 3, 3);
	Match *m = match_proved(a, sheet_of(a, str(classes)), &s);
	CHECK(m->end == MATCH_DONE && m->groups.n == 2 && m->placed == 6 && m->pairs.n == 6);
	const MatchGroup *grants = &m->groups.list[0], *teaching = &m->groups.list[1];
	CHECK(grants->members == 3 && grants->member[0] == ANA && grants->member[1] == CLEO && grants->member[2] == EVA);
	CHECK(grants->leaders == 1 && grants->leader[0] == TOM);        /* Sam fits as well, but keeps away from Ana */
	CHECK(teaching->leader[0] == RUTH && teaching->member[2] == FAY);
	CHECK(says(match_in_common(a, m, grants), "All want to talk about Grants."));
	CHECK(says(match_in_common(a, m, grants), "All speak French."));
	CHECK(m->idle_mentors.n == 2);
	CHECK_EQ(m->idle_mentors.list[1].why, S("They offer 1 place, and a group has at least 3 members."));
	CHECK(says(match_why_not(a, m, SAM, ANA), "in confidence"));
	CHECK(says(match_why_not(a, m, TOM, ANA), "These two are paired"));
	CHECK(says(match_why_not(a, m, RUTH, ANA), "Ana is in group 1, led by Tom."));
	arena_drop(a);
}

TEST(a_second_mentor_joins_where_two_are_wished_for)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_GROUPS, 3, 3);
	s.leaders = 2;
	Match *m = match_proved(a, sheet_of(a, str(classes)), &s);
	CHECK(m->groups.list[0].leaders == 1);                          /* nobody else may or has room */
	CHECK(m->groups.list[1].leaders == 2 && m->groups.list[1].leader[1] == SAM);
	CHECK_INT(m->pairs.n, 9);
	CHECK_INT(m->placed, 6);
	arena_drop(a);
}

TEST(whoever_has_no_group_is_told_why)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_GROUPS, 6, 6);
	Match *m = match_proved(a, sheet_of(a, str(classes)), &s);
	CHECK(m->end == MATCH_DONE && !m->groups.n && m->short_mentees.n == 6);
	CHECK_EQ(m->short_mentees.list[0].why, S("No mentor offers 6 places; a group takes as many as it has members."));
	s = settings(MATCH_GROUPS, 5, 5);
	m = match_proved(a, sheet_of(a, str(classes)), &s);
	CHECK(m->groups.n == 1 && m->placed == 5 && m->groups.list[0].leader[0] == SAM && m->short_mentees.n == 1);
	CHECK(m->short_mentees.list[0].person == ANA);
	*PUSH(a, &s.must) = (MatchNamed){ .mentor = S("Sam"), .mentee = S("Ana") };
	CHECK(match_proved(a, sheet_of(a, str(classes)), &s)->end == MATCH_REFUSED);
	arena_drop(a);
}

TEST(two_members_whom_the_coordinator_keeps_apart_are_in_two_groups)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_GROUPS, 2, 4);
	*PUSH(a, &s.may_not) = (MatchNamed){ .mentor = S("Ana"), .mentee = S("Cleo") };
	Match *m = match_proved(a, sheet_of(a, str(classes)), &s);
	for (int i = 0; i < m->groups.n; i++) {
		int both = 0;
		for (int k = 0; k < m->groups.list[i].members; k++)
			both += m->groups.list[i].member[k] == ANA || m->groups.list[i].member[k] == CLEO;
		CHECK(both < 2);
	}
	CHECK(m->groups.n && m->end == MATCH_DONE);
	arena_drop(a);
}

TEST(random_groups_keep_every_rule_and_the_same_seed_gives_the_same)
{
	Dice d = { 11 };
	int  placed = 0;
	for (int i = 0; i < 400; i++) {
		Arena *a = arena_open();
		People *p = anybody(a, &d, 2 + (int)dice_below(&d, 24), 4);
		int least = 2 + (int)dice_below(&d, 3);
		MatchSettings s = settings(MATCH_GROUPS, least, least + (int)dice_below(&d, 4));
		s.leaders = 1 + (int)dice_below(&d, 2);
		s.seed = dice_roll(&d);
		Match *m = match_proved(a, p, &s), *again = match_proved(a, p, &s);
		CHECK(m->end == MATCH_DONE && !match_groups_wrong(a, m));
		CHECK_EQ(print_text(a, m, true), print_text(a, again, true));
		placed += m->placed;
		arena_drop(a);
	}
	CHECK(placed > 2000);
}

TEST(the_checker_of_groups_sees_what_is_wrong)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_GROUPS, 3, 3);
	People *p = sheet_of(a, str(classes));
	Match  *m = match_proved(a, p, &s);
	MatchGroup *g = m->groups.list;
	CHECK(!match_groups_wrong(a, m));
	g[0].leader[0] = SAM;                                           /* keeps away from Ana */
	CHECK_STR(match_groups_wrong(a, m), "a mentor and a member whom a rule keeps apart");
	g[0].leader[0] = UNA;
	CHECK_STR(match_groups_wrong(a, m), "a mentor with more mentees than places");
	g[0].leader[0] = TOM;
	g[0].members = 2;
	CHECK_STR(match_groups_wrong(a, m), "a group of another size than asked for");
	g[0].members = 3;
	int was = g[0].member[2];
	g[0].member[2] = g[1].member[0];
	CHECK_STR(match_groups_wrong(a, m), "a member who takes no part, or is in two groups");
	g[0].member[2] = was;
	m->placed--;
	CHECK_STR(match_groups_wrong(a, m), "somebody got lost");
	arena_drop(a);
}

/* ---- peers -------------------------------------------------------------------------------- */

typedef struct { int pairs, left_out; int64_t alike; } Best;

static bool better(Best x, Best y) { return x.pairs != y.pairs ? x.pairs > y.pairs : x.left_out != y.left_out ? x.left_out < y.left_out : x.alike > y.alike; }

static Best brute(const Match *m, const int *person, int n, int used)
{
	int first = 0;
	while (first < n && used >> first & 1)
		first++;
	if (first >= n)
		return (Best){ 0 };
	const MatchFacts *f = m->facts;
	Best best = brute(m, person, n, used | 1 << first);
	best.left_out += m->people->list[person[first]].left_out;
	for (int k = first + 1; k < n; k++) {
		if (used >> k & 1 || equals_broken(facts_equals_pairing(f, &m->settings, f->left_of[person[first]], f->left_of[person[k]]), true))
			continue;
		Best b = brute(m, person, n, used | 1 << first | 1 << k);
		b.pairs++;
		b.alike += match_fit(m, person[first], person[k]);
		best = better(b, best) ? b : best;
	}
	return best;
}

TEST(introductions_equal_brute_force)
{
	Dice d = { 5 };
	for (int i = 0; i < 300; i++) {
		Arena *a = arena_open();
		People *p = anybody(a, &d, 2 + (int)dice_below(&d, 10), 5);
		MatchSettings s = settings(MATCH_PEERS, 2, 8);
		s.seed = dice_roll(&d);
		s.pairing.same_stage = dice_below(&d, 2);
		Match *m = match_proved(a, p, &s);
		CHECK(m->end == MATCH_DONE);
		int out = 0;
		for (int k = 0; k < m->short_mentees.n; k++)
			out += p->list[m->short_mentees.list[k].person].left_out;
		Best b = brute(m, m->facts->mentee, m->facts->lefts, 0), is = { m->pairs.n, out, m->fit };
		CHECK(!better(b, is) && !better(is, b));
		CHECK_INT(2 * m->pairs.n + m->short_mentees.n, m->mentees);
		arena_drop(a);
	}
}

static const char five[] =
	"Email,Name,Role,Topics,Left out,Paired before\n"
	"ana@x.org,Ana,Mentee,Grants,0,%s\n"
	"ben@x.org,Ben,Mentee,Grants,%d,\n"
	"cleo@x.org,Cleo,Mentee,Teaching,1,\n"
	"dan@x.org,Dan,Mentee,Teaching,1,\n"
	"eva@x.org,Eva,Mentee,Grants,1,\n";

TEST(nobody_meets_twice_and_the_odd_one_takes_turns)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_PEERS, 2, 8);
	Match *m = match_proved(a, sheet_of(a, str_fmt(a, five, "", 0)), &s);
	CHECK(m->pairs.n == 2 && m->short_mentees.n == 1 && m->short_mentees.list[0].person <= BEN);    /* of the two who never were */
	CHECK(str_holds(m->short_mentees.list[0].why, S("their turn next")));
	m = match_proved(a, sheet_of(a, str_fmt(a, five, "", 1)), &s);
	CHECK_INT(m->short_mentees.list[0].person, ANA);
	m = match_proved(a, sheet_of(a, str_fmt(a, five, "ben@x.org; eva@x.org", 1)), &s);
	CHECK_INT(m->short_mentees.list[0].person, ANA);
	CHECK(says(match_why_not(a, m, ANA, BEN), "introduced to each other before"));
	CHECK(says(match_why_not(a, m, BEN, EVA), "These two are paired"));
	CHECK(says(match_why_not(a, m, EVA, BEN), "These two are paired"));
	CHECK(says(match_why_not(a, m, CLEO, ANA), "leave out again"));
	CHECK(says(match_why_not(a, m, CLEO, BEN), "cost everybody together 200.0 points"));
	CHECK(str_starts(match_certificate(a, m), S("mentord-peers 1\ngraph 5 8 ")));
	arena_drop(a);
}

TEST(introductions_asked_for_are_made_or_refused)
{
	Arena *a = arena_open();
	MatchSettings s = settings(MATCH_PEERS, 2, 8);
	*PUSH(a, &s.must) = (MatchNamed){ .mentor = S("Ana"), .mentee = S("Cleo") };
	People *p = sheet_of(a, str_fmt(a, five, "", 0));
	Match  *m = match_proved(a, p, &s);
	CHECK(m->end == MATCH_DONE && m->pairs.n == 2 && says(match_why_not(a, m, ANA, CLEO), "These two are paired"));
	*PUSH(a, &s.must) = (MatchNamed){ .mentor = S("Ana"), .mentee = S("Dan") };
	m = match_proved(a, p, &s);
	CHECK(m->end == MATCH_REFUSED && str_holds(m->problems.list[0].says, S("two people at once")));
	s.must.n = 1;
	*PUSH(a, &s.may_not) = (MatchNamed){ .mentor = S("Cleo"), .mentee = S("Ana") };
	m = match_proved(a, p, &s);
	CHECK(m->end == MATCH_REFUSED && str_holds(m->problems.list[0].says, S("The coordinator keeps these two apart.")));
	arena_drop(a);
}

/* ---- memory ------------------------------------------------------------------------------- */

typedef struct { Arena *arena; const People *people; MatchSettings s; Match *m; } Scarce;

static void match_it(void *with)
{
	Scarce *x = with;
	x->m = match_proved(x->arena, x->people, &x->s);
	print_text(x->arena, x->m, true);
	match_certificate(x->arena, x->m);
}

TEST(memory_may_run_out_at_any_moment_of_making_groups_and_introductions)
{
	Arena  *keep = arena_open();
	People *p = sheet_of(keep, str(classes));
	for (int shape = MATCH_GROUPS; shape <= MATCH_PEERS; shape++) {
		int refused = 0;
		for (long n = 1;; n++) {
			Scarce x = { .arena = arena_open(), .people = p, .s = settings((MatchShape)shape, 2, 4) };
			mem_fail(n, false);
			bool done = arena_try(x.arena, match_it, &x);
			mem_fail(0, false);
			CHECK(done ? x.m->end == MATCH_DONE && x.m->placed == 6 : true);
			refused += !done;
			arena_drop(x.arena);
			if (done)
				break;
		}
		CHECK(refused > 0);
	}
	arena_drop(keep);
}

static bool stop_at(void *with, const char *doing, int done, int of)
{
	(void)doing, (void)done, (void)of;
	return --*(int *)with > 0;
}

TEST(making_groups_and_introductions_stops_when_told)
{
	for (int shape = MATCH_GROUPS; shape <= MATCH_PEERS; shape++)
		for (int after = 1; after < 4; after++) {
			Arena *a = arena_open();
			int    left = after;
			MatchProgress told = { stop_at, &left };
			MatchSettings s = settings((MatchShape)shape, 2, 4);
			Match *m = match_run(a, sheet_of(a, str(classes)), &s, &told);
			CHECK(m->end == (left > 0 ? MATCH_DONE : MATCH_STOPPED));
			arena_drop(a);
		}
}

/* ---- settings ------------------------------------------------------------------------------- */

TEST(the_shape_is_read_from_the_rules_and_written_back)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings(), back = match_settings();
	SheetProblems none = { 0 };
	CHECK(!match_shape_lines(a, &s).n);
	match_rules_read(a, S("x"), S("[match]\nshape = groups\ngroup size = 4-5\nmentors per group = 2\nsame-stage = no\n"), &s, &none);
	CHECK(!none.n && s.shape == MATCH_GROUPS && s.group_least == 4 && s.group_most == 5 && s.leaders == 2 && !s.pairing.same_stage);
	match_rules_read(a, S("x"), str_fmt(a, "[match]\n%.*s", STR(match_shape_lines(a, &s))), &back, &none);
	CHECK(!none.n && back.shape == s.shape && back.group_least == 4 && back.group_most == 5 && back.leaders == 2 && !back.pairing.same_stage);
	match_rules_read(a, S("x"), S("[match]\nshape = circles\ngroup-size = 5-4\ngroup-size = 1\ngroup-size = 2-31\nmentors-per-group = 3\nsame-stage = perhaps\n"), &back, &none);
	CHECK_INT(none.refuses, 6);
	match_rules_read(a, S("x"), S("[match]\ngroup-size = 6\n"), &back, &none);
	CHECK(back.group_least == 6 && back.group_most == 6);
	arena_drop(a);
}
