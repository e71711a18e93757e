/* match_if_test.c - what if: both answers against matching a changed sheet, and against the rules. */
#include "base/io.h"
#include "match/match_facts.h"
#include "match/match_if.h"
#include "match/match_solve.h"
#include "test/check.h"
#include "test/people_made.h"

enum { CASES = 250 };

static People *anybody(Arena *a, Dice *d, int n)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Mentors wanted,Manager\n");
	for (int i = 0; i < n; i++) {
		static const char *const roles[] = { "Mentor", "Mentee", "Both" };
		buf_fmt(&b, "p%d@x.org,%s,T%d; T%d,%d,%d,", i, roles[dice_below(d, 3)], (int)dice_below(d, 9), (int)dice_below(d, 9), (int)dice_below(d, 4), 1 + (int)dice_below(d, 2));
		buf_fmt(&b, dice_below(d, 4) ? "\n" : "p%d@x.org\n", (int)dice_below(d, n));
	}
	return sheet_of(a, buf_str(&b));
}

/* The same people, one of them with other places, or without any. */
static const Match *changed(Arena *a, const Match *m, const MatchIf *x)
{
	People *p = NEW(a, People, 1);
	*p = *m->people;
	p->list = NEW(a, Person, p->n);
	memcpy(p->list, m->people->list, sizeof *p->list * (size_t)p->n);
	p->list[x->person].as[AS_MENTOR].number = x->kind == IF_PLACES ? x->places : 0;
	if (x->kind == IF_WITHOUT)
		p->list[x->person].as[AS_MENTEE].number = 0;
	return match_proved(a, p, &m->settings);
}

TEST(both_answers_are_those_of_the_changed_sheet)
{
	Dice d = { 77 };
	for (int i = 0; i < CASES; i++) {
		Arena        *a = arena_open();
		MatchSettings s = match_settings();
		People       *p = anybody(a, &d, 6 + i % 16);
		s.goal = i % 3 ? MATCH_EVERYONE : (MatchGoal)(i % MATCH_GOALS);
		Match  *m = match_proved(a, p, &s);
		MatchIf x = { dice_below(&d, 2) ? IF_WITHOUT : IF_PLACES, (int)dice_below(&d, (uint32_t)p->n), (int)dice_below(&d, 5) };
		if (match_if_wrong(a, m, &x).n) {
			CHECK(x.kind == IF_PLACES && !p->list[x.person].as[AS_MENTOR].in);
			arena_drop(a);
			continue;
		}
		MatchIfs     out = match_if(a, m, &x);
		const Match *then = changed(a, m, &x);
		CHECK(out.way[IF_NOW].pairs == m->pairs.n && out.way[IF_NOW].fit == m->fit && out.way[IF_NOW].placed == m->placed);
		CHECK_INT(out.way[IF_AGAIN].pairs, then->pairs.n);
		if (s.goal != MATCH_STABLE)
			CHECK_INT(out.way[IF_AGAIN].fit, then->fit);
		if (s.goal == MATCH_EVERYONE)
			CHECK(out.way[IF_FEWEST].pairs == then->pairs.n && out.way[IF_FEWEST].fit <= then->fit && out.way[IF_FEWEST].changed <= out.way[IF_AGAIN].changed);
		CHECK(out.rows.n <= m->mentees && out.way[IF_AGAIN].changed <= out.rows.n);
		arena_drop(a);
	}
}

TEST(what_changes_nothing_changes_nobody)
{
	Dice d = { 78 };
	for (int i = 0; i < CASES; i++) {
		Arena        *a = arena_open();
		MatchSettings s = match_settings();
		s.goal = (MatchGoal[]){ MATCH_EVERYONE, MATCH_FLOOR, MATCH_LEXIMIN }[i % 3];    /* by total alone, pairs of no fit may come or go */
		Match  *m = match_proved(a, anybody(a, &d, 6 + i % 16), &s);
		MatchIf x = { .kind = IF_PLACES };
		if (m->mentors) {
			x.person = m->facts->mentor[dice_below(&d, (uint32_t)m->mentors)];
			x.places = m->facts->seats[m->facts->right_of[x.person]];
			MatchIfs out = match_if(a, m, &x);
			CHECK(!out.way[IF_FEWEST].changed && !out.way[IF_AGAIN].changed && !out.rows.n);
		}
		arena_drop(a);
	}
}

static const char sheet[] = "Email,Name,Role,Topics,Capacity\nana@x.org,Ana,Mentee,Grants,\neva@x.org,Eva,Mentee,Teaching,\n"
	"ben@x.org,Ben,Mentor,Grants,1\ncem@x.org,Cem,Mentor,Teaching,1\ndora@x.org,Dora,Mentor,Teaching,0\n";

TEST(a_question_is_read_or_refused_with_the_way_out)
{
	Arena        *a = arena_open();
	MatchSettings s = match_settings();
	Match        *m = match_proved(a, sheet_of(a, str(sheet)), &s);
	MatchIf       x;
	CHECK_EQ(match_if_read(a, m, S("without Ben"), &x), S(""));
	CHECK(x.kind == IF_WITHOUT && x.person == 2);
	CHECK_EQ(match_if_read(a, m, S(" dora@x.org has 3 places "), &x), S(""));
	CHECK(x.kind == IF_PLACES && x.person == 4 && x.places == 3);
	CHECK_EQ(match_if_read(a, m, S("Cem has 1 place"), &x), S(""));
	CHECK_EQ(match_if_read(a, m, S("without Zoe"), &x), S("Nobody who takes part is called “Zoe”; write the whole name or the e-mail address."));
	CHECK_EQ(match_if_read(a, m, S("Ana has 2 places"), &x), S("Ana does not take part as a mentor, so there are no places to change."));
	CHECK(str_starts(match_if_read(a, m, S("Ana"), &x), S("Ask as")) && match_if_read(a, m, S(""), &x).n && match_if_read(a, m, S("Cem has 99999999999 places"), &x).n);
	arena_drop(a);
}

TEST(what_was_asked_for_stays_unless_they_leave)
{
	Arena        *a = arena_open();
	MatchSettings s = match_settings();
	MatchIf       x;
	*PUSH(a, &s.must) = (MatchNamed){ S("Cem"), S("Ana"), 0 };
	Match *m = match_proved(a, sheet_of(a, str(sheet)), &s);
	CHECK(match_if_read(a, m, S("Cem has 0 places"), &x).n);
	CHECK(!match_if_read(a, m, S("without Ben"), &x).n);
	MatchIfs out = match_if(a, m, &x);
	CHECK_INT(out.way[IF_FEWEST].pairs, 1);         /* Ana keeps Cem, so that nobody is left for Eva */
	CHECK_INT(out.way[IF_FEWEST].changed, 1);
	CHECK(!match_if_read(a, m, S("without Cem"), &x).n);
	out = match_if(a, m, &x);
	CHECK_INT(out.way[IF_FEWEST].pairs, 1);
	CHECK(!match_if_read(a, m, S("Dora has 2 places"), &x).n);
	out = match_if(a, m, &x);
	CHECK(out.way[IF_FEWEST].pairs == 2 && out.way[IF_FEWEST].changed == 0 && out.way[IF_AGAIN].fit > out.way[IF_NOW].fit);
	arena_drop(a);
}
