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
