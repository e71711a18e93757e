#include "base/io.h"
#include "match/match_facts.h"
#include "match/match_figures.h"
#include "match/match_inside.h"
#include "test/check.h"
#include "test/people_made.h"

enum { SIDE = 3, CELLS = SIDE * SIDE };

static const char *const units[] = { "Surgery", "Nursing", "" };

/* Three mentees, who ask for one to three mentors, and three mentors. */
static People *some(Arena *a, Dice *d)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Number of mentors,Capacity,Department\n");
	for (int i = 0; i < SIDE; i++) {
		buf_fmt(&b, "e%d@x.org,Mentee,%s,%d,,%s\n", i, dice_below(d, 2) ? "Grants" : "Grants; Writing; Chess", 1 + (int)dice_below(d, 3), units[dice_below(d, 3)]);
		buf_fmt(&b, "r%d@x.org,Mentor,%s,,%d,%s\n", i, dice_below(d, 2) ? "Writing" : "Grants", (int)dice_below(d, 4), units[dice_below(d, 3)]);
	}
	return sheet_of(a, buf_str(&b));
}

typedef struct { int pairs, inside; int64_t fit; } Worth;
static bool is_better(Worth x, Worth y) { return x.pairs != y.pairs ? x.pairs > y.pairs : x.inside != y.inside ? x.inside > y.inside : x.fit > y.fit; }

/* What a set of pairs is worth; false: somebody has too many, a rule forbids one, or one that is asked for is missing. */
static bool worth(const Match *m, unsigned set, Worth *w)
{
	const MatchFacts *f = m->facts;
	int used[SIDE] = { 0 };
	*w = (Worth){ 0 };
	for (int l = 0; l < SIDE; l++) {
		int  has = 0;
		bool inside = false;
		for (int r = 0; r < SIDE; r++) {
			if (!(set >> (l * SIDE + r) & 1))
				continue;
			if (!match_allowed(m, f->mentor[r], f->mentee[l]) || ++has > f->need[l] || ++used[r] > f->seats[r])
				return false;
			inside = inside || (f->as_mentee[l].unit && f->as_mentee[l].unit == f->as_mentor[r].unit);
			w->fit += match_fit(m, f->mentor[r], f->mentee[l]);
		}
		w->pairs += has;
		w->inside += inside && f->need[l] > 1;
	}
	for (int i = 0; i < m->solved->must_n; i++)
		if (!(set >> (m->solved->must[i].left * SIDE + m->solved->must[i].right) & 1))
			return false;
	return true;
}

static unsigned made(const Match *m)
{
	unsigned set = 0;
	for (int i = 0; i < m->solved->n; i++)
		set |= 1u << (m->solved->pair[i].left * SIDE + m->solved->pair[i].right);
	return set;
}

TEST(one_from_the_own_unit_is_what_brute_force_finds)
{
	Dice d = { 3 };
	int  mattered = 0, asked_for = 0;
	for (int turn = 0; turn < 400; turn++) {
		Arena        *a = arena_open();
		MatchSettings s = match_settings();
		Worth         best = { .pairs = -1 }, now, plain;
		People       *p = some(a, &d);
		s.goal = MATCH_INSIDE;
		s.pairing.other_unit = false;
		if (turn % 4 == 0)
			*PUSH(a, &s.must) = (MatchNamed){ S("r1@x.org"), S("e1@x.org"), 1 };
		Match *m = match_proved(a, p, &s);
		s.goal = MATCH_EVERYONE;
		Match *other = match_proved(a, p, &s);
		CHECK(m->end == other->end);
		for (unsigned set = 0; m->end == MATCH_DONE && set < 1u << CELLS; set++)
			if (worth(m, set, &now) && is_better(now, best))
				best = now;
		if (m->end == MATCH_DONE) {
			CHECK(worth(m, made(m), &now) && worth(m, made(other), &plain));
			CHECK(now.pairs == best.pairs && now.inside == best.inside && now.fit == best.fit);
			mattered += plain.inside < now.inside;
			asked_for += m->solved->must_n;
		}
		arena_drop(a);
	}
	CHECK(mattered > 5 && asked_for > 20);
}

TEST(who_has_nobody_from_their_own_unit_is_named)
{
	Arena *a = arena_open();
	MatchSettings s = match_settings();
	s.goal = MATCH_INSIDE;
	Match *m = match_proved(a, sheet_of(a, S("Email,Role,Number of mentors,Capacity,Department\na@x.org,Mentee,2,,Surgery\nb@x.org,Mentee,2,,Surgery\nc@x.org,Mentee,1,,Surgery\n"
		"d@x.org,Mentee,2,,Nursing\nr@x.org,Mentor,,1,Surgery\ns@x.org,Mentor,,9,Chess\nt@x.org,Mentor,,9,Chess\n")), &s);
	MatchInside x = match_inside(a, m);
	CHECK(m->end == MATCH_DONE && x.asks == 2 && x.without.n == 1);        /* c asked for one, nobody is in Nursing */
	MatchFigures f = match_figures(a, m);
	FigureRows rows = match_figure_rows(a, &f);
	CHECK_EQ(rows.list[rows.n - 1].value, S("1 of 2"));
	CHECK(str_ends(rows.list[rows.n - 1].says, str_fmt(a, "Without: %.*s.", STR(match_name(m, x.without.list[0])))));
	arena_drop(a);
}
