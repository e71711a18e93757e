/* match_short_test.c - why nobody: the groups add up for any sheet, and do not tell of wishes in confidence. */
#include "base/io.h"
#include "match/match_facts.h"
#include "match/match_short.h"
#include "match/match_solve.h"
#include "test/check.h"
#include "test/people_made.h"

enum { CASES = 400 };

static People *anybody(Arena *a, Dice *d, int n)
{
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Topics,Capacity,Mentors wanted,Manager,Avoid\n");
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "p%d@x.org,%s,T%d,%d,%d,", i, i % 3 ? "Mentee" : "Mentor", (int)dice_below(d, 3), (int)dice_below(d, 3), 1 + (int)dice_below(d, 3));
		buf_fmt(&b, dice_below(d, 2) ? "," : "p%d@x.org,", 3 * (int)dice_below(d, n / 3));
		buf_fmt(&b, dice_below(d, 3) ? "\n" : "p%d@x.org\n", 3 * (int)dice_below(d, n / 3));
	}
	return sheet_of(a, buf_str(&b));
}

static int64_t open_wishes(const Match *m) { return (int64_t)m->wants - m->pairs.n; }

TEST(groups_account_for_every_open_wish)
{
	Dice d = { 11 };
	for (int i = 0; i < CASES; i++) {
		Arena        *a = arena_open();
		MatchSettings s = match_settings();
		People       *p = anybody(a, &d, 6 + i % 20);
		s.goal = (MatchGoal)(i % MATCH_GOALS);
		Match *plain = match_proved(a, p, &s);
		for (int k = 0; k < plain->pairs.n && k < i % 3; k++)
			*PUSH(a, &s.must) = (MatchNamed){ p->list[plain->pairs.list[k].mentor].email, p->list[plain->pairs.list[k].mentee].email, 0 };
		Match      *m = match_proved(a, p, &s);
		MatchShorts open = match_short(a, m, false), guarded = match_short(a, m, true);
		CHECK_INT(open.missing + open.forgone, open_wishes(m));
		CHECK(guarded.missing <= open.missing && guarded.forgone == open.forgone);
		if (s.goal == MATCH_EVERYONE || s.goal == MATCH_FLOOR || s.goal == MATCH_LEXIMIN)
			CHECK_INT(open.forgone, 0);
		for (int k = 0; k < open.groups.n; k++) {
			const MatchShort *g = &open.groups.list[k];
			CHECK_INT(g->missing, g->wants - (g->places - g->asked) - g->held);
			CHECK(g->missing > 0 && g->more <= g->missing && g->mentees.n > 0);
			CHECK(!k || g->missing <= open.groups.list[k - 1].missing);
		}
		arena_drop(a);
	}
}

static const MatchShort *only(const MatchShorts *all)
{
	CHECK_INT(all->groups.n, 1);
	return &all->groups.list[0];
}

TEST(a_group_is_told_in_words)
{
	Arena        *a = arena_open();
	MatchSettings s = match_settings();
	Match *m = match_proved(a, sheet_of(a, S("Email,Name,Role,Manager,Capacity\n"
		"ana@x.org,Ana,Mentee,ben@x.org,\neva@x.org,Eva,Mentee,ben@x.org,\nben@x.org,Ben,Mentor,,3\ncem@x.org,Cem,Mentor,,1\n")), &s);
	MatchShorts all = match_short(a, m, false);
	CHECK_EQ(only(&all)->says, S("These 2 mentees ask for 2 mentors together. The rules allow them only one mentor, who has 1 place. So 1 wish stays open, whatever is chosen."));
	CHECK_EQ(only(&all)->helps, S("1 more place with this mentor would meet it. 1 other mentor has 3 places left over, but the rules keep them apart; most often: "
		"A mentor must be outside the mentee's line management."));
	arena_drop(a);
}

/* Whether Eva asked not to have Ben cannot be told from a guarded answer: it is the same without that wish. */
TEST(wishes_in_confidence_show_nowhere)
{
	Arena        *a = arena_open();
	MatchSettings s = match_settings();
	static const char sheet[] = "Email,Name,Role,Avoid,Capacity,Manager\neva@x.org,Eva,Mentee,%s,,\nana@x.org,Ana,Mentee,,,\nida@x.org,Ida,Mentee,,,ben@x.org\nben@x.org,Ben,Mentor,,%d,\n";
	for (int places = 1; places < 4; places++) {
		Match *with = match_proved(a, sheet_of(a, str_fmt(a, sheet, "ben@x.org", places)), &s);
		Match *without = match_proved(a, sheet_of(a, str_fmt(a, sheet, "", places)), &s);
		MatchShorts x = match_short(a, with, true), y = match_short(a, without, true), known = match_short(a, with, false);
		CHECK_INT(x.groups.n, y.groups.n);
		CHECK(known.missing > x.missing || places == 1);
		for (int i = 0; i < x.groups.n; i++) {
			CHECK_EQ(x.groups.list[i].says, y.groups.list[i].says);
			CHECK(!str_holds(x.groups.list[i].helps, S("confidence")));
		}
	}
	arena_drop(a);
}
