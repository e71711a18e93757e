/* changed_test.c - what a change of the problem must and must not do to the answer; two ways to the same optimum; and optima
 * that others have published. */
#include "solve/bmatch.h"
#include "solve/floor.h"
#include "solve/leximin.h"
#include "solve/proof_check.h"
#include "solve/quota.h"
#include "test/check.h"
#include "test/proven.h"
#include "test/small_made.h"

#include <stdlib.h>
#include <string.h>

enum { CASES = 3000, BANDS = 4, FACTOR = 7, LARGE = 40 };

typedef struct { Proof total, everyone, floor, leximin; } All;

static All solve_all(Arena *a, const Graph *g, const int32_t *cuts, int n)
{
	BMatched t = bmatch_solve(a, &(BMatch){ .graph = g }), e = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE });
	All x = { proof_of_bmatch(a, g, &t, false), proof_of_bmatch(a, g, &e, true), floor_solve(a, g, 0).proof, leximin_solve(a, g, cuts, n, 0).proof };
	CHECK_EQ(certificate_wrong(a, &x.total), S(""));
	CHECK_EQ(certificate_wrong(a, &x.everyone), S(""));
	CHECK_EQ(certificate_wrong(a, &x.floor), S(""));
	CHECK_EQ(certificate_wrong(a, &x.leximin), S(""));
	return x;
}

static int32_t *drawn(Arena *a, int32_t n) { return NEW(a, int32_t, n + 1); }

static int32_t *shuffled(Arena *a, Dice *d, int n)
{
	int32_t *x = drawn(a, n);
	for (int i = 0; i < n; i++) {
		int k = (int)dice_below(d, (uint32_t)i + 1);
		x[i] = x[k];
		x[k] = i;
	}
	return x;
}

/* ---- more pairs ------------------------------------------------------------------------------------ */

/* The same without edge 'gone'. */
static Graph fewer(Arena *a, const Graph *g, int64_t gone)
{
	int64_t  n = 0, edges = g->row[g->lefts], *row = NEW(a, int64_t, g->lefts + 1);
	int32_t *right = drawn(a, (int32_t)edges), *wide = drawn(a, (int32_t)edges);
	for (int l = 0; l < g->lefts; l++) {
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (e != gone) {
				right[n] = g->right[e];
				wide[n++] = graph_score(g, e);
			}
		row[l + 1] = n;
	}
	Graph out = *g;
	out.row = row, out.right = right, out.wide = wide;
	return out;
}

static bool at_least(const Proof *x, const Proof *y) { return x->placed != y->placed ? x->placed > y->placed : x->score >= y->score; }

TEST(a_pair_more_never_makes_it_worse)
{
	Dice d = { 31 };
	int  compared = 0;
	for (int i = 0; i < CASES; i++) {
		Arena *a = arena_open();
		Graph  g = small_made(a, &d, SMALL);
		if (g.row[g.lefts]) {
			int32_t cuts[CUTS_MOST];
			int     n = leximin_cuts(&g, BANDS, cuts);
			Graph   less = fewer(a, &g, dice_below(&d, (uint32_t)g.row[g.lefts]));
			All     x = solve_all(a, &g, cuts, n), y = solve_all(a, &less, cuts, n);
			CHECK(x.total.score >= y.total.score && at_least(&x.everyone, &y.everyone));
			CHECK(x.floor.placed > y.floor.placed || x.floor.floor >= y.floor.floor || !y.floor.placed);
			CHECK(x.leximin.placed >= y.leximin.placed);
			compared++;
		}
		arena_drop(a);
	}
	CHECK(compared > CASES / 2);
}

/* ---- other names ----------------------------------------------------------------------------------- */

static Graph renamed(Arena *a, Dice *d, const Graph *g)
{
	int32_t *left = shuffled(a, d, g->lefts), *name = shuffled(a, d, g->rights), edges = (int32_t)g->row[g->lefts], n = 0;
	int32_t *need = drawn(a, g->lefts), *seats = drawn(a, g->rights), *right = drawn(a, edges), *wide = drawn(a, edges);
	int64_t *row = NEW(a, int64_t, g->lefts + 1);
	for (int r = 0; r < g->rights; r++)
		seats[name[r]] = g->seats[r];
	for (int l = 0; l < g->lefts; l++) {
		need[l] = g->need[left[l]];
		for (int64_t e = g->row[left[l] + 1] - 1; e >= g->row[left[l]]; e--) {
			right[n] = name[g->right[e]];
			wide[n++] = graph_score(g, e);
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = g->lefts, .rights = g->rights, .need = need, .seats = seats, .row = row, .right = right, .wide = wide };
}

/* Where the sum alone counts, pairs of no points may be made or not. */
static bool same(const Proof *x, const Proof *y) { return (x->goal == GOAL_TOTAL || x->placed == y->placed) && x->score == y->score && x->floor == y->floor; }

TEST(names_do_not_matter)
{
	Dice d = { 32 };
	for (int i = 0; i < CASES; i++) {
		Arena  *a = arena_open();
		Graph   g = small_made(a, &d, SMALL), h = renamed(a, &d, &g);
		int32_t cuts[CUTS_MOST];
		int     n = leximin_cuts(&g, BANDS, cuts);
		All     x = solve_all(a, &g, cuts, n), y = solve_all(a, &h, cuts, n);
		CHECK(same(&x.total, &y.total) && same(&x.everyone, &y.everyone) && same(&x.floor, &y.floor) && same(&x.leximin, &y.leximin));
		arena_drop(a);
	}
}

/* ---- other points ---------------------------------------------------------------------------------- */

/* The proof of the same pairs when every score counts FACTOR times as much: only the last digit knows scores. */
static Proof scaled(Arena *a, const Proof *p, const Graph *g, const int32_t *cuts)
{
	Proof    q = *p;
	size_t   lefts = (size_t)g->lefts * (size_t)p->digits, rights = (size_t)g->rights * (size_t)p->digits;
	int64_t *u = NEW(a, int64_t, lefts + 1), *v = NEW(a, int64_t, rights + 1);
	for (size_t i = 0; i < lefts; i++)
		u[i] = p->price_left[i] * ((int)(i % (size_t)p->digits) == p->digits - 1 ? FACTOR : 1);
	for (size_t i = 0; i < rights; i++)
		v[i] = p->price_right[i] * ((int)(i % (size_t)p->digits) == p->digits - 1 ? FACTOR : 1);
	q.graph = g;
	q.cuts = cuts;
	q.score *= FACTOR;
	q.floor *= FACTOR;
	q.price_left = u;
	q.price_right = v;
	return q;
}

static void check_scaled(Arena *a, const Proof *before, const Proof *after, const Graph *g, const int32_t *cuts)
{
	Proof p = scaled(a, before, g, cuts);
	CHECK(same(&p, after));
	CHECK(!proof_wrong(a, &p) && !certificate_wrong(a, &p).n);
}

TEST(scores_and_prices_grow_together)
{
	Dice d = { 33 };
	for (int i = 0; i < CASES; i++) {
		Arena   *a = arena_open();
		Graph    g = small_made(a, &d, SMALL), h = g;
		int32_t  cuts[CUTS_MOST], large[CUTS_MOST], edges = (int32_t)g.row[g.lefts], *wide = drawn(a, edges), *narrow = drawn(a, edges);
		for (int32_t e = 0; e < edges; e++) {
			narrow[e] = graph_score(&g, e) % (SCORE_MOST / FACTOR);
			wide[e] = FACTOR * narrow[e];
		}
		g.wide = narrow;
		h.wide = wide;
		int n = leximin_cuts(&g, BANDS, cuts);
		for (int k = 0; k < n; k++)
			large[k] = FACTOR * cuts[k];
		All x = solve_all(a, &g, cuts, n), y = solve_all(a, &h, large, n);
		check_scaled(a, &x.total, &y.total, &h, NULL);
		check_scaled(a, &x.everyone, &y.everyone, &h, NULL);
		check_scaled(a, &x.floor, &y.floor, &h, NULL);
		check_scaled(a, &x.leximin, &y.leximin, &h, large);
		arena_drop(a);
	}
}

/* ---- another way ----------------------------------------------------------------------------------- */

static Graph middling(Arena *a, Dice *d)
{
	Graph    g = { .lefts = LARGE, .rights = LARGE / 2 };
	int32_t *need = drawn(a, g.lefts), *seats = drawn(a, g.rights), *right = drawn(a, LARGE * LARGE), *wide = drawn(a, LARGE * LARGE);
	int64_t *row = NEW(a, int64_t, g.lefts + 1);
	uint32_t levels = dice_below(d, 2) ? 4 : 1001, dense = 1 + dice_below(d, 5);
	for (int r = 0; r < g.rights; r++)
		seats[r] = (int32_t)dice_below(d, 6);
	for (int l = 0; l < g.lefts; l++) {
		need[l] = (int32_t)dice_below(d, 4);
		row[l + 1] = row[l];
		for (int r = 0; r < g.rights; r++)
			if (dice_below(d, 6) < dense) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = (int32_t)dice_below(d, levels) - 200;
			}
	}
	g.need = need, g.seats = seats, g.row = row, g.right = right, g.wide = wide;
	return g;
}

TEST(auctions_and_flows_agree)
{
	Dice d = { 34 };
	for (int i = 0; i < CASES / 10; i++) {
		Arena   *a = arena_open();
		Graph    g = middling(a, &d);
		bool     everyone = i % 2;
		BMatched x = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = everyone ? BMATCH_EVERYONE : 0 });
		Quotaed  y = quota_solve(a, &(Quota){ .graph = &g, .everyone = everyone });
		CHECK(x.score == y.score && (!everyone || x.placed == y.placed));
		CHECK_EQ(bmatch_unproved(a, &g, &x, everyone ? BMATCH_EVERYONE : 0), S(""));
		arena_drop(a);
	}
}

/* ---- what others found ----------------------------------------------------------------------------- */

static Graph published(Arena *a, const char *path)
{
	Str text = S(""), why;
	CHECK(io_read(a, path, 1 << 20, &text, &why));
	char    *p = str_c(a, text);
	int      n = (int)strtol(p, &p, 10);
	int32_t *one = drawn(a, n), *right = drawn(a, n * n), *wide = drawn(a, n * n);
	int64_t *row = NEW(a, int64_t, n + 1);
	for (int i = 0; i < n; i++) {
		one[i] = 1;
		row[i + 1] = row[i] + n;
	}
	for (int i = 0; i < n * n; i++) {
		right[i] = i % n;
		wide[i] = -(int32_t)strtol(p, &p, 10);
	}
	return (Graph){ .lefts = n, .rights = n, .need = one, .seats = one, .row = row, .right = right, .wide = wide };
}

TEST(published_optima_are_reached)
{
	static const struct { const char *path; int n, cost; } all[] = {
		{ "test/data/orlib/assign100.txt", 100, 305 }, { "test/data/orlib/assign200.txt", 200, 475 },
		{ "test/data/orlib/assign300.txt", 300, 626 }, { "test/data/orlib/assign400.txt", 400, 804 },
	};
	for (size_t i = 0; i < COUNT(all); i++) {
		Arena   *a = arena_open();
		Graph    g = published(a, all[i].path);
		BMatched x = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
		Proof    p = proof_of_bmatch(a, &g, &x, true);
		CHECK_INT(x.placed, all[i].n);
		CHECK_INT(x.score, -all[i].cost);
		CHECK(!proof_wrong(a, &p) && !certificate_wrong(a, &p).n);
		arena_drop(a);
	}
}
