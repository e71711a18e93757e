/* quota.c - see quota.h: which way to solve it, and what the answer comes to.  A flow can do all of it (quota_flow.c); the rule or the
 * wish for somebody inside alone is a b-matching of another graph (quota_split.c), and those are solved many times as fast. */
#include "solve/quota_parts.h"

bool quota_concerns(const Quota *q, int l)
{
	const Graph *g = q->graph;
	if (!q->inside || !g->need[l] || (q->asks ? !q->asks[l] : g->need[l] < 2))
		return false;
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
		if (q->inside[e] && g->seats[g->right[e]] > 0)
			return true;
	return false;
}

static void count(const Quota *q, Quotaed *out)
{
	const Graph *g = q->graph;
	for (int l = 0; l < g->lefts; l++) {
		bool concerned = quota_concerns(q, l), inside = false;
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
			out->placed += out->made[e];
			out->score += out->made[e] ? graph_score(g, e) : 0;
			inside = inside || (concerned && out->made[e] && q->inside[e]);
		}
		out->concerned += concerned;
		out->inside += inside;
	}
}

Quotaed quota_solve(Arena *a, const Quota *q)
{
	const Graph *g = q->graph;
	Quotaed out = { .made = NEW(a, uint8_t, g->row[g->lefts]), .unit_short = NEW(a, bool, q->units) };
	if (quota_may_split(q))
		quota_by_split(a, q, &out);
	else
		quota_by_flow(a, q, &out);
	if (out.end == QUOTA_DONE)
		count(q, &out);
	return out.end == QUOTA_STOPPED ? (Quotaed){ .end = QUOTA_STOPPED } : out;
}
