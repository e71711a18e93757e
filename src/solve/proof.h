/* proof.h - a matching together with prices that prove it the best, whatever the goal.
 *
 * A goal ranks matchings by the sum of a vector over the pairs made, compared by the first digit
 * in which two sums differ.  A pair of score s counts
 *   total       (s)
 *   everyone    (1, s)
 *   floor       (1, s); pairs below the floor may not be made, though they count for how many could be
 *   leximin     (1, -[s < cut 1], .., -[s < cut B], s), cuts growing
 * and an empty place or seat nothing.  Prices are vectors, too.  They prove that no sum is greater if
 *   price_left + price_right >= the pair's vector for every pair not made, and <= for every pair made,
 *   price_left >= 0, and 0 where a place is empty; price_right >= 0, and 0 where a seat is empty.
 * Of a pair below the floor the first digit alone is looked at: those of its prices add up to 1 or more.
 *
 * That no higher floor would do is shown by a cover (D. Konig, 1931): in the graph of the pairs above the floor no choice
 * fills more places than the needs of cover_left + the seats of cover_right + the pairs touched by neither. */
#ifndef SOLVE_PROOF_H
#define SOLVE_PROOF_H

#include "solve/bmatch.h"

typedef enum { GOAL_TOTAL, GOAL_EVERYONE, GOAL_FLOOR, GOAL_LEXIMIN } Goal;

enum { CUTS_MOST = 64 };

typedef struct {
	const Graph   *graph;
	Goal           goal;
	int            digits;          /* of a vector: 1, 2, 2, 2 + cut_count */
	const int32_t *cuts;
	int            cut_count;
	bool           has_floor;       /* GOAL_FLOOR, unless no pair can be made at all */
	int32_t        floor;
	const uint8_t *cover_left, *cover_right;        /* by vertex, 0 or 1: worth less than 'placed'; NULL without a floor */
	const int32_t *place, *right;   /* as in BMatched: within a left they grow, empty ones last */
	int64_t        placed, score;
	const int64_t *price_left, *price_right;        /* the digits of vertex v from [v * digits] on */
} Proof;

/* proof.c - from prices in points.  For GOAL_FLOOR take those of the pairs at the floor and above, here with the whole graph,
 * everyone first, and add goal, floor and cover. */
Proof proof_of_bmatch(Arena *a, const Graph *g, const BMatched *x, bool everyone);

#endif
