/* flow.c - minimum-cost flow by the primal network simplex method.
 *
 * R. Ahuja, T. Magnanti, J. Orlin, "Network Flows" (1993), chapter 11; the choice of arcs by
 * blocks as in P. Kovacs, "Minimum-cost flow algorithms: an experimental evaluation", 2015.
 * Lower bounds are taken off first.  A spanning tree holds the arcs whose flow may lie between
 * their bounds; all others are at one of them.  To begin with, every node hangs at a root
 * by an arc of its own, and those that lead away from it are dearer than any way through
 * the network.  An arc that would lower
 * the cost enters the tree and closes a cycle; flow is sent around until an arc is at a bound
 * and leaves.
 * Invariant: supplies are met; prices make every arc of the tree cost nothing; and the tree is
 * STRONGLY FEASIBLE: from every node some flow could still be sent up to the root.  It is kept
 * by letting leave the last such arc of the cycle, counted from its top in the direction of
 * the flow, and it keeps the method from going round in circles (W. Cunningham, "A network
 * simplex method", Mathematical Programming 11, 1976).
 * No bound better than exponential is known to hold for it; in practice about O(N^2) to find,
 * and as good as any on small and middle-sized networks.  Memory O(N + A). */
#include "solve/flow.h"
#include "solve/flow_tree.h"
#include "solve/going.h"

enum { AT_MOST = -1, IN_TREE, AT_LEAST };

typedef struct { int32_t from, to; int64_t cost; } Arc;
typedef struct { int64_t room, flow; } Load;

typedef struct {
	Arc      *arc;                  /* those of the problem, mixed, then one for each node */
	int8_t   *state;                /* by arc */
	Load     *load;
	int32_t  *place;                /* by arc of the problem: where it is */
	int32_t   arcs, real;
	FlowNode *node;                 /* the root is the last one */
	int64_t  *price;                /* by node; kept apart, as what is looked at most */
	int32_t   nodes, root;
	int32_t   next, block;          /* where to go on looking, and how far at a time */
} Simplex;

static const int64_t LARGEST = (int64_t)1 << 60, ENDLESS = INT64_MAX;

static int64_t reduced(const Simplex *s, const Arc *x) { return x->cost + s->price[x->from] - s->price[x->to]; }

/* The arc that lowers the cost most, of the first block where there is one; -1: none does.
 * An arc to the root that has left the tree is not needed again. */
static int32_t entering(Simplex *s)
{
	int64_t best = 0;
	int32_t chosen = -1;
	for (int32_t seen = 0, left = s->block; seen < s->real; seen++) {
		const Arc *x = &s->arc[s->next];
		int64_t    gain = s->state[s->next] * reduced(s, x);
		if (gain < best) {
			best = gain;
			chosen = s->next;
		}
		s->next = s->next + 1 < s->real ? s->next + 1 : 0;
		if (!--left) {
			if (chosen >= 0)
				return chosen;
			left = s->block;
		}
	}
	return chosen;
}

/* A cycle: down from 'top' to 'first', over the arc that enters, and up from 'second'. */
typedef struct { int32_t arc, top, first, second, leaves; bool below_first; int64_t send; } Cycle;

static int64_t room_up(const Simplex *s, const FlowNode *n)
{
	const Load *x = &s->load[n->arc];
	return !n->up ? x->flow : x->room == ENDLESS ? ENDLESS : x->room - x->flow;
}

static int64_t room_down(const Simplex *s, const FlowNode *n)
{
	const Load *x = &s->load[n->arc];
	return n->up ? x->flow : x->room == ENDLESS ? ENDLESS : x->room - x->flow;
}

static Cycle close_cycle(const Simplex *s, int32_t arc)
{
	const Arc *x = &s->arc[arc];
	bool  forth = s->state[arc] == AT_LEAST;
	Cycle c = { .arc = arc, .first = forth ? x->from : x->to, .second = forth ? x->to : x->from, .leaves = -1, .send = s->load[arc].room };
	c.top = tree_join(s->node, c.first, c.second);
	for (int32_t at = c.first; at != c.top; at = s->node[at].parent)
		if (room_down(s, &s->node[at]) < c.send) {
			c.send = room_down(s, &s->node[at]);
			c.leaves = at;
			c.below_first = true;
		}
	for (int32_t at = c.second; at != c.top; at = s->node[at].parent)
		if (room_up(s, &s->node[at]) <= c.send) {
			c.send = room_up(s, &s->node[at]);
			c.leaves = at;
			c.below_first = false;
		}
	return c;
}

static void send_around(Simplex *s, const Cycle *c)
{
	if (!c->send)
		return;
	s->load[c->arc].flow += s->state[c->arc] * c->send;
	for (int32_t at = c->first; at != c->top; at = s->node[at].parent)
		s->load[s->node[at].arc].flow += s->node[at].up ? -c->send : c->send;
	for (int32_t at = c->second; at != c->top; at = s->node[at].parent)
		s->load[s->node[at].arc].flow += s->node[at].up ? c->send : -c->send;
}

static void pivot(Simplex *s, int32_t arc)
{
	Cycle      c = close_cycle(s, arc);
	const Arc *x = &s->arc[arc];
	send_around(s, &c);
	if (c.leaves < 0) {
		s->state[arc] = (int8_t)-s->state[arc];
		return;
	}
	int32_t out = s->node[c.leaves].arc, at = c.below_first ? c.first : c.second, parent = c.below_first ? c.second : c.first;
	s->state[out] = s->load[out].flow ? AT_MOST : AT_LEAST;
	s->state[arc] = IN_TREE;
	tree_move(s->node, c.leaves, at, parent, arc, x->from == at);
	tree_reprice(s->node, s->price, at, x->from == at ? -reduced(s, x) : reduced(s, x));
}

/* ---- the beginning ---- */

static int64_t most_cost(const Flow *p)
{
	int64_t most = 0;
	for (int e = 0; e < p->arcs; e++) {
		int64_t c = p->arc[e].cost < 0 ? -p->arc[e].cost : p->arc[e].cost;
		most = c > most ? c : most;
	}
	return most;
}

static FlowEnd look_at_bounds(const Flow *p)
{
	int64_t balance = 0, brought = 0, dear = 0;
	for (int v = 0; v < p->nodes; v++) {
		int64_t x = p->supply[v];
		if (x <= -LARGEST || x >= LARGEST || !int_add(brought, x < 0 ? -x : x, &brought) || brought >= LARGEST)
			return FLOW_TOO_LARGE;
		balance += x;
	}
	for (int e = 0; e < p->arcs; e++) {
		const FlowArc *x = &p->arc[e];
		int64_t one;
		if (x->least < 0 || x->most < x->least)
			return FLOW_BOUNDS;
		if (x->cost <= -LARGEST || x->cost >= LARGEST || !int_add(brought, x->least, &brought) || brought >= LARGEST
		    || !int_mul(x->most, x->cost < 0 ? -x->cost : x->cost, &one) || !int_add(dear, one, &dear) || dear >= LARGEST)
			return FLOW_TOO_LARGE;
	}
	if (!int_mul(most_cost(p) + 1, 4 * ((int64_t)p->nodes + 1), &dear) || dear >= LARGEST)
		return FLOW_TOO_LARGE;
	return balance ? FLOW_UNBALANCED : FLOW_DONE;
}

/* What each node has to pass on once every arc carries its least. */
static int64_t *left_to_send(Arena *a, const Flow *p)
{
	int64_t *left = NEW(a, int64_t, p->nodes);
	for (int v = 0; v < p->nodes; v++)
		left[v] = p->supply[v];
	for (int e = 0; e < p->arcs; e++) {
		left[p->arc[e].from] -= p->arc[e].least;
		left[p->arc[e].to] += p->arc[e].least;
	}
	return left;
}

/* Arcs that stand together often share a node; a block should hold arcs from everywhere. */
static int32_t *mixed(Arena *a, int32_t n, int32_t step)
{
	int32_t *place = NEW(a, int32_t, n), at = 0, round = 0;
	for (int32_t e = 0; e < n; e++) {
		place[e] = at;
		at += step;
		if (at >= n)
			at = ++round;
	}
	return place;
}

static int32_t square_root(int32_t n)
{
	int32_t root = 16;
	while (root < n / root)
		root++;
	return root;
}

static Simplex set_up(Arena *a, const Flow *p)
{
	Simplex s = { .arcs = p->arcs + p->nodes, .real = p->arcs, .nodes = p->nodes + 1, .root = p->nodes };
	int64_t dear = (most_cost(p) + 1) * (p->nodes + 1), *left = left_to_send(a, p);
	s.block = square_root(s.real);
	s.place = mixed(a, s.real, s.block);
	s.arc = NEW(a, Arc, s.arcs);
	s.load = NEW(a, Load, s.arcs);
	s.state = NEW(a, int8_t, s.arcs);
	s.price = NEW(a, int64_t, s.nodes);
	s.node = NEW(a, FlowNode, s.nodes);
	for (int e = 0; e < p->arcs; e++) {
		const FlowArc *x = &p->arc[e];
		s.arc[s.place[e]] = (Arc){ x->from, x->to, x->cost };
		s.load[s.place[e]].room = x->most - x->least;
		s.state[s.place[e]] = AT_LEAST;
	}
	for (int v = 0; v < s.nodes; v++)
		s.node[v] = (FlowNode){ .parent = -1, .arc = -1, .child = -1, .next = -1, .prev = -1 };
	for (int v = 0; v < p->nodes; v++) {
		int32_t e = p->arcs + v;
		bool    up = left[v] >= 0;
		s.arc[e] = up ? (Arc){ v, s.root, 0 } : (Arc){ s.root, v, dear };
		s.load[e] = (Load){ ENDLESS, up ? left[v] : -left[v] };
		tree_hang(s.node, v, s.root, e, up);
		s.node[v].depth = 1;
		s.price[v] = up ? 0 : dear;
	}
	return s;
}

/* ---- the end ---- */

/* Whatever can be reached from a node that could not get rid of its supply. */
static void find_cut(const Simplex *s, bool *within)
{
	bool more = true;
	for (int32_t e = s->real; e < s->arcs; e++)
		if (s->load[e].flow && s->arc[e].to == s->root)
			within[s->arc[e].from] = true;
	while (more) {
		more = false;
		for (int32_t e = 0; e < s->real; e++) {
			const Arc *x = &s->arc[e];
			bool forward = within[x->from] && !within[x->to] && s->load[e].flow < s->load[e].room;
			bool back = within[x->to] && !within[x->from] && s->load[e].flow > 0;
			if (forward || back) {
				within[forward ? x->to : x->from] = true;
				more = true;
			}
		}
	}
}

Flowed flow_solve(Arena *a, const Flow *p)
{
	Flowed out = { .end = look_at_bounds(p) };
	if (out.end != FLOW_DONE)
		return out;
	Simplex s = set_up(a, p);
	Going going = { .go_on = p->go_on, .with = p->with };
	for (int32_t arc; going_on(&going) && (arc = entering(&s)) >= 0;)
		pivot(&s, arc);
	if (going.stopped)
		return (Flowed){ .end = FLOW_STOPPED };
	out.within = NEW(a, bool, p->nodes);
	out.flow = NEW(a, int64_t, p->arcs);
	out.price = NEW(a, int64_t, p->nodes);
	for (int32_t e = s.real; e < s.arcs; e++)
		if (s.load[e].flow)
			out.end = FLOW_IMPOSSIBLE;
	if (out.end == FLOW_IMPOSSIBLE) {
		find_cut(&s, out.within);
		return out;
	}
	for (int v = 0; v < p->nodes; v++)
		out.price[v] = s.price[v];
	for (int e = 0; e < p->arcs; e++) {
		out.flow[e] = p->arc[e].least + s.load[s.place[e]].flow;
		out.cost += out.flow[e] * p->arc[e].cost;
	}
	return out;
}
