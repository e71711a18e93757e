/* scan_body.h - the body of every way of scanning, included by scan_generic.c, scan_avx2.c and
 * scan_avx512.c behind their words for a row of bytes:
 *
 *   V, LANES                   a row of bytes and how many they are; 64 is a multiple of it
 *   WAY                        the attribute of every function here
 *   v_load, v_store, v_all     from memory, to memory, the same byte everywhere
 *   v_add, v_and, v_min        byte by byte; sums do not overflow
 *   v_add_most, v_less         sums and differences that stay within 0 .. 255
 *   v_same                     255 where equal, else 0
 *   v_bits                     how many bits of each byte are 1
 *   v_table, v_look            a table of 16 bytes, and what stands in it for each of 0 .. 15
 *   v_greater                  a bit for each byte that is the greater one
 */
#define HERE WAY __attribute__((always_inline)) static inline
#define UNROLL _Pragma("GCC unroll 16")

HERE V v_index(ScanKind kind, int n, const uint8_t *const *plane, const V *mine, size_t at)
{
	V x = v_load(plane[0] + at);
	if (kind == SCAN_LEVEL)
		return x;
	if (kind == SCAN_SAME)
		return v_and(v_same(x, mine[0]), v_all(1));
	x = kind == SCAN_SUM ? v_and(x, mine[0]) : v_bits(v_and(x, mine[0]));
	UNROLL for (int k = 1; k < n; k++) {
		V y = v_and(v_load(plane[k] + at), mine[k]);
		x = v_add(x, kind == SCAN_SUM ? y : v_bits(y));
	}
	return kind == SCAN_SHARED ? v_min(x, v_all(SCAN_LEVELS - 1)) : x;
}

/* One step over all live blocks, for one kind and one number of planes, known when compiled. */
HERE void run(ScanKind kind, int n, bool limit, uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at)
{
	const uint8_t *plane[SCAN_PLANES_MOST];
	V              mine[SCAN_PLANES_MOST], table = v_table(step->look_up);
	UNROLL for (int k = 0; k < n; k++) {
		plane[k] = step->plane[k] + at;
		mine[k] = v_all(step->mine[k]);
	}
	for (int i = 0; i < live->n; i++)
		for (size_t b = (size_t)live->block[i] * SCAN_BLOCK, end = b + SCAN_BLOCK; b < end; b += LANES) {
			V worth = v_look(table, v_index(kind, n, plane, mine, b)), so_far = v_load(rough + b);
			v_store(rough + b, limit ? v_min(so_far, worth) : v_add(so_far, worth));
		}
}

#define OF(kind, n) case n: run(kind, n, limit, rough, live, step, at); break;
#define UP_TO_12(kind) OF(kind, 1) OF(kind, 2) OF(kind, 3) OF(kind, 4) OF(kind, 5) OF(kind, 6) \
	OF(kind, 7) OF(kind, 8) OF(kind, 9) OF(kind, 10) OF(kind, 11) OF(kind, 12)
HERE void run_any(bool limit, uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at)
{
	switch (step->kind) {
	case SCAN_LEVEL:
		run(SCAN_LEVEL, 1, limit, rough, live, step, at);
		break;
	case SCAN_SAME:
		run(SCAN_SAME, 1, limit, rough, live, step, at);
		break;
	case SCAN_SUM:
		switch (step->n) { UP_TO_12(SCAN_SUM) }
		break;
	case SCAN_SHARED:
		switch (step->n) { UP_TO_12(SCAN_SHARED) }
		break;
	}
}

WAY static void add(uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at)
{
	run_any(false, rough, live, step, at);
}

WAY static void limit(uint8_t *rough, const ScanLive *live, const ScanStep *step, size_t at)
{
	run_any(true, rough, live, step, at);
}

/* Bits of the rights of one block that pass once 'rest' is added. */
HERE uint64_t passing(const uint8_t *rough, const uint8_t *price, V up, V down, V rest)
{
	uint64_t bits = 0;
	for (int b = 0; b < SCAN_BLOCK; b += LANES) {
		V need = v_less(v_add_most(v_load(price + b), up), down);
		bits |= v_greater(v_add(v_load(rough + b), rest), need) << b;
	}
	return bits;
}

WAY static void keep(const uint8_t *rough, ScanLive *live, ScanBar bar, uint8_t rest)
{
	V   up = v_all(bar.up), down = v_all(bar.down), more = v_all(rest);
	int n = 0;
	for (int i = 0; i < live->n; i++) {
		size_t b = (size_t)live->block[i] * SCAN_BLOCK;
		live->block[n] = live->block[i];
		n += passing(rough + b, bar.price + b, up, down, more) != 0;
	}
	live->n = n;
}

WAY static int pass(const uint8_t *rough, const ScanLive *live, ScanBar bar, uint64_t *passes)
{
	V   up = v_all(bar.up), down = v_all(bar.down), none = v_all(0);
	int n = 0;
	for (int i = 0; i < live->n; i++) {
		size_t b = (size_t)live->block[i] * SCAN_BLOCK;
		passes[i] = passing(rough + b, bar.price + b, up, down, none);
		n += __builtin_popcountll(passes[i]);
	}
	return n;
}
