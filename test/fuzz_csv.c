/* fuzz_csv.c - any bytes are some sheet: its cells are UTF-8, and what is written
 * of them is read back the same.  Built by `make fuzz_csv`. */
#include "base/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static Str written(Arena *a, Csv csv)
{
	Buf out = buf_open(a);
	for (int i = 0; i < csv.n; i++)
		for (int k = 0; k < csv.list[i].n; k++)
			csv_cell(&out, csv.list[i].cell[k], k + 1 == csv.list[i].n);
	return buf_str(&out);
}

static void same(Arena *a, Csv x, Csv y)
{
	if (x.n != y.n)
		die("%d rows came back as %d", x.n, y.n);
	for (int i = 0; i < x.n; i++) {
		if (x.list[i].n != y.list[i].n)
			die("row %d: %d cells came back as %d", i, x.list[i].n, y.list[i].n);
		for (int k = 0; k < x.list[i].n; k++)
			if (!str_eq(csv_guard(a, x.list[i].cell[k]), y.list[i].cell[k]))
				die("row %d, cell %d came back changed", i, k);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	Csv csv = csv_read(a, (Str){ (const char *)data, n });
	for (int i = 0, line = 0; i < csv.n; i++) {
		if (!csv.list[i].n || csv.list[i].line <= line)
			die("row %d has no cell, or no line of its own", i);
		line = csv.list[i].line;
		for (int k = 0; k < csv.list[i].n; k++)
			if (!utf8_valid(csv.list[i].cell[k]))
				die("row %d, cell %d is not UTF-8", i, k);
	}
	same(a, csv, csv_read(a, written(a, csv)));
	arena_drop(a);
	return 0;
}
