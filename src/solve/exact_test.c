/* exact_test.c - every goal against dynamic programming over all choices: needs, seats, forbidden and fixed pairs, one inside, a
 * floor, leximin; each answer with its proof.  EXACT_CASES in the environment: how many. */
#include "solve/bmatch.h"
#include "solve/fixed.h"
#include "solve/floor.h"
#include "solve/leximin.h"
#include "solve/proof_check.h"
#include "solve/quota.h"
#include "test/check.h"
#include "test/proven.h"
#include "test/small_made.h"

#include <stdlib.h>

enum { CASES = 10000, CUTS = 3 };
/* Digits of one number: a sum of scores is less than 2^30, a number of pairs less than 2^5. */
#define PLACED(after) (1ll << (30 + 5 * (after)))

typedef struct { Arena *arena; Dice *dice; Graph g; int64_t *worth; int64_t edges; uint64_t seed; } Case;

static int64_t best(Case *c) { return small_best(&(SmallGoal){ .graph = &c->g, .worth = c->worth }); }

/* By our own check, and as a certificate by the verifier's. */
static void check_proof(Case *c, const Proof *p)
{
	const char *wrong = proof_wrong(c->arena, p);
	CHECK_STR(wrong ? wrong : "", "");
	CHECK_EQ(certificate_wrong(c->arena, p), S(""));
}

static void total_and_everyone(Case *c)
{
	for (int everyone = 0; everyone < 2; everyone++) {
		for (int64_t e = 0; e < c->edges; e++)
			c->worth[e] = everyone * PLACED(0) + graph_score(&c->g, e);
		BMatched x = bmatch_solve(c->arena, &(BMatch){ .graph = &c->g, .empty = everyone ? BMATCH_EVERYONE : 0, .seed = c->seed });
		Proof    p = proof_of_bmatch(c->arena, &c->g, &x, everyone);
		CHECK_INT(everyone * x.placed * PLACED(0) + x.score, best(c));
		check_proof(c, &p);
	}
}

static int64_t size_from(Case *c, int32_t least)
{
	for (int64_t e = 0; e < c->edges; e++)
		c->worth[e] = graph_score(&c->g, e) >= least ? 1 : SMALL_NEVER;
	return best(c);
}

static void with_a_floor(Case *c)
{
	int64_t size = size_from(c, INT32_MIN);
	int32_t floor = INT32_MIN;
	Floored x = floor_solve(c->arena, &c->g, c->seed);
	for (int64_t e = 0; e < c->edges && size; e++)
		if (graph_score(&c->g, e) > floor && size_from(c, graph_score(&c->g, e)) == size)
			floor = graph_score(&c->g, e);
	for (int64_t e = 0; e < c->edges; e++)
		c->worth[e] = graph_score(&c->g, e) < floor ? SMALL_NEVER : PLACED(0) + graph_score(&c->g, e);
	CHECK_INT(x.proof.placed * PLACED(0) + x.proof.score, best(c));
	CHECK(x.proof.has_floor == (size > 0) && (!size || x.proof.floor == floor));
	check_proof(c, &x.proof);
}

static int draw_cuts(Case *c, int32_t *cuts)
{
	int n = (int)dice_below(c->dice, CUTS + 1);
	if (dice_below(c->dice, 2))
		return leximin_cuts(&c->g, n, cuts);
	for (int i = 0; i < n; i++)
		cuts[i] = (i ? cuts[i - 1] + 1 : -600) + (int32_t)dice_below(c->dice, dice_below(c->dice, 2) ? 4 : 500);
	return n;
}

static void by_bands(Case *c)
{
	int32_t cuts[CUTS_MOST];
	int     n = draw_cuts(c, cuts);
	Leximined x = leximin_solve(c->arena, &c->g, cuts, n, c->seed);
	int64_t sum = x.proof.placed * PLACED(n) + x.proof.score;
	for (int64_t e = 0; e < c->edges; e++) {
		c->worth[e] = PLACED(n) + graph_score(&c->g, e);
		for (int i = 0; i < n; i++)
			c->worth[e] -= graph_score(&c->g, e) < cuts[i] ? PLACED(n - 1 - i) : 0;
	}
	for (int l = 0; l < c->g.lefts; l++)
		for (int32_t k = x.proof.place[l]; k < x.proof.place[l + 1]; k++)
			for (int i = 0; i < n && x.proof.right[k] >= 0; i++)
				sum -= graph_score(&c->g, graph_edge(&c->g, l, x.proof.right[k])) < cuts[i] ? PLACED(n - 1 - i) : 0;
	CHECK_INT(sum, best(c));
	check_proof(c, &x.proof);
}

/* Some pairs that fit together, fixed: as if they were worth more than all else. */
static void with_fixed_pairs(Case *c)
{
	FixedPair pair[2 * SMALL];
	int       n = 0, need[SMALL], seats[SMALL], most = (int)dice_below(c->dice, 3);
	int64_t   score = 0;
	for (int l = 0; l < c->g.lefts; l++)
		need[l] = c->g.need[l];
	for (int r = 0; r < c->g.rights; r++)
		seats[r] = c->g.seats[r];
	for (int l = 0; l < c->g.lefts; l++)
		for (int64_t e = c->g.row[l]; e < c->g.row[l + 1]; e++) {
			bool fix = n < most && need[l] && seats[c->g.right[e]] && !dice_below(c->dice, 4);
			c->worth[e] = PLACED(0) + graph_score(&c->g, e) + (fix ? PLACED(2) : 0);
			if (!fix)
				continue;
			pair[n++] = (FixedPair){ l, c->g.right[e] };
			need[l]--, seats[c->g.right[e]]--;
			score += graph_score(&c->g, e);
		}
	Graph    rest = graph_fixed(c->arena, &c->g, pair, n);
	BMatched x = bmatch_solve(c->arena, &(BMatch){ .graph = &rest, .empty = BMATCH_EVERYONE, .seed = c->seed });
	CHECK_EQ(bmatch_unproved(c->arena, &rest, &x, BMATCH_EVERYONE), S(""));
	CHECK_INT(n * PLACED(2) + (n + x.placed) * PLACED(0) + score + x.score, best(c));
}

/* Of the places of a left that needs two and more and has somebody inside, one is kept for them. */
static void with_one_inside(Case *c)
{
	const Graph *g = &c->g;
	uint8_t inside[SMALL * SMALL], outside[SMALL * SMALL];
	int32_t most[SMALL];
	for (int l = 0; l < g->lefts; l++) {
		most[l] = g->need[l];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			inside[e] = dice_below(c->dice, 2);
			outside[e] = !inside[e];
			c->worth[e] = PLACED(0) + graph_score(g, e);
			if (inside[e] && g->seats[g->right[e]] && g->need[l] > 1)
				most[l] = g->need[l] - 1;
		}
	}
	Quotaed x = quota_solve(c->arena, &(Quota){ .graph = g, .everyone = true, .inside = inside, .keep_one = true });
	CHECK_INT(x.placed * PLACED(0) + x.score, small_best(&(SmallGoal){ .graph = g, .worth = c->worth, .outside = outside, .outside_most = most }));
}

TEST(every_goal_equals_dynamic_programming)
{
	const char *asked = getenv("EXACT_CASES");
	long cases = asked ? strtol(asked, NULL, 10) : CASES;
	Dice d = { 4711 };
	for (long i = 0; i < cases; i++) {
		Case c = { .arena = arena_open(), .dice = &d, .seed = (uint64_t)i };
		c.g = small_made(c.arena, &d, 1 + (int)(i % (i % 4 ? 5 : SMALL)));
		c.edges = c.g.row[c.g.lefts];
		c.worth = NEW(c.arena, int64_t, c.edges);
		total_and_everyone(&c);
		with_a_floor(&c);
		by_bands(&c);
		with_fixed_pairs(&c);
		with_one_inside(&c);
		arena_drop(c.arena);
	}
}
