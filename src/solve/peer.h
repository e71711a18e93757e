/* peer.h - pairs among equals: the heaviest matching of a graph that has no two sides. */
#ifndef SOLVE_PEER_H
#define SOLVE_PEER_H

#include "solve/graph.h"

typedef struct { int32_t one, other, score; } PeerPair;         /* score as in graph.h; a pair stands at most once */

typedef struct {
	int             peers;
	const PeerPair *pair;
	int             pairs;
	bool            everyone;       /* as many pairs as can be, then scores; else only pairs above 0 are worth making */
	/* NULL, or how often each was left out before: of the largest matchings those come first that
	 * leave out who was left out least.  Only with 'everyone'. */
	const int32_t  *left_out;
	uint64_t        seed;           /* chooses among equally good answers */
	bool          (*go_on)(void *with, int done, int of);   /* NULL, or asked now and then; false stops */
	void           *with;
} Peers;

typedef enum { PEER_DONE, PEER_TOO_LARGE, PEER_STOPPED } PeerEnd;       /* too large: weights beyond 64 bits */

/* An odd set of peers: at most size / 2 pairs can be made within it, and one pair more would be worth 'price'. */
typedef struct { int64_t price; int32_t *member; int32_t n; } PeerSet;

typedef struct {
	PeerEnd  end;
	int32_t *partner;               /* by peer, or -1 */
	int      matched;               /* pairs */
	int64_t  score;
	/* The proof, in half points.  weight = score + first + rank x (left_out of the two).  For every pair:
	 * price + price + the prices of all sets that hold both >= 2 x weight; all prices >= 0; and
	 * the sum of price + the sum of price x (n - 1) / 2 over the sets = 2 x the weight of the answer. */
	int64_t  first, rank;
	int64_t *price;                 /* by peer */
	PeerSet *set;
	int      sets;
} Peered;

Peered peer_solve(Arena *a, const Peers *problem);

/* This round of introductions: as peer_solve with everyone, but without pairs met before. */
Peered peer_round(Arena *a, const Peers *problem, const PeerPair *met, int met_n);

/* peer_check.c - NULL, or what is wrong with an answer to this problem. */
const char *peer_wrong(Arena *a, const Peers *problem, const Peered *answer);

#endif
