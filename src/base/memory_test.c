/* memory_test.c - sizes that overflow, pieces that do not overlap, and the way out. */
#include "base/base.h"
#include "test/check.h"

TEST(a_size_that_overflows_is_too_much)
{
	CHECK(size_of(8, 3) == 24 && size_of(0, 9) == 0);
	CHECK(size_of(SIZE_MAX / 2, 3) == SIZE_MAX && size_of(16, SIZE_MAX / 16 + 1) == SIZE_MAX);
	jmp_buf out;
	Arena *volatile a = arena_open();
	volatile int escaped = 0;
	if (!setjmp(out)) {
		arena_escape(a, &out);
		NEW(a, int64_t, SIZE_MAX / 8 + 2);
		CHECK(!"there was room for it");
	} else {
		escaped = 1;
	}
	CHECK(escaped);
	arena_drop(a);
}

TEST(pieces_are_zeroed_aligned_and_apart)
{
	struct { unsigned char **list; int n; } all = { 0 };
	Arena *a = arena_open();
	for (int i = 0; i < 3000; i++) {
		size_t n = (size_t)(i % 97) * (i % 50 ? 1 : 500) + 1;
		unsigned char *p = arena_take(a, n);
		CHECK((uintptr_t)p % _Alignof(max_align_t) == 0 && !p[0] && !p[n - 1]);
		memset(p, i % 251 + 1, n);
		*PUSH(a, &all) = p;
	}
	for (int i = 0; i < all.n; i++)
		CHECK(all.list[i][0] == i % 251 + 1);
	arena_drop(a);
}

static Arena *small;
static int    reached;

static void fits(void *with)  { *(int *)with += *NEW(small, int, 1) == 0; }
static void grows(void *with) { fits(with); NEW(small, int64_t, SIZE_MAX / 8 + 2); reached++; }
static void fill(Arena *a, void *with) { *(char **)with = NEW(a, char, 7); }
static void burst(Arena *a, void *with) { fill(a, with); NEW(a, int64_t, SIZE_MAX / 8 + 2); }

TEST(work_that_runs_out_of_memory_is_told_of_and_the_former_way_out_holds_again)
{
	jmp_buf out;
	int     done = 0;
	char   *piece = NULL;
	small = arena_open();
	arena_escape(small, &out);
	CHECK(arena_try(small, fits, &done) && arena_escape_now(small) == &out);
	CHECK(!arena_try(small, grows, &done) && arena_escape_now(small) == &out);
	CHECK(done == 2 && reached == 0);
	arena_drop(small);
	CHECK(!arena_filled(burst, &piece));
	Arena *a = arena_filled(fill, &piece);
	CHECK(a && piece && !piece[6] && !arena_escape_now(a));
	arena_drop(a);
}
