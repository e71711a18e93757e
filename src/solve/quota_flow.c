/* quota_flow.c - a b-matching with rules as a flow, and back.
 *
 * Rules about sets of pairs can be put into a flow as long as any two of the sets are apart
 * or one within the other (they are LAMINAR; Edmonds 1970): each set is an arc.  Here:
 *
 *   left --need--> inside  --1 each--> right --seats--> unit --least..most--> end
 *        --need-1-> outside --1 each--> right ...
 *        --need---------------------------------------------------------> end: empty places
 *
 * The first unit of flow through 'inside' earns the bonus; since later ones earn nothing
 * more, the cheapest flow takes it first.  An empty place costs more than all scores
 * together where everyone comes first.
 *
 * Of very many pairs the flow begins with those that promise most at the prices of a b-matching without rules
 * (quota_pairs.c); then each pair left out that the prices of the flow show to be worth more joins in, until none is: the
 * answer is the best of all pairs (column generation; L. Ford and D. Fulkerson, 1958).
 * Numbers and complexity are those of flow.c, on L + 2 C + R + U + 1 nodes, C the lefts the rule concerns. */
#include "solve/quota_parts.h"

#include "solve/flow.h"
#include "solve/quota_pairs.h"

typedef struct {
	const Quota *quota;
	Flow         flow;
	FlowArc     *arc;
	int64_t     *supply;
	int32_t     *inside_node;       /* by left; the one for outside comes next; -1: the rule does not concern it */
	int32_t      first_pair;        /* the arc of the first edge that is looked at */
	QuotaPairs   pairs;
	int          right_node, unit_node, end_node;
} Net;

static void number_nodes(Net *n, Arena *a)
{
	const Graph *g = n->quota->graph;
	n->inside_node = NEW(a, int32_t, g->lefts);
	n->right_node = g->lefts;
	n->unit_node = g->lefts + g->rights;
	n->end_node = n->unit_node + n->quota->units;
	n->flow.nodes = n->end_node + 1;
	for (int l = 0; l < g->lefts; l++) {
		n->inside_node[l] = quota_concerns(n->quota, l) ? n->flow.nodes : -1;
		n->flow.nodes += n->inside_node[l] < 0 ? 0 : 2;
	}
}

static void add(Net *n, int from, int to, int64_t least, int64_t most, int64_t cost)
{
	n->arc[n->flow.arcs++] = (FlowArc){ from, to, least, most, cost };
}

static int from_node(const Net *n, int l, int64_t e) { return n->inside_node[l] < 0 ? l : n->inside_node[l] + !n->quota->inside[e]; }

static void add_pairs(Net *n)
{
	const Quota *q = n->quota;
	const Graph *g = q->graph;
	n->first_pair = n->flow.arcs;
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (n->pairs.in[e])
				add(n, from_node(n, l, e), n->right_node + g->right[e], 0, 1, -graph_score(g, e));
}

/* What all scores and bonuses together cannot make up for. */
static int64_t empty_cost(const Quota *q)
{
	const Graph *g = q->graph;
	int64_t needs = 0;
	for (int l = 0; l < g->lefts; l++)
		needs += g->need[l];
	return q->everyone ? needs * 2 * SCORE_MOST + (int64_t)g->lefts * q->bonus + 1 : 0;
}

static void add_lefts(Net *n)
{
	const Quota *q = n->quota;
	const Graph *g = q->graph;
	int64_t      empty = empty_cost(q);
	for (int l = 0; l < g->lefts; l++) {
		int32_t need = g->need[l], in = n->inside_node[l];
		n->supply[l] = need;
		n->supply[n->end_node] -= need;
		add(n, l, n->end_node, 0, need, empty);
		if (in < 0)
			continue;
		add(n, l, in, 0, 1, -q->bonus);
		add(n, l, in, 0, need - 1, 0);
		add(n, l, in + 1, 0, need - q->keep_one, 0);
	}
}

static void add_rights(Net *n)
{
	const Quota *q = n->quota;
	const Graph *g = q->graph;
	for (int r = 0; r < g->rights; r++) {
		int unit = q->units ? q->unit[r] : -1;
		add(n, n->right_node + r, unit < 0 ? n->end_node : n->unit_node + unit, 0, g->seats[r], 0);
	}
	for (int u = 0; u < q->units; u++)
		add(n, n->unit_node + u, n->end_node, q->unit_least ? q->unit_least[u] : 0, q->unit_most ? q->unit_most[u] : INT32_MAX, 0);
}

/* What a pair that is not looked at would save, by the prices of the flow. */
typedef struct { const Net *n; const int64_t *price; } Pricing;
static int64_t saves(const void *with, int l, int64_t e)
{
	const Pricing *x = with;
	const Graph   *g = x->n->quota->graph;
	return graph_score(g, e) - x->price[from_node(x->n, l, e)] + x->price[x->n->right_node + g->right[e]];
}

static Flowed flow_of_pairs(Arena *a, Net *n)
{
	const Graph *g = n->quota->graph;
	n->supply = NEW(a, int64_t, n->flow.nodes);
	n->arc = NEW(a, FlowArc, n->pairs.n + 4 * (int64_t)g->lefts + g->rights + n->quota->units);
	n->flow.arcs = 0;
	add_pairs(n);
	add_lefts(n);
	add_rights(n);
	n->flow.arc = n->arc;
	n->flow.supply = n->supply;
	return flow_solve(a, &n->flow);
}

static Flowed cheapest(Arena *a, Net *n)
{
	for (;;) {
		Flowed flow = flow_of_pairs(a, n);
		bool   all = n->pairs.n == n->quota->graph->row[n->quota->graph->lefts];
		if (all || (flow.end != FLOW_DONE && flow.end != FLOW_IMPOSSIBLE))
			return flow;
		if (flow.end == FLOW_IMPOSSIBLE)
			quota_pairs_all(&n->pairs, n->quota);
		else if (!quota_pairs_more(&n->pairs, n->quota, saves, &(Pricing){ n, flow.price }))
			return flow;
	}
}

void quota_by_flow(Arena *a, const Quota *q, Quotaed *out)
{
	const Graph *g = q->graph;
	Net n = { .quota = q, .flow = { .go_on = q->go_on, .with = q->with } };
	out->end = QUOTA_STOPPED;
	if (!quota_pairs_open(a, q, &n.pairs))
		return;
	number_nodes(&n, a);
	Flowed flow = cheapest(a, &n);
	out->end = flow.end == FLOW_STOPPED ? QUOTA_STOPPED : flow.end == FLOW_TOO_LARGE ? QUOTA_TOO_LARGE : flow.end == FLOW_DONE ? QUOTA_DONE : QUOTA_IMPOSSIBLE;
	for (int64_t e = 0, arc = n.first_pair; flow.end == FLOW_DONE && e < g->row[g->lefts]; e++)
		out->made[e] = n.pairs.in[e] && flow.flow[arc++] > 0;
	for (int u = 0; flow.end == FLOW_IMPOSSIBLE && u < q->units; u++)
		out->unit_short[u] = !flow.within[n.unit_node + u] && q->unit_least && q->unit_least[u] > 0;
}
