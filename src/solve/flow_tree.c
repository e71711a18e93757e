/* flow_tree.c - a rooted tree: cut, hung on again by another node, gone through from above.
 * Children stand in a list that can be gone both ways.  Hanging on is O(1); moving
 * O(way from 'at' to 'cut'); going through O(nodes below), without a stack. */
#include "solve/flow_tree.h"

void tree_hang(FlowNode *node, int32_t at, int32_t parent, int32_t arc, bool up)
{
	FlowNode *x = &node[at], *p = &node[parent];
	x->parent = parent;
	x->arc = arc;
	x->up = up;
	x->prev = -1;
	x->next = p->child;
	if (p->child >= 0)
		node[p->child].prev = at;
	p->child = at;
}

static void unhang(FlowNode *node, int32_t at)
{
	FlowNode *x = &node[at];
	*(x->prev < 0 ? &node[x->parent].child : &node[x->prev].next) = x->next;
	if (x->next >= 0)
		node[x->next].prev = x->prev;
}

void tree_move(FlowNode *node, int32_t cut, int32_t at, int32_t parent, int32_t arc, bool up)
{
	for (bool last = false; !last;) {
		last = at == cut;
		int32_t was = node[at].parent, was_arc = node[at].arc;
		bool    was_up = node[at].up;
		unhang(node, at);
		tree_hang(node, at, parent, arc, up);
		parent = at;
		at = was;
		arc = was_arc;
		up = !was_up;
	}
}

void tree_reprice(FlowNode *node, int64_t *price, int32_t top, int64_t by)
{
	for (int32_t at = top;;) {
		price[at] += by;
		node[at].depth = node[node[at].parent].depth + 1;
		if (node[at].child >= 0) {
			at = node[at].child;
			continue;
		}
		while (at != top && node[at].next < 0)
			at = node[at].parent;
		if (at == top)
			return;
		at = node[at].next;
	}
}

int32_t tree_join(const FlowNode *node, int32_t x, int32_t y)
{
	while (x != y)
		if (node[x].depth > node[y].depth)
			x = node[x].parent;
		else
			y = node[y].parent;
	return x;
}
