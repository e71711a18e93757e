/* flow_tree.h - for flow.c only: a rooted tree whose edges are arcs. */
#ifndef SOLVE_FLOW_TREE_H
#define SOLVE_FLOW_TREE_H

#include "base/base.h"

typedef struct {
	int32_t parent, arc;            /* the arc to the parent */
	bool    up;                     /* it goes from here to the parent */
	int32_t depth;
	int32_t child, next, prev;      /* the first below, and the others below the same parent; -1 */
} FlowNode;

void    tree_hang(FlowNode *node, int32_t at, int32_t parent, int32_t arc, bool up);
/* Takes off what is below 'cut' and hangs it on again by its node 'at'. */
void    tree_move(FlowNode *node, int32_t cut, int32_t at, int32_t parent, int32_t arc, bool up);
/* Everything from here down: the price rises by so much, depths are set anew. */
void    tree_reprice(FlowNode *node, int64_t *price, int32_t at, int64_t by);
int32_t tree_join(const FlowNode *node, int32_t x, int32_t y);

#endif
