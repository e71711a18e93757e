/* flow.h - the cheapest flow in a network with lower and upper bounds, exactly. */
#ifndef SOLVE_FLOW_H
#define SOLVE_FLOW_H

#include "base/base.h"

typedef struct { int32_t from, to; int64_t least, most, cost; } FlowArc;        /* 0 <= least; cost of either sign */

typedef struct {
	int            nodes;
	const int64_t *supply;          /* by node: more than 0 is brought in, less than 0 is taken out */
	const FlowArc *arc;
	int            arcs;
	bool         (*go_on)(void *with, int done, int of);    /* NULL, or asked now and then; false stops */
	void          *with;
} Flow;

typedef enum {
	FLOW_DONE,
	FLOW_IMPOSSIBLE,                /* bounds and supplies do not fit; 'within' says where */
	FLOW_UNBALANCED,                /* supplies do not add up to 0 */
	FLOW_BOUNDS,                    /* an arc's bounds are the wrong way round */
	FLOW_TOO_LARGE,                 /* sums beyond 64 bits */
	FLOW_STOPPED,
} FlowEnd;

typedef struct {
	FlowEnd  end;
	int64_t *flow;                  /* by arc */
	int64_t  cost;
	/* The proof: cost + price[from] - price[to] is more than 0 only where flow is at its least,
	 * and less than 0 only where it is at its most. */
	int64_t *price;                 /* by node */
	/* FLOW_IMPOSSIBLE: a set of nodes into which more comes, by supplies and by the least of
	 * the arcs that enter it, than the most of those that leave it lets out. */
	bool    *within;                /* by node */
} Flowed;

Flowed flow_solve(Arena *a, const Flow *problem);

#endif
