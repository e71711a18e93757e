/* repair_test.c - the least disruption against all ways there are; the best again against solving anew. */
#include "solve/proof_check.h"
#include "solve/reach.h"
#include "solve/renew.h"
#include "solve/repair.h"
#include "test/check.h"
#include "test/proven.h"
#include "test/small_made.h"

enum { CASES = 20000, CHANGES = 5 };

/* ---- all ways ------------------------------------------------------------------------------------- */

typedef struct {
	const Graph *g;
	int32_t score[SMALL][SMALL];
	bool    edge[SMALL][SMALL], held[SMALL][SMALL], was_left[SMALL], was_right[SMALL];
	int32_t used[SMALL], seats[SMALL], need[SMALL];
	int     moved;                  /* of the best way; 0: there is none */
	int64_t gain;
} Table;

static void read_graph(Table *t, const Graph *g)
{
	*t = (Table){ .g = g };
	for (int l = 0; l < g->lefts; l++) {
		t->need[l] = g->need[l];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			t->edge[l][g->right[e]] = true;
			t->score[l][g->right[e]] = graph_score(g, e);
		}
	}
	for (int r = 0; r < g->rights; r++)
		t->seats[r] = g->seats[r];
}

static void read_pairs(Table *t, const BMatched *x)
{
	for (int l = 0; l < t->g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] >= 0) {
				t->held[l][x->right[k]] = true;
				t->used[x->right[k]]++;
			}
}

static void every_way(Table *t, int l, int moved, int64_t gain)
{
	t->was_left[l] = true;
	for (int r = 0; r < t->g->rights; r++) {
		if (!t->edge[l][r] || t->held[l][r] || t->was_right[r] || !t->seats[r])
			continue;
		int64_t now = gain + t->score[l][r];
		t->was_right[r] = true;
		if (t->used[r] < t->seats[r] && (!t->moved || moved + 1 < t->moved || (moved + 1 == t->moved && now > t->gain))) {
			t->moved = moved + 1;
			t->gain = now;
		}
		for (int h = 0; t->used[r] >= t->seats[r] && h < t->g->lefts; h++)
			if (t->held[h][r] && !t->was_left[h])
				every_way(t, h, moved + 1, now - t->score[h][r]);
		t->was_right[r] = false;
	}
	t->was_left[l] = false;
}

/* ---- one leaves ------------------------------------------------------------------------------------ */

/* The moves can be made one after the other: false if a seat is short on the way, or somebody is not where they should be. */
static bool make(Table *t, RepairMoves moves)
{
	bool fine = true;
	for (int i = 0; i < moves.n; i++) {
		RepairMove m = moves.list[i];
		if (m.from >= 0) {
			fine = fine && t->held[m.left][m.from];
			t->held[m.left][m.from] = false;
			t->used[m.from]--;
		}
		if (m.to >= 0) {
			fine = fine && t->edge[m.left][m.to] && !t->held[m.left][m.to] && t->used[m.to] < t->seats[m.to];
			t->held[m.left][m.to] = true;
			t->used[m.to]++;
		}
	}
	return fine;
}

static bool stands(const Table *t, const BMatched *x)
{
	Table now = { .g = t->g };
	int64_t score = 0;
	read_pairs(&now, x);
	for (int l = 0; l < t->g->lefts; l++)
		for (int r = 0; r < t->g->rights; r++) {
			score += now.held[l][r] ? t->score[l][r] : 0;
			if (now.held[l][r] != t->held[l][r])
				return false;
		}
	return score == x->score;
}

/* One right more than lefts, each left with two or three: long ways. */
static Graph sparse(Arena *a, Dice *d)
{
	int      n = 2 + (int)dice_below(d, SMALL - 2);
	int32_t *one = NEW(a, int32_t, SMALL), *right = NEW(a, int32_t, SMALL * SMALL), *wide = NEW(a, int32_t, SMALL * SMALL);
	int64_t *row = NEW(a, int64_t, SMALL + 1);
	for (int l = 0; l <= n; l++)
		one[l] = 1;
	for (int l = 0; l < n; l++) {
		row[l + 1] = row[l];
		for (int r = 0; r <= n; r++)
			if (r == l || r == l + 1 || !dice_below(d, 6)) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = (int32_t)dice_below(d, 9);
			}
	}
	return (Graph){ .lefts = n, .rights = n + 1, .need = one, .seats = one, .row = row, .right = right, .wide = wide };
}

TEST(one_seat_less_moves_as_few_as_can_be)
{
	Dice d = { 51 };
	int  moved = 0, far = 0, nowhere = 0;
	for (int i = 0; i < CASES; i++) {
		Arena   *a = arena_open();
		Graph    g = i % 2 ? small_made(a, &d, 1 + i % SMALL) : sparse(a, &d);
		BMatched m = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
		CHECK_EQ(bmatch_unproved(a, &g, &m, BMATCH_EVERYONE), S(""));
		Repair  *x = repair_open(a, &g, &m);
		int      r = g.rights ? (int)dice_below(&d, (uint32_t)g.rights) : 0;
		if (g.rights && x->seating.used[r]) {
			Table   t;
			int64_t before = x->score;
			read_graph(&t, &g);
			read_pairs(&t, &m);
			t.seats[r] = x->seating.used[r] - 1;
			RepairMoves moves = repair_right(x, r, t.seats[r]);
			RepairMove  first = moves.list[0];
			make(&t, (RepairMoves){ &first, 1 });
			every_way(&t, first.left, 0, 0);
			CHECK_INT(moves.n - 1, t.moved);
			CHECK_INT(x->score - before, t.gain - t.score[first.left][r]);
			CHECK(make(&t, (RepairMoves){ moves.list + 1, moves.n - 1 }));
			BMatched now = repair_matched(a, x);
			CHECK(stands(&t, &now));
			moved += t.moved > 0;
			far += t.moved > 3;
			nowhere += !t.moved;
		}
		arena_drop(a);
	}
	CHECK(moved > CASES / 20 && far > CASES / 50 && nowhere > CASES / 20);
}

/* ---- many changes ---------------------------------------------------------------------------------- */

static RepairMoves change(Repair *x, Renew *y, Table *t, Dice *d)
{
	bool     left = t->g->lefts && (!t->g->rights || dice_below(d, 2));
	uint32_t n = (uint32_t)(left ? t->g->lefts : t->g->rights);
	int      who = (int)dice_below(d, n);
	int32_t  much = (int32_t)dice_below(d, 4);
	if (left) {
		renew_left(y, who, t->need[who] = much);
		return repair_left(x, who, much);
	}
	renew_right(y, who, t->seats[who] = much);
	return repair_right(x, who, much);
}

/* After each: all moves can be made, as many places are filled as can be; the best again is what solving anew finds. */
TEST(changes_leave_a_greatest_matching_and_the_best_is_found_again)
{
	Dice d = { 52 };
	for (int i = 0; i < CASES / 4; i++) {
		Arena   *a = arena_open();
		Graph    g = small_made(a, &d, 1 + i % SMALL);
		int64_t  empty = i % 3 ? BMATCH_EVERYONE : 0;
		BMatched m = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = empty }), all = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
		Repair  *x = repair_open(a, &g, &all);
		Renew   *y = renew_open(a, &g, &m, empty == BMATCH_EVERYONE);
		Table    t;
		read_graph(&t, &g);
		read_pairs(&t, &all);
		for (int k = 0; k < CHANGES && g.lefts + g.rights; k++) {
			bool  possible = make(&t, change(x, y, &t, &d));
			Graph h = g;
			h.need = x->need;
			h.seats = x->seats;
			BMatched now = repair_matched(a, x), best = bmatch_solve(a, &(BMatch){ .graph = &h, .empty = empty });
			CHECK(possible && stands(&t, &now));
			CHECK(!reach_all(a, &h, &now, INT32_MIN).more);
			/* Now and then several changes at once. */
			if (dice_below(&d, 3) == 0)
				continue;
			m = renew_best(a, y);
			Proof p = proof_of_bmatch(a, &h, &m, empty == BMATCH_EVERYONE);
			CHECK_EQ(bmatch_unproved(a, &h, &best, empty), S(""));
			CHECK_INT(m.score, best.score);
			CHECK(empty != BMATCH_EVERYONE || m.placed == best.placed);
			CHECK(!proof_wrong(a, &p));
			CHECK_EQ(certificate_wrong(a, &p), S(""));
		}
		arena_drop(a);
	}
}

/* ---- many at once, prices far ----------------------------------------------------------------------- */

enum { LEFTS = 200, RIGHTS = 70, PAIRS = LEFTS * RIGHTS };

/* Where everybody needs one there are about enough seats at first. */
static Graph scarce(Arena *a, Dice *d, uint32_t need_most)
{
	Graph    g = { .lefts = LEFTS, .rights = RIGHTS };
	int32_t *need = NEW(a, int32_t, LEFTS), *seats = NEW(a, int32_t, RIGHTS), *right = NEW(a, int32_t, PAIRS), *wide = NEW(a, int32_t, PAIRS);
	int64_t *row = NEW(a, int64_t, LEFTS + 1);
	for (int r = 0; r < RIGHTS; r++)
		seats[r] = 1 + (int32_t)dice_below(d, 5);
	for (int l = 0; l < LEFTS; l++) {
		need[l] = 1 + (int32_t)dice_below(d, need_most);
		row[l + 1] = row[l];
		for (int r = 0; r < RIGHTS; r++)
			if (!dice_below(d, 4)) {
				right[row[l + 1]] = r;
				wide[row[l + 1]++] = (int32_t)dice_below(d, 1001);
			}
	}
	g.need = need, g.seats = seats, g.row = row, g.right = right, g.wide = wide;
	return g;
}

TEST(the_best_is_found_again_when_many_leave_and_come_back)
{
	Dice d = { 53 };
	for (int i = 0; i < 20; i++) {
		Arena   *a = arena_open();
		Graph    g = scarce(a, &d, 1 + i % 4 / 2);
		BMatched m = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = i % 2 ? BMATCH_EVERYONE : 0 });
		Renew   *x = renew_open(a, &g, &m, i % 2);
		for (int k = 0; k < CHANGES; k++) {
			for (int r = 0; r < RIGHTS; r++)
				if (!dice_below(&d, 3))
					renew_right(x, r, (int32_t)dice_below(&d, 6));
			for (int l = 0; l < LEFTS; l++)
				if (!dice_below(&d, 9))
					renew_left(x, l, (int32_t)dice_below(&d, 3));
			BMatched now = renew_best(a, x), best = bmatch_solve(a, &(BMatch){ .graph = renew_graph(x), .empty = i % 2 ? BMATCH_EVERYONE : 0 });
			Proof    p = proof_of_bmatch(a, renew_graph(x), &now, i % 2);
			CHECK_EQ(bmatch_unproved(a, renew_graph(x), &best, i % 2 ? BMATCH_EVERYONE : 0), S(""));
			CHECK_INT(now.score, best.score);
			CHECK(i % 2 == 0 || now.placed == best.placed);
			CHECK(!proof_wrong(a, &p));
			CHECK_EQ(certificate_wrong(a, &p), S(""));
		}
		arena_drop(a);
	}
}

/* A chain: with one more seat at its end everybody steps down, which costs more than an empty place did until then. */
TEST(an_empty_place_gets_dearer_when_one_more_can_be_filled)
{
	enum { LONG = 60 };
	Arena   *a = arena_open();
	int32_t  one[LONG], seats[LONG], right[2 * LONG], wide[2 * LONG];
	int64_t  row[LONG + 1] = { 0 };
	for (int l = 0; l < LONG; l++) {
		one[l] = seats[l] = 1;
		row[l + 1] = row[l];
		for (int r = l ? l - 1 : 0; r <= l; r++) {
			right[row[l + 1]] = r;
			wide[row[l + 1]++] = r == l ? -SCORE_MOST : SCORE_MOST;
		}
	}
	seats[LONG - 1] = 0;
	Graph    g = { .lefts = LONG, .rights = LONG, .need = one, .seats = seats, .row = row, .right = right, .wide = wide };
	BMatched m = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = BMATCH_EVERYONE });
	Renew   *x = renew_open(a, &g, &m, true);
	CHECK_INT(m.placed, LONG - 1);
	renew_right(x, LONG - 1, 1);
	m = renew_best(a, x);
	CHECK_INT(m.placed, LONG);
	CHECK_EQ(bmatch_unproved(a, renew_graph(x), &m, BMATCH_EVERYONE), S(""));
	renew_right(x, 0, 0);
	m = renew_best(a, x);
	CHECK_INT(m.placed, LONG - 1);
	CHECK_EQ(bmatch_unproved(a, renew_graph(x), &m, BMATCH_EVERYONE), S(""));
	renew_right(x, 0, 1);
	m = renew_best(a, x);
	Proof p = proof_of_bmatch(a, renew_graph(x), &m, true);
	CHECK_INT(m.placed, LONG);
	CHECK(!proof_wrong(a, &p) && !certificate_wrong(a, &p).n);
	arena_drop(a);
}
