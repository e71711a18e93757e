#include "base/io.h"
#include "solve/side.h"
#include "test/check.h"

enum { MOST = 200 };

static void lefts_without_choices(Market *m, Arena *a, int n)
{
	static int32_t none[MOST + 1];
	static int64_t row[MOST + 1];
	m->arena = a;
	side_open_lefts(m, &(Graph){ .lefts = n, .need = none, .row = row, .narrow = (uint16_t *)(void *)none });
}

TEST(turns_begin_with_the_first_and_follow_the_rows)
{
	for (int n = 1; n <= MOST; n += 7) {
		Arena *a = arena_open();
		Market m = { 0 };
		lefts_without_choices(&m, a, n);
		int32_t first = n / 3;
		side_turn_to(&m.left, first);
		for (int32_t l = 0; l < n; l += 2)
			side_wait(&m.left, l);
		int32_t turns = m.left.waiting.n, next = first + first % 2 < n ? first + first % 2 : 0;
		CHECK(turns == (n + 1) / 2);
		for (; turns; turns--) {
			CHECK(side_next(&m.left) == next);
			next = next + 2 < n ? next + 2 : 0;
		}
		CHECK(!m.left.waiting.n);
		arena_drop(a);
	}
}

/* Whoever waits has a turn, one, and before everybody else has had two. */
TEST(nobody_waits_for_more_than_a_round)
{
	for (uint64_t seed = 1; seed <= 60; seed++) {
		Arena  *a = arena_open();
		Market  m = { 0 };
		Dice    d = { seed };
		int     n = 1 + (int)dice_below(&d, MOST);
		int32_t waited[MOST];
		bool    waits[MOST] = { false };
		lefts_without_choices(&m, a, n);
		for (int i = 0; i < 20000; i++) {
			int32_t l = (int32_t)dice_below(&d, (uint32_t)n);
			if (!waits[l])
				waited[l] = 0;
			waits[l] = true;
			side_wait(&m.left, l);
			if (!dice_below(&d, 1 + (uint32_t)seed % 4)) {
				int32_t next = side_next(&m.left);
				CHECK(waits[next] && waited[next] <= n + SOON);
				waits[next] = false;
				for (int k = 0; k < n; k++)
					waited[k]++;
			}
		}
		int left = 0;
		for (int k = 0; k < n; k++)
			left += waits[k];
		CHECK(left == m.left.waiting.n);
		arena_drop(a);
	}
}
