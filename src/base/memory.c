/* memory.c - the one allocator, Arena and die(). */
#include "base/base.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FIRST_BLOCK = 16 << 10, LARGEST_BLOCK = 1 << 20, HUGE_PAGE = 2 << 20, HUGE_FROM = 8 << 20 };

#define SHARED_MOST ((size_t)64 << 30)  /* addresses only: a page of memory is taken when it is first used */

static atomic_long calls, fail_at;
static atomic_bool fail_on;

_Noreturn void die(const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fputs("mentord: bug: ", stderr);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}

void mem_fail(long nth, bool for_ever)
{
	fail_at = nth;
	fail_on = for_ever;
	calls = 0;
}

long mem_calls(void) { return calls; }

static bool refused(void)
{
	long n = ++calls, at = fail_at;
	return at && (n == at || (fail_on && n > at));
}

/* Large pages for large pieces: what is read here and there finds its place in memory sooner. */
static void *paged(void *p, size_t size)
{
	if (p && size >= HUGE_FROM) {
		uintptr_t from = ((uintptr_t)p + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE, to = ((uintptr_t)p + size) / HUGE_PAGE * HUGE_PAGE;
		madvise((void *)from, to - from, MADV_HUGEPAGE);        /* advice: it may be declined */
	}
	return p;
}

void *mem_take(size_t size) { return refused() ? NULL : paged(calloc(1, size), size); }
void *mem_again(void *p, size_t size) { return refused() ? NULL : realloc(p, size); }
void  mem_drop(void *p) { free(p); }

size_t size_of(size_t one, size_t n)
{
	size_t all;
	return __builtin_mul_overflow(one, n, &all) ? SIZE_MAX : all;
}

typedef struct Block { struct Block *next; size_t used, size; max_align_t data[]; } Block;
struct Arena { Block *block; jmp_buf *escape; size_t next_size, shared, used; };        /* shared: bytes from the arena itself on, of which so many are used; 0: blocks of their own */

static size_t aligned(size_t size) { return (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t); }

static void *more_of(Arena *a, size_t size)
{
	if (!a->shared)
		return mem_take(size);
	size = aligned(size);
	if (refused() || size > a->shared - a->used)
		return NULL;
	a->used += size;
	return (char *)a + a->used - size;
}

static Block *block_new(Arena *a, size_t size, Block *next)
{
	Block *b = size > SIZE_MAX / 2 ? NULL : more_of(a, sizeof *b + size);
	if (b)
		*b = (Block){ .next = next, .size = size };
	return b;
}

Arena *arena_open(void)
{
	Arena *a = mem_take(sizeof *a);
	if (!a)
		return NULL;
	a->next_size = FIRST_BLOCK;
	a->block = block_new(a, a->next_size, NULL);
	if (!a->block) {
		mem_drop(a);
		return NULL;
	}
	return a;
}

Arena *arena_shared(void)
{
	void *p = refused() ? MAP_FAILED : mmap(NULL, SHARED_MOST, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	Arena *a = p;
	*a = (Arena){ .next_size = LARGEST_BLOCK, .shared = SHARED_MOST, .used = aligned(sizeof *a) };
	a->block = block_new(a, a->next_size, NULL);
	if (a->block)
		return a;
	munmap(p, SHARED_MOST);
	return NULL;
}

void arena_drop(Arena *a)
{
	if (a && a->shared) {
		munmap(a, a->shared);
		return;
	}
	for (Block *b = a ? a->block : NULL, *next; b; b = next) {
		next = b->next;
		mem_drop(b);
	}
	mem_drop(a);
}

void     arena_escape(Arena *a, jmp_buf *where) { a->escape = where; }
jmp_buf *arena_escape_now(const Arena *a) { return a->escape; }

bool arena_try(Arena *a, void (*work)(void *with), void *with)
{
	jmp_buf out, *before = a->escape;
	if (setjmp(out)) {
		a->escape = before;
		return false;
	}
	a->escape = &out;
	work(with);
	a->escape = before;
	return true;
}

typedef struct { Arena *arena; void (*fill)(Arena *a, void *with); void *with; } Filling;

static void fill_one(void *with)
{
	Filling *f = with;
	f->fill(f->arena, f->with);
}

Arena *arena_filled(void (*fill)(Arena *a, void *with), void *with)
{
	Arena  *a = arena_open();
	Filling f = { a, fill, with };
	if (a && arena_try(a, fill_one, &f))
		return a;
	arena_drop(a);
	return NULL;
}

_Noreturn void arena_empty(Arena *a)
{
	if (a->escape)
		longjmp(*a->escape, 1);
	fputs("mentord: there is not enough memory for this. Close other programs or use a larger machine.\n", stderr);
	exit(71);
}

/* Large pieces get a block of their own behind the current one, so that the
 * current one goes on being filled. */
static void *take_alone(Arena *a, size_t size)
{
	Block *b = block_new(a, size, a->block->next);
	if (!b)
		arena_empty(a);
	b->used = size;
	a->block->next = b;
	return b->data;
}

void *arena_take(Arena *a, size_t size)
{
	if (size > SIZE_MAX / 2)
		arena_empty(a);
	size = aligned(size);
	if (a->block->size - a->block->used < size) {
		if (size > a->next_size / 4)
			return take_alone(a, size);
		if (a->next_size < LARGEST_BLOCK)
			a->next_size *= 2;
		Block *b = block_new(a, a->next_size, a->block);
		if (!b)
			arena_empty(a);
		a->block = b;
	}
	void *p = (char *)a->block->data + a->block->used;
	a->block->used += size;
	return p;
}

/* Room for n + 1: a list grows whenever n is 0 or a power of two. */
void *list_room(Arena *a, void *list, size_t size, int n)
{
	if (n & (n - 1))
		return list;
	void *more = arena_take(a, size_of(size, (size_t)(n ? 2 * (size_t)n : 1)));
	return n ? memcpy(more, list, size * (size_t)n) : more;
}
