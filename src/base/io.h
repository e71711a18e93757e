/* io.h - files, randomness and ids: the one place each comes from. */
#ifndef BASE_IO_H
#define BASE_IO_H

#include "base/base.h"

/* io.c.  All calls name what went wrong in *why (a plain sentence piece such as
 * "No such file or directory"), taken from the arena. */
bool io_read(Arena *a, const char *path, size_t most, Str *content, Str *why);  /* "-" is standard input */
/* The same piece by piece; take() returns false when it wants no more, and may run out of memory. */
bool io_pieces(Arena *a, const char *path, bool (*take)(void *with, Str piece), void *with, Str *why);
bool io_write(Arena *a, const char *path, Str content, Str *why);               /* whole or not at all, synced */
/* Tests: let the nth read or write from now fail; 0 = stop failing. */
void io_fail(long nth);

/* random.c */
void     random_fill(void *p, size_t n);        /* for secrets: the system's generator */
void     random_seed(uint64_t seed);            /* tests: the same bytes for the same seed; 0 = the system's again */

/* id.c - 63 bits: 42 of milliseconds, 21 counted from a random start.  Unique and
 * growing within a process, sortable by time across them. */
int64_t  id_new(void);

/* A small generator for shuffles and tie breaks, never for secrets (splitmix64). */
typedef struct { uint64_t state; } Dice;
uint64_t dice_roll(Dice *d);
uint32_t dice_below(Dice *d, uint32_t n);       /* 0 .. n - 1, unbiased; n > 0 */

#endif
