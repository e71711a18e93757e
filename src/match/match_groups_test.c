/* match_groups_test.c - groups that hold whom the coordinator asked for: by hand, at random, and looked at by the checker. */
#include "base/io.h"
#include "match/match_fair.h"
#include "match/match_figures.h"
#include "match/match_print.h"
#include "match/match_run.h"
#include "test/check.h"
#include "test/people_made.h"

#include <string.h>

static const char classes[] =
	"Email,Name,Role,Topics,Capacity,Avoid,Manager\n"
	"ana@x.org,Ana,Mentee,Grants,,,\n"
	"ben@x.org,Ben,Mentee,Teaching,,,\n"
	"cleo@x.org,Cleo,Mentee,Grants,,,\n"
	"dan@x.org,Dan,Mentee,Teaching,,,\n"
	"eva@x.org,Eva,Mentee,Grants,,,\n"
	"fay@x.org,Fay,Mentee,Teaching,,,eva@x.org\n"
	"ruth@x.org,Ruth,Mentor,Teaching,3,,\n"
	"sam@x.org,Sam,Mentor,Grants,5,Ana,\n"
	"tom@x.org,Tom,Mentor,Grants,3,,\n"
	"una@x.org,Una,Mentor,Grants,1,,\n";
enum { ANA, BEN, CLEO, DAN, EVA, FAY, RUTH, SAM, TOM, UNA };

static Match *grouped(Arena *a, const People *p, const char *rules)
{
	MatchSettings s = match_settings();
	SheetProblems none = { 0 };
	match_rules_read(a, S("x.ini"), str_fmt(a, "[match]\nshape = groups\n%s", rules), &s, &none);
	CHECK(!none.n);
	return match_run(a, p, &s, NULL);
}

static int group_of(const Match *m, int person)
{
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		for (int k = 0; k < g->members + g->leaders; k++)
			if ((k < g->members ? g->member[k] : g->leader[k - g->members]) == person)
				return i;
	}
	return -1;
}

static bool together(const Match *m, int one, int other) { return group_of(m, one) >= 0 && group_of(m, one) == group_of(m, other); }

static bool refused(Arena *a, const People *p, const char *rules, int line, const char *says)
{
	const Match *m = grouped(a, p, rules);
	for (int i = 0; m->end == MATCH_REFUSED && i < m->problems.n; i++)
		if (m->problems.list[i].row == line && str_holds(m->problems.list[i].says, str(says)))
			return true;
	return false;
}

TEST(whoever_is_held_with_a_mentor_or_another_mentee_is_in_that_group)
{
	Arena  *a = arena_open();
	People *p = sheet_of(a, str(classes));
	Match  *m = grouped(a, p, "group-size = 3\n");
	CHECK(m->end == MATCH_DONE && !together(m, ANA, BEN) && !together(m, ANA, RUTH));
	m = grouped(a, p, "group-size = 3\n[together]\nAna = Ben\n");
	CHECK(m->end == MATCH_DONE && m->placed == 6 && together(m, ANA, BEN));
	m = grouped(a, p, "group-size = 3\n[must]\nRuth = Ana\n");
	CHECK(m->end == MATCH_DONE && m->placed == 6 && together(m, ANA, RUTH) && together(m, ANA, CLEO));
	/* What is asked for hangs together, and is marked in the pairs. */
	m = grouped(a, p, "group-size = 2-3\n[must]\nRuth = Ana\n[together]\nBen = Dan\nDan = ana@x.org\n");
	CHECK(m->end == MATCH_DONE && together(m, BEN, RUTH) && together(m, DAN, RUTH) && together(m, ANA, RUTH));
	int marked = 0;
	for (int i = 0; i < m->pairs.n; i++)
		marked += m->pairs.list[i].must;
	CHECK_INT(marked, 1);
	/* With the mentors who are left, others are grouped as ever. */
	CHECK(m->groups.n == 2 && m->placed == 5 && group_of(m, CLEO) >= 0);          /* Eva and Fay are kept apart */
	arena_drop(a);
}

TEST(a_group_that_is_asked_for_takes_no_more_than_its_mentor_has_places)
{
	Arena  *a = arena_open();
	People *p = sheet_of(a, str(classes));
	Match  *m = grouped(a, p, "group-size = 2-6\n[must]\nTom = Ana\n");
	CHECK(m->end == MATCH_DONE && m->placed == 6 && together(m, ANA, TOM));
	CHECK(m->groups.list[group_of(m, TOM)].members <= 3);
	/* Two mentors, and both are held. */
	m = grouped(a, p, "group-size = 2-6\nmentors-per-group = 2\n[must]\nTom = Ana\nRuth = Ana\n");
	CHECK(m->end == MATCH_DONE && together(m, ANA, TOM) && together(m, ANA, RUTH) && m->placed == 6);
	arena_drop(a);
}

TEST(a_group_that_is_asked_for_gets_the_only_mentor_it_can_have)
{
	Arena *a = arena_open();
	/* Ruth fits those who teach; Tom may lead neither group, as he is kept away from somebody in each. */
	People *p = sheet_of(a, S("Email,Name,Role,Topics,Capacity\nana@x.org,Ana,Mentee,Grants,\nben@x.org,Ben,Mentee,Teaching,\ncleo@x.org,Cleo,Mentee,Grants,\n"
		"dan@x.org,Dan,Mentee,Teaching,\neva@x.org,Eva,Mentee,Grants,\nfay@x.org,Fay,Mentee,Teaching,\nruth@x.org,Ruth,Mentor,Teaching,3\ntom@x.org,Tom,Mentor,Art,3\n"));
	static const char *const rules = "group-size = 3\n[may not]\nTom = Ana\nTom = Ben\nTom = Fay\nTom = Dan\nTom = Cleo\nTom = Eva\n";
	enum { THE_RUTH = 6 };
	Match *m = grouped(a, p, rules);
	CHECK(m->end == MATCH_DONE && m->groups.n == 1 && together(m, BEN, THE_RUTH));
	m = grouped(a, p, "group-size = 3\n[may not]\nTom = Ana\nTom = Ben\n[together]\nAna = Cleo\n");
	CHECK(m->end == MATCH_DONE && together(m, ANA, CLEO) && together(m, ANA, THE_RUTH));
	arena_drop(a);
}

TEST(a_group_that_is_asked_for_is_filled_before_others_grow)
{
	Arena *a = arena_open();
	Buf    b = buf_open(a), rules = buf_open(a);
	buf_lit(&b, "Email,Name,Role,Topics,Capacity\nana@x.org,Ana,Mentee,Grants,\nyves@x.org,Yves,Mentee,Art; Law; Music,\n");
	buf_lit(&rules, "group-size = 2-4\n[must]\nRuth = Ana\n[may not]\n");
	for (int i = 0; i < 7; i++) {
		buf_fmt(&b, "p%d@x.org,P%d,Mentee,Art,\n", i, i);
		buf_fmt(&rules, "Ruth = P%d\n", i);
	}
	buf_lit(&b, "ruth@x.org,Ruth,Mentor,Grants,2\ntom@x.org,Tom,Mentor,Art,4\nuna@x.org,Una,Mentor,Art,3\n");
	/* There are places for eight of nine, and Yves, who is least alike, is not among them at first; but only he may join Ana, though he would be more alike elsewhere. */
	enum { YVES = 1 };
	Match *m = grouped(a, sheet_of(a, buf_str(&b)), str_c(a, buf_str(&rules)));
	CHECK(m->end == MATCH_DONE && together(m, ANA, YVES));
	arena_drop(a);
}

TEST(what_cannot_be_in_one_group_is_refused_where_it_stands)
{
	Arena  *a = arena_open();
	People *p = sheet_of(a, str(classes));
	CHECK(refused(a, p, "[must]\nSam = Ana\n", 4, "A wish given in confidence"));
	CHECK(refused(a, p, "[together]\nEva = Fay\n", 4, "These two were to be in one group, but:"));
	CHECK(refused(a, p, "[together]\nAna = Eva\nAna = Fay\n", 5, "These two were to be in one group, but:"));      /* Eva and Fay come together by it */
	CHECK(refused(a, p, "[must]\nUna = Ana\n", 4, "offers 1 place, and a group has at least 2 members"));
	CHECK(refused(a, p, "[must]\nTom = Ana\nRuth = Ana\n", 5, "a second mentor of one group"));
	CHECK(refused(a, p, "group-size = 2\n[together]\nAna = Cleo\nCleo = Ben\n", 6, "3 people are to be in one group with each other, and it has room for 2"));
	CHECK(refused(a, p, "[together]\nAna = Ana\n", 4, "named twice"));
	CHECK(refused(a, p, "[together]\nAna = Nobody\n", 4, "Nobody in the sheets is called this"));
	CHECK(refused(a, p, "[together]\nAna = Ruth\n", 4, "does not take part in this role"));
	CHECK(refused(a, p, "[together]\nAna = Ben\n[may not]\nBen = Ana\n", 4, "The coordinator keeps"));
	CHECK(refused(a, p, "group-size = 6\n[together]\nAna = Cleo\n", 5, "No group can be made of the people who are to be in one"));       /* no mentor has six places */
	/* Nobody but the two may be in their group. */
	CHECK(refused(a, p, "group-size = 3\n[must]\nRuth = Ana\n[may not]\nRuth = Ben\nRuth = Cleo\nRuth = Dan\nRuth = Eva\nRuth = Fay\n", 5, "Too few others may be in this group"));
	MatchSettings s = match_settings();
	*PUSH(a, &s.together) = (MatchNamed){ .mentor = S("Ana"), .mentee = S("Ben") };
	Match *m = match_run(a, p, &s, NULL);
	CHECK(m->end == MATCH_REFUSED && str_holds(m->problems.list[0].says, S("in groups only")));
	arena_drop(a);
}

TEST(the_checker_sees_that_two_who_were_asked_for_are_not_together)
{
	Arena *a = arena_open();
	Match *m = grouped(a, sheet_of(a, str(classes)), "group-size = 3\n[must]\nRuth = Ana\n");
	CHECK(m->end == MATCH_DONE && !match_groups_wrong(a, m));
	*PUSH(a, &m->settings.together) = (MatchNamed){ .mentor = S("Ana"), .mentee = S("Ben") };
	CHECK_STR(match_groups_wrong(a, m), "two who were to be in one group are not");
	m->settings.together.n = 0;
	*PUSH(a, &m->settings.must) = (MatchNamed){ .mentor = S("Tom"), .mentee = S("Ana") };
	CHECK_STR(match_groups_wrong(a, m), "two who were to be in one group are not");
	arena_drop(a);
}

/* ---- figures --------------------------------------------------------------------------------- */

TEST(groups_have_figures_of_likeness_fit_and_load)
{
	Arena *a = arena_open();
	/* Ana is with Ben and one more who teaches, Dan with two who do not: two have nothing in common with their groups, four half of it. */
	Match *m = grouped(a, sheet_of(a, str(classes)), "group-size = 3\n[together]\nAna = Ben\nCleo = Dan\n");
	MatchFigures f = match_figures(a, m);
	CHECK(m->end == MATCH_DONE && f.shape == MATCH_GROUPS && f.pairs == 6 && f.mentees == 6);
	CHECK(f.worst == 0 && f.quarter == 0 && f.half == 500 && f.three_quarters == 500 && f.best == 500 && f.mean == 333 && f.uneven_fit == 333);
	CHECK(f.lead_worst == 0 && f.lead_half == 1000);
	CHECK(f.mentors == 4 && f.least == 0 && f.most == 3);
	FigureRows rows = match_figure_rows(a, &f);
	CHECK(rows.n == 7 && !strcmp(rows.of, "members"));
	CHECK_EQ(rows.list[0].value, S("33"));
	CHECK_EQ(rows.list[2].value, S("0, 50, 50"));
	CHECK(str_holds(print_json(a, m, &(SheetProblems){ 0 }, false), S("\"likeness_mean\":333,\"likeness_worst\":0,")));
	/* Of fewer than five members none is told. */
	m = grouped(a, sheet_of(a, str(classes)), "group-size = 2\n[may not]\nSam = Ben\nSam = Cleo\nSam = Dan\nSam = Eva\nSam = Fay\n");
	f = match_figures(a, m);
	CHECK(m->placed == 4 && f.pairs == 4 && !match_figure_rows(a, &f).n);
	CHECK(str_holds(print_json(a, m, &(SheetProblems){ 0 }, false), S("\"fair\":null")));
	arena_drop(a);
}

TEST(units_fare_in_groups_as_they_do_in_pairs)
{
	Arena *a = arena_open();
	Buf    b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Department\n");
	for (int i = 0; i < 12; i++)
		buf_fmt(&b, "p%d@x.org,Mentee,Law,,%s\n", i, i < 6 ? "Biology" : "Physics");
	buf_lit(&b, "m@x.org,Mentor,Law,4,Biology\nn@x.org,Mentor,Law,4,Biology\n");
	Match  *m = grouped(a, sheet_of(a, buf_str(&b)), "group-size = 4\n");
	FairBys all = match_fair(a, m);
	CHECK(m->placed == 8 && all.n == 1 && all.list[0].groups.n == 2);
	CHECK(all.list[0].groups.list[0].mentees == 6 && all.list[0].groups.list[1].mentees == 6);
	CHECK_INT(all.list[0].groups.list[0].placed + all.list[0].groups.list[1].placed, 8);
	arena_drop(a);
}

static People *anybody(Arena *a, Dice *d, int n)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Avoid\n");
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "p%d@x.org,%s,T%d; T%d,%d,", i, i % 4 ? "Mentee" : "Mentor", (int)dice_below(d, 6), (int)dice_below(d, 6), (int)dice_below(d, 9));
		buf_fmt(&b, dice_below(d, 6) ? "\n" : "p%d@x.org\n", (int)dice_below(d, (uint32_t)n));
	}
	return sheet_of(a, buf_str(&b));
}

/* Who is a mentor is a multiple of four; names may stand twice, and ask for what cannot be. */
static void ask_for_some(Arena *a, Dice *d, MatchSettings *s, int n)
{
	for (int i = (int)dice_below(d, 3); i >= 0; i--) {
		int mentor = (int)dice_below(d, (uint32_t)(n + 3) / 4) * 4, mentee = (int)dice_below(d, (uint32_t)n), other = (int)dice_below(d, (uint32_t)n);
		if (mentee % 4 && dice_below(d, 2))
			*PUSH(a, &s->must) = (MatchNamed){ .mentor = str_fmt(a, "p%d@x.org", mentor), .mentee = str_fmt(a, "p%d@x.org", mentee), .line = i };
		if (mentee % 4 && other % 4 && other != mentee)
			*PUSH(a, &s->together) = (MatchNamed){ .mentor = str_fmt(a, "p%d@x.org", other), .mentee = str_fmt(a, "p%d@x.org", mentee), .line = i };
	}
}

TEST(random_wishes_for_groups_are_kept_or_refused)
{
	Dice d = { 23 };
	int  done = 0, no = 0, kept = 0;
	for (int i = 0; i < 400; i++) {
		Arena  *a = arena_open();
		int     n = 6 + (int)dice_below(&d, 30);
		People *p = anybody(a, &d, n);
		MatchSettings s = match_settings();
		s.shape = MATCH_GROUPS;
		s.group_least = 2 + (int)dice_below(&d, 2), s.group_most = s.group_least + (int)dice_below(&d, 5);
		s.leaders = 1 + (int)dice_below(&d, 2);
		s.seed = dice_roll(&d);
		ask_for_some(a, &d, &s, n);
		Match *m = match_run(a, p, &s, NULL), *again = match_run(a, p, &s, NULL);
		CHECK(m->end == again->end && (m->end == MATCH_DONE) == !m->problems.refuses);
		if (m->end == MATCH_DONE) {
			CHECK(!match_groups_wrong(a, m));
			CHECK_EQ(print_text(a, m, true), print_text(a, again, true));
			kept += m->settings.must.n + m->settings.together.n;
		}
		done += m->end == MATCH_DONE;
		no += m->end == MATCH_REFUSED;
		arena_drop(a);
	}
	CHECK(done > 200 && no > 50 && kept > 200);
}

typedef struct { Arena *arena; const People *people; MatchSettings s; Match *m; } Scarce;

static void match_it(void *with)
{
	Scarce *x = with;
	x->m = match_run(x->arena, x->people, &x->s, NULL);
}

TEST(memory_may_run_out_at_any_moment_of_holding_groups)
{
	Arena  *keep = arena_open();
	People *p = sheet_of(keep, str(classes));
	for (long n = 1;; n++) {
		Scarce x = { .arena = arena_open(), .people = p, .s = match_settings() };
		x.s.shape = MATCH_GROUPS;
		x.s.group_least = x.s.group_most = 3;
		x.s.must = (MatchNames){ &(MatchNamed){ .mentor = S("Ruth"), .mentee = S("Ana") }, 1 };
		x.s.together = (MatchNames){ &(MatchNamed){ .mentor = S("Ben"), .mentee = S("Cleo") }, 1 };
		mem_fail(n, false);
		bool done = arena_try(x.arena, match_it, &x);
		mem_fail(0, false);
		CHECK(done ? x.m->end == MATCH_DONE && together(x.m, BEN, CLEO) : true);
		arena_drop(x.arena);
		if (done)
			break;
	}
	arena_drop(keep);
}
