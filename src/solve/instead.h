/* instead.h - what could be chosen instead, at no cost to the whole.
 *
 * Of a proven answer: with which rights a left could be paired instead of with one it has, so that some choice just as good
 * holds that pair and not the other.  A choice is as good exactly if it differs by cycles of pairs, in turn not made and made, each
 * as dear as its prices (complementary slackness); an empty place or seat may close such a cycle where its price is nothing.
 *
 * What is found is exact for the goal of the proof, floor and bands included. */
#ifndef SOLVE_INSTEAD_H
#define SOLVE_INSTEAD_H

#include "solve/proof.h"

typedef struct Instead Instead;

Instead *instead_open(Arena *a, const Proof *p);        /* O(E x digits) */

typedef struct { int32_t *list; int n; } InsteadRights;         /* growing */
/* right: one that the left has.  O(E). */
InsteadRights instead_of(Arena *a, Instead *x, int left, int right);

#endif
