/* bmatch_test.c - b-matchings against brute force, their own proof, and what must not hang. */
#include "base/io.h"
#include "solve/bmatch.h"
#include "solve/graph_text.h"
#include "solve/reach.h"
#include "test/check.h"
#include "test/proven.h"

#include <string.h>

enum { PROBLEMS = 25000, SIDE = 5 };

/* ---- by trying everything: places first or not, then scores ----------------------------------- */

typedef struct { const Graph *g; int32_t need[SIDE], seats[SIDE]; int64_t placed, score, best_placed, best; bool everyone; } Brute;

static void try_all(Brute *b, int l, int64_t e)
{
	while (l < b->g->lefts && e == b->g->row[l + 1])
		l++;
	if (l == b->g->lefts) {
		bool better = b->everyone && b->placed != b->best_placed ? b->placed > b->best_placed : b->score > b->best;
		if (better) {
			b->best_placed = b->placed;
			b->best = b->score;
		}
		return;
	}
	int32_t r = b->g->right[e], score = graph_score(b->g, e);
	try_all(b, l, e + 1);
	if (!b->need[l] || !b->seats[r])
		return;
	b->need[l]--, b->seats[r]--, b->placed++, b->score += score;
	try_all(b, l, e + 1);
	b->need[l]++, b->seats[r]++, b->placed--, b->score -= score;
}

static Brute brute(const Graph *g, bool everyone)
{
	Brute b = { .g = g, .everyone = everyone };
	memcpy(b.need, g->need, sizeof *g->need * (size_t)g->lefts);
	memcpy(b.seats, g->seats, sizeof *g->seats * (size_t)g->rights);
	try_all(&b, 0, 0);
	return b;
}

/* A graph of every temper: few or many score levels, sparse or dense, tight or ample, scores below nothing. */
static Graph made(Arena *a, Dice *d, int side)
{
	Graph    g = { .lefts = (int)dice_below(d, (uint32_t)side + 1), .rights = (int)dice_below(d, (uint32_t)side + 1) };
	int32_t *need = NEW(a, int32_t, g.lefts), *seats = NEW(a, int32_t, g.rights), *right = NEW(a, int32_t, g.lefts * g.rights);
	int32_t *wide = NEW(a, int32_t, g.lefts * g.rights), levels = (int32_t[]){ 1, 3, 40, SCORE_MOST }[dice_below(d, 4)];
	int32_t  low = dice_below(d, 2) ? -levels / 2 : 0, step = dice_below(d, 2) && levels < 100 ? 250 : 1;
	int64_t *row = NEW(a, int64_t, g.lefts + 1);
	uint32_t k = 1 + dice_below(d, 3), c = 1 + dice_below(d, 4), holes = dice_below(d, 8);
	for (int l = 0; l < g.lefts; l++)
		need[l] = k == 1 ? 1 : (int32_t)dice_below(d, k + 1);
	for (int r = 0; r < g.rights; r++)
		seats[r] = (int32_t)dice_below(d, c + 1);
	for (int l = 0; l < g.lefts; l++) {
		row[l + 1] = row[l];
		for (int r = 0; r < g.rights; r++)
			if (dice_below(d, 9) >= holes) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = step * (low + (int32_t)dice_below(d, (uint32_t)levels));
			}
	}
	g.need = need, g.seats = seats, g.row = row, g.right = right, g.wide = wide;
	return g;
}

TEST(bmatch_equals_brute_force_and_its_proof_holds)
{
	Dice d = { 20261122 };
	for (int i = 0; i < PROBLEMS; i++) {
		Arena   *a = arena_open();
		Graph    g = made(a, &d, 1 + i % (i % 50 ? 4 : SIDE));
		bool     everyone = i % 3 != 0;
		BMatched x = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = everyone ? BMATCH_EVERYONE : 0, .seed = (uint64_t)i });
		Brute    b = brute(&g, everyone);
		const char *wrong = bmatch_wrong(a, &g, &x);
		Proof    p = proof_of_bmatch(a, &g, &x, everyone);
		CHECK_EQ(str(wrong ? wrong : ""), S(""));
		CHECK_EQ(certificate_wrong(a, &p), S(""));
		CHECK_INT(x.score, b.best);
		if (everyone) {
			CHECK_INT(x.placed, b.best_placed);
			CHECK(!reach_all(a, &g, &x, INT32_MIN).more);
		}
		arena_drop(a);
	}
}

/* One more pair costs many points: a chain in which everybody must step down. */
TEST(everyone_comes_first_whatever_it_costs)
{
	enum { LONG = 300 };
	Arena *a = arena_open();
	Buf    b = buf_open(a);
	Str    wrong;
	buf_fmt(&b, "p bmatch %d %d %d\n", LONG, LONG, 2 * LONG - 1);
	for (int i = 1; i <= LONG; i++) {
		buf_fmt(&b, "e %d %d -1000000\n", i, i);
		if (i > 1)
			buf_fmt(&b, "e %d %d 1000000\n", i, i - 1);
	}
	const Graph *g = graph_read(a, buf_str(&b), &wrong);
	BMatched all = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE }), best = bmatch_solve(a, &(BMatch){ .graph = g });
	CHECK_INT(all.placed, LONG);
	CHECK_INT(all.score, -1000000LL * LONG);
	CHECK_INT(best.placed, LONG - 1);
	CHECK(!bmatch_wrong(a, g, &all) && !bmatch_wrong(a, g, &best));
	CHECK_EQ(certificate_wrong(a, &(Proof[]){ proof_of_bmatch(a, g, &all, true) }[0]), S(""));
	CHECK_EQ(certificate_wrong(a, &(Proof[]){ proof_of_bmatch(a, g, &best, false) }[0]), S(""));
	arena_drop(a);
}

TEST(a_graph_that_is_wrong_is_refused_with_its_line)
{
	static const struct { const char *text, *says; } all[] = {
		{ "e 1 1 5\n", "Line 1: the line 'p bmatch L R E' should come first." },
		{ "p bmatch 1 1 1\ne 1 2 5\n", "Line 2: a number is out of its bounds." },
		{ "p bmatch 1 1 1\ne 1 1 1000001\n", "Line 2: a number is out of its bounds." },
		{ "p bmatch 1 1 1\ne 1 1 x\n", "Line 2: a whole number should stand here." },
		{ "p bmatch 1 1 2\ne 1 1 5\n", "The p line speaks of 2 pairs, and there are 1." },
		{ "p bmatch 1 1 2\ne 1 1 5\ne 1 1 6\n", "The pair 1 1 is there twice." },
		{ "c nothing\n", "There is no line 'p bmatch L R E'." },
		{ "p bmatch 1 1 0\nq\n", "Line 2: a line begins with c, p, l, r or e." },
	};
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(all); i++) {
		Str wrong;
		CHECK(!graph_read(a, str(all[i].text), &wrong));
		CHECK_EQ(wrong, str(all[i].says));
	}
	arena_drop(a);
}
