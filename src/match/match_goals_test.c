/* match_goals_test.c - goals of a match beside each other, their proofs, and figures counted by hand. */
#include "base/io.h"
#include "match/match_facts.h"
#include "match/match_figures.h"
#include "match/match_solve.h"
#include "test/check.h"
#include "test/people_made.h"
#include "verify/verify.h"

enum { TOPICS = 12 };

static People *anybody(Arena *a, Dice *d, int n)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Mentors wanted,Manager\n");
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "p%d@x.org,%s,T%d; T%d; T%d,%d,%d,", i, i % 2 ? "Mentor" : "Mentee", (int)dice_below(d, TOPICS), (int)dice_below(d, TOPICS),
		        (int)dice_below(d, TOPICS), (int)dice_below(d, 3), 1 + (int)dice_below(d, 2));
		buf_fmt(&b, dice_below(d, 4) ? "\n" : "p%d@x.org\n", (int)dice_below(d, n));
	}
	return sheet_of(a, buf_str(&b));
}

static int worst(const Match *m)
{
	int least = FIT_MOST;
	for (int i = 0; i < m->pairs.n; i++)
		least = !m->pairs.list[i].must && m->pairs.list[i].fit < least ? m->pairs.list[i].fit : least;
	return least;
}

static int below(const Match *m, int cut)
{
	int n = 0;
	for (int i = 0; i < m->pairs.n; i++)
		n += m->pairs.list[i].fit < cut;
	return n;
}

/* The worst that somebody has; -1 with room. */
static int has(const Match *m, int person, bool mentor, int room)
{
	int least = FIT_MOST + 1, n = 0;
	for (int i = 0; i < m->pairs.n; i++)
		if ((mentor ? m->pairs.list[i].mentor : m->pairs.list[i].mentee) == person) {
			least = m->pairs.list[i].fit < least ? m->pairs.list[i].fit : least;
			n++;
		}
	return n < room ? -1 : least;
}

static int blocking(const Match *m)
{
	const MatchFacts *f = m->facts;
	int n = 0;
	for (int l = 0; l < f->lefts; l++)
		for (int r = 0; r < f->rights; r++) {
			int  mentor = f->mentor[r], mentee = f->mentee[l], fit = match_fit(m, mentor, mentee);
			bool made = false;
			for (int i = 0; i < m->pairs.n; i++)
				made |= m->pairs.list[i].mentor == mentor && m->pairs.list[i].mentee == mentee;
			n += !made && match_allowed(m, mentor, mentee) && fit > has(m, mentee, false, f->need[l]) && fit > has(m, mentor, true, f->seats[r]);
		}
	return n;
}

static void compare(Match *const of[MATCH_GOALS])
{
	const Match *everyone = of[MATCH_EVERYONE], *band = of[MATCH_LEXIMIN], *low = of[MATCH_FLOOR];
	for (int g = 0; g < MATCH_GOALS; g++) {
		CHECK(of[g]->pairs.n <= everyone->pairs.n);
		CHECK(of[g]->fit <= of[MATCH_TOTAL]->fit);
	}
	CHECK(low->pairs.n == everyone->pairs.n && band->pairs.n == everyone->pairs.n);
	CHECK(worst(low) >= worst(everyone) && worst(low) >= worst(band) && low->fit <= everyone->fit);
	for (int cut = MATCH_BAND; cut < FIT_MOST; cut += MATCH_BAND) {
		int fewer = below(band, cut);
		CHECK(fewer <= below(everyone, cut) && fewer <= below(low, cut));
		if (fewer != below(everyone, cut) || fewer != below(low, cut))
			break;
	}
	CHECK(of[MATCH_INSIDE]->pairs.n == everyone->pairs.n && !of[MATCH_INSIDE]->fewer);
	CHECK_INT(of[MATCH_INSIDE]->less, everyone->fit - of[MATCH_INSIDE]->fit);
	CHECK_INT(of[MATCH_STABLE]->fewer, everyone->pairs.n - of[MATCH_STABLE]->pairs.n);
	CHECK_INT(of[MATCH_STABLE]->less, everyone->fit - of[MATCH_STABLE]->fit);
}

TEST(each_goal_is_the_best_at_its_own_and_proved)
{
	Dice d = { 11 };
	int  fewer = 0, lower = 0, broken = 0;
	for (int turn = 0; turn < 300; turn++) {
		Arena *a = arena_open();
		Match *of[MATCH_GOALS];
		MatchSettings s = match_settings();
		People *p = anybody(a, &d, 4 + (int)dice_below(&d, 32));
		if (turn % 3 == 1)
			*PUSH(a, &s.keep) = (MatchNamed){ S("p1@x.org"), S("p2@x.org"), 0 };
		for (int g = 0; g < MATCH_GOALS; g++) {
			s.goal = (MatchGoal)g;
			s.seed = (uint64_t)(turn * MATCH_GOALS + g);
			of[g] = match_proved(a, p, &s);
			CHECK_INT(of[g]->end, MATCH_DONE);
			if (!match_proven(of[g]))
				continue;
			Proved v = verify_proof(a, match_certificate(a, of[g]), match_graph(a, of[g]));
			CHECK_EQ(v.wrong, S(""));
			CHECK_EQ(str(v.goal), str(match_goal((MatchGoal)g)->name));
			CHECK_INT(v.placed, of[g]->pairs.n);
		}
		if (turn % 3 != 1) {
			compare(of);
			CHECK_INT(blocking(of[MATCH_STABLE]), 0);
			broken += blocking(of[MATCH_EVERYONE]) > 0;
			fewer += of[MATCH_STABLE]->fewer > 0;
			lower += worst(of[MATCH_EVERYONE]) < worst(of[MATCH_FLOOR]);
		}
		arena_drop(a);
	}
	CHECK(fewer && lower && broken);          /* else nothing was compared */
}

/* What the coordinator asks for is there whatever the goal, and the rest is proved without it. */
TEST(must_pairs_are_made_for_every_goal)
{
	Dice d = { 5 };
	int  made = 0;
	for (int turn = 0; turn < 60; turn++) {
		Arena *a = arena_open();
		People *p = anybody(a, &d, 16);
		MatchSettings s = match_settings();
		s.goal = (MatchGoal)(turn % MATCH_GOALS);
		*PUSH(a, &s.must) = (MatchNamed){ S("p3@x.org"), S("p4@x.org"), 1 };
		Match *m = match_proved(a, p, &s);
		for (int i = 0; i < m->pairs.n; i++)
			made += m->pairs.list[i].must && m->pairs.list[i].mentor == 3 && m->pairs.list[i].mentee == 4;
		if (m->end == MATCH_DONE && match_proven(m)) {
			Proved v = verify_proof(a, match_certificate(a, m), match_graph(a, m));
			CHECK_EQ(v.wrong, S(""));
			CHECK_INT(v.placed, m->pairs.n - 1);
		}
		*PUSH(a, &s.must) = (MatchNamed){ S("p3@x.org"), S("p4@x.org"), 2 };
		Match *twice = match_proved(a, p, &s);
		CHECK_INT(twice->end, MATCH_REFUSED);
		if (m->end == MATCH_DONE)
			CHECK(str_holds(twice->problems.list[twice->problems.n - 1].says, S("name them once")));
		arena_drop(a);
	}
	CHECK(made > 20);
}

static const char six[] =
	"Email,Role,Topics,Capacity\na@x.org,Mentee,Grants,\nb@x.org,Mentee,Grants,\nc@x.org,Mentee,Grants,\nd@x.org,Mentee,Grants,\ne@x.org,Mentee,Writing,\n"
	"r@x.org,Mentor,Grants,4\ns@x.org,Mentor,Writing; Grants,1\nt@x.org,Mentor,Chess,1\n";

TEST(figures_are_what_one_counts_by_hand)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	for (int i = 0; i < FITS; i++)
		s.fit.weight[i] = i == FIT_TOPICS;
	Match *m = match_proved(a, sheet_of(a, str(six)), &s);
	MatchFigures f = match_figures(a, m);
	CHECK(f.pairs == 5 && f.mentees == 5 && f.first == 5 && f.top == 5);
	CHECK(f.worst == 1000 && f.quarter == 1000 && f.best == 1000 && f.uneven_fit == 0);
	CHECK(f.mentors == 3 && f.least == 0 && f.most == 4);
	CHECK_INT(f.uneven_load, 533);          /* 0, 1 and 4: (-2 x 0 + 0 x 1 + 2 x 4) / (3 x 5) */
	FigureRows rows = match_figure_rows(a, &f);
	CHECK_EQ(rows.list[0].value, S("100"));
	CHECK_EQ(rows.list[rows.n - 1].value, S("0.53"));
	f.pairs = 4;
	CHECK_INT(match_figure_rows(a, &f).n, 0);
	MatchOutcome same = match_outcome(a, m, MATCH_EVERYONE), stable = match_outcome(a, m, MATCH_STABLE);
	CHECK(same.known && same.changed == 0 && same.pairs == 5 && same.fit == 5000 && same.worst == 1000);
	CHECK(stable.known && stable.pairs == 5);
	arena_drop(a);
}

TEST(figures_of_nobody_are_nothing)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	for (int g = 0; g < MATCH_GOALS; g++) {
		s.goal = (MatchGoal)g;
		Match *m = match_proved(a, sheet_of(a, S("Email,Role,Capacity\na@x.org,Mentee,\nr@x.org,Mentor,0\n")), &s);
		MatchFigures f = match_figures(a, m);
		CHECK(m->end == MATCH_DONE && !m->pairs.n && !f.pairs && !f.mentors && !f.most);
		CHECK(!match_proven(m) || !verify_proof(a, match_certificate(a, m), match_graph(a, m)).wrong.n);
	}
	arena_drop(a);
}

TEST(a_goal_has_a_name_in_the_rules)
{
	Arena *a = arena_open();
	for (int g = 0; g < MATCH_GOALS; g++) {
		MatchSettings s = match_settings();
		SheetProblems problems = { 0 };
		MatchGoal     found = MATCH_GOALS;
		match_rules_read(a, S("r.ini"), str_fmt(a, "[match]\ngoal = %s\n", match_goal((MatchGoal)g)->name), &s, &problems);
		CHECK(!problems.n && (int)s.goal == g);
		CHECK(match_goal_find(str(match_goal((MatchGoal)g)->name), &found) && (int)found == g);
	}
	CHECK_INT(match_settings().goal, MATCH_EVERYONE);
	arena_drop(a);
}

/* Whom a mentee could have instead: asked for, a match is just as good by its goal. */
TEST(who_would_do_as_well_costs_nothing)
{
	Dice d = { 61 };
	int  told = 0;
	for (int i = 0; i < 60; i++) {
		Arena        *a = arena_open();
		MatchSettings s = match_settings();
		People       *p = anybody(a, &d, 10 + i % 10);
		s.goal = i % 2 ? MATCH_EVERYONE : MATCH_TOTAL;
		Match *m = match_proved(a, p, &s);
		for (int k = 0; k < m->pairs.n; k++) {
			MatchPair   pair = m->pairs.list[k];
			MatchOthers all = match_instead(a, m, pair.mentor, pair.mentee);
			for (int e = 0; e < all.n; e++) {
				MatchSettings other = s;
				*PUSH(a, &other.must) = (MatchNamed){ p->list[all.list[e]].email, p->list[pair.mentee].email, 0 };
				*PUSH(a, &other.may_not) = (MatchNamed){ p->list[pair.mentor].email, p->list[pair.mentee].email, 0 };
				const Match *then = match_proved(a, p, &other);
				CHECK(then->end == MATCH_DONE && then->fit == m->fit && (s.goal == MATCH_TOTAL || then->pairs.n == m->pairs.n));
				told++;
			}
		}
		arena_drop(a);
	}
	CHECK(told > 50);
}
