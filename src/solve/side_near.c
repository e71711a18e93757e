/* side_near.c - the best edges of a node, kept while the prices across only rise (the "look-back" of
 * D. Bertsekas and P. Tseng, RELAX-IV and auction codes: most bids are decided by a few edges). */
#include "solve/side.h"

typedef struct { int64_t worth[NEAR + 1]; int32_t other[NEAR + 1], score[NEAR + 1]; } Top;

static inline void put(Top *t, int64_t worth, int32_t other, int32_t score)
{
	int at = NEAR;
	for (; at && t->worth[at - 1] < worth; at--) {
		t->worth[at] = t->worth[at - 1];
		t->other[at] = t->other[at - 1];
		t->score[at] = t->score[at - 1];
	}
	t->worth[at] = worth;
	t->other[at] = other;
	t->score[at] = score;
}

static void look(Side *s, int32_t a)
{
	Top             t;
	const int64_t  *price = s->peer->price;
	const Edges     edges = s->edges;
	for (int i = 0; i <= NEAR; i++) {
		t.worth[i] = -FAR;
		t.other[i] = -1;
		t.score[i] = 0;
	}
	for (int64_t e = s->node[a].row, end = side_end(s, a); e < end; e++) {
		int32_t score = edges_score(&edges, e), other = edges_other(&edges, e);
		int64_t worth = score - price[other];
		if (worth > t.worth[NEAR])
			put(&t, worth, other, score);
	}
	Near *near = &s->near[a];
	for (int i = 0; i < NEAR; i++) {
		near->near[i].other = t.other[i];
		near->near[i].score = t.score[i];
	}
	near->bound = t.worth[NEAR];
	s->near[a].at = s->epoch;
	s->near[a].in = s->phase;
}

const Near *side_near(Side *s, int32_t a)
{
	if (s->near[a].at != s->epoch)
		look(s, a);
	return &s->near[a];
}

void side_near_all(Side *s)
{
	for (int32_t a = 0; a < s->n; a++)
		side_near(s, a);
}

const Near *side_near_now(Side *s, int32_t a)
{
	if (s->near[a].at != s->epoch || s->near[a].in != s->phase)
		look(s, a);
	return &s->near[a];
}

/* Whoever is not kept is worth no more than the bound: the two best of those kept are the two best where both are above it. */
bool side_near_best(const Side *s, int32_t a, Wish *x)
{
	const Near *near = &s->near[a];
	int64_t     bound = near->bound <= NO_FLOOR ? NO_FLOOR : near->bound * (1 << s->edges.fine);
	if (near->at != s->epoch)
		return false;
	*x = (Wish){ s->node[a].floor, s->node[a].floor, -1, 0 };
	for (int i = 0; i < NEAR && near->near[i].other >= 0; i++) {
		int32_t other = near->near[i].other, score = near->near[i].score;
		int64_t worth = side_worth(s, other, score);
		if (worth <= x->second || (s->node[a].used && side_holds(s, a, other)))
			continue;
		if (worth > x->worth)
			*x = (Wish){ worth, x->worth, other, score };
		else
			x->second = worth;
	}
	return x->second >= bound;
}
