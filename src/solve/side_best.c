/* side_best.c - what a node would like best, and what it gives up for that.
 *
 * What is kept of a node tells where it is enough (side_near.c); else its row is looked through once (row.h), what is held
 * already being made too dear for the moment.  O(row). */
#include "solve/side.h"

#define TOO_DEAR (NEVER / 2)

static void hide(Side *s, int32_t a, int64_t by)
{
	for (int32_t i = 0; i < s->node[a].used; i++)
		s->peer->price[s->node[a].slot[i].other] += by;
}

static Wish from_row(Side *s, int32_t a)
{
	Row row = { .edges = &s->edges, .price = s->peer->price, .from = s->node[a].row, .end = side_end(s, a), .floor = s->node[a].floor };
	hide(s, a, TOO_DEAR);
	Best best = s->best(&row);
	hide(s, a, -TOO_DEAR);
	return best.edge < 0 ? (Wish){ best.worth, best.second, -1, 0 } : (Wish){ best.worth, best.second, side_other(s, best.edge), side_score(s, best.edge) };
}

Wish side_best(Side *s, int32_t a)
{
	Wish kept;
	return s->keeps && side_near_best(s, a, &kept) ? kept : from_row(s, a);
}

void side_release(Side *s, int32_t a, int64_t slack)
{
	if (!s->node[a].used)
		return;
	int64_t least = side_best(s, a).worth - slack;
	for (int32_t i = s->node[a].used - 1; i >= 0; i--)
		if (side_worth(s, s->node[a].slot[i].other, s->node[a].slot[i].score) < least)
			side_unlink(s, a, i);
}

void side_release_all(Side *s, int64_t slack)
{
	for (int32_t a = 0; a < s->n; a++)
		side_release(s, a, slack);
}

void side_price(Side *s, int32_t a)
{
	if (!s->node[a].capacity)
		return;
	int64_t least = NEVER;
	for (int32_t i = 0; i < s->node[a].used; i++) {
		int64_t worth = side_worth(s, s->node[a].slot[i].other, s->node[a].slot[i].score);
		least = worth < least ? worth : least;
	}
	s->price[a] = side_open(s, a) || least < s->node[a].floor ? s->node[a].floor : least;
}
