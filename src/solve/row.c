/* row.c - see row.h: for any processor. */
#include "solve/row.h"

__attribute__((always_inline)) static inline Best best_of(const Row *row, const uint16_t *narrow, const int32_t *wide)
{
	const int64_t *price = row->price;
	const int32_t *other = row->other;
	int64_t best = row->floor, second = best, at = -1;
	for (int64_t e = row->from, end = row->end; e < end; e++) {
		int64_t worth = (narrow ? narrow[e] : wide[e]) - price[other[e]], less = worth < best ? worth : best;
		second = less > second ? less : second;
		at = worth > best ? e : at;
		best = worth > best ? worth : best;
	}
	return (Best){ best, second, at };
}

Best row_best(const Row *row) { return row->narrow ? best_of(row, row->narrow, NULL) : best_of(row, NULL, row->wide); }

RowBest *row_best_way(void)
{
	RowBest *way = row_best_avx2();
	return way ? way : row_best;
}
