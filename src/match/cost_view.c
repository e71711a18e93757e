/* cost_view.c - see cost_view.h. */
#include "match/cost_view.h"

void view_costs(Arena *a, const Match *m, CostView *v)
{
	const char *kinds[] = { "rule", v->above.sheet ? "asked for" : "locked", "kept apart" };
	MatchCosts all = match_costs(a, m);
	v->left_out = all.left_out;
	for (int i = 0; i < all.tried.n; i++) {
		const MatchCost *c = &all.tried.list[i];
		if (i < COSTS_SHOWN)
			*PUSH(a, &v->rows) = (CostRow){ kinds[c->kind], c->what, c->says, c->pairs, c->placed, c->fit };
		else
			v->left_out++;
	}
}
