/* allpairs.c - matches the pairs kept, looks for better ones among all, and again, until there is none.
 * What holds of each round's pieces stands in allpairs_parts.h and the files it names.
 *
 * Everyone first: an empty place costs so much that filling it is worth a chain of worse pairs; if
 * in the end more places could be filled using any pair there is, it costs four times as much. */
#include "solve/allpairs_parts.h"

enum { DEAR = 4, DEARER = 4, FIRST_STEP = 12, LATER_STEP = 5 };

typedef struct { AllWork w; Arena *arena, *rows, *solved, *scratch; } Run;

/* ---- memory: what the next round replaces lies in arenas of its own -------------------------------- */

static void give_back(Run *k)
{
	arena_drop(k->rows);
	arena_drop(k->solved);
	arena_drop(k->scratch);
	k->rows = k->solved = k->scratch = NULL;
}

/* Fills a new arena from what is in the old one, then lets the old one go. */
static void renew(Run *k, Arena **which, void (*fill)(Arena *a, void *work))
{
	Arena *fresh = arena_filled(fill, &k->w);
	if (!fresh) {
		give_back(k);
		arena_empty(k->arena);
	}
	arena_drop(*which);
	*which = fresh;
}

/* ---- one matching ------------------------------------------------------------------------------------ */

static void match(Arena *a, void *work)
{
	AllWork       *w = work;
	const AllPairs *p = w->p;
	bool           warm = w->x.place;
	w->x = bmatch_solve(a, &(BMatch){ .graph = &w->g, .empty = w->empty, .seed = p->seed, .go_on = p->go_on, .with = p->with,
		.warm_right = warm ? w->x.right : NULL, .warm_price = warm ? w->x.price_right : NULL,
		.warm_step = w->out->rounds < 2 ? FIRST_STEP : LATER_STEP });
	w->stopped |= w->x.end != BMATCH_DONE;
}

/* Nobody pays this much for a right without seats. */
static int32_t closed_price(const AllWork *w) { return (int32_t)(w->most > w->empty ? w->most - w->empty : 0); }

/* A left that has all it needs may ask as much as its least good partner leaves it. */
static int32_t profit_of(const AllWork *w, int l)
{
	int64_t least = INT64_MAX;
	if (!w->p->need[l])
		return (int32_t)(w->most > w->empty ? w->most : w->empty);
	for (int32_t i = w->x.place[l]; i < w->x.place[l + 1]; i++) {
		int32_t r = w->x.right[i];
		int64_t e = r < 0 ? -1 : graph_edge(&w->g, l, r), value = r < 0 ? w->empty : graph_score(&w->g, e) - w->x.price_right[r];
		least = value < least ? value : least;
	}
	return (int32_t)least;
}

static void read_prices(AllWork *w)
{
	for (int r = 0; r < w->p->rights->rights; r++) {
		w->next_price[r] = (int32_t)(w->p->seats[r] ? w->x.price_right[r] : closed_price(w));
		w->used[r] = 0;
	}
	for (int l = 0; l < w->p->lefts; l++) {
		w->profit[l] = profit_of(w, l);
		for (int32_t i = w->x.place[l]; i < w->x.place[l + 1]; i++)
			if (w->x.right[i] >= 0)
				w->used[w->x.right[i]]++;
	}
}

/* ---- rounds -------------------------------------------------------------------------------------------- */

static void round_of(Run *k)
{
	AllWork *w = &k->w;
	renew(k, &k->rows, rows_grow);
	arena_drop(k->scratch);
	k->scratch = NULL;
	w->found.list = NULL;
	w->found.n = 0;
	w->better = 0;
	renew(k, &k->solved, match);
	w->out->rounds++;
	if (w->stopped)
		return;
	read_prices(w);
	renew(k, &k->scratch, price_again);
}

static void ask_more(Arena *a, void *work)
{
	AllWork *w = work;
	int64_t  seats = 0;
	for (int r = 0; r < w->p->rights->rights; r++)
		seats += w->p->seats[r];
	w->better = w->x.placed < seats && reach_more(a, w);
}

/* true: an empty place was not dear enough. */
static bool raise_empty(Run *k)
{
	AllWork *w = &k->w;
	if (w->p->empty != BMATCH_EVERYONE || w->x.placed == w->x.place[w->p->lefts])
		return false;
	w->found.list = NULL;
	w->found.n = 0;
	renew(k, &k->scratch, ask_more);
	if (w->better)
		w->empty = w->most - DEARER * (w->most - w->empty);
	w->stopped |= w->empty < -ALLPAIRS_LARGEST;
	return w->better;
}

static bool measure(AllWork *w)
{
	const AllPairs *p = w->p;
	ScanAsk ask;
	w->least = INT32_MAX, w->most = INT32_MIN;
	for (int l = 0; l < p->lefts; l++) {
		int32_t least, most;
		ask = (ScanAsk){ 0 };
		p->ask(p->asked, l, &ask);
		if (!scan_range(p->rights, &ask, &least, &most))
			return false;
		w->least = least < w->least ? least : w->least;
		w->most = most > w->most ? most : w->most;
	}
	if (!p->lefts)
		w->least = w->most = 0;
	w->empty = p->empty == BMATCH_EVERYONE ? (int64_t)w->least - ((int64_t)w->most - w->least) / DEAR - 1 : p->empty;
	return w->least >= -SCORE_MOST && w->most <= SCORE_MOST && w->empty >= -ALLPAIRS_LARGEST && w->empty <= ALLPAIRS_LARGEST;
}

static void rounds(Run *k)
{
	AllWork *w = &k->w;
	for (int r = 0; r < w->p->rights->rights; r++)
		w->price[r] = w->p->seats[r] ? 0 : closed_price(w);
	renew(k, &k->scratch, price_first);
	while (!w->stopped) {
		round_of(k);
		if (!w->stopped && !w->better && !raise_empty(k))
			return;
	}
}

/* What was found lies in arenas that go; the caller's gets its own. */
static BMatched kept(Arena *a, const AllWork *w)
{
	int      lefts = w->p->lefts, rights = w->p->rights->rights, places = w->x.place[lefts];
	BMatched x = { .end = BMATCH_DONE, .placed = w->x.placed, .score = w->x.score, .empty = w->empty };
	x.place = NEW(a, int32_t, (size_t)lefts + 1);
	x.right = NEW(a, int32_t, places);
	x.price_left = NEW(a, int64_t, lefts);
	x.price_right = NEW(a, int64_t, rights);
	for (int l = 0; l <= lefts; l++)
		x.place[l] = w->x.place[l];
	for (int i = 0; i < places; i++)
		x.right[i] = w->x.right[i];
	for (int l = 0; l < lefts; l++)
		x.price_left[l] = w->profit[l];
	for (int r = 0; r < rights; r++)
		x.price_right[r] = w->price[r];
	return x;
}

typedef struct { Run *run; AllPaired *out; } Keeping;
static void keep(void *with)
{
	Keeping *k = with;
	k->out->best = kept(k->run->arena, &k->run->w);
}

AllPaired allpairs_solve(Arena *a, const AllPairs *p)
{
	AllPaired out = { .best = { .end = BMATCH_TOO_LARGE } };
	int       rights = p->rights->rights;
	Run       k = { .arena = a, .w = { .p = p, .out = &out, .price = NEW(a, int32_t, rights), .next_price = NEW(a, int32_t, rights),
	                .used = NEW(a, int32_t, rights), .profit = NEW(a, int32_t, p->lefts), .sure = NEW(a, int32_t, p->lefts) } };
	if (!measure(&k.w))
		return out;
	rounds(&k);
	out.edges = k.w.g.row ? k.w.g.row[p->lefts] : 0;
	out.best.end = k.w.stopped ? k.w.empty < -ALLPAIRS_LARGEST ? BMATCH_TOO_LARGE : BMATCH_STOPPED : BMATCH_DONE;
	bool enough = k.w.stopped || arena_try(a, keep, &(Keeping){ &k, &out });
	give_back(&k);
	if (!enough)
		arena_empty(a);
	return out;
}
