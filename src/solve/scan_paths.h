/* scan_paths.h - for scan*.c: what a way of scanning must be able to do.  Each way says how,
 * with the instructions of one kind of processor, in scan_generic.c, scan_avx2.c and
 * scan_avx512.c; they share scan_body.h and therefore the answers. */
#ifndef SOLVE_SCAN_PATHS_H
#define SOLVE_SCAN_PATHS_H

#include "solve/scan.h"

enum { SCAN_TILE_BLOCKS = 32, SCAN_TILE = SCAN_TILE_BLOCKS * SCAN_BLOCK };     /* small enough for the nearest caches */

/* One term, ready to be read off the planes. */
typedef struct {
	ScanKind       kind;
	int            n;
	const uint8_t *plane[SCAN_PLANES_MOST];
	uint8_t        mine[SCAN_PLANES_MOST];
	uint8_t        look_up[SCAN_LEVELS];
} ScanStep;

/* The blocks of a tile that may still hold something. */
typedef struct { int n; uint16_t block[SCAN_TILE_BLOCKS]; } ScanLive;

/* A right passes when rough > price + up - down, where sums stay within 0 .. 255. */
typedef struct { const uint8_t *price; uint8_t up, down; } ScanBar;

typedef struct {
	const char *name;
	/* rough += look_up[index], or rough = the smaller of the two, in all live blocks; at: of the tile in the planes. */
	void (*add)(uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at);
	void (*limit)(uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at);
	/* Lets go of blocks where nobody passes even if 'rest' were added. */
	void (*keep)(const uint8_t *rough, ScanLive *live, ScanBar bar, uint8_t rest);
	/* By live block, a bit for each right that passes; how many do. */
	int (*pass)(const uint8_t *rough, const ScanLive *live, ScanBar bar, uint64_t *passes);
} ScanWay;

extern const ScanWay scan_generic;
const ScanWay *scan_avx2(void), *scan_avx512(void);     /* NULL: not on this processor */
const ScanWay *scan_way(void);                          /* the one in use */

/* ---- scan_plan.c: a question made ready ------------------------------------------- */

enum { SCAN_ROUGH_LEAST = 1 };          /* the rough score of an allowed pair whose terms are all worth least; 0 is not allowed */

typedef struct {
	ScanAsk  ask;
	ScanStep step[2 * SCAN_TERMS_MOST];     /* those that add, then those that limit */
	int      adds, steps;
	uint8_t  rest[SCAN_TERMS_MOST];         /* how much the steps after this one can add */
	bool     look[SCAN_TERMS_MOST];         /* is it worth looking, after this step, who can still pass? */
	int32_t  least;                         /* the score that SCAN_ROUGH_LEAST stands for */
	uint8_t  uneven[SCAN_TERMS_MOST];       /* terms whose worth is not told exactly by their step */
	int      uneven_n;
	int32_t  rounded[SCAN_TERMS_MOST][SCAN_LEVELS];         /* of those: by index, what the step adds, in points */
} ScanPlan;
/* From plan->ask.  false: it does not fit into a byte. */
bool    scan_plan(const ScanTable *t, ScanPlan *plan);
/* The exact score of a right whose rough one is known to be 'rough'; SCAN_NEVER: not allowed. */
int32_t scan_exact(const ScanTable *t, const ScanPlan *plan, int right, uint8_t rough);

#endif
