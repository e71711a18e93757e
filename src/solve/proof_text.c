/* proof_text.c - writes the certificate.  What is nothing is not written: a price of nothing, a cover
 * without a vertex; so a certificate is not longer than what it says. */
#include "solve/proof_text.h"

#include "solve/fingerprint.h"

#include <stdlib.h>
#include <string.h>

const char *const goal_names[] = { "total", "everyone", "floor", "leximin" };

/* ---- the graph's hash: FNV-1a, 64 bits, of its numbers, 8 bytes each, the lowest first ------------ */

typedef struct { int32_t right, score; } Other;

static int by_right(const void *a, const void *b)
{
	int32_t x = ((const Other *)a)->right, y = ((const Other *)b)->right;
	return (x > y) - (x < y);
}

/* A row, its rights growing. */
static uint64_t hash_row(uint64_t h, const Graph *g, int l, Other *row)
{
	int  n = 0;
	bool grows = true;
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++, n++) {
		row[n] = (Other){ g->right[e], graph_score(g, e) };
		grows = grows && (!n || row[n - 1].right < row[n].right);
	}
	if (!grows)
		qsort(row, (size_t)n, sizeof *row, by_right);
	for (int i = 0; i < n; i++)
		h = fingerprint_number(fingerprint_number(fingerprint_number(h, l + 1), row[i].right + 1), row[i].score);
	return h;
}

static uint64_t graph_hash(Arena *a, const Graph *g)
{
	Other   *row = NEW(a, Other, (size_t)g->rights);
	uint64_t h = fingerprint_number(fingerprint_number(fingerprint_number(FINGERPRINT, g->lefts), g->rights), g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++)
		h = fingerprint_number(h, g->need[l]);
	for (int r = 0; r < g->rights; r++)
		h = fingerprint_number(h, g->seats[r]);
	for (int l = 0; l < g->lefts; l++)
		h = hash_row(h, g, l, row);
	return h;
}

/* ---- the text -------------------------------------------------------------------------------------- */

static void write_head(Buf *out, const Proof *x)
{
	const Graph *g = x->graph;
	buf_fmt(out, "mentord-certificate 2\ngraph %d %d %lld %016llx\ngoal %s\n", g->lefts, g->rights, (long long)g->row[g->lefts],
	        (unsigned long long)graph_hash(out->arena, g), goal_names[x->goal]);
	if (x->goal == GOAL_LEXIMIN)
		buf_lit(out, "cuts");
	for (int i = 0; i < x->cut_count; i++)
		buf_fmt(out, " %d", x->cuts[i]);
	if (x->goal == GOAL_LEXIMIN)
		buf_char(out, '\n');
	if (x->has_floor)
		buf_fmt(out, "floor %d\n", x->floor);
	buf_fmt(out, "placed %lld score %lld\n", (long long)x->placed, (long long)x->score);
}

static void write_prices(Buf *out, char letter, const int64_t *price, int n, int digits)
{
	for (int v = 0; v < n; v++) {
		const int64_t *d = price + (size_t)v * (size_t)digits;
		bool nothing = true;
		for (int i = 0; i < digits; i++)
			nothing = nothing && !d[i];
		if (nothing)
			continue;
		buf_char(out, letter);
		buf_char(out, ' ');
		buf_int(out, v + 1);
		for (int i = 0; i < digits; i++) {
			buf_char(out, ' ');
			buf_int(out, d[i]);
		}
		buf_char(out, '\n');
	}
}

static void write_pairs(Buf *out, const Proof *x)
{
	for (int l = 0; l < x->graph->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] >= 0)
				buf_fmt(out, "m %d %d\n", l + 1, x->right[k] + 1);
}

static void write_cover(Buf *out, char letter, const uint8_t *cover, int n)
{
	for (int v = 0; cover && v < n; v++)
		if (cover[v])
			buf_fmt(out, "%c %d\n", letter, v + 1);
}

Str proof_text(Arena *a, const Proof *x)
{
	Buf out = buf_open(a);
	write_head(&out, x);
	write_prices(&out, 'u', x->price_left, x->graph->lefts, x->digits);
	write_prices(&out, 'v', x->price_right, x->graph->rights, x->digits);
	write_pairs(&out, x);
	write_cover(&out, 'x', x->has_floor ? x->cover_left : NULL, x->graph->lefts);
	write_cover(&out, 'y', x->has_floor ? x->cover_right : NULL, x->graph->rights);
	fingerprint_seal(&out);
	return buf_str(&out);
}
