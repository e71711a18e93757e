// bench_lemon_rival.cpp - LEMON's part of bench_lemon.py (Debian: liblemon-dev): one graph, one solver, one process.
//
// usage: bench_lemon_rival simplex|scaling FILE PLACED
// An empty place costs 'dear' points, at first three times the best score and four times as much again as long as fewer
// than PLACED are filled.  Prints: NAME PLACED SCORE SECONDS PEAK BEFORE, the seconds of the last run alone, without building the graph.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>
#include <vector>

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

using lemon::StaticDigraph;
typedef long long Int;

static double cpu()
{
	timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double peak()
{
	char line[200];
	long kilobytes = 0;
	FILE *f = std::fopen("/proc/self/status", "r");
	while (f && std::fgets(line, sizeof line, f) && std::sscanf(line, "VmHWM: %ld", &kilobytes) != 1)
		;
	if (f)
		std::fclose(f);
	return kilobytes / 1024.0;
}

// ---- the file, as bench_lemon.c writes it

struct Instance {
	int64_t lefts, rights, edges;
	std::vector<int32_t> need, seats, right;
	std::vector<int64_t> row;
	std::vector<uint16_t> score;
	std::vector<uint8_t> inside;            // empty: no rule about it
};

template <typename T> static bool take(FILE *f, std::vector<T> &list, int64_t n)
{
	list.resize(n);
	return std::fread(list.data(), sizeof(T), n, f) == (size_t)n;
}

static bool read(const char *path, Instance &x)
{
	int64_t head[3];
	FILE *f = std::fopen(path, "rb");
	if (!f || std::fread(head, sizeof *head, 3, f) != 3)
		return false;
	x.lefts = head[0], x.rights = head[1], x.edges = head[2];
	bool good = take(f, x.need, x.lefts) && take(f, x.seats, x.rights) && take(f, x.row, x.lefts + 1) && take(f, x.right, x.edges) && take(f, x.score, x.edges);
	if (!take(f, x.inside, x.edges))
		x.inside.clear();
	std::fclose(f);
	return good;
}

// ---- the network: left -> right, left -> end for empty places, right -> end; where of several partners one must be inside,
// left -> hub -> right for those outside, the hub with room for all but one

struct Net {
	StaticDigraph graph;
	StaticDigraph::ArcMap<int> room{graph};
	StaticDigraph::ArcMap<Int> cost{graph};
	StaticDigraph::NodeMap<int> supply{graph};
	std::vector<int> empty, pair;           // arcs
};

// By left: its hub, or 0.
static std::vector<int> hubs(const Instance &x)
{
	std::vector<int> hub(x.lefts);
	int next = x.lefts + x.rights + 1;
	for (int l = 0; l < x.lefts && !x.inside.empty(); l++)
		for (int64_t e = x.row[l]; e < x.row[l + 1] && x.need[l] > 1 && !hub[l]; e++)
			if (x.inside[e] && x.seats[x.right[e]])
				hub[l] = next++;
	return hub;
}

// Calls f(from, to, room, cost, is a pair) for each arc, by where they begin.
template <typename F> static void each_arc(const Instance &x, const std::vector<int> &hub, F f)
{
	int end = x.lefts + x.rights;
	for (int l = 0; l < x.lefts; l++) {
		for (int64_t e = x.row[l]; e < x.row[l + 1]; e++)
			if (!hub[l] || x.inside[e])
				f(l, (int)(x.lefts + x.right[e]), 1, -x.score[e], true);
		if (hub[l])
			f(l, hub[l], x.need[l] - 1, 0, false);
		f(l, end, x.need[l], 0, false);
	}
	for (int r = 0; r < x.rights; r++)
		f((int)(x.lefts + r), end, x.seats[r], 0, false);
	for (int l = 0; l < x.lefts; l++)
		for (int64_t e = x.row[l]; e < x.row[l + 1] && hub[l]; e++)
			if (!x.inside[e])
				f(hub[l], (int)(x.lefts + x.right[e]), 1, -x.score[e], true);
}

static void build(Net &n, const Instance &x)
{
	std::vector<std::pair<int, int>> ends;
	std::vector<int> hub = hubs(x);
	int end = x.lefts + x.rights, nodes = end + 1, needs = 0, at = 0;
	for (int h : hub)
		nodes = h >= nodes ? h + 1 : nodes;
	ends.reserve(x.edges + 3 * nodes);
	each_arc(x, hub, [&](int from, int to, int, int, bool) { ends.push_back({from, to}); });
	n.graph.build(nodes, ends.begin(), ends.end());
	each_arc(x, hub, [&](int from, int to, int room, int cost, bool pair) {
		n.room[n.graph.arc(at)] = room;
		n.cost[n.graph.arc(at)] = cost;
		if (pair)
			n.pair.push_back(at);
		else if (from < x.lefts && to == end)
			n.empty.push_back(at);
		at++;
	});
	for (int v = 0; v < nodes; v++)
		n.supply[n.graph.node(v)] = v < x.lefts ? x.need[v] : 0;
	for (int l = 0; l < x.lefts; l++)
		needs += x.need[l];
	n.supply[n.graph.node(end)] = -needs;
}

static void price_empty(Net &n, Int dear)
{
	for (int a : n.empty)
		n.cost[n.graph.arc(a)] = dear;
}

struct Answer { Int placed, score; double seconds; };

template <typename Solver> static Answer run(const Net &n)
{
	StaticDigraph::ArcMap<int> flow(n.graph);
	Answer x = {0, 0, 0};
	{
		double began = cpu();
		Solver solver(n.graph);
		solver.upperMap(n.room).costMap(n.cost).supplyMap(n.supply);
		solver.run();
		solver.flowMap(flow);
		x.seconds = cpu() - began;
	}
	for (int a : n.pair)
		if (flow[n.graph.arc(a)]) {
			x.placed++;
			x.score -= n.cost[n.graph.arc(a)];
		}
	return x;
}

int main(int argc, char **argv)
{
	Net n;
	Int dear = 3000, placed;
	if (argc != 4)
		return 2;
	{
		Instance x;
		if (!read(argv[2], x))
			return 2;
		build(n, x);
	}
	double before = peak();
	bool simplex = !std::strcmp(argv[1], "simplex");
	Answer x;
	for (placed = std::atoll(argv[3]);; dear *= 4) {
		price_empty(n, dear);
		x = simplex ? run<lemon::NetworkSimplex<StaticDigraph, int, Int>>(n) : run<lemon::CostScaling<StaticDigraph, int, Int>>(n);
		if (x.placed >= placed || dear > 1000000000)
			break;
	}
	std::printf("%s %lld %lld %.4f %.1f %.1f\n", argv[1], x.placed, x.score, x.seconds, peak(), before);
	return 0;
}
