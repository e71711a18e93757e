/* instead_test.c - what could be chosen instead, and what keeps most of what there was, against every choice there is. */
#include "solve/floor.h"
#include "solve/instead.h"
#include "solve/leximin.h"
#include "solve/nearest.h"
#include "test/check.h"
#include "test/proven.h"
#include "test/small_made.h"

enum { CASES = 12000, SIDE = 4, EDGES = SIDE * SIDE, DIGITS = CUTS_MOST + 2 };

typedef struct {
	const Proof *p;
	bool    now[EDGES];
	int32_t used[SIDE];
	int64_t best[DIGITS];
	bool    any;
	bool    can[EDGES][EDGES];      /* [e][f]: some best choice has f and not e */
	uint8_t was[EDGES];             /* drawn */
	int     kept;                   /* of these, in the best choice that has most */
} All;

static void worth(const Proof *p, const bool *made, int64_t *sum)
{
	for (int i = 0; i < p->digits; i++)
		sum[i] = 0;
	for (int64_t e = 0; e < p->graph->row[p->graph->lefts]; e++) {
		int32_t score = graph_score(p->graph, e);
		int     n = 0;
		if (!made[e])
			continue;
		if (p->goal != GOAL_TOTAL)
			sum[n++]++;
		for (int i = 0; i < p->cut_count; i++)
			sum[n++] -= score < p->cuts[i];
		sum[n] += score;
	}
}

static int compare(const int64_t *a, const int64_t *b, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i] != b[i])
			return a[i] > b[i] ? 1 : -1;
	return 0;
}

static void look(All *x)
{
	int64_t sum[DIGITS], edges = x->p->graph->row[x->p->graph->lefts];
	worth(x->p, x->now, sum);
	int c = x->any ? compare(sum, x->best, x->p->digits) : 1;
	if (c < 0)
		return;
	if (c > 0) {
		memcpy(x->best, sum, sizeof sum);
		memset(x->can, 0, sizeof x->can);
		x->any = true;
		x->kept = 0;
	}
	int kept = 0;
	for (int64_t e = 0; e < edges; e++)
		kept += x->now[e] && x->was[e];
	x->kept = kept > x->kept ? kept : x->kept;
	for (int64_t e = 0; e < edges; e++)
		for (int64_t f = 0; f < edges; f++)
			x->can[e][f] = x->can[e][f] || (!x->now[e] && x->now[f]);
}

static void every_choice(All *x, int l, int64_t e, int32_t held)
{
	const Graph *g = x->p->graph;
	if (l == g->lefts) {
		look(x);
		return;
	}
	if (e == g->row[l + 1]) {
		every_choice(x, l + 1, e, 0);
		return;
	}
	int32_t r = g->right[e];
	every_choice(x, l, e + 1, held);
	if (held == g->need[l] || x->used[r] == g->seats[r] || (x->p->has_floor && graph_score(g, e) < x->p->floor))
		return;
	x->now[e] = true;
	x->used[r]++;
	every_choice(x, l, e + 1, held + 1);
	x->now[e] = false;
	x->used[r]--;
}

static void compare_nearest(Arena *a, const All *x)
{
	NearestPairs pairs = nearest_to(a, x->p, x->was, 1);
	const Graph *g = x->p->graph;
	bool         made[EDGES] = { false };
	int64_t      sum[DIGITS];
	int32_t      used[SIDE] = { 0 }, held[SIDE] = { 0 };
	int          kept = 0;
	for (int i = 0; i < pairs.n; i++) {
		int64_t e = graph_edge(g, pairs.list[i].left, pairs.list[i].right);
		CHECK(!made[e] && ++used[pairs.list[i].right] <= g->seats[pairs.list[i].right] && ++held[pairs.list[i].left] <= g->need[pairs.list[i].left]);
		made[e] = true;
		kept += x->was[e];
	}
	worth(x->p, made, sum);
	CHECK_INT(compare(sum, x->best, x->p->digits), 0);
	CHECK_INT(kept, x->kept);
}

static int compare_all(Arena *a, Dice *d, const Proof *p)
{
	static All x;
	const Graph *g = p->graph;
	Instead     *instead = instead_open(a, p);
	int          found = 0;
	x = (All){ .p = p };
	for (int e = 0; e < EDGES; e++)
		x.was[e] = dice_below(d, 3) == 0;
	every_choice(&x, 0, 0, 0);
	compare_nearest(a, &x);
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = p->place[l]; k < p->place[l + 1]; k++) {
			if (p->right[k] < 0)
				continue;
			InsteadRights rights = instead_of(a, instead, l, p->right[k]);
			int64_t mine = graph_edge(g, l, p->right[k]);
			int     at = 0;
			for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
				bool held = false, told = at < rights.n && rights.list[at] == g->right[e];
				for (int32_t i = p->place[l]; i < p->place[l + 1]; i++)
					held = held || p->right[i] == g->right[e];
				CHECK_INT(told, !held && x.can[mine][e]);
				at += told;
			}
			CHECK_INT(at, rights.n);
			found += rights.n;
		}
	return found;
}

TEST(what_is_as_good_is_found_and_no_more)
{
	Dice d = { 23 };
	int  found = 0;
	for (int i = 0; i < CASES; i++) {
		Arena  *a = arena_open();
		Graph   g = small_made(a, &d, 1 + i % SIDE);
		int32_t cuts[] = { 1, 3, 250 };
		BMatched total = bmatch_solve(a, &(BMatch){ .graph = &g, .seed = 1 }), everyone = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE, .seed = 1 });
		Proof proofs[] = { proof_of_bmatch(a, &g, &total, false), proof_of_bmatch(a, &g, &everyone, true), floor_solve(a, &g, 1).proof,
			leximin_solve(a, &g, cuts, COUNT(cuts), 1).proof };
		for (size_t k = 0; k < COUNT(proofs); k++)
			CHECK_EQ(certificate_wrong(a, &proofs[k]), S(""));
		for (size_t k = 0; k < COUNT(proofs); k++)
			found += compare_all(a, &d, &proofs[k]);
		arena_drop(a);
	}
	CHECK(found > 800);
}
