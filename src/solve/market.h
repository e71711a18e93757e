/* market.h - for stable*.c only: a stable problem seen from both sides. */
#ifndef SOLVE_MARKET_H
#define SOLVE_MARKET_H

#include "solve/stable.h"

typedef struct {
	int            agents;
	const int32_t *room;            /* need or seats */
	const int32_t *rank;            /* as given, or NULL */
	int64_t       *row;             /* agents + 1: an agent's list is edge[row[x]] .. edge[row[x + 1] - 1] */
	int32_t       *edge;            /* listed pairs only */
	bool          *sorted;          /* by agent: its list stands in order, best first */
} MarketSide;

typedef struct {
	const StableProblem *problem;
	const int32_t       *agent[2];  /* by edge: its left, its right */
	MarketSide           side[2];   /* lefts, rights */
	int64_t              listed;    /* pairs */
	int32_t             *scratch;   /* as many as the longest list */
	uint64_t            *key, *key_scratch;
} Market;

Market *market_open(Arena *a, const StableProblem *problem);

/* The list of an agent, best first, ties in an order that the seed decides. */
typedef struct { const int32_t *list; int64_t n; } MarketList;
MarketList market_list(Market *m, int side, int agent);

/* How many partners an agent can have at most. */
int32_t market_room(const Market *m, int side, int agent);

static inline int32_t market_rank(const Market *m, int side, int32_t edge)
{
	const int32_t *rank = m->side[side].rank;
	return rank ? rank[edge] : -graph_score(m->problem->graph, edge);
}

/* The same for the same edge and seed; otherwise as good as random. */
uint32_t market_lot(const Market *m, int32_t edge);

#endif
