/* goals_test.c - a floor and leximin where it is awkward: people alike, few levels, no seats, more wanted than there is, scores as
 * far apart as can be; each answer with its proof. */
#include "base/io.h"
#include "solve/floor.h"
#include "solve/leximin.h"
#include "solve/proof_check.h"
#include "test/check.h"
#include "test/graph_made.h"
#include "test/proven.h"

#include <string.h>

enum { BANDS = 20 };

typedef struct { int lefts, rights, need, seats; uint32_t levels; int32_t low, step; int holes; bool alike; } Temper;

static Graph made(Arena *a, Dice *d, const Temper *t)
{
	Graph    g = { .lefts = t->lefts, .rights = t->rights };
	int32_t *need = NEW(a, int32_t, g.lefts + 1), *seats = NEW(a, int32_t, g.rights + 1), edges = g.lefts * g.rights;
	int32_t *right = NEW(a, int32_t, edges + 1), *wide = NEW(a, int32_t, edges + 1);
	int64_t *row = NEW(a, int64_t, g.lefts + 1);
	for (int r = 0; r < g.rights; r++)
		seats[r] = t->seats;
	for (int l = 0; l < g.lefts; l++) {
		need[l] = t->need;
		row[l + 1] = row[l];
		for (int r = 0; r < g.rights; r++)
			if (dice_below(d, 10) >= (uint32_t)t->holes) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = t->low + t->step * (t->alike ? r % 7 : (int32_t)dice_below(d, t->levels));
			}
	}
	g.need = need, g.seats = seats, g.row = row, g.right = right, g.wide = wide;
	return g;
}

static void check(Arena *a, const Graph *g, int bands)
{
	int32_t   cuts[CUTS_MOST];
	Floored   f = floor_solve(a, g, 1);
	Leximined x = leximin_solve(a, g, cuts, leximin_cuts(g, bands, cuts), 1);
	const char *wrong = proof_wrong(a, &f.proof), *other = proof_wrong(a, &x.proof);
	CHECK_STR(wrong ? wrong : "", "");
	CHECK_STR(other ? other : "", "");
	CHECK_EQ(certificate_wrong(a, &f.proof), S(""));
	CHECK_EQ(certificate_wrong(a, &x.proof), S(""));
	CHECK_INT(f.proof.placed, x.proof.placed);
}

TEST(awkward_problems_have_a_floor_and_bands)
{
	static const Temper all[] = {
		{ 60, 20, 1, 3, 1001, 0, 1, 2, false },                 /* just enough */
		{ 60, 20, 1, 2, 1001, 0, 1, 8, false },                 /* not enough, few choices */
		{ 60, 20, 1, 3, 2, -500, 250, 0, false },               /* two levels, dense */
		{ 60, 20, 1, 3, 1, 7, 1, 0, false },                    /* one level */
		{ 60, 60, 1, 1, 1, 0, 100, 0, true },                   /* all people alike */
		{ 40, 30, 3, 4, 5, 0, 250, 3, false },                  /* several each */
		{ 40, 30, 50, 4, 5, 0, 250, 5, false },                 /* more wanted than choices */
		{ 40, 30, 2, 0, 5, 0, 250, 0, false },                  /* no seats */
		{ 30, 30, 1, 1, 3, -SCORE_MOST, SCORE_MOST, 0, false }, /* as far apart as can be */
		{ 30, 30, 2, 2, 2000001, -SCORE_MOST, 1, 4, false },
		{ 1, 1, 1, 1, 1, -5, 1, 0, false }, { 0, 0, 1, 1, 1, 0, 1, 0, false }, { 0, 3, 1, 1, 1, 0, 1, 0, false }, { 3, 0, 1, 1, 1, 0, 1, 0, false },
		{ 5, 5, 1, 1, 9, 0, 1, 10, false },                     /* no pairs at all */
	};
	Dice d = { 61 };
	for (size_t i = 0; i < COUNT(all); i++)
		for (int bands = 1; bands <= CUTS_MOST; bands += 9) {
			Arena *a = arena_open();
			Graph  g = made(a, &d, &all[i]);
			check(a, &g, bands);
			arena_drop(a);
		}
}

/* A chain in which one more pair costs everybody's best: prices as far from nothing as can be. */
TEST(prices_add_up_along_a_chain)
{
	enum { LONG = 300 };
	Arena   *a = arena_open();
	int32_t  one[LONG], right[2 * LONG], wide[2 * LONG];
	int64_t  row[LONG + 1] = { 0 };
	for (int l = 0; l < LONG; l++) {
		one[l] = 1;
		row[l + 1] = row[l];
		for (int r = l ? l - 1 : 0; r <= l; r++) {
			right[row[l + 1]] = r;
			wide[row[l + 1]++] = r == l ? -SCORE_MOST : SCORE_MOST;
		}
	}
	Graph g = { .lefts = LONG, .rights = LONG, .need = one, .seats = one, .row = row, .right = right, .wide = wide };
	check(a, &g, BANDS);
	arena_drop(a);
}

/* 3 with 3: the greatest sum leaves one far down; the floor saves the last; leximin saves the most after the last. */
TEST(goals_differ_as_they_should)
{
	static const int32_t one[] = { 1, 1, 1 }, right[] = { 0, 1, 2, 0, 1, 2, 0, 1, 2 }, cuts[] = { 3, 6 };
	static const int64_t row[] = { 0, 3, 6, 9 };
	static const int32_t score[] = { 20, 5, 4, 15, 1, 4, 5, 5, 5 };
	Graph  g = { .lefts = 3, .rights = 3, .need = one, .seats = one, .row = row, .right = right, .wide = score };
	Arena *a = arena_open();
	BMatched best = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
	Floored  f = floor_solve(a, &g, 0);
	Leximined x = leximin_solve(a, &g, cuts, 2, 0);
	CHECK_EQ(bmatch_unproved(a, &g, &best, BMATCH_EVERYONE), S(""));
	CHECK_EQ(certificate_wrong(a, &f.proof), S(""));
	CHECK_EQ(certificate_wrong(a, &x.proof), S(""));
	CHECK_INT(best.score, 29);              /* 20, 4, 5 */
	CHECK_INT(f.proof.floor, 5);            /* 5, 15, 5 */
	CHECK_INT(f.proof.score, 25);
	CHECK_INT(x.proof.score, 29);           /* nobody below 3, two below 6 in either; then the sum */
	arena_drop(a);
}

static bool not_for_ever(void *with, int done, int of)
{
	(void)done, (void)of;
	return ++*(int *)with < 2000;
}

/* Bands weigh so much more than scores that prices may have far to go: when auctions left a few bidders for smaller steps, this took
 * hours. */
TEST(leximin_of_thousands_is_soon_found)
{
	Arena  *a = arena_open();
	Graph   g = graph_made(a, 'p', 3000, 1000, 64, 5, 7);
	int32_t cuts[CUTS_MOST];
	int     asked = 0, n = leximin_cuts(&g, BANDS, cuts);
	Going   going = { .go_on = not_for_ever, .with = &asked };
	Leximined x = leximin_solve_while(a, &g, cuts, n, 0, &going);
	CHECK(x.end == BMATCH_DONE && !certificate_wrong(a, &x.proof).n);
	arena_drop(a);
}
