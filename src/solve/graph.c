/* graph.c - see graph.h. */
#include "solve/graph.h"

int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

Scores graph_scores(const Graph *g)
{
	int64_t edges = g->row[g->lefts];
	int32_t first = edges ? graph_score(g, 0) : 0;
	Scores  x = { first, first, 0 };
	for (int64_t e = 1; e < edges; e++) {
		int32_t s = graph_score(g, e);
		x.least = s < x.least ? s : x.least;
		x.most = s > x.most ? s : x.most;
		if (x.unit != 1 && (x.unit ? (s - first) % x.unit : s - first))
			x.unit = (int32_t)common_divisor(x.unit, s - first);
	}
	return x;
}
