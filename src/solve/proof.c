/* proof.c - from the one number that the b-matching counts in, to digits.
 *
 * bmatch.c counts M points for a place that is filled, M being so many that everyone comes first.  That M is
 * enough rests on the very search (reach.c) whose result is a smallest cover: x of lefts, y of rights, 0 or 1, such that x + y
 * is 0 only for pairs made, 2 for none of them, and an empty place or seat is at a vertex with 0 (D. Konig, 1931).  Then
 *     left   (x, price + M - M x)
 *     right  (y, price - M y)
 * are prices that count M no more: where x + y is 1, their second digits add up to the two prices in points, and where it
 * is not, the first digit has decided.  O(E). */
#include "solve/proof.h"

#include "solve/reach.h"

static Proof in_points(const Graph *g, const BMatched *x)
{
	return (Proof){ .graph = g, .goal = GOAL_TOTAL, .digits = 1, .place = x->place, .right = x->right, .placed = x->placed,
	                .score = x->score, .price_left = x->price_left, .price_right = x->price_right };
}

Proof proof_of_bmatch(Arena *a, const Graph *g, const BMatched *x, bool everyone)
{
	Proof p = in_points(g, x);
	if (!everyone)
		return p;
	Reach    reach = reach_all(a, g, x, INT32_MIN);
	int64_t *left = NEW(a, int64_t, 2 * (size_t)g->lefts), *right = NEW(a, int64_t, 2 * (size_t)g->rights), most = -x->empty;
	for (int l = 0; l < g->lefts; l++) {
		left[2 * l] = !reach.left[l];
		left[2 * l + 1] = x->price_left[l] + most - most * left[2 * l];
	}
	/* The search passes by rights without seats; they cost nothing. */
	for (int r = 0; r < g->rights; r++) {
		right[2 * r] = reach.right[r] || !g->seats[r];
		right[2 * r + 1] = x->price_right[r] - most * right[2 * r];
	}
	p.goal = GOAL_EVERYONE;
	p.digits = 2;
	p.price_left = left;
	p.price_right = right;
	return p;
}
