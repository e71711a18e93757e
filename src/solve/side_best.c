/* side_best.c - what a node would like best, and whose turn it is.
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
	for (bool again = s->node[a].used; again; ) {
		int64_t best = side_best(s, a).worth;
		again = false;
		for (int32_t i = s->node[a].used - 1; i >= 0; i--)
			if (side_worth(s, s->node[a].slot[i].other, s->node[a].slot[i].score) < best - slack) {
				side_unlink(s, a, i);
				again = s->node[a].used;
			}
	}
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

/* ---- whose turn it is ---------------------------------------------------------------------------- */

enum { AHEAD = 16, LINE = 64, LINES_MOST = 12 };

void side_wait(Side *s, int32_t a)
{
	if (s->node[a].waits)
		return;
	int at = s->waiting.first + s->waiting.n++;
	s->waiting.list[at < s->n ? at : at - s->n] = a;
	s->node[a].waits = true;
}

static void fetch_bytes(const void *from, int64_t bytes)
{
	const char *at = from;
	bytes = bytes < LINE * LINES_MOST ? bytes : LINE * LINES_MOST;
	for (int64_t i = 0; i < bytes + LINE - 1; i += LINE)
		__builtin_prefetch(at + (i < bytes ? i : bytes - 1), 0, 0);          /* rows are read once: they shall not drive out what is needed often */
}

static void fetch(const Side *s, int32_t a)
{
	int64_t from = s->node[a].row, edges = side_end(s, a) - from;
	if (s->edges.both) {
		fetch_bytes(s->edges.both + from, edges * (int64_t)sizeof *s->edges.both);
		return;
	}
	fetch_bytes(s->edges.other + from, edges * (int64_t)sizeof *s->edges.other);
	if (s->edges.narrow)
		fetch_bytes(s->edges.narrow + from, edges * (int64_t)sizeof *s->edges.narrow);
	else
		fetch_bytes(s->edges.wide + from, edges * (int64_t)sizeof *s->edges.wide);
}

static int32_t later(const Side *s, int by)
{
	int at = s->waiting.first + by;
	return s->waiting.list[at < s->n ? at : at - s->n];
}

int32_t side_next(Side *s)
{
	int32_t a = s->waiting.list[s->waiting.first];
	s->waiting.first = s->waiting.first + 1 < s->n ? s->waiting.first + 1 : 0;
	s->waiting.n--;
	s->node[a].waits = false;
	if (s->waiting.n > 2 * AHEAD)
		__builtin_prefetch(&s->node[later(s, 2 * AHEAD)]);
	if (s->waiting.n > AHEAD)
		fetch(s, later(s, AHEAD));
	return a;
}
