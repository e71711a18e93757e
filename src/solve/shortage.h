/* shortage.h - who goes short in every choice, whatever the scores, and because of which seats.
 *
 * A shortage is a group of lefts that may have, besides 'held' pairs that every fullest choice makes, only the rights of the
 * group; and those have too few seats.  That is why nobody can fill more places (D. Konig, 1931; P. Hall, 1935).  Lefts are in
 * a group exactly if some fullest choice leaves them short (A. Dulmage and N. Mendelsohn, 1958), so the groups do not
 * depend on how they were found.  No left and no right is in two groups, and no left of one may have a right of another. */
#ifndef SOLVE_SHORTAGE_H
#define SOLVE_SHORTAGE_H

#include "solve/graph.h"

typedef struct {
	struct { int32_t *list; int n; } lefts, rights; /* growing; no rights: these lefts may have nobody beyond 'held' */
	int64_t  wants, seats, held;    /* needs of the lefts; seats of the rights; pairs with rights outside, which have enough seats */
	int64_t  missing;               /* wants - seats - held: so many places stay empty in every choice */
	int64_t  more;                  /* so many of them could be filled with as many more seats of these rights */
} Shortage;
typedef struct { Shortage *list; int n; int64_t missing; } Shortages;   /* by the first left; missing: of all groups */

Shortages shortage_find(Arena *a, const Graph *g);      /* O(E sqrt V) */

#endif
