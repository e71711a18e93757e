/* assign.h - who gets whom, as arithmetic: lefts that need rights, rights that
 * have seats, a score for every allowed pair.
 *
 * Finds, exactly: first as many placements as are possible at all, and among all
 * ways to reach that many, the greatest sum of scores.  Both are one objective:
 * every placement counts 'first' besides its score, and 'first' exceeds any sum
 * of scores that could be traded for it.
 *
 * Method: successive shortest augmenting paths with prices (R. Busacker and P.
 * Gowen 1960; the dense form after R. Jonker and A. Volgenant, "A shortest
 * augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38, 1987), on a graph where each left also has a place of its own
 * called nowhere.  O(N (L R + S)) steps in the worst case for N placements, S the
 * placements made; usually a small part of it.  Memory: 4 L R bytes. */
#ifndef SOLVE_ASSIGN_H
#define SOLVE_ASSIGN_H

#include "base/base.h"

enum { FORBIDDEN = -1 };

typedef struct { int left, right; } AssignPair;

typedef struct {
	int               lefts, rights;
	const int        *need;         /* lefts entries: how many different rights, 0 and more */
	const int        *seats;        /* rights entries, 0 and more */
	const int32_t    *score;        /* lefts rows of rights entries, 0 and more, or FORBIDDEN */
	const AssignPair *must;         /* pairs that must be made; each allowed, none twice */
	int               must_n;
	uint64_t          seed;         /* chooses among equally good answers */
	bool            (*go_on)(void *with, int done, int of); /* NULL, or asked now and then; false stops */
	void             *with;
} Assign;

typedef enum {
	ASSIGN_DONE, ASSIGN_STOPPED,
	ASSIGN_TOO_LARGE,               /* largest score times placements beyond 2^28 */
	ASSIGN_MUST_FORBIDDEN,          /* a must-pair is not allowed */
	ASSIGN_MUST_TWICE,
	ASSIGN_MUST_NEED, ASSIGN_MUST_SEATS,    /* more must-pairs of a left, of a right, than it can have */
} AssignEnd;

typedef struct {
	AssignEnd   end;                /* what follows is filled in for ASSIGN_DONE */
	int         bad_must;           /* which must-pair, for the ASSIGN_MUST_ ends */
	AssignPair *pair;               /* by left, then by right; must-pairs among them */
	int         n;
	int64_t     fit;                /* sum of their scores */
	int32_t     first;              /* what a placement counts besides its score */
	/* The proof, in the same unit: for every allowed pair that is not made,
	 * price_left + price_right >= first + score; for every pair made (but for must-pairs)
	 * <=; all prices >= 0; and > 0 only where need, or seats, are used up. */
	int32_t    *price_left, *price_right;
} Assigned;

Assigned assign_best(Arena *a, const Assign *problem);

/* check.c - looks at an answer without knowing how it was found.  NULL: it is
 * within bounds and, by its prices, the best there is; else what is wrong.  O(L R). */
const char *assign_wrong(Arena *a, const Assign *problem, const Assigned *answer);

#endif
