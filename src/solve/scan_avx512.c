/* scan_avx512.c - scanning 64 rights in one step, with AVX-512 and its counting of bits by byte. */
#include "solve/scan_paths.h"

#ifdef __x86_64__
#include <immintrin.h>

#define WAY __attribute__((target("avx512f,avx512bw,avx512bitalg,popcnt")))
#define WORD WAY __attribute__((always_inline)) static inline
enum { LANES = 64 };
typedef __m512i V;

WORD V v_load(const uint8_t *p) { return _mm512_loadu_si512(p); }
WORD void v_store(uint8_t *p, V x) { _mm512_storeu_si512(p, x); }
WORD V v_all(uint8_t x) { return _mm512_set1_epi8((char)x); }
WORD V v_add(V x, V y) { return _mm512_add_epi8(x, y); }
WORD V v_and(V x, V y) { return _mm512_and_si512(x, y); }
WORD V v_min(V x, V y) { return _mm512_min_epu8(x, y); }
WORD V v_add_most(V x, V y) { return _mm512_adds_epu8(x, y); }
WORD V v_less(V x, V y) { return _mm512_subs_epu8(x, y); }
WORD V v_same(V x, V y) { return _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(x, y)); }
WORD V v_table(const uint8_t *p) { return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)p)); }
WORD V v_look(V table, V x) { return _mm512_shuffle_epi8(table, x); }
WORD V v_bits(V x) { return _mm512_popcnt_epi8(x); }
WORD uint64_t v_greater(V x, V y) { return _mm512_cmpgt_epu8_mask(x, y); }

#include "solve/scan_body.h"

const ScanWay *scan_avx512(void)
{
	static const ScanWay way = { "avx512", add, limit, keep, pass };
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512bitalg") ? &way : NULL;
}
#else
const ScanWay *scan_avx512(void) { return NULL; }
#endif
