/* market.c - lists of both sides.  Rows of rights are counted out from those of the lefts
 * (counting sort, O(L + R + E)); a list is put in order when it is first asked for, by
 * merging (O(d log d), d its length). */
#include "solve/market.h"

#include "base/io.h"

#include <string.h>

static bool listed(const Market *m, int64_t e)
{
	return market_rank(m, 0, (int32_t)e) != STABLE_UNLISTED && market_rank(m, 1, (int32_t)e) != STABLE_UNLISTED;
}

static void count_rows(Market *m)
{
	const Graph *g = m->problem->graph;
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (listed(m, e)) {
				m->side[0].row[l + 1]++;
				m->side[1].row[g->right[e] + 1]++;
			}
	for (int s = 0; s < 2; s++)
		for (int x = 0; x < m->side[s].agents; x++)
			m->side[s].row[x + 1] += m->side[s].row[x];
	m->listed = m->side[0].row[g->lefts];
}

static void fill_rows(Market *m, Arena *a, int32_t *left)
{
	const Graph *g = m->problem->graph;
	int64_t *next[2];
	for (int s = 0; s < 2; s++) {
		next[s] = NEW(a, int64_t, m->side[s].agents);
		memcpy(next[s], m->side[s].row, sizeof *next[s] * (size_t)m->side[s].agents);
	}
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			left[e] = l;
			if (!listed(m, e))
				continue;
			m->side[0].edge[next[0][l]++] = (int32_t)e;
			m->side[1].edge[next[1][g->right[e]]++] = (int32_t)e;
		}
}

static int64_t longest_list(const Market *m)
{
	int64_t most = 0;
	for (int s = 0; s < 2; s++)
		for (int x = 0; x < m->side[s].agents; x++)
			if (m->side[s].row[x + 1] - m->side[s].row[x] > most)
				most = m->side[s].row[x + 1] - m->side[s].row[x];
	return most;
}

Market *market_open(Arena *a, const StableProblem *p)
{
	const Graph *g = p->graph;
	Market *m = NEW(a, Market, 1);
	m->problem = p;
	m->side[0] = (MarketSide){ .agents = g->lefts, .room = g->need, .rank = p->left_rank };
	m->side[1] = (MarketSide){ .agents = g->rights, .room = g->seats, .rank = p->right_rank };
	for (int s = 0; s < 2; s++) {
		m->side[s].row = NEW(a, int64_t, m->side[s].agents + 1);
		m->side[s].sorted = NEW(a, bool, m->side[s].agents);
	}
	count_rows(m);
	int32_t *left = NEW(a, int32_t, g->row[g->lefts]);
	for (int s = 0; s < 2; s++)
		m->side[s].edge = NEW(a, int32_t, m->listed);
	fill_rows(m, a, left);
	m->agent[0] = left;
	m->agent[1] = g->right;
	m->scratch = NEW(a, int32_t, longest_list(m));
	m->key = NEW(a, uint64_t, longest_list(m));
	m->key_scratch = NEW(a, uint64_t, longest_list(m));
	return m;
}

uint32_t market_lot(const Market *m, int32_t edge)
{
	Dice d = { m->problem->seed + ((uint64_t)(uint32_t)edge << 32) };
	return (uint32_t)(dice_roll(&d) >> 32);
}

typedef struct { int32_t *edge; uint64_t *key; } Run;

/* Merges the sorted halves from[lo, mid) and from[mid, hi) into to[lo, hi). */
static void merge(Run from, Run to, int64_t lo, int64_t mid, int64_t hi)
{
	for (int64_t i = lo, x = lo, y = mid; i < hi; i++) {
		int64_t take = y >= hi || (x < mid && from.key[x] <= from.key[y]) ? x++ : y++;
		to.key[i] = from.key[take];
		to.edge[i] = from.edge[take];
	}
}

static void insert_each(Run r, int64_t lo, int64_t hi)
{
	for (int64_t i = lo + 1; i < hi; i++) {
		uint64_t key = r.key[i];
		int32_t  edge = r.edge[i];
		int64_t  at = i;
		for (; at > lo && r.key[at - 1] > key; at--) {
			r.key[at] = r.key[at - 1];
			r.edge[at] = r.edge[at - 1];
		}
		r.key[at] = key;
		r.edge[at] = edge;
	}
}

static void sort(Market *m, int32_t *edge, int64_t n)
{
	enum { SHORT = 16 };
	Run here = { edge, m->key }, there = { m->scratch, m->key_scratch };
	for (int64_t lo = 0; lo < n; lo += SHORT)
		insert_each(here, lo, lo + SHORT < n ? lo + SHORT : n);
	for (int64_t width = SHORT; width < n; width *= 2) {
		for (int64_t lo = 0; lo < n; lo += 2 * width) {
			int64_t mid = lo + width < n ? lo + width : n, hi = mid + width < n ? mid + width : n;
			merge(here, there, lo, mid, hi);
		}
		Run other = here;
		here = there;
		there = other;
	}
	if (here.edge != edge)
		memcpy(edge, here.edge, sizeof *edge * (size_t)n);
}

MarketList market_list(Market *m, int s, int agent)
{
	MarketSide *side = &m->side[s];
	int32_t *list = side->edge + side->row[agent];
	int64_t  n = side->row[agent + 1] - side->row[agent];
	if (!side->sorted[agent]) {
		for (int64_t i = 0; i < n; i++)
			m->key[i] = (uint64_t)((int64_t)market_rank(m, s, list[i]) - INT32_MIN) << 32 | market_lot(m, list[i]);
		sort(m, list, n);
		side->sorted[agent] = true;
	}
	return (MarketList){ list, n };
}

int32_t market_room(const Market *m, int s, int agent)
{
	int64_t n = m->side[s].row[agent + 1] - m->side[s].row[agent];
	return m->side[s].room[agent] < n ? m->side[s].room[agent] : (int32_t)n;
}
