/* stable_check.c - looks at a matching, however it was found: which pairs block it?  And
 * what does it leave to be filled?  By definition, pair by pair; O(L + R + E). */
#include "solve/stable.h"

typedef struct { int32_t n, worst; } Having;            /* partners, and the rank of the least liked */

static int32_t rank_of(const Graph *g, const int32_t *rank, int64_t e) { return rank ? rank[e] : -graph_score(g, e); }

static void has(Having *h, int32_t rank)
{
	h->worst = h->n++ && h->worst > rank ? h->worst : rank;
}

static bool would(const Having *h, int32_t room, int32_t rank)
{
	return room > 0 && (h->n < room || rank < h->worst);
}

StableBlocking stable_blocking(Arena *a, const StableProblem *p, const uint8_t *made, int most)
{
	const Graph *g = p->graph;
	StableBlocking out = { .edge = NEW(a, int32_t, most) };
	Having *left = NEW(a, Having, g->lefts), *right = NEW(a, Having, g->rights);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (made[e]) {
				has(&left[l], rank_of(g, p->left_rank, e));
				has(&right[g->right[e]], rank_of(g, p->right_rank, e));
			}
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int32_t mine = rank_of(g, p->left_rank, e), theirs = rank_of(g, p->right_rank, e);
			if (made[e] || mine == STABLE_UNLISTED || theirs == STABLE_UNLISTED || !would(&left[l], g->need[l], mine)
			    || !would(&right[g->right[e]], g->seats[g->right[e]], theirs))
				continue;
			if (out.n++ < most)
				out.edge[out.named++] = (int32_t)e;
		}
	return out;
}

/* Scores are copied as they are, whatever their width. */
static void copy_edge(const Graph *g, StableRest *rest, int32_t *right, int32_t *score, int64_t to, int64_t e)
{
	right[to] = g->right[e];
	score[to] = graph_score(g, e);
	rest->edge[to] = (int32_t)e;
}

StableRest stable_rest(Arena *a, const Graph *g, const uint8_t *made)
{
	int64_t  edges = 0, *row = NEW(a, int64_t, g->lefts + 1);
	int32_t *need = NEW(a, int32_t, g->lefts), *seats = NEW(a, int32_t, g->rights);
	for (int l = 0; l < g->lefts; l++)
		need[l] = g->need[l];
	for (int r = 0; r < g->rights; r++)
		seats[r] = g->seats[r];
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		edges += !made[e];
	int32_t   *right = NEW(a, int32_t, edges), *score = NEW(a, int32_t, edges);
	StableRest rest = { .edge = NEW(a, int32_t, edges) };
	for (int l = 0; l < g->lefts; l++) {
		row[l + 1] = row[l];
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			if (!made[e]) {
				copy_edge(g, &rest, right, score, row[l + 1]++, e);
				continue;
			}
			need[l]--;
			seats[g->right[e]]--;
		}
	}
	rest.graph = (Graph){ .lefts = g->lefts, .rights = g->rights, .need = need, .seats = seats, .row = row, .right = right, .wide = score };
	return rest;
}
