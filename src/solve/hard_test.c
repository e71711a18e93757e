/* hard_test.c - problems that make an auction bid for ever if it is not careful: everybody alike, few levels of score, fewer
 * seats than people, needs above choices, no seats at all.  Each answer is proved, and found within so many questions whether to go on. */
#include "base/io.h"
#include "solve/floor.h"
#include "solve/leximin.h"
#include "solve/proof_check.h"
#include "solve/stable.h"
#include "test/check.h"
#include "test/proven.h"

enum { N = 120, RIGHTS = 80, PAIRS = N * RIGHTS, QUESTIONS = 100 };

typedef struct { const char *name; int levels, step, need, seats_most, missing; } Hard;    /* one pair in 'missing' is not allowed; 0: all are */

static const Hard hards[] = {
	{ "everybody alike", 1, 0, 1, 1, 0 },
	{ "everybody alike, several partners", 1, 0, 3, 2, 0 },
	{ "two levels far apart, a war for few seats", 2, SCORE_MOST, 1, 1, 0 },
	{ "two levels, sparse", 2, 1, 1, 1, 9 },
	{ "five levels", 5, 250, 2, 3, 2 },
	{ "few choices, five levels", 5, 250, 2, 3, 30 },
	{ "needs above choices", 3, 100, RIGHTS + 5, 4, 3 },
	{ "no seats", 3, 100, 2, 0, 0 },
	{ "seats nobody needs", 4, 7, 0, 5, 0 },
};

static Graph made(Arena *a, const Hard *h, Dice *d)
{
	int32_t *need = NEW(a, int32_t, N), *seats = NEW(a, int32_t, RIGHTS), *right = NEW(a, int32_t, PAIRS), *score = NEW(a, int32_t, PAIRS);
	int64_t *row = NEW(a, int64_t, N + 1), n = 0;
	for (int r = 0; r < RIGHTS; r++)
		seats[r] = (int32_t)dice_below(d, (uint32_t)h->seats_most + 1);
	for (int l = 0; l < N; l++) {
		need[l] = h->need;
		for (int r = 0; r < RIGHTS; r++) {
			if (h->missing && dice_below(d, (uint32_t)h->missing))
				continue;
			right[n] = r;
			score[n++] = h->step * (int32_t)dice_below(d, (uint32_t)h->levels);
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = N, .rights = RIGHTS, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
}

static bool ask(void *with, int done, int of)
{
	return (void)done, (void)of, ++*(int *)with <= QUESTIONS;
}

static void check_proof(Arena *a, const Hard *h, const char *goal, BMatchEnd end, const Proof *p)
{
	const char *wrong = end == BMATCH_DONE ? proof_wrong(a, p) : "too many questions";
	CHECK_EQ(wrong ? str_fmt(a, "%s: %s: %s", h->name, goal, wrong) : S(""), S(""));
	if (!wrong)
		CHECK_EQ(certificate_wrong(a, p), S(""));
}

static void solve(Arena *a, const Hard *h, const Graph *g)
{
	int      asked = 0, asked_floor = 0, asked_leximin = 0;
	int32_t  cuts[CUTS_MOST];
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE, .go_on = ask, .with = &asked });
	Proof    proof = proof_of_bmatch(a, g, &x, true);
	check_proof(a, h, "everyone", x.end, &proof);
	Floored  f = floor_solve_while(a, g, 1, &(Going){ .go_on = ask, .with = &asked_floor });
	check_proof(a, h, "floor", f.end, &f.proof);
	Leximined m = leximin_solve_while(a, g, cuts, leximin_cuts(g, h->levels - 1, cuts), 1, &(Going){ .go_on = ask, .with = &asked_leximin });
	check_proof(a, h, "leximin", m.end, &m.proof);
	CHECK(f.proof.placed == x.placed && m.proof.placed == x.placed && f.proof.score <= x.score && m.proof.score <= x.score);
	StableProblem s = { .graph = g, .seed = 1 };
	Stable stable = stable_solve(a, &s, STABLE_MOST);
	CHECK_INT(stable_blocking(a, &s, stable.made, 1).n, 0);
	CHECK(2 * x.placed <= 3 * stable.placed && stable.placed <= x.placed);
}

TEST(hard_problems_end_soon_and_are_proved)
{
	Dice d = { 11 };
	for (size_t i = 0; i < COUNT(hards); i++)
		for (int turn = 0; turn < 3; turn++) {
			Arena *a = arena_open();
			Graph  g = made(a, &hards[i], &d);
			solve(a, &hards[i], &g);
			arena_drop(a);
		}
}
