/* reach.h - could more places be filled, whatever the scores?
 *
 * A search from all lefts with an empty place, over pairs that are not made to rights and back over pairs that are
 * made (C. Berge, 1957): if it comes to a right with an empty seat, one more place can be filled.  If not, what was reached
 * is the proof (D. Konig, 1931; P. Hall, 1935): no choice fills more places than
 *     needs of lefts not reached + seats of rights reached + pairs between lefts reached and rights not reached.
 * In words: the lefts that were reached accept, beyond the pairs they have, only the rights that were reached.  O(E). */
#ifndef SOLVE_REACH_H
#define SOLVE_REACH_H

#include "solve/bmatch.h"

typedef struct { bool more; bool *left, *right; } Reach;        /* more: one more place could be filled */
/* Only pairs with at least 'least' points count; those made must be among them. */
Reach reach_all(Arena *a, const Graph *g, const BMatched *x, int32_t least);

#endif
