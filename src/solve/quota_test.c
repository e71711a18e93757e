/* quota_test.c - against every matching there is on small problems. */
#include "base/io.h"
#include "solve/bmatch.h"
#include "solve/quota.h"
#include "test/check.h"
#include "test/proven.h"

enum { CASES = 12000, EDGES = 11 };

typedef struct {
	Graph   g;
	Quota   q;
	int32_t need[4], seats[4], right[16], score[16], unit[4], least[2], most[2];
	int64_t row[5];
	uint8_t inside[16];
	int     left[16];
} Case;

static void draw(Case *c, Dice *d)
{
	*c = (Case){ .g = { .lefts = 1 + (int)dice_below(d, 3), .rights = 1 + (int)dice_below(d, 4) } };
	int n = 0, levels = 1 + (int)dice_below(d, 3) * 20, low = (int)dice_below(d, 2) * 10;
	for (int l = 0; l < c->g.lefts; l++) {
		c->need[l] = (int32_t)dice_below(d, 4);
		for (int r = 0; r < c->g.rights && n < EDGES; r++) {
			if (!dice_below(d, 5))
				continue;
			c->left[n] = l;
			c->right[n] = r;
			c->inside[n] = !dice_below(d, 3);
			c->score[n++] = (int32_t)dice_below(d, (uint32_t)levels) - low;
		}
		c->row[l + 1] = n;
	}
	for (int r = 0; r < c->g.rights; r++) {
		c->seats[r] = (int32_t)dice_below(d, 4);
		c->unit[r] = (int32_t)dice_below(d, 3) - 1;
	}
	for (int u = 0; u < 2; u++) {
		c->least[u] = (int32_t)dice_below(d, 3);
		c->most[u] = c->least[u] + (int32_t)dice_below(d, 3);
	}
	c->g.need = c->need, c->g.seats = c->seats, c->g.row = c->row, c->g.right = c->right, c->g.wide = c->score;
	c->q = (Quota){ .graph = &c->g, .everyone = dice_below(d, 2), .inside = dice_below(d, 4) ? c->inside : NULL,
	                .keep_one = dice_below(d, 2), .bonus = (int32_t)dice_below(d, 2) * 15 };
	if (dice_below(d, 2))
		c->q.unit = c->unit, c->q.unit_least = c->least, c->q.unit_most = c->most, c->q.units = 2;
}

/* What a set of pairs comes to under the rules; false: it is not allowed. */
typedef struct { int64_t placed, score, points, concerned, inside; } Sum;

static bool allowed(const Case *c, int bits, Sum *sum)
{
	int in[4] = { 0 }, out[4] = { 0 }, seat[4] = { 0 }, unit[2] = { 0 }, could[4] = { 0 };
	*sum = (Sum){ 0 };
	for (int e = 0; e < (int)c->row[c->g.lefts]; e++) {
		bool inside = c->q.inside && c->inside[e];
		could[c->left[e]] |= inside && c->seats[c->right[e]] > 0 && c->need[c->left[e]] > 1;
		if (!(bits >> e & 1))
			continue;
		(inside ? in : out)[c->left[e]]++;
		seat[c->right[e]]++;
		sum->placed++;
		sum->score += c->score[e];
		if (c->q.units && c->unit[c->right[e]] >= 0)
			unit[c->unit[c->right[e]]]++;
	}
	for (int l = 0; l < c->g.lefts; l++) {
		if (in[l] + out[l] > c->need[l] || (could[l] && c->q.keep_one && out[l] > c->need[l] - 1))
			return false;
		sum->concerned += could[l];
		sum->inside += could[l] && in[l];
	}
	for (int r = 0; r < c->g.rights; r++)
		if (seat[r] > c->seats[r])
			return false;
	for (int u = 0; u < c->q.units; u++)
		if (unit[u] < c->least[u] || unit[u] > c->most[u])
			return false;
	sum->points = sum->score + sum->inside * c->q.bonus;
	return true;
}

TEST(quotas_equal_brute_force)
{
	Dice d = { 91 };
	int  impossible = 0, kept = 0;
	for (int i = 0; i < CASES; i++) {
		Arena *a = arena_open();
		Case   c;
		Sum    best = { .placed = -1 }, s;
		draw(&c, &d);
		for (int bits = 0; bits < 1 << c.row[c.g.lefts]; bits++)
			if (allowed(&c, bits, &s)) {
				bool better = c.q.everyone && s.placed != best.placed ? s.placed > best.placed : s.points > best.points;
				best = better || best.placed < 0 ? s : best;
			}
		c.q.many = i % 3 == 0;          /* then only few pairs are looked at first */
		Quotaed x = quota_solve(a, &c.q);
		CHECK_INT(x.end, best.placed < 0 ? QUOTA_IMPOSSIBLE : QUOTA_DONE);
		impossible += x.end == QUOTA_IMPOSSIBLE;
		if (x.end == QUOTA_DONE) {
			int bits = 0;
			for (int e = 0; e < (int)c.row[c.g.lefts]; e++)
				bits |= x.made[e] << e;
			CHECK(allowed(&c, bits, &s));
			CHECK(s.placed == x.placed && s.score == x.score && s.concerned == x.concerned && s.inside == x.inside);
			CHECK(!c.q.everyone || s.placed == best.placed);
			CHECK_INT(s.points, best.points);
			kept += x.inside > 0;
		}
		arena_drop(a);
	}
	CHECK(impossible > CASES / 20 && kept > CASES / 10);
}

TEST(a_unit_that_cannot_have_what_it_must)
{
	Arena  *a = arena_open();
	int64_t row[] = { 0, 1, 3 };
	int32_t need[] = { 1, 1 }, seats[] = { 5, 5, 5 }, right[] = { 0, 0, 1 }, score[] = { 1, 2, 3 };
	int32_t unit[] = { 0, 1, 1 }, least[] = { 1, 2 };
	Graph   g = { .lefts = 2, .rights = 3, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
	Quota   q = { .graph = &g, .everyone = true, .unit = unit, .units = 2, .unit_least = least };
	Quotaed x = quota_solve(a, &q);
	CHECK_INT(x.end, QUOTA_IMPOSSIBLE);
	CHECK(x.unit_short[1] && x.unit_short[0]);      /* three for two lefts */
	least[0] = 0;
	x = quota_solve(a, &q);
	CHECK(x.end == QUOTA_IMPOSSIBLE && x.unit_short[1] && !x.unit_short[0]);
	least[1] = 1;
	x = quota_solve(a, &q);
	CHECK(x.end == QUOTA_DONE && x.placed == 2 && x.score == 4 && x.made[0] && x.made[2]);
	int64_t none = 0;
	g = (Graph){ .row = &none };
	CHECK_INT(quota_solve(a, &(Quota){ .graph = &g }).placed, 0);
	arena_drop(a);
}

/* Without rules it is a b-matching; two ways that share nothing must agree. */
TEST(a_flow_without_quotas_agrees_with_the_auction)
{
	Dice d = { 92 };
	for (int i = 0; i < 40; i++) {
		Arena   *a = arena_open();
		int      lefts = 1 + (int)dice_below(&d, 120), rights = 1 + (int)dice_below(&d, 60), levels = 1 + (int)dice_below(&d, 2) * 999;
		int32_t *need = NEW(a, int32_t, lefts), *seats = NEW(a, int32_t, rights), *right = NEW(a, int32_t, lefts * rights), *score = NEW(a, int32_t, lefts * rights);
		int64_t *row = NEW(a, int64_t, lefts + 1);
		for (int r = 0; r < rights; r++)
			seats[r] = (int32_t)dice_below(&d, 6);
		for (int l = 0; l < lefts; l++) {
			need[l] = (int32_t)dice_below(&d, 4);
			row[l + 1] = row[l];
			for (int r = 0; r < rights; r++)
				if (!dice_below(&d, 8)) {
					right[row[l + 1]] = r;
					score[row[l + 1]++] = (int32_t)dice_below(&d, (uint32_t)levels) - 300;
				}
		}
		Graph    g = { .lefts = lefts, .rights = rights, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
		Quotaed  x = quota_solve(a, &(Quota){ .graph = &g, .everyone = i % 2, .many = i % 4 > 1 });
		BMatched y = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = i % 2 ? BMATCH_EVERYONE : 0, .seed = 1 });
		CHECK(x.end == QUOTA_DONE && y.end == BMATCH_DONE);
		CHECK_INT(x.score, y.score);
		CHECK(i % 2 == 0 || x.placed == y.placed);
		CHECK_EQ(bmatch_unproved(a, &g, &y, i % 2 ? BMATCH_EVERYONE : 0), S(""));
		arena_drop(a);
	}
}

/* Long rows, of which only a part is looked at first: the same best as of all pairs together. */
TEST(promising_pairs_first_is_as_good_as_all_at_once)
{
	enum { LEFTS = 60, RIGHTS = 120, UNITS = 3 };
	Dice d = { 17 };
	int  inside = 0;
	for (int i = 0; i < 30; i++) {
		Arena   *a = arena_open();
		int32_t *need = NEW(a, int32_t, LEFTS), *seats = NEW(a, int32_t, RIGHTS), *right = NEW(a, int32_t, LEFTS * RIGHTS), *score = NEW(a, int32_t, LEFTS * RIGHTS),
		        *unit = NEW(a, int32_t, RIGHTS), least[UNITS] = { 0, i % 4 * 5, 0 }, most[UNITS] = { 10 + i, 60, 20 + i };         /* everybody would like the first unit, which takes few */
		uint8_t *own = NEW(a, uint8_t, LEFTS * RIGHTS);
		int64_t *row = NEW(a, int64_t, LEFTS + 1);
		for (int r = 0; r < RIGHTS; r++) {
			seats[r] = (int32_t)dice_below(&d, 3);
			unit[r] = r % UNITS;
		}
		for (int l = 0; l < LEFTS; l++) {
			need[l] = 1 + (int32_t)dice_below(&d, 3);
			row[l + 1] = row[l];
			for (int r = 0; r < RIGHTS; r++) {
				right[row[l + 1]] = r;
				own[row[l + 1]] = l % 7 == r % 7;
				score[row[l + 1]++] = (int32_t)dice_below(&d, 1000) - (l % 7 == r % 7) * 400 + (r % UNITS ? 0 : 2000);
			}
		}
		Graph   g = { .lefts = LEFTS, .rights = RIGHTS, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
		Quota   q = { .graph = &g, .everyone = i % 3 > 0, .inside = own, .keep_one = i % 2, .bonus = i % 2 ? 0 : 500 * (i % 5), .unit = unit, .unit_least = least, .unit_most = most, .units = i % 5 ? UNITS : 0 };
		Quotaed all = quota_solve(a, &q);
		q.many = 1;
		Quotaed x = quota_solve(a, &q);
		CHECK(x.end == all.end && x.placed == all.placed && x.score + (int64_t)q.bonus * x.inside == all.score + (int64_t)q.bonus * all.inside);
		inside += x.inside > 0;
		arena_drop(a);
	}
	CHECK(inside > 10);
}

/* Bounds that bind nobody send the same problem through the flow; scores below nothing, long rows, and a bonus as large as can be. */
TEST(a_split_graph_agrees_with_the_flow)
{
	enum { LEFTS = 50, RIGHTS = 40 };
	Dice d = { 23 };
	int  inside = 0, rules = 0;
	for (int i = 0; i < 300; i++) {
		Arena   *a = arena_open();
		int32_t *need = NEW(a, int32_t, LEFTS), *seats = NEW(a, int32_t, RIGHTS), *right = NEW(a, int32_t, LEFTS * RIGHTS), *score = NEW(a, int32_t, LEFTS * RIGHTS), *unit = NEW(a, int32_t, RIGHTS);
		uint16_t *narrow = NEW(a, uint16_t, LEFTS * RIGHTS);
		uint8_t *own = NEW(a, uint8_t, LEFTS * RIGHTS);
		bool    *asks = NEW(a, bool, LEFTS);
		int64_t *row = NEW(a, int64_t, LEFTS + 1);
		int32_t  least = 0, most = LEFTS * RIGHTS, step = i % 2 ? 1 : 50, base = i % 3 ? -(int32_t)dice_below(&d, 300) : 0;
		uint32_t few = 1 + dice_below(&d, 9);
		for (int r = 0; r < RIGHTS; r++)
			seats[r] = (int32_t)dice_below(&d, 4);
		for (int l = 0; l < LEFTS; l++) {
			need[l] = (int32_t)dice_below(&d, 5);
			asks[l] = dice_below(&d, 2);
			row[l + 1] = row[l];
			for (int r = 0; r < RIGHTS; r++) {
				if (dice_below(&d, 10) > few)
					continue;
				int64_t e = row[l + 1]++;
				right[e] = r;
				own[e] = l % 6 == r % 6;
				narrow[e] = (uint16_t)(step * (int32_t)dice_below(&d, 1000 / (uint32_t)step) / (own[e] ? 2 : 1));
				score[e] = base + narrow[e];
			}
		}
		Graph g = { .lefts = LEFTS, .rights = RIGHTS, .need = need, .seats = seats, .row = row, .right = right, .base = i % 4 ? base : 0, .narrow = i % 4 ? narrow : NULL, .wide = score };
		Quota q = { .graph = &g, .everyone = i % 5 > 1, .inside = own, .asks = i % 7 ? NULL : asks, .keep_one = i % 6 < 3 };
		q.bonus = q.keep_one ? 0 : i % 4 ? (int32_t)dice_below(&d, 3000) : QUOTA_BONUS_MOST;
		Quotaed x = quota_solve(a, &q);
		q.unit = unit, q.unit_least = &least, q.unit_most = &most, q.units = 1;
		Quotaed y = quota_solve(a, &q);
		CHECK(x.end == QUOTA_DONE && y.end == QUOTA_DONE && x.concerned == y.concerned);
		CHECK(!q.everyone || x.placed == y.placed);
		CHECK_INT(x.score + q.bonus * x.inside, y.score + q.bonus * y.inside);
		inside += x.inside > 0;
		rules += q.keep_one && x.inside < x.concerned;
		arena_drop(a);
	}
	CHECK(inside > 100 && rules > 30);
}
