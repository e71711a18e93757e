/* scan_avx2.c - scanning 32 rights in one step, with AVX2.  Bits are counted by looking up half
 * bytes (W. Mula, N. Kurz, D. Lemire, "Faster population counts using AVX2 instructions", The
 * Computer Journal 61(1), 2018). */
#include "solve/scan_paths.h"

#ifdef __x86_64__
#include <immintrin.h>

#define WAY __attribute__((target("avx2,popcnt")))
#define WORD WAY __attribute__((always_inline)) static inline
enum { LANES = 32 };
typedef __m256i V;

WORD V v_load(const uint8_t *p) { return _mm256_loadu_si256((const V *)(const void *)p); }
WORD void v_store(uint8_t *p, V x) { _mm256_storeu_si256((V *)(void *)p, x); }
WORD V v_all(uint8_t x) { return _mm256_set1_epi8((char)x); }
WORD V v_add(V x, V y) { return _mm256_add_epi8(x, y); }
WORD V v_and(V x, V y) { return _mm256_and_si256(x, y); }
WORD V v_min(V x, V y) { return _mm256_min_epu8(x, y); }
WORD V v_add_most(V x, V y) { return _mm256_adds_epu8(x, y); }
WORD V v_less(V x, V y) { return _mm256_subs_epu8(x, y); }
WORD V v_same(V x, V y) { return _mm256_cmpeq_epi8(x, y); }
WORD V v_table(const uint8_t *p) { return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)p)); }
WORD V v_look(V table, V x) { return _mm256_shuffle_epi8(table, x); }

WORD V v_bits(V x)
{
	static const uint8_t of_half[16] = { 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4 };
	V table = v_table(of_half), half = v_all(15);
	return v_add(v_look(table, v_and(x, half)), v_look(table, v_and(_mm256_srli_epi16(x, 4), half)));
}

WORD uint64_t v_greater(V x, V y)
{
	return (uint32_t)~_mm256_movemask_epi8(v_same(v_less(x, y), _mm256_setzero_si256()));
}

#include "solve/scan_body.h"

const ScanWay *scan_avx2(void)
{
	static const ScanWay way = { "avx2", add, limit, keep, pass };
	return __builtin_cpu_supports("avx2") ? &way : NULL;
}
#else
const ScanWay *scan_avx2(void) { return NULL; }
#endif
