/* side_best.c - what a node would like best, and whose turn it is.
 *
 * A row is looked through once, without branches; what is held already is made too dear for the moment.  O(row). */
#include "solve/side.h"

#define TOO_DEAR (NEVER / 2)

static void hide(Side *s, int32_t a, int64_t by)
{
	for (int32_t i = 0; i < s->node[a].used; i++)
		s->peer->price[s->node[a].slot[i].other] += by;
}

__attribute__((always_inline)) static inline Best best_of(const Side *s, int32_t a, const uint16_t *narrow, const int32_t *wide)
{
	const int64_t *price = s->peer->price;
	const int32_t *other = s->other;
	int64_t best = s->floor[a], second = best, at = -1;
	for (int64_t e = s->node[a].row, end = side_end(s, a); e < end; e++) {
		int64_t worth = (narrow ? narrow[e] : wide[e]) - price[other[e]], less = worth < best ? worth : best;
		second = less > second ? less : second;
		at = worth > best ? e : at;
		best = worth > best ? worth : best;
	}
	return (Best){ best, second, at };
}

Best side_best(Side *s, int32_t a)
{
	hide(s, a, TOO_DEAR);
	Best best = s->narrow ? best_of(s, a, s->narrow, NULL) : best_of(s, a, NULL, s->wide);
	hide(s, a, -TOO_DEAR);
	return best;
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
	s->price[a] = side_open(s, a) || least < s->floor[a] ? s->floor[a] : least;
}

/* ---- whose turn it is ---------------------------------------------------------------------------- */

enum { AHEAD = 8, LINE = 64, LINES_MOST = 8 };

void side_wait(Side *s, int32_t a)
{
	if (s->node[a].waits)
		return;
	int at = s->waiting.first + s->waiting.n++;
	s->waiting.list[at < s->n ? at : at - s->n] = a;
	s->node[a].waits = true;
}

static void fetch(const Side *s, int32_t a)
{
	const char *other = (const char *)(s->other + s->node[a].row), *score = s->narrow ? (const char *)(s->narrow + s->node[a].row) : (const char *)(s->wide + s->node[a].row);
	int64_t     edges = side_end(s, a) - s->node[a].row, bytes = edges * (int64_t)sizeof *s->other;
	bytes = bytes < LINE * LINES_MOST ? bytes : LINE * LINES_MOST;
	for (int64_t at = 0; at < bytes; at += LINE)
		__builtin_prefetch(other + at);
	bytes = s->narrow ? bytes / 2 : bytes;
	for (int64_t at = 0; at < bytes; at += LINE)
		__builtin_prefetch(score + at);
}

int32_t side_next(Side *s)
{
	int32_t a = s->waiting.list[s->waiting.first];
	s->waiting.first = s->waiting.first + 1 < s->n ? s->waiting.first + 1 : 0;
	s->waiting.n--;
	s->node[a].waits = false;
	if (s->waiting.n > AHEAD) {
		int at = s->waiting.first + AHEAD;
		fetch(s, s->waiting.list[at < s->n ? at : at - s->n]);
	}
	return a;
}
