/* scan_generic.c - scanning in plain C, for every processor. */
#include "solve/scan_paths.h"

#define WAY
enum { LANES = SCAN_BLOCK };
typedef struct { uint8_t b[LANES]; } V;

#define EACH(expression) V r; for (int i = 0; i < LANES; i++) r.b[i] = (uint8_t)(expression); return r

static inline V v_load(const uint8_t *p) { EACH(p[i]); }
static inline void v_store(uint8_t *p, V x) { for (int i = 0; i < LANES; i++) p[i] = x.b[i]; }
static inline V v_all(uint8_t x) { EACH(x); }
static inline V v_add(V x, V y) { EACH(x.b[i] + y.b[i]); }
static inline V v_and(V x, V y) { EACH(x.b[i] & y.b[i]); }
static inline V v_min(V x, V y) { EACH(x.b[i] < y.b[i] ? x.b[i] : y.b[i]); }
static inline V v_add_most(V x, V y) { EACH(x.b[i] + y.b[i] > 255 ? 255 : x.b[i] + y.b[i]); }
static inline V v_less(V x, V y) { EACH(x.b[i] > y.b[i] ? x.b[i] - y.b[i] : 0); }
static inline V v_same(V x, V y) { EACH(x.b[i] == y.b[i] ? 255 : 0); }
static inline V v_table(const uint8_t *p) { EACH(p[i % SCAN_LEVELS]); }
static inline V v_look(V table, V x) { EACH(table.b[x.b[i] % SCAN_LEVELS]); }

static inline uint8_t bits(uint8_t x)
{
	x = (uint8_t)(x - (x >> 1 & 0x55));
	x = (uint8_t)((x & 0x33) + (x >> 2 & 0x33));
	return (x + (x >> 4)) & 0x0f;
}
static inline V v_bits(V x) { EACH(bits(x.b[i])); }

static inline uint64_t v_greater(V x, V y)
{
	uint64_t r = 0;
	for (int i = 0; i < LANES; i++)
		r |= (uint64_t)(x.b[i] > y.b[i]) << i;
	return r;
}

#include "solve/scan_body.h"

const ScanWay scan_generic = { "generic", add, limit, keep, pass };
