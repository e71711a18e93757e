/* reader.h - for verify/ only: reads a text line by line.  The first fault ends it, by a jump: what follows a must may rely on it. */
#ifndef VERIFY_READER_H
#define VERIFY_READER_H

#include "base/base.h"

typedef struct {
	Arena      *arena;
	const char *begin, *line, *p, *end;     /* line: where the one begins that was looked at last; at the end is a NUL */
	int64_t    *number;                     /* of the line read last, n of them; most: of all lines */
	int         n, most;
	bool        is_graph;                   /* then comments, empty lines, more blanks and zeros than needed, and no last line end are fine */
	Str        *wrong;                      /* filled in before the jump */
	jmp_buf    *out;
} Reader;

#define HASH_BEGIN 0xcbf29ce484222325u          /* FNV-1a, 64 bits */
Reader reader_open(Arena *a, Str text, bool is_graph, Str *wrong, jmp_buf *out);
void   reader_must(Reader *x, bool holds, const char *or_else, ...) PRINTF(3, 4);
/* Does the next line begin like the pattern?  Then reads it, and it must go on so: # is a blank and a number, * any number of these. */
bool   reader_line(Reader *x, const char *pattern);
void   reader_seal(Reader *x);                  /* the hash of all bytes before, and the end */
uint64_t hash_number(uint64_t h, int64_t n);    /* as 8 bytes, the lowest first */

#endif
