/* verify.h - is a certificate (docs/certificate.md) sound, beside the graph it speaks of?  Shares no code with the
 * solver: its own reader, its own arithmetic. */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include "base/base.h"

typedef struct {
	Str         wrong;      /* "" when it is accepted, else the first thing wrong, with its line; "The graph: .." where that cannot be read */
	const char *goal;       /* total, everyone, floor, leximin; peers */
	int64_t     lefts, rights, pairs, placed, score;
	int64_t     floor;      /* INT32_MIN: there is none */
} Proved;

Proved verify_peers(Arena *a, Str certificate, Str graph);      /* of pairs among equals: lefts are the peers; O(pairs x sets) */
Proved verify_proof(Arena *a, Str certificate, Str graph);      /* O(size of both) but for sorting rows */

#endif
