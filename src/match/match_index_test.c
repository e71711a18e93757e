/* match_index_test.c - everybody judged beside everybody at once, and pair by pair: the same, whatever people say. */
#include "match/match_facts.h"
#include "base/io.h"
#include "test/check.h"
#include "test/people_made.h"

enum { PEOPLE = 30 };

/* A cell: nothing, or some of the choices, "|" between them. */
static void some(Buf *b, Dice *d, const char *choices, int most)
{
	Strs all = { 0 };
	for (Str rest = str(choices), one; str_cut(&rest, '|', &one);)
		*PUSH(b->arena, &all) = one;
	int n = (int)dice_below(d, (uint32_t)most + 1);
	buf_char(b, ',');
	for (int i = 0; i < n; i++) {
		buf_add(b, i ? S(";") : S(""));
		buf_add(b, all.list[dice_below(d, (uint32_t)all.n)]);
	}
}

static void others(Buf *b, Dice *d, int one_in)
{
	buf_char(b, ',');
	if (!dice_below(d, (uint32_t)one_in))
		buf_fmt(b, "p%d@x.org; p%d@x.org", (int)dice_below(d, PEOPLE), (int)dice_below(d, PEOPLE));
}

static People *anybody(Arena *a, Dice *d)
{
	static const char topics[] = "Grants|Grant writing|Teaching|Public speaking|Speaking|Data|Data analysis (5)|Writing (1)";
	static const char words[] = "write a grant|teach students|speak in public|analyse data|lead a group|surgery|ethics of data";
	Buf b = buf_open(a);
	buf_lit(&b, "email,role,consent,topics,goals,biography,interests,values,languages,availability,time-zone,mode,city,country,unit,unit-wish,profession,"
		"grade,identity,identity-to-match,identity-wish,capacity,mentors-wanted,manager,avoid,preferred,paired-before\n");
	for (int i = 0; i < PEOPLE; i++) {
		static const char *const roles[] = { "mentor", "mentee", "both" };
		buf_fmt(&b, "p%d@x.org,%s,yes", i, roles[dice_below(d, 3)]);
		some(&b, d, topics, 5), some(&b, d, words, 3), some(&b, d, words, 3), some(&b, d, topics, 3), some(&b, d, "trust|clear goals|trust in people|humour", 3);
		some(&b, d, "English|French|German", 2), some(&b, d, "Monday morning|Monday evening|Friday morning", 3), some(&b, d, "UTC|UTC+05:00|UTC+09:00", 1);
		some(&b, d, "in person|online|either", 1), some(&b, d, "Leeds|Hull", 1), some(&b, d, "UK|France", 1), some(&b, d, "Biology|Physics", 1);
		some(&b, d, "same|other", 1), some(&b, d, "Law|Policy", 1), some(&b, d, "EO|HEO|SEO|professor", 1), some(&b, d, "carer|parent", 2);
		some(&b, d, "carer|parent", 2), some(&b, d, "yes|no", 1), some(&b, d, "0|1|2|3", 1), some(&b, d, "0|1|2", 1);
		others(&b, d, 2), others(&b, d, 6), others(&b, d, 4), others(&b, d, 6);
		buf_char(&b, '\n');
	}
	return sheet_of(a, buf_str(&b));
}

static MatchSettings any_settings(Dice *d)
{
	MatchSettings s = match_settings();
	s.pairing.line = (LineDepth)dice_below(d, 3);
	s.pairing.mentor_stage = dice_below(d, 2) ? SENIORITY_ANY : (Seniority)dice_below(d, 4);
	s.pairing.other_unit = !dice_below(d, 3);
	s.pairing.same_stage = dice_below(d, 2);
	s.fit.stage = (StageWish)dice_below(d, 3);
	s.fit.unit = (UnitWish)dice_below(d, 3);
	for (int i = 0; i < FITS; i++)
		s.fit.weight[i] = dice_below(d, 5) ? (int)dice_below(d, 1001) : 0;
	return s;
}

/* Some have not agreed, and the coordinator keeps some apart. */
static void trouble(Arena *a, Dice *d, MatchFacts *f)
{
	for (int l = 0; l < f->lefts; l++)
		f->as_mentee[l].consents = dice_below(d, 12);
	for (int r = 0; r < f->rights; r++)
		f->as_mentor[r].consents = dice_below(d, 12);
	if (dice_below(d, 2))
		return;
	f->apart = NEW(a, char, size_of((size_t)f->lefts, (size_t)f->rights));
	f->equals_apart = NEW(a, char, size_of((size_t)f->lefts, (size_t)f->lefts));
	for (int i = 0; i < f->lefts * f->rights; i++)
		f->apart[i] = !dice_below(d, 20);
	for (int i = 0; i < f->lefts * f->lefts; i++)
		f->equals_apart[i] = !dice_below(d, 20);
}

typedef struct { int64_t pairs, kept_apart, known, wrong; } Count;

static void count(Count *c, FactsRow row, int other, int fit, uint32_t broken)
{
	c->pairs++;
	c->kept_apart += broken != 0;
	c->known += fit != FIT_NEUTRAL;
	c->wrong += row.fit[other] != fit || row.broken[other] != broken;
}

static void beside_mentors(Arena *a, const MatchFacts *f, const MatchSettings *s, Count *count_in)
{
	FactsIndex *index = facts_index(a, f, s);
	for (int l = 0; l < f->lefts; l++) {
		FactsRow row = facts_index_row(index, l);
		for (int r = 0; r < f->rights; r++) {
			FitCase c = facts_case(f, s, l, r);
			count(count_in, row, r, fit_score(&c, NULL), pairing_broken(facts_pairing(f, s, l, r)));
		}
	}
}

static void beside_mentees(Arena *a, const MatchFacts *f, const MatchSettings *s, bool peers, Count *count_in)
{
	FactsIndex *index = facts_equals_index(a, f, s, peers);
	for (int l = 0; l < f->lefts; l++) {
		FactsRow row = facts_index_row(index, l);
		for (int k = l + 1; k < f->lefts; k++) {
			FitCase c = facts_equals_case(f, s, l, k);
			count(count_in, row, k, likeness_score(&c, NULL), equals_broken(facts_equals_pairing(f, s, l, k), peers));
		}
	}
}

TEST(all_at_once_and_pair_by_pair_are_judged_the_same)
{
	Dice  d = { 29 };
	Count in[3] = { 0 };
	for (int i = 0; i < 150; i++) {
		Arena *a = arena_open();
		MatchSettings s = any_settings(&d);
		MatchFacts   *f = facts_compile(a, anybody(a, &d), &s);
		trouble(a, &d, f);
		beside_mentors(a, f, &s, &in[0]);
		beside_mentees(a, f, &s, false, &in[1]);
		beside_mentees(a, f, &s, true, &in[2]);
		arena_drop(a);
	}
	for (size_t k = 0; k < COUNT(in); k++) {
		CHECK_INT(in[k].wrong, 0);
		CHECK(in[k].kept_apart > in[k].pairs / 20 && in[k].kept_apart < in[k].pairs * 9 / 10 && in[k].known > in[k].pairs / 2);
	}
}
