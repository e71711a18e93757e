/* bench_flow.c - the cheapest flow timed: prints a random problem as lemon.cpp reads it, with our answer.
 *
 * usage: bench_flow NODES ARCS COST     bounds and supplies such that a flow exists */
#include "base/io.h"
#include "solve/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static Flow draw(Arena *a, int nodes, int arcs, int cost)
{
	int64_t *supply = NEW(a, int64_t, nodes);
	FlowArc *arc = NEW(a, FlowArc, arcs);
	Dice     d = { (uint64_t)nodes };
	for (int e = 0; e < arcs; e++) {
		FlowArc x = { (int32_t)dice_below(&d, (uint32_t)nodes), (int32_t)dice_below(&d, (uint32_t)nodes), dice_below(&d, 10) ? 0 : 1, 0, 0 };
		int64_t some = x.least + (dice_below(&d, 4) ? 0 : dice_below(&d, 10));
		x.most = some + dice_below(&d, 20);
		x.cost = 1 + (int64_t)dice_below(&d, (uint32_t)cost);
		supply[x.from] += some;
		supply[x.to] -= some;
		arc[e] = x;
	}
	return (Flow){ .nodes = nodes, .supply = supply, .arc = arc, .arcs = arcs };
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return 1;
	Arena *a = arena_open();
	Flow   p = draw(a, (int)strtol(argv[1], NULL, 10), (int)strtol(argv[2], NULL, 10), (int)strtol(argv[3], NULL, 10));
	double before = cpu();
	Flowed x = flow_solve(a, &p);
	double seconds = cpu() - before;
	printf("flow %d %d %lld %.4f\n", p.nodes, p.arcs, x.end == FLOW_DONE ? (long long)x.cost : -1, seconds);
	for (int v = 0; v < p.nodes; v++)
		printf("%lld\n", (long long)p.supply[v]);
	for (int e = 0; e < p.arcs; e++)
		printf("%d %d %lld %lld %lld\n", p.arc[e].from, p.arc[e].to, (long long)p.arc[e].least, (long long)p.arc[e].most, (long long)p.arc[e].cost);
	arena_drop(a);
	return 0;
}
