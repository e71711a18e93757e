/* face.h - the matchings that are still among the best: what a goal of several digits leaves open.
 *
 * After a digit has been decided with prices, the best matchings are exactly those that (complementary slackness,
 * A. Goldman and A. Tucker, 1956)
 *   make no pair that is worth less than its prices - such pairs leave;
 *   make every pair that is worth more than its prices - such pairs are fixed, and take up a place and a seat;
 *   fill every place and seat of a vertex with a price above nothing - such a vertex has to be full from now on.
 * Among these the next digit decides. */
#ifndef SOLVE_FACE_H
#define SOLVE_FACE_H

#include "solve/fixed.h"
#include "solve/going.h"
#include "solve/side.h"

typedef struct {
	int       lefts, rights;
	int32_t  *need, *seats;                 /* without those of fixed pairs */
	bool     *full_left, *full_right;       /* have to be full */
	int64_t  *row;                          /* the pairs that are free */
	int32_t  *right, *score;
	bool     *made;                         /* a matching among the best */
	struct { FixedPair *list; int n; } fixed;
} Face;

/* All matchings of pairs with 'least' points and more, and one of them: by place its right or -1. */
Face *face_open(Arena *a, const Graph *g, int32_t least, const int32_t *place, const int32_t *right);

/* How a digit values the free pairs, and prices that prove the matching the best by it. */
typedef struct { int32_t *worth; int64_t *price_left, *price_right; } FaceDigit;

/* Decides the next digit: 'made' becomes one of the best by worth among the matchings of the face, and the prices are found.
 * Warm: pairs made that are the best their left can have are a good start; otherwise everything is done anew.
 * false: no memory, and the face is as it was.  Once 'going' is stopped, what is made means nothing. */
typedef struct { bool warm; uint64_t seed; Going *going; } FaceHow;
bool face_decide(Face *f, FaceDigit *d, FaceHow how);

/* The face of those that are best by the digit, too. */
void face_narrow(Arena *a, Face *f, const FaceDigit *d);

#endif
