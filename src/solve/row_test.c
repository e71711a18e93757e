#include "base/io.h"
#include "solve/row.h"
#include "test/check.h"

/* Whatever the processor, the same best, the same second, the first of equals. */
TEST(every_way_finds_the_same_best_of_a_row)
{
	enum { MOST = 40 };
	RowBest *other_way = row_best_way();
	Dice d = { 5 };
	for (int i = 0; i < 20000; i++) {
		int32_t  other[MOST], wide[MOST], levels = 1 + (int32_t)dice_below(&d, 30);
		uint16_t narrow[MOST];
		uint32_t both[MOST];
		int64_t  price[MOST], n = (int64_t)dice_below(&d, MOST), from = n ? (int64_t)dice_below(&d, (uint32_t)n) : 0;
		for (int k = 0; k < MOST; k++) {
			other[k] = k;
			narrow[k] = (uint16_t)dice_below(&d, (uint32_t)levels);
			wide[k] = narrow[k] - levels / 2;
			both[k] = (uint32_t)other[k] << 5 | narrow[k];
			price[k] = (int64_t)dice_below(&d, (uint32_t)levels << i % 5);
		}
		int          fine = i % 5;
		const Edges  ways[] = { { .other = other, .narrow = narrow, .fine = fine }, { .other = other, .wide = wide, .fine = fine }, { .both = both, .bits = 5, .fine = fine } }, *way = &ways[i % 3];
		Row  row = { .edges = way, .price = price, .from = from, .end = n, .floor = (int64_t)dice_below(&d, 9) - 6 };
		Best x = row_best(&row), y = other_way(&row);
		CHECK(x.worth == y.worth && x.second == y.second && x.edge == y.edge);
		for (int64_t e = from; e < n; e++) {
			int64_t worth = (way->wide ? wide[e] : narrow[e]) * (1 << fine) - price[e];
			CHECK(e == x.edge ? worth == x.worth : worth <= x.second && (worth < x.worth || e > x.edge));
		}
	}
}
