/* row_avx2.c - see row.h: four edges at a time with AVX2.  Each lane keeps its own best, second and place; in the
 * end the lanes are compared. */
#include "solve/row.h"

#ifdef __x86_64__
#include <immintrin.h>
#include <string.h>

#define WAY __attribute__((target("avx2")))
enum { LANES = 4 };
typedef __m256i V;

typedef struct { int64_t best[LANES], second[LANES], at[LANES]; } Lanes;

WAY __attribute__((always_inline)) static inline V pick(V mask, V yes, V no) { return _mm256_blendv_epi8(no, yes, mask); }

WAY __attribute__((always_inline)) static inline V scores(const Edges *x, EdgesWay way, int64_t e)
{
	if (way == EDGES_BOTH)
		return _mm256_cvtepi32_epi64(_mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)(x->both + e)), _mm_set1_epi32((int)((1u << x->bits) - 1))));
	if (way == EDGES_NARROW)
		return _mm256_cvtepu16_epi64(_mm_loadl_epi64((const __m128i *)(const void *)(x->narrow + e)));
	return _mm256_cvtepi32_epi64(_mm_loadu_si128((const __m128i *)(const void *)(x->wide + e)));
}

/* Four loads are sooner done than one gather. */
WAY __attribute__((always_inline)) static inline V prices(const Edges *x, EdgesWay way, int64_t e, const int64_t *price)
{
	if (way == EDGES_BOTH) {
		const uint32_t *both = x->both + e;
		return _mm256_setr_epi64x(price[both[0] >> x->bits], price[both[1] >> x->bits], price[both[2] >> x->bits], price[both[3] >> x->bits]);
	}
	const int32_t *other = x->other + e;
	return _mm256_setr_epi64x(price[other[0]], price[other[1]], price[other[2]], price[other[3]]);
}

/* Whole fours; returns where they end. */
WAY __attribute__((always_inline)) static inline int64_t by_fours(const Row *row, EdgesWay way, Lanes *lanes)
{
	const Edges *x = row->edges;
	V       best = _mm256_set1_epi64x(row->floor), second = best, at = _mm256_set1_epi64x(-1);
	V       place = _mm256_add_epi64(_mm256_set1_epi64x(row->from), _mm256_setr_epi64x(0, 1, 2, 3)), step = _mm256_set1_epi64x(LANES);
	__m128i fine = _mm_cvtsi32_si128(x->fine);
	int64_t e = row->from;
	for (; e + LANES <= row->end; e += LANES) {
		V worth = _mm256_sub_epi64(_mm256_sll_epi64(scores(x, way, e), fine), prices(x, way, e, row->price));
		V better = _mm256_cmpgt_epi64(worth, best), less = pick(better, best, worth);
		second = pick(_mm256_cmpgt_epi64(less, second), less, second);
		best = pick(better, worth, best);
		at = pick(better, place, at);
		place = _mm256_add_epi64(place, step);
	}
	memcpy(lanes->best, &best, sizeof best);
	memcpy(lanes->second, &second, sizeof second);
	memcpy(lanes->at, &at, sizeof at);
	return e;
}

static Best first_best(const Row *row, const Lanes *lanes)
{
	Best x = { row->floor, row->floor, -1 };
	int  lane = -1;
	for (int i = 0; i < LANES; i++)
		if (lanes->at[i] >= 0 && (lanes->best[i] > x.worth || (lanes->best[i] == x.worth && lanes->at[i] < x.edge))) {
			x.worth = lanes->best[i];
			x.edge = lanes->at[i];
			lane = i;
		}
	for (int i = 0; i < LANES; i++) {
		int64_t next = i == lane ? lanes->second[i] : lanes->best[i];
		x.second = next > x.second ? next : x.second;
	}
	return x;
}

WAY static int64_t by_fours_any(const Row *row, Lanes *lanes)
{
	switch (edges_way(row->edges)) {
	case EDGES_BOTH:   return by_fours(row, EDGES_BOTH, lanes);
	case EDGES_NARROW: return by_fours(row, EDGES_NARROW, lanes);
	default:           return by_fours(row, EDGES_WIDE, lanes);
	}
}

static Best best_by_fours(const Row *row)
{
	Lanes   lanes;
	int64_t e = by_fours_any(row, &lanes);
	Best    x = first_best(row, &lanes);
	for (; e < row->end; e++) {
		int64_t worth = edges_worth(row->edges, edges_score(row->edges, e), row->price[edges_other(row->edges, e)]);
		if (worth > x.worth)
			x = (Best){ worth, x.worth, e };
		else if (worth > x.second)
			x.second = worth;
	}
	return x;
}

RowBest *row_best_avx2(void) { return __builtin_cpu_supports("avx2") ? best_by_fours : NULL; }
#else
RowBest *row_best_avx2(void) { return NULL; }
#endif
