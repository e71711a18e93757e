/* fixed.c - see fixed.h: a pair that must be made is a place and a seat less to think about. */
#include "solve/fixed.h"

#include <string.h>

int fixed_by_pair(const void *x, const void *y)
{
	const FixedPair *a = x, *b = y;
	return a->left != b->left ? (a->left > b->left) - (a->left < b->left) : (a->right > b->right) - (a->right < b->right);
}

static int32_t *copy(Arena *a, const int32_t *from, int n)
{
	int32_t *to = NEW(a, int32_t, n);
	if (n)
		memcpy(to, from, sizeof *to * (size_t)n);
	return to;
}

static void without(Arena *a, Graph *to, const Graph *from, const bool *gone)
{
	int64_t  n = 0, edges = from->row[from->lefts], *row = NEW(a, int64_t, (size_t)from->lefts + 1);
	int32_t *right = NEW(a, int32_t, edges), *wide = NEW(a, int32_t, edges);
	for (int l = 0; l < from->lefts; l++) {
		for (int64_t e = from->row[l]; e < from->row[l + 1]; e++)
			if (!gone[e]) {
				right[n] = from->right[e];
				wide[n++] = graph_score(from, e);
			}
		row[l + 1] = n;
	}
	to->row = row;
	to->right = right;
	to->wide = wide;
}

Graph graph_fixed(Arena *a, const Graph *g, const FixedPair *pair, int pairs)
{
	int32_t *need = copy(a, g->need, g->lefts), *seats = copy(a, g->seats, g->rights);
	bool    *gone = NEW(a, bool, g->row[g->lefts]);
	Graph    out = { .lefts = g->lefts, .rights = g->rights, .need = need, .seats = seats };
	for (int i = 0; i < pairs; i++) {
		gone[graph_edge(g, pair[i].left, pair[i].right)] = true;
		need[pair[i].left]--;
		seats[pair[i].right]--;
	}
	without(a, &out, g, gone);
	return out;
}
