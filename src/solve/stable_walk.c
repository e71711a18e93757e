/* stable_walk.c - more pairs in a stable matching with ties, by walks that keep it stable.
 *
 * Somebody with an empty place takes, at or above the best that would rather have it, a
 * place of somebody who likes it as much as the least liked partner held there, or more.
 * That partner goes on in the same way, and so forth, until somebody finds an empty place
 * (a pair more) or nobody at all (as many as before).  A walk from an empty place of a left
 * changes nothing for the worse on the right, and the other way round; walks from both
 * sides take turns.
 * Invariant: a pair that blocks has the one walking in it, for whoever was displaced takes
 * at worst the best that strictly wants it, and nobody on the other side was made worse off.
 * So nothing blocks at the end of a walk.  The idea of searching among the ways to break
 * ties is old (e.g. M. Gelain et al., "Local search approaches in stable matching problems",
 * Algorithms 6, 2013); the walk is ours.
 * O(d + s) a step, d the length of a list and s the partners of one; the number of steps is
 * bounded by the work they cost, so that it ends soon and always alike. */
#include "solve/stable_walk.h"

#include "base/io.h"

enum { STEPS = 200, ROUNDS = 40, WORK = 60 };           /* a walk; all empty places; pairs looked at, times the pairs listed */

typedef struct { int32_t *list, n, room, worst; } Hand; /* pairs held; the rank of the least liked, once full */

typedef struct {
	Market  *market;
	uint8_t *made;
	Hand    *hand[2];
	Dice     dice;
	int64_t  work;
} Walk;

static void take(Hand *h, int32_t edge) { h->list[h->n++] = edge; }

static void let_go(Hand *h, int32_t edge)
{
	int32_t i = 0;
	while (h->list[i] != edge)
		i++;
	h->list[i] = h->list[--h->n];
}

/* Nobody is let in where there is no room, and everybody where there is an empty place. */
static void look_for_worst(Walk *w, int s, Hand *h)
{
	h->worst = h->n < h->room ? INT32_MAX : INT32_MIN;
	for (int32_t i = 0; h->n == h->room && i < h->n; i++)
		if (market_rank(w->market, s, h->list[i]) > h->worst)
			h->worst = market_rank(w->market, s, h->list[i]);
	w->work += h->n;
}

static Hand *hand_of(Walk *w, int s, int32_t edge) { return &w->hand[s][w->market->agent[s][edge]]; }

static void make(Walk *w, int32_t edge)
{
	w->made[edge] = 1;
	for (int s = 0; s < 2; s++) {
		take(hand_of(w, s, edge), edge);
		look_for_worst(w, s, hand_of(w, s, edge));
	}
}

static void unmake(Walk *w, int32_t edge)
{
	w->made[edge] = 0;
	for (int s = 0; s < 2; s++) {
		let_go(hand_of(w, s, edge), edge);
		look_for_worst(w, s, hand_of(w, s, edge));
	}
}

/* The pair that the one walking makes next, or -1.  'ties': it may take a place of its equal. */
static int32_t choose(Walk *w, int s, int agent, bool ties, int32_t just_lost)
{
	MarketList l = market_list(w->market, s, agent);
	int32_t best = INT32_MAX, chosen = -1;
	uint32_t seen = 0;
	for (int64_t i = 0; i < l.n; i++) {
		int32_t edge = l.list[i], mine = market_rank(w->market, s, edge);
		w->work++;
		if (mine > best)
			break;
		if (w->made[edge])
			continue;
		const Hand *h = hand_of(w, !s, edge);
		int32_t theirs = market_rank(w->market, !s, edge);
		if (theirs < h->worst)
			best = mine;
		else if (theirs > h->worst || !ties || edge == just_lost)
			continue;
		if (h->n < h->room)
			return edge;
		if (!dice_below(&w->dice, ++seen))
			chosen = edge;
	}
	return chosen;
}

/* The partner that has to go; one of the least liked. */
static int32_t least_liked(Walk *w, int s, const Hand *h)
{
	int32_t  chosen = -1;
	uint32_t seen = 0;
	for (int32_t i = 0; i < h->n; i++)
		if (market_rank(w->market, s, h->list[i]) == h->worst && !dice_below(&w->dice, ++seen))
			chosen = h->list[i];
	return chosen;
}

static bool walk_from(Walk *w, int s, int agent)
{
	int32_t lost = -1;
	for (int step = 0;; step++) {
		int32_t edge = choose(w, s, agent, step < STEPS, lost);
		if (edge < 0)
			return false;
		Hand *h = hand_of(w, !s, edge);
		bool full = h->n == h->room;
		if (full) {
			lost = least_liked(w, !s, h);
			unmake(w, lost);
		}
		make(w, edge);
		if (!full)
			return true;
		agent = w->market->agent[s][lost];
	}
}

static int64_t empty_places(const Walk *w, int s)
{
	int64_t n = 0;
	for (int x = 0; x < w->market->side[s].agents; x++)
		n += w->hand[s][x].room - w->hand[s][x].n;
	return n;
}

static void set_up(Walk *w, Arena *a)
{
	for (int s = 0; s < 2; s++) {
		int64_t places = 0;
		for (int x = 0; x < w->market->side[s].agents; x++)
			places += market_room(w->market, s, x);
		int32_t *lists = NEW(a, int32_t, places);
		w->hand[s] = NEW(a, Hand, w->market->side[s].agents);
		for (int x = 0; x < w->market->side[s].agents; x++) {
			w->hand[s][x] = (Hand){ .list = lists, .room = market_room(w->market, s, x) };
			lists += w->hand[s][x].room;
		}
	}
	const Graph *g = w->market->problem->graph;
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		for (int s = 0; s < 2 && w->made[e]; s++)
			take(hand_of(w, s, (int32_t)e), (int32_t)e);
	for (int s = 0; s < 2; s++)
		for (int x = 0; x < w->market->side[s].agents; x++)
			look_for_worst(w, s, &w->hand[s][x]);
}

void stable_walk(Arena *a, Market *market, uint8_t *made, Going *going)
{
	Walk w = { .market = market, .made = made, .dice = { market->problem->seed } };
	set_up(&w, a);
	int64_t most = WORK * market->listed;
	for (int round = 0; round < 2 * ROUNDS && !going->stopped && w.work < most && empty_places(&w, 0) && empty_places(&w, 1); round++)
		for (int x = 0; x < market->side[round % 2].agents && w.work < most && going_on(going); x++)
			for (int32_t k = w.hand[round % 2][x].room - w.hand[round % 2][x].n; k > 0; k--)
				walk_from(&w, round % 2, x);
}
