/* scan_table.c - the rights as planes of bytes, their prices, and which way this processor goes. */
#include "solve/scan_paths.h"

#include <string.h>

/* A fresh piece that begins where a row of bytes may begin. */
static void *take_aligned(Arena *a, size_t size)
{
	uintptr_t p = (uintptr_t)arena_take(a, size_of(1, size + SCAN_BLOCK));
	return (void *)((p + SCAN_BLOCK - 1) / SCAN_BLOCK * SCAN_BLOCK);
}

ScanTable scan_table(Arena *a, int rights, int planes, int columns, int32_t unit)
{
	ScanTable t = { .rights = rights, .padded = (rights + SCAN_BLOCK - 1) / SCAN_BLOCK * SCAN_BLOCK,
	                .planes = planes, .columns = columns, .unit = unit };
	t.plane = take_aligned(a, size_of((size_t)planes, (size_t)t.padded));
	t.column = take_aligned(a, size_of(sizeof *t.column * (size_t)columns, (size_t)t.padded));
	return t;
}

void scan_set_id(const ScanTable *t, int plane, int column, int right, int32_t id)
{
	scan_plane(t, plane)[right] = (uint8_t)id;
	scan_column(t, column)[right] = id;
}

ScanTable scan_some(Arena *a, const ScanTable *t, const int32_t *right, int n)
{
	ScanTable some = scan_table(a, n, t->planes, t->columns, t->unit);
	for (int p = 0; p < t->planes; p++)
		for (int i = 0; i < n; i++)
			scan_plane(&some, p)[i] = scan_plane(t, p)[right[i]];
	for (int c = 0; c < t->columns; c++)
		for (int i = 0; i < n; i++)
			scan_column(&some, c)[i] = scan_column(t, c)[right[i]];
	return some;
}

ScanPrices scan_prices(Arena *a, const ScanTable *t, const int32_t *price)
{
	uint8_t   *rough = take_aligned(a, (size_t)t->padded);
	ScanPrices p = { .price = price, .least = t->rights ? price[0] : 0, .rough = rough };
	for (int r = 1; r < t->rights; r++)
		p.least = price[r] < p.least ? price[r] : p.least;
	for (int r = 0; r < t->rights; r++) {
		int64_t units = ((int64_t)price[r] - p.least) / t->unit;
		rough[r] = (uint8_t)(units < 255 ? units : 255);
	}
	return p;
}

/* ---- ways ------------------------------------------------------------------------- */

static const ScanWay *chosen;

static int ways(const ScanWay *way[SCAN_WAYS_MOST])
{
	const ScanWay *all[SCAN_WAYS_MOST] = { scan_avx512(), scan_avx2(), &scan_generic };
	int n = 0;
	for (int i = 0; i < SCAN_WAYS_MOST; i++)
		if (all[i])
			way[n++] = all[i];
	return n;
}

const ScanWay *scan_way(void)
{
	const ScanWay *way[SCAN_WAYS_MOST];
	return chosen ? chosen : ways(way) ? way[0] : &scan_generic;
}

int scan_ways(const char *name[SCAN_WAYS_MOST])
{
	const ScanWay *way[SCAN_WAYS_MOST];
	int n = ways(way);
	for (int i = 0; i < n; i++)
		name[i] = way[i]->name;
	return n;
}

bool scan_use(const char *name)
{
	const ScanWay *way[SCAN_WAYS_MOST];
	chosen = NULL;
	for (int i = 0, n = ways(way); name && i < n; i++)
		if (!strcmp(way[i]->name, name))
			chosen = way[i];
	return !name || chosen;
}
