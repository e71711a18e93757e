/* base.h - the few words every file of mentord may use: memory, text, numbers.
 * Time is in base/time.h, files and randomness in base/io.h, sheets in base/csv.h,
 * JSON in base/json.h.
 *
 * Memory: one Arena per request, job or command.  Everything taken from it lives
 * until the arena is dropped; nothing is freed singly.  NEW() never returns NULL:
 * when memory runs out the arena jumps to the place its owner named with
 * arena_escape(), or, where none was named, ends the process with a sentence.
 * Text: a Str is a borrowed view, not NUL-terminated. */
#ifndef BASE_H
#define BASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

_Noreturn void die(const char *fmt, ...) PRINTF(1, 2);  /* a bug: say it, abort */

/* ---- memory.c ------------------------------------------------------------ */

/* The one allocator.  Memory is zeroed; NULL when there is none.  Only arenas
 * and library hooks call these. */
void *mem_take(size_t size);
void *mem_again(void *p, size_t size);                  /* realloc; new bytes are not zeroed */
void  mem_drop(void *p);
/* Tests: let the nth call from now fail (1 = the next), once or for ever after;
 * 0 = stop failing.  mem_calls() counts calls since the last mem_fail(). */
void  mem_fail(long nth, bool for_ever);
long  mem_calls(void);

typedef struct Arena Arena;
Arena *arena_open(void);                                /* NULL: no memory */
/* One whose memory a process made by fork() shares: what it puts there is here, too, at the same addresses. */
Arena *arena_shared(void);                              /* NULL: no memory */
void   arena_drop(Arena *a);                            /* NULL is fine */
void   arena_escape(Arena *a, jmp_buf *where);          /* out of memory: longjmp(where, 1) */
jmp_buf *arena_escape_now(const Arena *a);              /* what was named last; NULL: nothing */
void  *arena_take(Arena *a, size_t size);               /* zeroed, aligned, never NULL */
/* Calls work(with).  false: memory ran out on the way; either way the escape named before holds again. */
bool   arena_try(Arena *a, void (*work)(void *with), void *with);
/* An arena of its own, with what fill() put into it.  NULL: no memory, and nothing is left of it. */
Arena *arena_filled(void (*fill)(Arena *a, void *with), void *with);
_Noreturn void arena_empty(Arena *a);                   /* a library ran out: same way out */
#define NEW(arena, T, n) ((T *)arena_take((arena), size_of(sizeof(T), (size_t)(n))))
size_t size_of(size_t one, size_t n);                   /* one * n, or SIZE_MAX if that overflows */

/* A list is any struct { T *list; int n; }.  PUSH makes room for one more and
 * points at it:  *PUSH(arena, &all) = (Pair){ .. };  Start from { 0 }.  Never
 * mention the list on the right-hand side. */
#define PUSH(arena, l) ((l)->list = list_room((arena), (l)->list, sizeof *(l)->list, (l)->n), \
                        &(l)->list[(l)->n++])
void *list_room(Arena *a, void *list, size_t size, int n);

/* Checked arithmetic: false (and *sum untouched) on overflow. */
static inline bool int_add(int64_t a, int64_t b, int64_t *sum)
{
	int64_t s;
	return !__builtin_add_overflow(a, b, &s) && ((*sum = s), true);
}
static inline bool int_mul(int64_t a, int64_t b, int64_t *product)
{
	int64_t p;
	return !__builtin_mul_overflow(a, b, &p) && ((*product = p), true);
}

/* ---- text.c -------------------------------------------------------------- */

typedef struct { const char *p; size_t n; } Str;
typedef struct { Str *list; int n; } Strs;
#define S(literal) ((Str){ "" literal, sizeof literal - 1 })
#define STR(s)     (int)(s).n, (s).p                    /* for "%.*s" */
Str  str(const char *c_string);                         /* NULL is "" */
bool str_eq(Str a, Str b);
int  str_cmp(Str a, Str b);                             /* by bytes */
bool str_starts(Str s, Str with);
bool str_ends(Str s, Str with);
bool str_holds(Str s, Str part);
bool str_cut(Str *rest, char at, Str *head);            /* head up to 'at'; false: nothing left */
Str  str_trim(Str s);                                   /* ASCII white space and no-break space */
Str  str_copy(Arena *a, Str s);                         /* NUL-terminated, though n does not say so */
char *str_c(Arena *a, Str s);                           /* a C string; stops at an embedded NUL */
Str  str_fmt(Arena *a, const char *fmt, ...) PRINTF(2, 3);
Str  str_vfmt(Arena *a, const char *fmt, va_list ap) PRINTF(2, 0);
bool str_int(Str s, int64_t *n);                        /* digits only, 0 to 2^63 - 1 */
Str  str_hex(Arena *a, const void *bytes, size_t n);
bool str_unhex(Str s, void *bytes, size_t n);           /* exactly 2 n hex digits */

/* Buf builds text; from an arena, so nothing is freed. */
typedef struct { Arena *arena; char *p; size_t n, cap; } Buf;
Buf  buf_open(Arena *a);
void buf_add(Buf *b, Str s);
void buf_char(Buf *b, char c);
void buf_int(Buf *b, int64_t n);
void buf_fmt(Buf *b, const char *fmt, ...) PRINTF(2, 3);
Str  buf_str(const Buf *b);
#define buf_lit(b, literal) buf_add((b), S(literal))

/* ---- unicode.c (on utf8proc) --------------------------------------------- */

bool utf8_valid(Str s);
Str  utf8_fold(Arena *a, Str s);        /* for comparing: case, accents and width folded, spaces joined, trimmed */
int  utf8_width(Str s);                 /* columns on a terminal; counts code points, wide ones twice */
Str  utf8_cut(Str s, size_t max_bytes); /* never through a character */

#endif
