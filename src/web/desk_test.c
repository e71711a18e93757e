/* desk_test.c - sheets that lie open are their owner's, and are forgotten. */
#include "web/desk.h"
#include "test/check.h"

static int dropped;
static void drop(void *what) { dropped += *(int *)what; }
static void other_kind(void *what) { (void)what; }
static int one = 1;
static const Instant noon = { SECONDS(1700000000) };
static Instant after(int seconds) { return (Instant){ noon.us + SECONDS(seconds) }; }

TEST(what_lies_there_is_its_owners_for_an_hour)
{
	dropped = 0;
	int64_t id = desk_lay(7, &one, drop, noon);
	CHECK(desk_owns(id, 7, noon) && !desk_owns(id, 8, noon) && !desk_owns(0, 7, noon));
	CHECK(!desk_take(id, 8, drop, noon) && !desk_take(id, 7, other_kind, noon));
	CHECK(desk_take(id, 7, drop, after(3000)) == &one);
	desk_put_back(id);
	CHECK(desk_owns(id, 7, after(6000)));
	desk_sweep(after(6000));
	CHECK_INT(dropped, 0);
	CHECK(!desk_owns(id, 7, after(6601)));
	desk_sweep(after(6601));
	CHECK_INT(dropped, 1);
	CHECK(!desk_take(id, 7, drop, after(6601)));
}

TEST(the_one_longest_unseen_makes_room)
{
	dropped = 0;
	int64_t id[DESK_EACH + 1];
	for (int i = 0; i <= DESK_EACH; i++)
		id[i] = desk_lay(7, &one, drop, after(i));
	CHECK_INT(dropped, 1);
	CHECK(!desk_owns(id[0], 7, after(10)) && desk_owns(id[1], 7, after(10)));
	desk_close();
	CHECK_INT(dropped, DESK_EACH + 1);
}

TEST(what_is_taken_stays_when_the_desk_is_full)
{
	dropped = 0;
	int64_t mine = desk_lay(1, &one, drop, noon);
	CHECK(desk_take(mine, 1, drop, noon));
	for (int64_t who = 2; who < 3 * DESK_ALL; who++)
		CHECK(desk_lay(who, &one, drop, after((int)who)));
	CHECK(desk_owns(mine, 1, after(500)));
	desk_put_back(mine);
	desk_clear(mine, 1, drop, after(500));
	CHECK(!desk_owns(mine, 1, after(500)));
	desk_close();
}
