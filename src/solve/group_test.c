/* group_test.c - against dynamic programming over all sets of up to 15 items. */
#include "base/io.h"
#include "solve/bmatch.h"
#include "solve/group.h"
#include "test/check.h"
#include "test/proven.h"

enum { MOST_ITEMS = 15, SETS = 1 << MOST_ITEMS, NONE = INT32_MIN };

static int32_t sum_of[SETS], best[2][SETS];

static void sum_sets(const Grouping *p)
{
	for (int set = 1; set < 1 << p->items; set++) {
		int first = __builtin_ctz((unsigned)set), rest = set & (set - 1);
		sum_of[set] = sum_of[rest];
		for (int x = 0; x < p->items; x++)
			if (rest >> x & 1)
				sum_of[set] += p->like[first * p->items + x];
	}
}

/* The best there is: one group after the other, each with the first item that has none yet. */
static int64_t exact(const Grouping *p)
{
	int all = (1 << p->items) - 1;
	int64_t found = NONE;
	sum_sets(p);
	for (int set = 0; set <= all; set++)
		best[0][set] = set ? NONE : 0;
	for (int g = 0; g < p->groups; g++) {
		int32_t *now = best[g % 2], *then = best[1 - g % 2];
		for (int set = 0; set <= all; set++)
			then[set] = !p->least ? now[set] : NONE;
		for (int set = 0; set < all; set++) {
			int first = 1 << __builtin_ctz(~(unsigned)set), rest = all & ~set & ~first;
			for (int more = rest; now[set] != NONE; more = (more - 1) & rest) {
				int group = more | first, size = __builtin_popcount((unsigned)group);
				if (size >= p->least && size <= p->most && now[set] + sum_of[group] > then[set | group])
					then[set | group] = now[set] + sum_of[group];
				if (!more)
					break;
			}
		}
		found = then[all] > found ? then[all] : found;
	}
	return p->least ? best[p->groups % 2][all] : found;
}

static int32_t *draw_like(Arena *a, Dice *d, int n, int kind)
{
	int32_t *like = NEW(a, int32_t, n * n);
	int     *topics = NEW(a, int, n);
	for (int x = 0; x < n; x++)
		topics[x] = (int)(dice_roll(d) & dice_roll(d) & 0xfff);
	for (int x = 0; x < n; x++)
		for (int y = 0; y < x; y++)
			like[x * n + y] = like[y * n + x] = kind == 0 ? 100 * __builtin_popcount((unsigned)(topics[x] & topics[y]))
			                : kind == 1 ? (int32_t)dice_below(d, 2001) - 1000 : kind == 2 ? (int32_t)dice_below(d, 2) : 7;
	return like;
}

TEST(groups_equal_dynamic_programming)
{
	Dice d = { 31 };
	int  differ = 0;
	for (int i = 0; i < 120; i++) {
		Arena   *a = arena_open();
		int      n = i % 12 ? 2 + (int)dice_below(&d, 10) : 15, groups = 1 + (int)dice_below(&d, (uint32_t)(n < 5 ? n : 5));
		int      even = n / groups, slack = (int)dice_below(&d, 3);
		Grouping p = { .items = n, .groups = groups, .least = even > slack ? even - slack : 0, .most = even + 1 + (int)dice_below(&d, 2) * slack,
		               .like = draw_like(a, &d, n, i % 4), .seed = dice_roll(&d) };
		Grouped  g = group_solve(a, &p);
		CHECK_STR(grouped_wrong(a, &p, &g), "");
		CHECK_INT(g.likeness, exact(&p));
		p.steps = 1;
		Grouped poor = group_solve(a, &p);
		CHECK_STR(grouped_wrong(a, &p, &poor), "");
		differ += poor.likeness != g.likeness;
		arena_drop(a);
	}
	CHECK(differ > 5);      /* not all problems are easy */
}

static int32_t asked(void *with, int x, int y) { return ((int32_t *)with)[x * 60 + y]; }

TEST(groups_repeat_and_a_seed_decides)
{
	Arena   *a = arena_open();
	Dice     d = { 3 };
	Grouping p = { .items = 60, .least = 3, .most = 5, .like = draw_like(a, &d, 60, 0), .seed = 1, .steps = 20000 };
	Grouped  g = group_solve(a, &p), again = group_solve(a, &p);
	CHECK_INT(g.groups, 12);
	CHECK_STR(grouped_wrong(a, &p, &g), "");
	CHECK(!memcmp(g.group, again.group, sizeof *g.group * 60));
	p.with = (void *)(uintptr_t)p.like;
	p.like = NULL;
	p.likeness = asked;
	again = group_solve(a, &p);
	CHECK(!memcmp(g.group, again.group, sizeof *g.group * 60));
	p.seed = 2;
	again = group_solve(a, &p);
	CHECK(memcmp(g.group, again.group, sizeof *g.group * 60) != 0);
	arena_drop(a);
}

TEST(groups_of_nobody_of_one_and_out_of_bounds)
{
	Arena  *a = arena_open();
	int32_t same[16] = { 0 };
	CHECK_INT(group_solve(a, &(Grouping){ .most = 4 }).end, GROUP_DONE);
	CHECK_INT(group_solve(a, &(Grouping){ .items = 1, .least = 1, .most = 4, .like = same }).groups, 1);
	CHECK_INT(group_solve(a, &(Grouping){ .items = 4, .least = 1, .most = 1, .like = same }).groups, 4);
	CHECK_INT(group_solve(a, &(Grouping){ .items = 4, .groups = 3, .least = 2, .most = 4, .like = same }).end, GROUP_TOO_FEW);
	CHECK_INT(group_solve(a, &(Grouping){ .items = 4, .groups = 1, .least = 2, .most = 3, .like = same }).end, GROUP_TOO_MANY);
	CHECK_INT(group_solve(a, &(Grouping){ .items = 4, .like = same }).end, GROUP_TOO_MANY);
	arena_drop(a);
}

TEST(leaders_are_offered_to_groups_by_the_sum_of_their_fit)
{
	Arena  *a = arena_open();
	int32_t group[] = { 0, 1, 0, 1 }, seats[] = { 1, 2 };
	int32_t fit[] = { 5, 6, 7, FORBIDDEN_FIT, 900000, 1, 900000, -8 };
	Grouped g = { .groups = 3, .group = group };
	Graph   x = group_leading(a, &g, 4, &(Leading){ .leaders = 2, .seats = seats, .wanted = 2, .fit = fit });
	CHECK(x.lefts == 3 && x.rights == 2 && x.need[0] == 2 && x.need[1] == 2 && x.need[2] == 0);
	CHECK(x.row[1] == 2 && x.row[2] == 3 && x.right[0] == 0 && x.right[1] == 1 && x.right[2] == 1);
	CHECK_INT(graph_score(&x, 0), 12);
	CHECK_INT(graph_score(&x, 1), SCORE_MOST);
	CHECK_INT(graph_score(&x, 2), -7);
	BMatched led = bmatch_solve(a, &(BMatch){ .graph = &x, .empty = BMATCH_EVERYONE, .seed = 1 });
	CHECK_EQ(bmatch_unproved(a, &x, &led, BMATCH_EVERYONE), S(""));
	CHECK_INT(led.placed, 3);       /* both lead the first group, one the second */
	CHECK_INT(led.score, 12 + SCORE_MOST - 7);
	arena_drop(a);
}

/* ---- items that a group holds, and groups with less room than others ------------------------------ */

/* The best of all ways to put each item into each group. */
static int64_t exact_held(const Grouping *p)
{
	int64_t found = NONE, ways = 1;
	for (int x = 0; x < p->items; x++)
		ways *= p->groups;
	for (int64_t way = 0; way < ways; way++) {
		int     of[MOST_ITEMS], size[MOST_ITEMS] = { 0 };
		int64_t rest = way, sum = 0;
		bool    fine = true;
		for (int x = 0; x < p->items; x++, rest /= p->groups) {
			of[x] = (int)(rest % p->groups);
			size[of[x]]++;
			fine = fine && (p->held[x] < 0 || p->held[x] == of[x]);
			for (int y = 0; y < x; y++)
				sum += of[x] == of[y] ? p->like[x * p->items + y] : 0;
		}
		for (int g = 0; g < p->groups; g++)
			fine = fine && size[g] >= p->least && size[g] <= p->most_of[g];
		found = fine && sum > found ? sum : found;
	}
	return found;
}

TEST(held_items_stay_and_each_group_keeps_to_its_room)
{
	Dice d = { 77 };
	int  solved = 0, refused = 0;
	for (int i = 0; i < 400; i++) {
		Arena   *a = arena_open();
		int      n = 3 + (int)dice_below(&d, 6), groups = 1 + (int)dice_below(&d, 3);
		int32_t *held = NEW(a, int32_t, n), *most_of = NEW(a, int32_t, groups);
		for (int x = 0; x < n; x++)
			held[x] = dice_below(&d, 3) ? -1 : (int32_t)dice_below(&d, (uint32_t)groups);
		Grouping p = { .items = n, .groups = groups, .least = 1 + (int)dice_below(&d, 2), .most = 6, .like = draw_like(a, &d, n, i % 3), .seed = dice_roll(&d),
		               .held = held, .most_of = most_of };
		for (int g = 0; g < groups; g++)
			most_of[g] = 1 + (int32_t)dice_below(&d, 6);
		Grouped  g = group_solve(a, &p);
		int64_t  most = exact_held(&p);
		CHECK((g.end == GROUP_DONE) == (most != NONE));
		refused += g.end != GROUP_DONE;
		if (g.end == GROUP_DONE) {
			int size[3] = { 0 };
			CHECK_STR(grouped_wrong(a, &p, &g), "");
			CHECK_INT(g.likeness, most);
			for (int x = 0; x < n; x++) {
				CHECK(held[x] < 0 || g.group[x] == held[x]);
				CHECK(++size[g.group[x]] <= most_of[g.group[x]]);
			}
			solved++;
		}
		arena_drop(a);
	}
	CHECK(solved > 100 && refused > 50);
}

/* Many groups, each with a pair that belongs together and room of its own: nobody is moved out of place by the long search. */
TEST(many_held_items_stay_in_large_groups)
{
	enum { N = 200, EACH = 5 };
	Arena   *a = arena_open();
	Dice     d = { 5 };
	int32_t  held[N], most_of[N / EACH];
	Grouping p = { .items = N, .groups = N / EACH, .least = 3, .most = 8, .like = draw_like(a, &d, N, 0), .seed = 4, .held = held, .most_of = most_of };
	for (int x = 0; x < N; x++)
		held[x] = x % EACH < 2 ? x / EACH : -1;
	for (int g = 0; g < N / EACH; g++)
		most_of[g] = 4 + g % 4;
	Grouped g = group_solve(a, &p);
	CHECK_STR(grouped_wrong(a, &p, &g), "");
	int size[N / EACH] = { 0 };
	for (int x = 0; x < N; x++) {
		CHECK(held[x] < 0 || g.group[x] == held[x]);
		CHECK(++size[g.group[x]] <= most_of[g.group[x]]);
	}
	arena_drop(a);
}
