/* reader.h - for verify/ only: reads a certificate strictly, byte for byte, and remembers the
 * first fault with its line. */
#ifndef VERIFY_READER_H
#define VERIFY_READER_H

#include "base/base.h"

typedef struct {
	Arena      *arena;
	const char *begin, *p, *end;
	int64_t     line;
	Str        *wrong;
} Reader;

#define NUMBER_MOST 100000000000000000          /* 10^17: sums of a few are far from overflow */

Reader reader_open(Arena *a, Str text, Str *wrong);
bool   reader_no(Reader *x, const char *what, ...) PRINTF(2, 3);        /* false, always */
bool   reader_at(const Reader *x, const char *words);                   /* do they stand here?  Reads nothing */
bool   reader_number(Reader *x, int64_t least, int64_t most, int64_t *n);
/* These very words; a # is a number, for the next int64_t *. */
bool   reader_is(Reader *x, const char *words, ...);
bool   reader_seal(Reader *x);          /* the seal of everything before, and the end */

uint64_t hash_byte(uint64_t h, unsigned char c);        /* FNV-1a, 64 bits, from HASH_BEGIN on */
bool     hash_is(Reader *x, uint64_t h);                /* its 16 digits stand here; reads them */
#define HASH_BEGIN 0xcbf29ce484222325u

#endif
