/* stable_test.c - against every matching there is on small problems, and by definition on larger ones. */
#include "base/io.h"
#include "solve/bmatch.h"
#include "solve/stable.h"
#include "test/check.h"

enum { CASES = 20000, EDGES = 12 };

typedef struct { Graph g; StableProblem p; int32_t need[8], seats[8], right[64], score[64], left_rank[64], right_rank[64]; int64_t row[9]; int left[64]; } Case;

/* Small problems of every temper: ties on both sides, one side, none; needs and seats of 0 and more; pairs unlisted. */
static void draw(Case *c, Dice *d, int most, int edges, int places)
{
	int ties = 1 + (int)dice_below(d, 3) * 3, sparse = (int)dice_below(d, 3);
	*c = (Case){ .g = { .lefts = 1 + (int)dice_below(d, (uint32_t)most), .rights = 1 + (int)dice_below(d, (uint32_t)most) } };
	for (int l = 0; l < c->g.lefts; l++)
		c->need[l] = places == 1 ? 1 : (int32_t)dice_below(d, (uint32_t)places + 1);
	for (int r = 0; r < c->g.rights; r++)
		c->seats[r] = places == 1 ? 1 : (int32_t)dice_below(d, (uint32_t)places + 1);
	for (int l = 0; l < c->g.lefts; l++) {
		c->row[l + 1] = c->row[l];
		for (int r = 0; r < c->g.rights && c->row[l + 1] < edges; r++) {
			int64_t e = c->row[l + 1];
			if (dice_below(d, 4) < (uint32_t)sparse)
				continue;
			c->left[e] = l;
			c->right[e] = r;
			c->score[e] = (int32_t)dice_below(d, (uint32_t)ties) - 1;
			c->left_rank[e] = dice_below(d, 12) ? (int32_t)dice_below(d, (uint32_t)ties) : STABLE_UNLISTED;
			c->right_rank[e] = (int32_t)dice_below(d, (uint32_t)ties) - 2;
			c->row[l + 1]++;
		}
	}
	c->g.need = c->need, c->g.seats = c->seats, c->g.row = c->row, c->g.right = c->right, c->g.wide = c->score;
	c->p = (StableProblem){ .graph = &c->g, .left_rank = c->left_rank, .right_rank = c->right_rank, .seed = dice_roll(d) };
	if (!dice_below(d, 3))
		c->p.left_rank = NULL;
	if (!dice_below(d, 3))
		c->p.right_rank = NULL;
}

static int32_t left_rank(const Case *c, int e) { return c->p.left_rank ? c->p.left_rank[e] : -c->score[e]; }
static int32_t right_rank(const Case *c, int e) { return c->p.right_rank ? c->p.right_rank[e] : -c->score[e]; }

static int edges_of(const Case *c) { return (int)c->row[c->g.lefts]; }

/* Whom e's left, or its right, would give up for e: counts those made at that agent, and whether one is liked less. */
static bool wants(const Case *c, const uint8_t *made, int e, bool left)
{
	int held = 0, liked_less = 0, room = left ? c->need[c->left[e]] : c->seats[c->right[e]];
	for (int x = 0; x < edges_of(c); x++)
		if (made[x] && (left ? c->left[x] == c->left[e] : c->right[x] == c->right[e])) {
			held++;
			liked_less += left ? left_rank(c, x) > left_rank(c, e) : right_rank(c, x) > right_rank(c, e);
		}
	return held < room || liked_less;
}

static bool listed(const Case *c, int e) { return left_rank(c, e) != STABLE_UNLISTED; }

static int blocking(const Case *c, const uint8_t *made)
{
	int n = 0;
	for (int e = 0; e < edges_of(c); e++)
		n += !made[e] && listed(c, e) && wants(c, made, e, true) && wants(c, made, e, false);
	return n;
}

/* Within needs and seats, of listed pairs; -1, or how many. */
static int size_if_allowed(const Case *c, const uint8_t *made)
{
	int l[8] = { 0 }, r[8] = { 0 }, n = 0;
	for (int e = 0; e < edges_of(c); e++)
		if (made[e]) {
			if (!listed(c, e) || ++l[c->left[e]] > c->need[c->left[e]] || ++r[c->right[e]] > c->seats[c->right[e]])
				return -1;
			n++;
		}
	return n;
}

static void from_bits(uint8_t *made, int bits)
{
	for (int e = 0; e < EDGES; e++)
		made[e] = bits >> e & 1;
}

/* The most pairs of a stable matching, by trying every set of pairs. */
static int most_stable(const Case *c)
{
	int     best = -1;
	uint8_t made[EDGES];
	for (int bits = 0; bits < 1 << edges_of(c); bits++) {
		from_bits(made, bits);
		int n = size_if_allowed(c, made);
		if (n > best && !blocking(c, made))
			best = n;
	}
	return best;
}

TEST(stable_answers_are_stable_and_of_two_thirds_at_least)
{
	Dice d = { 4 };
	int  equal = 0, larger = 0, several = 0;
	for (int i = 0; i < CASES; i++) {
		Arena *a = arena_open();
		Case   c;
		draw(&c, &d, 4, EDGES - 3 * (i % 4 > 0), 1 + i % 3);
		int best = most_stable(&c), plain = 0;
		for (StableGoal goal = STABLE_LEFTS; goal <= STABLE_MOST; goal++) {
			Stable s = stable_solve(a, &c.p, goal);
			CHECK_INT(size_if_allowed(&c, s.made), s.placed);
			CHECK_INT(blocking(&c, s.made), 0);
			CHECK(2 * s.placed >= best && s.placed <= best);
			if (goal == STABLE_LEFTS)
				plain = (int)s.placed;
			if (goal == STABLE_MOST) {
				CHECK(3 * s.placed >= 2 * best);
				equal += s.placed == best;
				larger += s.placed > plain;
			}
			several += s.placed > 2;
		}
		arena_drop(a);
	}
	/* Walks find nearly all there is, and ties were worth using. */
	CHECK(equal > CASES * 99 / 100 && larger > CASES / 100 && several > CASES / 4);
}

TEST(without_ties_each_asker_has_its_best_stable_partner)
{
	Dice d = { 9 };
	int  differ = 0;
	for (int i = 0; i < 3000; i++) {
		Arena *a = arena_open();
		Case   c;
		draw(&c, &d, 4, EDGES, 1);
		c.p.left_rank = c.left_rank, c.p.right_rank = c.right_rank;
		for (int e = 0; e < edges_of(&c); e++)          /* no two alike */
			c.left_rank[e] = (int32_t)dice_below(&d, 1000) * 64 + e, c.right_rank[e] = (int32_t)dice_below(&d, 1000) * 64 + e;
		Stable by_left = stable_solve(a, &c.p, STABLE_LEFTS), by_right = stable_solve(a, &c.p, STABLE_RIGHTS);
		uint8_t made[EDGES];
		for (int bits = 0; bits < 1 << edges_of(&c); bits++) {
			from_bits(made, bits);
			if (size_if_allowed(&c, made) < 0 || blocking(&c, made))
				continue;
			for (int e = 0; e < edges_of(&c); e++)
				for (int x = 0; x < edges_of(&c); x++) {
					if (made[e] && by_left.made[x] && c.left[e] == c.left[x])
						CHECK(c.left_rank[x] <= c.left_rank[e]);
					if (made[e] && by_right.made[x] && c.right[e] == c.right[x])
						CHECK(c.right_rank[x] <= c.right_rank[e]);
				}
		}
		differ += memcmp(by_left.made, by_right.made, (size_t)edges_of(&c)) != 0;
		arena_drop(a);
	}
	CHECK(differ > 20);
}

TEST(blocking_pairs_of_any_matching_are_counted_and_named)
{
	Dice d = { 11 };
	int  some = 0;
	for (int i = 0; i < 3000; i++) {
		Arena  *a = arena_open();
		Case    c;
		uint8_t made[64] = { 0 };
		draw(&c, &d, 6, 36, 1 + i % 3);
		for (int e = 0; e < edges_of(&c); e++) {
			made[e] = !dice_below(&d, 3);
			made[e] &= size_if_allowed(&c, made) >= 0;
		}
		StableBlocking b = stable_blocking(a, &c.p, made, 4);
		CHECK_INT(b.n, blocking(&c, made));
		CHECK_INT(b.named, b.n < 4 ? b.n : 4);
		for (int k = 0; k < b.named; k++)
			CHECK(!made[b.edge[k]] && wants(&c, made, b.edge[k], true) && wants(&c, made, b.edge[k], false));
		some += b.n > 0;
		arena_drop(a);
	}
	CHECK(some > 1000);
}

TEST(the_rest_is_what_a_stable_core_leaves)
{
	Dice d = { 12 };
	for (int i = 0; i < 500; i++) {
		Arena *a = arena_open();
		Case   c;
		draw(&c, &d, 6, 36, 3);
		Stable     s = stable_solve(a, &c.p, STABLE_MOST);
		StableRest rest = stable_rest(a, &c.g, s.made);
		int64_t    n = rest.graph.row[rest.graph.lefts], need = 0, seats = 0;
		CHECK_INT(n + s.placed, edges_of(&c));
		for (int l = 0; l < c.g.lefts; l++) {
			need += c.need[l] - rest.graph.need[l];
			CHECK(rest.graph.need[l] >= 0);
			for (int64_t e = rest.graph.row[l]; e < rest.graph.row[l + 1]; e++) {
				int32_t from = rest.edge[e];
				CHECK(!s.made[from] && c.left[from] == l && c.right[from] == rest.graph.right[e] && c.score[from] == graph_score(&rest.graph, e));
			}
		}
		for (int r = 0; r < c.g.rights; r++)
			seats += c.seats[r] - rest.graph.seats[r];
		CHECK(need == s.placed && seats == s.placed);
		arena_drop(a);
	}
}

/* A larger one: lists of equal length, ranks of so many levels. */
static StableProblem random_large(Arena *a, Dice *d, Graph *g, int n, int list, int levels)
{
	int32_t *one = NEW(a, int32_t, n), *right = NEW(a, int32_t, n * list), *ranks = NEW(a, int32_t, 2 * n * list), *seen = NEW(a, int32_t, n);
	int64_t *row = NEW(a, int64_t, n + 1);
	for (int l = 0; l < n; l++) {
		one[l] = 1;
		row[l + 1] = row[l] + list;
		for (int64_t e = row[l]; e < row[l + 1];) {
			int r = (int)dice_below(d, (uint32_t)n);
			if (seen[r] == l + 1)
				continue;
			seen[r] = l + 1;
			ranks[2 * e] = (int32_t)dice_below(d, (uint32_t)levels);
			ranks[2 * e + 1] = (int32_t)dice_below(d, (uint32_t)levels);
			right[e++] = r;
		}
	}
	*g = (Graph){ .lefts = n, .rights = n, .need = one, .seats = one, .row = row, .right = right, .wide = ranks };
	return (StableProblem){ .graph = g, .left_rank = ranks, .right_rank = ranks + n * list, .seed = 1 };
}

TEST(stable_at_size_with_ties_used_and_always_the_same)
{
	static const struct { int n, list, levels, least; } size[] = { { 2000, 5, 2, 1960 }, { 2000, 5, 1000, 1700 }, { 500, 40, 1, 500 }, { 300, 300, 5, 300 } };
	for (size_t i = 0; i < COUNT(size); i++) {
		Arena *a = arena_open();
		Dice   d = { i };
		Graph  g;
		StableProblem p = random_large(a, &d, &g, size[i].n, size[i].list, size[i].levels);
		Stable s = stable_solve(a, &p, STABLE_MOST), again = stable_solve(a, &p, STABLE_MOST), plain = stable_solve(a, &p, STABLE_LEFTS);
		CHECK_INT(stable_blocking(a, &p, s.made, 1).n, 0);
		CHECK(s.placed >= size[i].least && s.placed >= plain.placed);
		CHECK(!memcmp(s.made, again.made, (size_t)g.row[g.lefts]));
		p.seed = 2;
		Stable other = stable_solve(a, &p, STABLE_MOST);
		CHECK(size[i].levels == 1000 || memcmp(s.made, other.made, (size_t)g.row[g.lefts]) != 0);
		arena_drop(a);
	}
}

/* Ranked short lists first; whoever is left over is filled as well as can be. */
TEST(a_stable_core_is_filled_to_the_best_there_is)
{
	Dice d = { 13 };
	int  more = 0;
	for (int i = 0; i < 300; i++) {
		Arena *a = arena_open();
		Case   c;
		draw(&c, &d, 6, 36, 1 + i % 3);
		for (int e = 0; e < edges_of(&c); e++)
			c.left_rank[e] = e % 3 ? STABLE_UNLISTED : e;
		c.p.left_rank = c.left_rank;
		Stable     core = stable_solve(a, &c.p, STABLE_MOST);
		StableRest rest = stable_rest(a, &c.g, core.made);
		BMatched   fill = bmatch_solve(a, &(BMatch){ .graph = &rest.graph, .empty = BMATCH_EVERYONE, .seed = 1 });
		CHECK_INT(fill.end, BMATCH_DONE);
		for (int e = 0; e < edges_of(&c); e++)  /* all may be made now */
			c.left_rank[e] = 0;
		for (int l = 0; l < c.g.lefts; l++)
			for (int32_t k = fill.place[l]; k < fill.place[l + 1]; k++)
				if (fill.right[k] >= 0) {
					int32_t e = rest.edge[graph_edge(&rest.graph, l, fill.right[k])];
					CHECK(!core.made[e]);
					core.made[e] = 1;
				}
		CHECK_INT(size_if_allowed(&c, core.made), core.placed + fill.placed);
		more += fill.placed > 0;
		arena_drop(a);
	}
	CHECK(more > 100);
}

TEST(stable_with_nobody_or_no_seat)
{
	Arena  *a = arena_open();
	int64_t none[2] = { 0 }, one_row[] = { 0, 1 };
	int32_t zero = 0, one = 1, many = 1000;
	for (StableGoal goal = STABLE_LEFTS; goal <= STABLE_MOST; goal++) {
		Graph g = { .row = none };
		CHECK_INT(stable_solve(a, &(StableProblem){ .graph = &g }, goal).placed, 0);
		g = (Graph){ .lefts = 1, .rights = 1, .need = &one, .seats = &zero, .row = one_row, .right = &zero, .wide = &zero };
		CHECK_INT(stable_solve(a, &(StableProblem){ .graph = &g }, goal).placed, 0);
		g.need = g.seats = &many;
		CHECK_INT(stable_solve(a, &(StableProblem){ .graph = &g }, goal).placed, 1);
	}
	arena_drop(a);
}
