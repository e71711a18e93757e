/* graph.h - the problem of solve/: lefts that want partners, rights that have seats, and a
 * score for each allowed pair.  Rows in one piece, one after the other; all numbers are
 * whole.  Nothing here owns memory: the arrays are the caller's and outlive the solving. */
#ifndef SOLVE_GRAPH_H
#define SOLVE_GRAPH_H

#include "base/base.h"

enum { SCORE_MOST = 1000000 };

typedef struct {
	int             lefts, rights;
	const int32_t  *need;           /* lefts: how many different rights, 0 and more */
	const int32_t  *seats;          /* rights: 0 and more */
	const int64_t  *row;            /* lefts + 1: left l has the edges row[l] .. row[l + 1] - 1; fewer than 2^31 in all */
	const int32_t  *right;          /* by edge; a right stands at most once in a row */
	/* By edge, within 2^30 of 0: base + narrow[e], or wide[e] where narrow is NULL (base 0).
	 * Half the memory where the scores lie within 65,535 points of each other. */
	int32_t         base;
	const uint16_t *narrow;
	const int32_t  *wide;
} Graph;

static inline int32_t graph_score(const Graph *g, int64_t e) { return g->narrow ? g->base + g->narrow[e] : g->wide[e]; }

/* Over all edges; all 0 without any.  unit: the greatest common divisor of their differences; 0: they are all the same.  O(E). */
typedef struct { int32_t least, most, unit; } Scores;
Scores  graph_scores(const Graph *g);
int64_t common_divisor(int64_t a, int64_t b);   /* the greatest, 0 and more; of 0 and n it is n */

/* The edge of a pair, or -1.  O(row). */
static inline int64_t graph_edge(const Graph *g, int left, int right)
{
	for (int64_t e = g->row[left]; e < g->row[left + 1]; e++)
		if (g->right[e] == right)
			return e;
	return -1;
}

#endif
