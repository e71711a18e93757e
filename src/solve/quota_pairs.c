/* quota_pairs.c - see quota_pairs.h: what promises most is found at the prices of the best b-matching without rules, since
 * these spread the lefts over all rights that have a seat for them. */
#include "solve/quota_pairs.h"

#include "base/io.h"
#include "solve/bmatch.h"

enum { MANY = 200000, FEW = 8 };

/* The worthiest pairs of a left, the least of them last. */
typedef struct { int n; int64_t worth[FEW], edge[FEW]; } Top;

static void put(Top *t, int64_t worth, int64_t edge)
{
	if (t->n == FEW && worth <= t->worth[FEW - 1])
		return;
	int at = t->n < FEW ? t->n++ : FEW - 1;
	for (; at && t->worth[at - 1] < worth; at--) {
		t->worth[at] = t->worth[at - 1];
		t->edge[at] = t->edge[at - 1];
	}
	t->worth[at] = worth;
	t->edge[at] = edge;
}

static int64_t take(QuotaPairs *x, const Top *t)
{
	int64_t before = x->n;
	for (int i = 0; i < t->n; i++) {
		x->n += !x->in[t->edge[i]];
		x->in[t->edge[i]] = 1;
	}
	return x->n - before;
}

void quota_pairs_all(QuotaPairs *x, const Quota *q)
{
	x->n = q->graph->row[q->graph->lefts];
	for (int64_t e = 0; e < x->n; e++)
		x->in[e] = 1;
}

/* Of those inside some, and some of all. */
static void promising(QuotaPairs *x, const Quota *q, const int64_t *price)
{
	const Graph *g = q->graph;
	for (int l = 0; l < g->lefts; l++) {
		Top inside = { 0 }, any = { 0 };
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int64_t worth = graph_score(g, e) - price[g->right[e]];
			put(&any, worth, e);
			if (q->inside && q->inside[e])
				put(&inside, worth, e);
		}
		take(x, &any);
		take(x, &inside);
	}
}

bool quota_pairs_open(Arena *a, const Quota *q, QuotaPairs *out)
{
	const Graph *g = q->graph;
	*out = (QuotaPairs){ .in = NEW(a, uint8_t, g->row[g->lefts]) };
	if (g->row[g->lefts] <= (q->many ? q->many : MANY)) {
		quota_pairs_all(out, q);
		return true;
	}
	BMatched plain = bmatch_solve(a, &(BMatch){ .graph = g, .empty = q->everyone ? BMATCH_EVERYONE : 0, .go_on = q->go_on, .with = q->with });
	if (plain.end == BMATCH_STOPPED)
		return false;
	if (plain.end == BMATCH_DONE)
		promising(out, q, plain.price_right);
	else
		quota_pairs_all(out, q);
	return true;
}

bool quota_pairs_more(QuotaPairs *x, const Quota *q, QuotaWorth *worth, const void *with)
{
	const Graph *g = q->graph;
	int64_t      more = 0;
	for (int l = 0; l < g->lefts; l++) {
		Top top = { 0 };
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			int64_t gain = x->in[e] ? 0 : worth(with, l, e);
			if (gain > 0)
				put(&top, gain, e);
		}
		more += take(x, &top);
	}
	return more > 0;
}
