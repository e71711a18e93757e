/* scan.h - one left's score with every right, many rights at a time.
 *
 * Rights are a table of byte planes: plane p has one byte for each right, one after the
 * other.  A left asks with terms.  Each term makes of some planes an index from 0 to 15
 * for each right, and looks up what that index is worth; the score of a pair is the
 * left's base plus what all its terms are worth.  The same terms are read twice: roughly,
 * as bytes, 16 to 64 rights in one step, never below the score; and exactly, for the few
 * rights whose rough score is good enough.
 *
 * Method: filter and refine with look-up tables held in registers (F. Andre, A.-M.
 * Kermarrec, N. Le Scouarnec, "Cache locality is not enough: high-performance nearest
 * neighbor search with product quantization fast scan", PVLDB 9(4), 2015).
 * Every processor gives the same answers: scan_paths.h. */
#ifndef SOLVE_SCAN_H
#define SOLVE_SCAN_H

#include "base/base.h"

enum {
	SCAN_BLOCK = 64,                /* rights in a block; planes are padded to whole blocks */
	SCAN_LEVELS = 16,
	SCAN_PLANES_MOST = 12,          /* in one term */
	SCAN_TERMS_MOST = 24,
	SCAN_NEVER = INT32_MIN,         /* as a worth: such a pair is not allowed */
};

typedef struct {
	int      rights, padded;
	int      planes, columns;
	int32_t  unit;                  /* points that one step of a rough score stands for, 1 and more */
	uint8_t *plane;                 /* planes of padded bytes each, all 0 */
	int32_t *column;                /* columns of padded numbers each: ids too large for a byte */
} ScanTable;
ScanTable scan_table(Arena *a, int rights, int planes, int columns, int32_t unit);
static inline uint8_t *scan_plane(const ScanTable *t, int p) { return t->plane + (size_t)p * (size_t)t->padded; }
static inline int32_t *scan_column(const ScanTable *t, int c) { return t->column + (size_t)c * (size_t)t->padded; }
/* Writes an id into a column and its low byte into a plane: what SCAN_SAME compares. */
void scan_set_id(const ScanTable *t, int plane, int column, int right, int32_t id);
/* Some of the rights, in a table of their own, which numbers them anew. */
ScanTable scan_some(Arena *a, const ScanTable *t, const int32_t *right, int n);

typedef enum {
	SCAN_SUM,       /* planes of 0 or 255; the sum of 'mine' where the right has 255; 'mine' adds up to at most 15 */
	SCAN_SHARED,    /* bits that planes and 'mine' share, all counted together, at most 15 */
	SCAN_LEVEL,     /* the value of the first plane, 0 to 15 */
	SCAN_SAME,      /* 1 where the column holds 'id' (and the first plane its low byte), else 0 */
} ScanKind;

typedef struct {
	ScanKind kind;
	int      n;                             /* planes, 1 and more */
	int      plane[SCAN_PLANES_MOST];
	uint8_t  mine[SCAN_PLANES_MOST];
	int      column;                        /* SCAN_SAME */
	int32_t  id;
	int32_t  worth[SCAN_LEVELS];            /* by index: points, or SCAN_NEVER */
} ScanTerm;

typedef struct {
	int32_t        base;
	int            n;
	ScanTerm       term[SCAN_TERMS_MOST];   /* those that tell most about a pair first: it saves time */
	const int32_t *never;                   /* rights this left may not have, rising; NULL: none */
	int            never_n;
} ScanAsk;

/* The score of one pair, one term after the other; SCAN_NEVER: not allowed.  The rule
 * that everything else here obeys. */
int32_t scan_score(const ScanTable *t, const ScanAsk *ask, int right);
/* The least and the greatest score that any right could have; false: the terms do not fit into
 * a byte in units of this table. */
bool    scan_range(const ScanTable *t, const ScanAsk *ask, int32_t *least, int32_t *most);

/* What a seat of each right costs, for scanning. */
typedef struct { const int32_t *price; int32_t least; const uint8_t *rough; } ScanPrices;
ScanPrices scan_prices(Arena *a, const ScanTable *t, const int32_t *price);

/* Lefts that ask, a few or all. */
typedef struct {
	const ScanTable  *table;
	void            (*ask)(void *with, int left, ScanAsk *out);     /* *out comes zeroed */
	void             *with;
	uint64_t          seed;                 /* with the number of the left: which of equally good rights come first */
	int               most;                 /* how many rights to find for each left, 1 and more */
	const ScanPrices *prices;               /* NULL: every seat is free */
} Scan;

typedef struct {
	int      left, n;
	int32_t *right, *score;                 /* best first by score less price; ties in the order of this left's rotation */
	int32_t  beyond;                        /* of no other right is score less price greater than this */
} ScanFound;

/* For lefts list[0 .. n - 1]: the best 'most' rights among those whose score less price exceeds
 * above[i] (NULL, or SCAN_ABOVE_ALL: every allowed one).  take() is called once for each left, in
 * order; what it is given is good during the call only.  false: terms of a left do not fit into
 * a byte; nothing more was taken.  O(lefts x rights), but a fraction of a nanosecond for most pairs. */
enum { SCAN_ABOVE_ALL = -(1 << 29) };
bool scan_lefts(Arena *a, const Scan *s, const int32_t *list, const int32_t *above, int n,
                void (*take)(void *to, int i, const ScanFound *found), void *to);

/* ---- the ways of this processor ------------------------------------------------ */

/* Names of the ways, the fastest first, "generic" last; how many. */
enum { SCAN_WAYS_MOST = 3 };
int  scan_ways(const char *name[SCAN_WAYS_MOST]);
/* Tests and comparisons: use this way from now on; NULL: the fastest again.  false: there is none of that name. */
bool scan_use(const char *name);

#endif
