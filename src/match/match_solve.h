/* match_solve.h - for match/ only: the pairs that may be made as a graph, and the best choice among them. */
#ifndef MATCH_SOLVE_H
#define MATCH_SOLVE_H

#include "match/match.h"
#include "solve/fixed.h"
#include "solve/proof.h"

enum { APART = -1 };

typedef struct MatchSolved {
	Graph      graph;               /* mentees left, mentors right, numbered as in MatchFacts; the rights of a row grow */
	FixedPair *must;                /* pairs the coordinator asked for; all in the graph */
	int        must_n;
	Graph      rest;                /* what is left once they are made */
	Proof      proof;               /* of the rest: nothing is better by the goal.  None of a stable match */
	FixedPair *pair;                /* what came out, those asked for among them; by left, then by right */
	int        n;
	int64_t    fewer, less;         /* of a stable match: how many pairs, how much fit, everyone first has more */
	/* While the graph is made. */
	int64_t   *row, edges;
	int32_t   *right, *wide;
	uint16_t  *narrow;
} MatchSolved;

/* Rows one after the other: solve_allow() for each right of the row that may be, growing, then solve_row_ends(). */
void    solve_open(Arena *a, MatchSolved *x, int lefts, int rights, const int *need, const int *seats, bool wide);
static inline void solve_allow(MatchSolved *x, int right, int32_t score)
{
	x->right[x->edges] = right;
	if (x->wide)
		x->wide[x->edges++] = score;
	else
		x->narrow[x->edges++] = (uint16_t)score;
}
void    solve_row_ends(MatchSolved *x, int left);
int32_t solve_score(const MatchSolved *x, int left, int right);         /* O(log rights); APART: the rules say no */

typedef enum { SOLVE_DONE, SOLVE_STOPPED, SOLVE_TOO_LARGE, SOLVE_TWICE, SOLVE_NEED, SOLVE_SEATS } SolveEnd;    /* the last three: of the must-pair *bad */
SolveEnd solve_best(Arena *a, MatchSolved *x, const Match *m, const MatchProgress *progress, int *bad);

/* By how much the prices of two exceed what their pair would count: the first digit of the goal in which they do, or
 * -1 where they do nowhere; *by tells how much. */
int     solve_over(const MatchSolved *x, int left, int right, int32_t score, int64_t *by);

#endif
