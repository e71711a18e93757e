/* shortage_test.c - who goes short, against the fullest choices of small problems found by trying everything. */
#include "solve/shortage.h"
#include "test/check.h"
#include "test/small_made.h"

enum { CASES = 10000, SIDE = 6 };

/* As many places as can be filled. */
static int64_t most(Arena *a, const Graph *g)
{
	int64_t *one = NEW(a, int64_t, g->row[g->lefts]);
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		one[e] = 1;
	return small_best(&(SmallGoal){ .graph = g, .worth = one });
}

static int32_t *copy(Arena *a, const int32_t *from, int n)
{
	int32_t *to = NEW(a, int32_t, n + 1);
	for (int i = 0; i < n; i++)
		to[i] = from[i];
	return to;
}

typedef struct { int left[SMALL], right[SMALL]; } Parts;        /* of which group, from 1; 0: of none */

static Parts read(const Shortages *all)
{
	Parts p = { 0 };
	for (int i = 0; i < all->n; i++) {
		for (int k = 0; k < all->list[i].lefts.n; k++) {
			CHECK(!p.left[all->list[i].lefts.list[k]]);
			p.left[all->list[i].lefts.list[k]] = i + 1;
		}
		for (int k = 0; k < all->list[i].rights.n; k++) {
			CHECK(!p.right[all->list[i].rights.list[k]]);
			p.right[all->list[i].rights.list[k]] = i + 1;
		}
	}
	return p;
}

/* What a group says of itself, counted anew: it alone shows that so many places stay empty. */
static void check_group(const Graph *g, const Parts *p, const Shortage *one, int number)
{
	int64_t wants = 0, seats = 0, held = 0;
	for (int l = 0; l < g->lefts; l++) {
		if (p->left[l] != number)
			continue;
		wants += g->need[l];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			CHECK(!p->right[g->right[e]] || p->right[g->right[e]] == number);
			held += g->seats[g->right[e]] && !p->right[g->right[e]];
		}
	}
	for (int r = 0; r < g->rights; r++)
		seats += p->right[r] == number ? g->seats[r] : 0;
	CHECK(one->wants == wants && one->seats == seats && one->held == held && one->missing == wants - seats - held && one->missing > 0);
}

/* With as many seats at these rights as anybody could use, so many places more are filled. */
static void check_more(Arena *a, const Graph *g, const Parts *p, const Shortage *one, int number, int64_t full)
{
	Graph    ample = *g;
	int32_t *seats = copy(a, g->seats, g->rights);
	int      states = 1;
	for (int r = 0; r < g->rights; r++) {
		seats[r] = p->right[r] == number ? g->lefts : seats[r];
		states *= seats[r] + 1;
	}
	ample.seats = seats;
	if (states < SMALL_STATES)
		CHECK_INT(most(a, &ample) - full, one->more);
}

/* Exactly those are in a group who can be left short: one place less of theirs costs nothing. */
static void check_lefts(Arena *a, const Graph *g, const Parts *p, int64_t full)
{
	for (int l = 0; l < g->lefts; l++) {
		Graph    less = *g;
		int32_t *need = copy(a, g->need, g->lefts);
		if (need[l]-- == 0)
			continue;
		less.need = need;
		CHECK_INT(most(a, &less) == full, p->left[l] > 0);
	}
}

TEST(the_groups_show_why_no_more_can_be_placed)
{
	Dice d = { 41 };
	for (int i = 0; i < CASES; i++) {
		Arena    *a = arena_open();
		Graph     g = small_made(a, &d, 1 + i % SIDE);
		Shortages all = shortage_find(a, &g);
		Parts     p = read(&all);
		int64_t   full = most(a, &g), wants = 0;
		for (int l = 0; l < g.lefts; l++)
			wants += g.need[l];
		CHECK_INT(all.missing, wants - full);
		for (int k = 0; k < all.n; k++) {
			check_group(&g, &p, &all.list[k], k + 1);
			if (i % 8 == 0 && k == 0)
				check_more(a, &g, &p, &all.list[k], k + 1, full);
		}
		if (i % 8 == 0)
			check_lefts(a, &g, &p, full);
		arena_drop(a);
	}
}
