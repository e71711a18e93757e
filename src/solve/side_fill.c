/* side_fill.c - could one more place be filled?  A search along pairs that may be made and pairs that are, from all nodes with
 * capacity left: if it comes to a partner with capacity left, yes (C. Berge, "Two theorems in graph theory", 1957).  O(edges), and
 * no memory of its own.  Whoever needs to know whom it reached: reach.c. */
#include "solve/side.h"

enum { AHEAD = 8 };

typedef struct { Market *m; Side *s, *p; int n; } Search;       /* n nodes in the list of those who wait, each once */

static void put(Search *x, int32_t a)
{
	if (x->s->mark[a] != x->m->marks)
		x->s->reached.list[x->n++] = a;
	x->s->mark[a] = x->m->marks;
}

/* true: the partner has capacity left. */
static bool go_to(Search *x, int32_t b)
{
	const Node *node = &x->p->node[b];
	x->p->mark[b] = x->m->marks;
	for (int32_t i = 0; i < node->used; i++)
		put(x, node->slot[i].other);
	return side_open(x->p, b);
}

bool side_may_fill(Market *m, Side *s)
{
	Search x = { m, s, s->peer, 0 };
	m->marks++;
	for (int32_t a = 0; a < s->n; a++)
		if (side_open(s, a))
			put(&x, a);
	for (int at = 0; at < x.n; at++) {
		int32_t a = s->reached.list[at];
		if (at + 2 * AHEAD < x.n)
			__builtin_prefetch(&s->node[s->reached.list[at + 2 * AHEAD]]);
		if (at + AHEAD < x.n)
			side_fetch(s, s->reached.list[at + AHEAD]);
		for (int64_t e = s->node[a].row; e < side_end(s, a); e++) {
			int32_t b = side_other(s, e);
			if (x.p->mark[b] != m->marks && !side_holds(s, a, b) && go_to(&x, b))
				return true;
		}
	}
	return false;
}
