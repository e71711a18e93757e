/* flow_test.c - against every flow there is on tiny networks, and by its proof on larger ones. */
#include "base/io.h"
#include "solve/flow.h"
#include "test/check.h"

enum { CASES = 20000 };

/* Prices prove the flow to be cheapest; or the set proves that there is none. */
static const char *wrong(Arena *a, const Flow *p, const Flowed *x)
{
	int64_t *net = NEW(a, int64_t, p->nodes), cost = 0, in = 0, out = 0;
	for (int v = 0; v < p->nodes; v++) {
		net[v] = p->supply[v];
		in += x->within[v] ? p->supply[v] : 0;
	}
	if (x->end == FLOW_IMPOSSIBLE) {
		for (int e = 0; e < p->arcs; e++) {
			bool from = x->within[p->arc[e].from], to = x->within[p->arc[e].to];
			in += !from && to ? p->arc[e].least : 0;
			out += from && !to ? p->arc[e].most : 0;
		}
		return in > out ? NULL : "not impossible";
	}
	for (int e = 0; e < p->arcs; e++) {
		const FlowArc *k = &p->arc[e];
		int64_t f = x->flow[e], r = k->cost + x->price[k->from] - x->price[k->to];
		if (f < k->least || f > k->most || (r > 0 && f != k->least) || (r < 0 && f != k->most))
			return "bounds or prices";
		net[k->from] -= f;
		net[k->to] += f;
		cost += f * k->cost;
	}
	for (int v = 0; v < p->nodes; v++)
		if (net[v])
			return "supply";
	return cost == x->cost ? NULL : "cost";
}

/* The cheapest by trying every flow, arc by arc; INT64_MAX: there is none. */
static int64_t brute(const Flow *p, int64_t *net, int e)
{
	int64_t best = INT64_MAX;
	if (e == p->arcs) {
		for (int v = 0; v < p->nodes; v++)
			if (net[v])
				return INT64_MAX;
		return 0;
	}
	const FlowArc *k = &p->arc[e];
	for (int64_t f = k->least; f <= k->most; f++) {
		net[k->from] -= f;
		net[k->to] += f;
		int64_t rest = brute(p, net, e + 1);
		if (rest != INT64_MAX && rest + f * k->cost < best)
			best = rest + f * k->cost;
		net[k->from] += f;
		net[k->to] -= f;
	}
	return best;
}

static Flow draw(Arena *a, Dice *d, int nodes, int arcs, int most, int cost)
{
	int64_t *supply = NEW(a, int64_t, nodes);
	FlowArc *arc = NEW(a, FlowArc, arcs);
	for (uint32_t i = dice_below(d, (uint32_t)(nodes * most)); i; i--) {
		supply[dice_below(d, (uint32_t)nodes)]++;
		supply[dice_below(d, (uint32_t)nodes)]--;
	}
	for (int e = 0; e < arcs; e++) {
		int64_t least = dice_below(d, 3) ? 0 : dice_below(d, 2);
		arc[e] = (FlowArc){ (int32_t)dice_below(d, (uint32_t)nodes), (int32_t)dice_below(d, (uint32_t)nodes), least,
		                    least + dice_below(d, (uint32_t)most + 1), (int64_t)dice_below(d, (uint32_t)(2 * cost + 1)) - cost };
	}
	return (Flow){ .nodes = nodes, .supply = supply, .arc = arc, .arcs = arcs };
}

TEST(flows_equal_brute_force)
{
	Dice d = { 55 };
	int  done = 0, impossible = 0;
	for (int i = 0; i < CASES; i++) {
		Arena  *a = arena_open();
		Flow    p = draw(a, &d, 1 + (int)dice_below(&d, 5), (int)dice_below(&d, 8), 1 + i % 2, (int)dice_below(&d, 6));
		Flowed  x = flow_solve(a, &p);
		int64_t net[8] = { 0 };
		for (int v = 0; v < p.nodes; v++)
			net[v] = p.supply[v];
		int64_t best = brute(&p, net, 0);
		const char *no = wrong(a, &p, &x);
		CHECK_STR(no ? no : "fine", "fine");
		CHECK_INT(x.end, best == INT64_MAX ? FLOW_IMPOSSIBLE : FLOW_DONE);
		CHECK(x.end != FLOW_DONE || x.cost == best);
		done += x.end == FLOW_DONE;
		impossible += x.end == FLOW_IMPOSSIBLE;
		arena_drop(a);
	}
	CHECK(done > CASES / 4 && impossible > CASES / 4);
}

TEST(flows_at_size_prove_themselves)
{
	Dice d = { 56 };
	int  done = 0;
	for (int i = 0; i < 200; i++) {
		Arena *a = arena_open();
		int    nodes = 2 + (int)dice_below(&d, 150);
		Flow   p = draw(a, &d, nodes, nodes * (2 + i % 12), 1 + i % 5, i % 7 ? 1000 : i % 2);
		Flowed x = flow_solve(a, &p), again = flow_solve(a, &p);
		const char *no = wrong(a, &p, &x);
		CHECK_STR(no ? no : "fine", "fine");
		CHECK(x.end != FLOW_DONE || !memcmp(x.flow, again.flow, sizeof *x.flow * (size_t)p.arcs));
		done += x.end == FLOW_DONE;
		arena_drop(a);
	}
	CHECK(done > 50 && done < 190);
}

TEST(flows_that_cannot_be)
{
	Arena  *a = arena_open();
	int64_t one[] = { 1, -1 }, odd[] = { 1, -2 }, huge[] = { INT64_MAX, -INT64_MAX }, lowest[] = { INT64_MIN, 0 };
	FlowArc turned = { 0, 1, 2, 1, 0 }, dear = { 0, 1, 0, (int64_t)1 << 40, (int64_t)1 << 30 }, fine = { 0, 1, 0, 5, -3 };
	CHECK_INT(flow_solve(a, &(Flow){ 0 }).end, FLOW_DONE);
	CHECK_INT(flow_solve(a, &(Flow){ .nodes = 2, .supply = odd }).end, FLOW_UNBALANCED);
	CHECK_INT(flow_solve(a, &(Flow){ .nodes = 2, .supply = huge }).end, FLOW_TOO_LARGE);
	CHECK_INT(flow_solve(a, &(Flow){ .nodes = 2, .supply = lowest }).end, FLOW_TOO_LARGE);
	CHECK_INT(flow_solve(a, &(Flow){ .nodes = 2, .supply = one, .arc = &turned, .arcs = 1 }).end, FLOW_BOUNDS);
	CHECK_INT(flow_solve(a, &(Flow){ .nodes = 2, .supply = one, .arc = &dear, .arcs = 1 }).end, FLOW_TOO_LARGE);
	Flowed x = flow_solve(a, &(Flow){ .nodes = 2, .supply = one });
	CHECK(x.end == FLOW_IMPOSSIBLE && x.within[0] && !x.within[1]);
	x = flow_solve(a, &(Flow){ .nodes = 2, .supply = one, .arc = &fine, .arcs = 1 });
	CHECK(x.end == FLOW_DONE && x.cost == -3 && x.flow[0] == 1);
	arena_drop(a);
}
