/* instance.h - for verify/ only: the graph that a certificate speaks of, read anew. */
#ifndef VERIFY_INSTANCE_H
#define VERIFY_INSTANCE_H

#include "base/base.h"

typedef struct { int32_t left, right, score; } Pair;    /* from 1 */
typedef struct {
	int64_t limit;                  /* its need, or its seats */
	int64_t used, price;            /* graph_proof.c: pairs made; where the digits of its price begin */
	bool    cover;
} Vertex;

typedef struct {
	int64_t  lefts, rights;
	Vertex  *left, *right;          /* left I at [I]; [0] is nobody */
	struct { Pair *list; int n; } pairs;    /* by left, then by right */
	uint64_t hash;                  /* of what the text says, however it says it: docs/certificate.md */
} Instance;

bool instance_read(Arena *a, Str text, Instance *out, Str *wrong);

#endif
