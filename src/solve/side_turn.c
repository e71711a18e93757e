/* side_turn.c - whose turn it is: those who wait, in the order of their rows, round after round.
 *
 * In that order rows that are read one after the other lie near each other, and whose turn comes soon is known: they are
 * on their way from memory by then, which is most of what a bid costs.  O(1) a turn, and O(n / 64) a round. */
#include "solve/side.h"

enum { LINE = 64, LINES_MOST = 12 };

void side_wait(Side *s, int32_t a)
{
	if (s->node[a].waits)
		return;
	s->node[a].waits = true;
	s->waiting.bits[a / WAITING_WORD] |= (uint64_t)1 << a % WAITING_WORD;
	s->waiting.n++;
}

static void fetch_bytes(const void *from, int64_t bytes)
{
	const char *at = from;
	bytes = bytes < LINE * LINES_MOST ? bytes : LINE * LINES_MOST;
	for (int64_t i = 0; i < bytes; i += LINE)
		__builtin_prefetch(at + i, 0, 0);       /* rows are read once: they shall not drive out what is needed often */
	if (bytes)
		__builtin_prefetch(at + bytes - 1, 0, 0);
}

void side_fetch(const Side *s, int32_t a)
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

void side_turn_to(Side *s, int32_t a) { s->waiting.at = a; }

/* The next of those who wait; there is one.  A round begins with the first. */
static int32_t take(Side *s)
{
	int32_t  words = (s->n + WAITING_WORD - 1) / WAITING_WORD, w = s->waiting.at / WAITING_WORD;
	uint64_t word = s->waiting.bits[w] >> s->waiting.at % WAITING_WORD << s->waiting.at % WAITING_WORD;
	while (!word) {
		w = w + 1 < words ? w + 1 : 0;
		word = s->waiting.bits[w];
	}
	int32_t a = w * WAITING_WORD + __builtin_ctzll(word);
	s->waiting.bits[w] &= ~((uint64_t)1 << a % WAITING_WORD);
	s->waiting.at = a + 1 < s->n ? a + 1 : 0;
	return a;
}

int32_t side_next(Side *s)
{
	while (s->soon.n < SOON && s->soon.n < s->waiting.n) {
		int32_t a = take(s);
		s->soon.list[(s->soon.first + s->soon.n++) % SOON] = a;
		__builtin_prefetch(&s->node[a]);
	}
	int32_t a = s->soon.list[s->soon.first];
	if (s->soon.n > SOON / 2)
		side_fetch(s, s->soon.list[(s->soon.first + SOON / 2) % SOON]);
	s->soon.first = (s->soon.first + 1) % SOON;
	s->soon.n--;
	s->waiting.n--;
	s->node[a].waits = false;
	return a;
}
