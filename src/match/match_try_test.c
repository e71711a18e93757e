/* match_try_test.c - a page that tries something gives its turn back, and what it holds, also when memory runs out. */
#include "match/match_try.h"
#include "match/turns.h"
#include "test/check.h"

typedef struct { Arena *arena; int worked, ended; } Trying;

static void work(void *with)
{
	Trying *t = with;
	t->worked++;
	NEW(t->arena, char, 1 << 20);
}

static void end(void *with) { ((Trying *)with)->ended++; }

static void try_it(void *with)
{
	Trying *t = with;
	match_try(t->arena, work, end, t);
	t->worked += 100;       /* only where memory sufficed */
}

TEST(a_trial_ends_and_gives_its_turn_back_also_without_memory)
{
	for (int i = 0; i < 3 * TURNS_AT_ONCE; i++) {
		Trying t = { .arena = arena_open() };
		mem_fail(i % 2 ? 1 : 0, false);
		bool done = arena_try(t.arena, try_it, &t);
		mem_fail(0, false);
		CHECK(done == !(i % 2));
		CHECK_INT(t.ended, 1);
		CHECK_INT(t.worked, done ? 101 : 1);
		arena_drop(t.arena);
	}
}

TEST(a_page_tries_no_more_than_somebody_waits_for)
{
	CHECK_EQ(match_try_too_large(TRY_CELLS), S(""));
	CHECK(match_try_too_large(TRY_CELLS + 1).n);
}
