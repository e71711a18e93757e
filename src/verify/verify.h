/* verify.h - is a certificate (docs/certificate.md) sound?  Shares no code with the
 * solver: its own reader, its own arithmetic. */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include "base/base.h"

typedef struct {
	Str     wrong;          /* "" when it is accepted, else the first thing wrong, with its line */
	int64_t lefts, rights, allowed, placed, fit;    /* as far as read */
} Verified;

Verified verify_text(Arena *a, Str text);       /* O(size of the text) */

#endif
