// lemon.cpp - a second opinion: LEMON solves what it reads, and compares (Debian: liblemon-dev).
//
// peer PEERS PAIRS EVERYONE MATCHED SCORE SECONDS   our answer; then a line ONE OTHER WEIGHT for each pair
// flow NODES ARCS COST SECONDS                      our answer; then each supply, and FROM TO LEAST MOST COST of each arc
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

#include <lemon/matching.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

typedef long long Int;

static double cpu()
{
	timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec + 1e-9 * t.tv_nsec;
}

static bool tell(const char *what, double ours, double theirs, bool same)
{
	std::printf("%s: ours %.3f s, LEMON %.3f s, %.1f x%s\n", what, ours, theirs, theirs / ours, same ? "" : "  DIFFERENT");
	return same;
}

static bool peer()
{
	int n, m, everyone, matched;
	Int score;
	double ours;
	if (std::scanf("%d %d %d %d %lld %lf", &n, &m, &everyone, &matched, &score, &ours) != 6)
		return false;
	lemon::SmartGraph g;
	g.reserveNode(n);
	g.reserveEdge(m);
	for (int i = 0; i < n; i++)
		g.addNode();
	std::vector<Int> weight(m);
	for (int e = 0; e < m; e++) {
		int x, y;
		if (std::scanf("%d %d %lld", &x, &y, &weight[e]) != 3)
			return false;
		g.addEdge(g.nodeFromId(x), g.nodeFromId(y));
	}
	lemon::SmartGraph::EdgeMap<Int> w(g);
	for (int e = 0; e < m; e++)
		w[g.edgeFromId(e)] = weight[e];
	double before = cpu();
	lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<Int>> solver(g, w);
	solver.run();
	double theirs = cpu() - before;
	Int    total = solver.matchingWeight();
	// What 'everyone' adds to each pair is the same for all: pairs times it is the difference.
	bool same = everyone ? solver.matchingSize() == matched && (total - score) % matched == 0 : total == score;
	char what[200];
	std::snprintf(what, sizeof what, "%d peers, %d pairs%s: %d matched, score %lld", n, m, everyone ? ", everyone first" : "", matched, score);
	return tell(what, ours, theirs, same);
}

static bool flow()
{
	int n, m;
	Int cost;
	double ours;
	if (std::scanf("%d %d %lld %lf", &n, &m, &cost, &ours) != 4)
		return false;
	lemon::SmartDigraph g;
	g.reserveNode(n);
	g.reserveArc(m);
	lemon::SmartDigraph::NodeMap<Int> supply(g);
	lemon::SmartDigraph::ArcMap<Int> least(g), most(g), price(g);
	for (int i = 0; i < n; i++) {
		Int x;
		if (std::scanf("%lld", &x) != 1)
			return false;
		supply[g.addNode()] = x;
	}
	for (int e = 0; e < m; e++) {
		int x, y;
		Int l, u, c;
		if (std::scanf("%d %d %lld %lld %lld", &x, &y, &l, &u, &c) != 5)
			return false;
		lemon::SmartDigraph::Arc arc = g.addArc(g.nodeFromId(x), g.nodeFromId(y));
		least[arc] = l;
		most[arc] = u;
		price[arc] = c;
	}
	double before = cpu();
	typedef lemon::NetworkSimplex<lemon::SmartDigraph, Int, Int> Solver;
	Solver solver(g);
	solver.lowerMap(least).upperMap(most).costMap(price).supplyMap(supply);
	bool   done = solver.run() == Solver::OPTIMAL;
	double theirs = cpu() - before;
	char what[200];
	std::snprintf(what, sizeof what, "flow, %d nodes, %d arcs: cost %lld", n, m, cost);
	return tell(what, ours, theirs, done ? solver.totalCost<Int>() == cost : cost == -1);
}

int main()
{
	char kind[16];
	bool good = true;
	while (std::scanf("%15s", kind) == 1)
		good = (!std::strcmp(kind, "peer") ? peer() : !std::strcmp(kind, "flow") && flow()) && good;
	return !good;
}
