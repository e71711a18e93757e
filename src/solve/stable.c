/* stable.c - deferred acceptance.
 *
 * D. Gale, L. Shapley, "College admissions and the stability of marriage", American
 * Mathematical Monthly 69 (1962): whoever has an empty place asks down its list; the asked
 * keep the best so far and turn the others away.  Invariant: whoever was turned away by
 * somebody is liked no better there than anybody held there, then and ever after; so no
 * pair blocks in the end.
 *
 * For ties: Z. Kiraly, "Linear time local approximation algorithm for maximum stable
 * marriage", Algorithms 6 (2013), in the form that Y. Yokoi, "An approximation algorithm for
 * maximum stable matching with ties and constraints", ISAAC 2021, gave it for many to many.
 * Each pair can be asked for in three WAYS:
 *   TENTATIVE  the asker is not sure: there are others it likes as much.  Whoever asks in
 *              another way is preferred to it, whatever the ranks.
 *   PLAIN      by the ranks.
 *   PRESSING   the asker has nobody else left to ask: preferred among equals.
 * An asker goes through its list tie by tie, each tie of two and more tentatively and then
 * plainly, and then through the whole list pressingly.  Of all stable matchings none has more than 3/2
 * of the pairs made.  O(E log S) for E pairs and S places at one asked, ways included. */
#include "solve/market.h"
#include "solve/stable_walk.h"

#include "base/io.h"

enum { TENTATIVE = 1, PLAIN, PRESSING };

/* A place in somebody's list, with all that is asked of it, so that it is read at once.  'mine' ranks
 * the asked, 'theirs' the asker; asked, passed: the last way in which it was. */
typedef struct { int32_t asked_one, mine, theirs; uint8_t held, asked, passed; } Choice;
typedef struct { Choice *list; int64_t n, at, tie; int way; } Asker;    /* where it stands in its list */
typedef struct { uint64_t key; int32_t choice, asker; } Held;           /* the least liked has the largest key */
typedef struct { Held *heap; int32_t n, room; } Holder;
typedef struct { int32_t asker, choice; } Todo;                         /* a choice to be asked for, or -1: has an empty place */

typedef struct {
	Market *market;
	int     asking, asked;          /* sides */
	bool    ties;                   /* three ways, or the plain one alone */
	Choice *choice;                 /* of all askers, in the order of their lists */
	Asker  *asker;
	Holder *holder;
	uint64_t *below;                /* by holder: it takes whoever has a key below that; kept apart, as what is looked at most */
	struct { Todo *list; int n; } todo;
	Going *going;
} Deferred;

/* Of equal keys, who came first stays. */
static uint64_t key_of(const Choice *c)
{
	uint64_t rank = (uint64_t)((int64_t)c->theirs - INT32_MIN);
	return c->asked == TENTATIVE ? (uint64_t)1 << 34 : rank << 1 | (c->asked != PRESSING);
}

static void sift_up(Holder *h, int32_t at)
{
	for (Held x = h->heap[at]; at && h->heap[(at - 1) / 2].key < x.key; at = (at - 1) / 2) {
		h->heap[at] = h->heap[(at - 1) / 2];
		h->heap[(at - 1) / 2] = x;
	}
}

static void sift_down(Holder *h)
{
	for (int32_t at = 0;;) {
		int32_t child = 2 * at + 1;
		if (child + 1 < h->n && h->heap[child + 1].key > h->heap[child].key)
			child++;
		if (child >= h->n || h->heap[child].key <= h->heap[at].key)
			return;
		Held x = h->heap[at];
		h->heap[at] = h->heap[child];
		h->heap[child] = x;
		at = child;
	}
}

/* A way that was passed while the pair was held in an earlier one is still open. */
static void turned_away(Deferred *d, Todo x)
{
	bool open = d->choice[x.choice].passed > d->choice[x.choice].asked;
	d->todo.list[d->todo.n++] = (Todo){ x.asker, open ? x.choice : -1 };
}

/* Asks for a choice in its next way. */
static void ask(Deferred *d, Todo todo)
{
	Choice *c = &d->choice[todo.choice];
	Holder *h = &d->holder[c->asked_one];
	c->asked++;
	Held x = { key_of(c), todo.choice, todo.asker };
	if (x.key >= d->below[c->asked_one]) {
		turned_away(d, todo);
		return;
	}
	c->held = 1;
	if (h->n < h->room) {
		h->heap[h->n] = x;
		sift_up(h, h->n++);
	} else {
		Held away = h->heap[0];
		h->heap[0] = x;
		sift_down(h);
		d->choice[away.choice].held = 0;
		turned_away(d, (Todo){ away.asker, away.choice });
	}
	d->below[c->asked_one] = h->n < h->room ? UINT64_MAX : h->heap[0].key;
}

/* Begins with the tie at 'at'; with one alone there is nobody liked as much, so it is asked plainly. */
static void begin_tie(const Deferred *d, Asker *k)
{
	bool alone = k->at + 1 >= k->n || k->list[k->at].mine != k->list[k->at + 1].mine;
	k->tie = k->at;
	k->way = !d->ties || alone ? PLAIN : TENTATIVE;
}

static void begin(Deferred *d, int agent)
{
	MarketList     l = market_list(d->market, d->asking, agent);
	const int32_t *one = d->market->agent[d->asked];
	Choice        *to = d->choice + d->market->side[d->asking].row[agent];
	for (int64_t i = 0; i < l.n; i++)
		to[i] = (Choice){ .asked_one = one[l.list[i]], .mine = market_rank(d->market, d->asking, l.list[i]),
		                  .theirs = market_rank(d->market, d->asked, l.list[i]) };
	d->asker[agent] = (Asker){ .list = to, .n = l.n };
	begin_tie(d, &d->asker[agent]);
}

static bool tie_is_over(const Deferred *d, const Asker *k)
{
	return k->at == k->n || (d->ties && k->way != PRESSING && k->list[k->at].mine != k->list[k->tie].mine);
}

/* To the next way or tie; false: the list is through. */
static bool turn(const Deferred *d, Asker *k)
{
	if (!d->ties || k->way == PRESSING)
		return false;
	if (k->way == TENTATIVE) {
		k->at = k->tie;
		k->way = PLAIN;
		return true;
	}
	if (k->at < k->n)
		begin_tie(d, k);
	else
		*k = (Asker){ .list = k->list, .n = k->n, .way = PRESSING };
	return true;
}

/* The next choice that an asker may ask for, made ready to be asked for, or -1. */
static int32_t next(Deferred *d, int agent)
{
	Asker *k = &d->asker[agent];
	for (;;) {
		if (tie_is_over(d, k)) {
			if (!turn(d, k))
				return -1;
			continue;
		}
		Choice *c = &k->list[k->at++];
		if (c->held)
			c->passed = (uint8_t)k->way;
		else if (c->asked < k->way) {
			c->asked = (uint8_t)k->way;
			if (key_of(c) >= d->below[c->asked_one])
				continue;       /* turned away at once */
			c->asked--;
			return (int32_t)(c - d->choice);
		}
	}
}

static void ask_all(Deferred *d)
{
	while (d->todo.n && going_on(d->going)) {
		Todo x = d->todo.list[--d->todo.n];
		if (x.choice < 0)
			x.choice = next(d, x.asker);
		if (x.choice >= 0)
			ask(d, x);
	}
}

/* Who comes first is decided by lot. */
static void shuffle(Deferred *d)
{
	Dice dice = { d->market->problem->seed };
	for (int i = d->todo.n - 1; i > 0; i--) {
		int  at = (int)dice_below(&dice, (uint32_t)i + 1);
		Todo x = d->todo.list[i];
		d->todo.list[i] = d->todo.list[at];
		d->todo.list[at] = x;
	}
}

static void set_up(Deferred *d, Arena *a)
{
	int askers = d->market->side[d->asking].agents, holders = d->market->side[d->asked].agents;
	int64_t places = 0, seats = 0;
	d->choice = NEW(a, Choice, d->market->listed);
	d->asker = NEW(a, Asker, askers);
	d->holder = NEW(a, Holder, holders);
	d->below = NEW(a, uint64_t, holders);
	for (int x = 0; x < holders; x++)
		seats += market_room(d->market, d->asked, x);
	Held *heaps = NEW(a, Held, seats);
	for (int x = 0; x < holders; x++) {
		int32_t room = market_room(d->market, d->asked, x);
		d->holder[x] = (Holder){ .heap = heaps, .room = room };
		d->below[x] = room > 0 ? UINT64_MAX : 0;
		heaps += room;
	}
	for (int x = 0; x < askers; x++)
		places += market_room(d->market, d->asking, x);
	d->todo.list = NEW(a, Todo, places);
	for (int x = 0; x < askers; x++) {
		begin(d, x);
		for (int32_t k = 0; k < market_room(d->market, d->asking, x); k++)
			d->todo.list[d->todo.n++] = (Todo){ x, -1 };
	}
	shuffle(d);
}

static void count(const Graph *g, Stable *s)
{
	for (int64_t e = 0; e < g->row[g->lefts]; e++)
		if (s->made[e]) {
			s->placed++;
			s->score += graph_score(g, e);
		}
}

Stable stable_solve(Arena *a, const StableProblem *p, StableGoal goal)
{
	const Graph *g = p->graph;
	Going    going = { .go_on = p->go_on, .with = p->with };
	Deferred d = { .going = &going, .market = market_open(a, p), .asking = goal == STABLE_RIGHTS, .asked = goal != STABLE_RIGHTS,
	               .ties = goal == STABLE_MOST };
	Stable out = { .made = NEW(a, uint8_t, g->row[g->lefts]) };
	set_up(&d, a);
	ask_all(&d);
	for (int64_t i = 0; i < d.market->listed && !going.stopped; i++)
		out.made[d.market->side[d.asking].edge[i]] = d.choice[i].held;
	if (goal == STABLE_MOST && !going.stopped)
		stable_walk(a, d.market, out.made, &going);
	if (going.stopped)
		return (Stable){ .made = NEW(a, uint8_t, g->row[g->lefts]), .stopped = true };
	count(g, &out);
	return out;
}
