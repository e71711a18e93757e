/* allpairs.h - the best b-matching over all pairs, though all pairs are far too many to store.
 *
 * Column generation: the best matching of a few good pairs (bmatch.h) puts prices on the rights.
 * Scanning (scan.h) then looks among all pairs for those worth more than their two prices, adds
 * them, and matches again from where it stood, until there is none: by these prices the matching
 * is the best there is, over all pairs.
 * Sources: L. Ford and D. Fulkerson, "A suggested computation for maximal multi-commodity network
 * flows", Management Science 5, 1958, for the method; A. Volgenant, "Linear and semi-assignment
 * problems: a core oriented approach", Computers & Operations Research 23, 1996, for assignment.
 * Memory: that of bmatch.h for the pairs kept; 12 bytes for each new one. */
#ifndef SOLVE_ALLPAIRS_H
#define SOLVE_ALLPAIRS_H

#include "solve/bmatch.h"
#include "solve/scan.h"

typedef struct {
	const ScanTable *rights;
	int              lefts;
	const int32_t   *need, *seats;
	void           (*ask)(void *with, int left, ScanAsk *out);      /* as in Scan; takes no memory */
	void            *asked;
	int64_t          empty;         /* as in BMatch; at least -2^28, or BMATCH_EVERYONE */
	uint64_t         seed;
	int              first, more;   /* rights to begin with for each left, and to add at a time; 0: the usual */
	bool           (*go_on)(void *with, int done, int of);  /* NULL, or asked now and then; false stops */
	void            *with;
} AllPairs;

typedef struct {
	BMatched best;                  /* its prices hold for all pairs; BMATCH_TOO_LARGE also for terms that fit no byte */
	int      rounds;
	int64_t  edges;                 /* pairs kept in the end */
	int64_t  scans;                 /* lefts scanned against all rights, and ... */
	int64_t  part_scans;            /* ... against some */
} AllPaired;

AllPaired allpairs_solve(Arena *a, const AllPairs *problem);

#endif
