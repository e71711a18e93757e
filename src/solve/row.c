/* row.c - see row.h: for any processor. */
#include "solve/row.h"

__attribute__((always_inline)) static inline Best best_of(const Row *row, const Edges *edges)
{
	const int64_t *price = row->price;
	int64_t best = row->floor, second = best, at = -1;
	for (int64_t e = row->from, end = row->end; e < end; e++) {
		int64_t worth = edges_worth(edges, edges_score(edges, e), price[edges_other(edges, e)]), less = worth < best ? worth : best;
		second = less > second ? less : second;
		at = worth > best ? e : at;
		best = worth > best ? worth : best;
	}
	return (Best){ best, second, at };
}

/* One loop each, for the compiler to see what is not there. */
Best row_best(const Row *row)
{
	const Edges *x = row->edges;
	switch (edges_way(x)) {
	case EDGES_BOTH:   return best_of(row, &(Edges){ .both = x->both, .bits = x->bits, .fine = x->fine });
	case EDGES_NARROW: return best_of(row, &(Edges){ .other = x->other, .narrow = x->narrow, .fine = x->fine });
	default:           return best_of(row, &(Edges){ .other = x->other, .wide = x->wide, .fine = x->fine });
	}
}

RowBest *row_best_way(void)
{
	RowBest *way = row_best_avx2();
	return way ? way : row_best;
}
