/* allpairs_test.c - the best over all pairs, against matching the whole graph, brute force and its own proof. */
#include "base/io.h"
#include "solve/allpairs.h"
#include "test/check.h"
#include "test/proven.h"

enum { TOPICS = 12, DAYS, LEVEL, UNIT, PLANES };

typedef struct { ScanTable table; ScanAsk *ask; int lefts; int32_t *need, *seats; } World;

/* Tempers: how many topics people name, whether some pairs are not allowed, how often people are alike. */
static World world(Arena *a, Dice *d, int lefts, int rights, int32_t needs, int32_t seats)
{
	World    w = { .table = scan_table(a, rights, PLANES, 1, 1 + (int32_t)dice_below(d, 6)), .ask = NEW(a, ScanAsk, lefts), .lefts = lefts,
	               .need = NEW(a, int32_t, lefts), .seats = NEW(a, int32_t, rights) };
	uint32_t often = 1 + dice_below(d, 5), alike = 1 + dice_below(d, 12);
	bool     picky = dice_below(d, 2);
	for (int r = 0; r < rights; r++) {
		for (int p = 0; p < TOPICS; p++)
			scan_plane(&w.table, p)[r] = dice_below(d, often) ? 0 : 255;
		scan_plane(&w.table, DAYS)[r] = (uint8_t)dice_below(d, 256);
		scan_plane(&w.table, LEVEL)[r] = (uint8_t)dice_below(d, alike);
		scan_set_id(&w.table, UNIT, 0, r, (int32_t)dice_below(d, alike) * 256);
		w.seats[r] = (int32_t)dice_below(d, (uint32_t)seats + 1);
	}
	for (int l = 0; l < lefts; l++) {
		ScanAsk *q = &w.ask[l];
		w.need[l] = needs == 1 ? 1 : (int32_t)dice_below(d, (uint32_t)needs + 1);
		q->n = 4;
		q->term[0] = (ScanTerm){ .kind = SCAN_SUM, .n = 3, .plane = { (int)dice_below(d, 4), 4 + (int)dice_below(d, 4), 8 + (int)dice_below(d, 4) }, .mine = { 3, 2, 1 } };
		q->term[1] = (ScanTerm){ .kind = SCAN_SHARED, .n = 1, .plane = { DAYS }, .mine = { (uint8_t)dice_below(d, 256) } };
		q->term[2] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1, .plane = { LEVEL } };
		q->term[3] = (ScanTerm){ .kind = SCAN_SAME, .n = 1, .plane = { UNIT }, .id = (int32_t)dice_below(d, alike) * 256, .worth = { 0, 30 } };
		for (int i = 0; i < SCAN_LEVELS; i++) {
			q->term[0].worth[i] = 20 * i;
			q->term[1].worth[i] = picky && i < 3 ? SCAN_NEVER : 5 * i;
			q->term[2].worth[i] = picky && dice_below(d, 3) == 0 ? SCAN_NEVER : (int32_t)dice_below(d, 40) - 10;
		}
	}
	return w;
}

static void ask(void *with, int left, ScanAsk *out) { *out = ((World *)with)->ask[left]; }

static AllPairs all_pairs(World *w)
{
	return (AllPairs){ .rights = &w->table, .lefts = w->lefts, .need = w->need, .seats = w->seats, .ask = ask, .asked = w, .empty = BMATCH_EVERYONE };
}

static Graph whole(Arena *a, const World *w)
{
	size_t   most = (size_t)w->lefts * (size_t)w->table.rights;
	int64_t *row = NEW(a, int64_t, (size_t)w->lefts + 1), n = 0;
	int32_t *right = NEW(a, int32_t, most), *wide = NEW(a, int32_t, most);
	for (int l = 0; l < w->lefts; l++) {
		for (int r = 0; r < w->table.rights; r++) {
			wide[n] = scan_score(&w->table, &w->ask[l], r);
			right[n] = r;
			n += wide[n] != SCAN_NEVER;
		}
		row[l + 1] = n;
	}
	return (Graph){ .lefts = w->lefts, .rights = w->table.rights, .need = w->need, .seats = w->seats, .row = row, .right = right, .wide = wide };
}

/* The same number of places and score as matching the whole graph, and a proof that holds over it. */
static AllPaired compare(Arena *a, World *w, AllPairs *p)
{
	Graph     g = whole(a, w);
	AllPaired x = allpairs_solve(a, p);
	BMatched  y = bmatch_solve(a, &(BMatch){ .graph = &g, .empty = p->empty });
	CHECK_INT(x.best.end, BMATCH_DONE);
	CHECK_INT(y.end, BMATCH_DONE);
	/* A pair that is worth as much as an empty place may be made or not. */
	int64_t empty = p->empty == BMATCH_EVERYONE ? 0 : p->empty;
	if (p->empty == BMATCH_EVERYONE)
		CHECK_INT(x.best.placed, y.placed);
	CHECK_INT(x.best.score - empty * x.best.placed, y.score - empty * y.placed);
	const char *wrong = bmatch_wrong(a, &g, &x.best);
	CHECK_STR(wrong ? wrong : "fine", "fine");
	CHECK_EQ(bmatch_unproved(a, &g, &x.best, p->empty), S(""));
	CHECK_EQ(bmatch_unproved(a, &g, &y, p->empty), S(""));
	return x;
}

TEST(all_pairs_equals_matching_the_whole_graph)
{
	Dice d = { 31 };
	int  again = 0, part = 0, unfilled = 0;
	for (int i = 0; i < 400; i++) {
		Arena   *a = arena_open();
		int      lefts = (int)dice_below(&d, i % 10 ? 12 : 150), rights = (int)dice_below(&d, i % 10 ? 8 : 90);
		World    w = world(a, &d, lefts, rights, 1 + (int32_t)dice_below(&d, 3), 1 + (int32_t)dice_below(&d, 4));
		AllPairs p = all_pairs(&w);
		p.seed = dice_roll(&d);
		p.first = 1 + (int)dice_below(&d, 4);
		p.more = 1 + (int)dice_below(&d, 3);
		p.empty = dice_below(&d, 3) ? BMATCH_EVERYONE : (int64_t)dice_below(&d, 120) - 60;
		AllPaired x = compare(a, &w, &p);
		again += x.rounds > 1;
		part += x.part_scans > 0;
		unfilled += x.best.placed < x.best.place[lefts];
		arena_drop(a);
	}
	/* They were worth it. */
	CHECK(again > 60 && part > 20 && unfilled > 100);
}

/* The most by trying everything: every left with one place takes each right in turn, or none. */
static void try_all(const World *w, int l, int32_t *seats, int placed, int64_t score, int *most, int64_t *best)
{
	if (l == w->lefts) {
		if (placed > *most || (placed == *most && score > *best))
			*most = placed, *best = score;
		return;
	}
	try_all(w, l + 1, seats, placed, score, most, best);
	for (int r = 0; r < w->table.rights; r++) {
		int32_t s = scan_score(&w->table, &w->ask[l], r);
		if (!seats[r] || s == SCAN_NEVER)
			continue;
		seats[r]--;
		try_all(w, l + 1, seats, placed + 1, score + s, most, best);
		seats[r]++;
	}
}

TEST(all_pairs_equals_brute_force)
{
	Dice d = { 41 };
	for (int i = 0; i < 300; i++) {
		Arena   *a = arena_open();
		World    w = world(a, &d, 1 + (int)dice_below(&d, 5), 1 + (int)dice_below(&d, 5), 1, 2);
		AllPairs p = all_pairs(&w);
		p.first = p.more = 1;
		int      most = -1;
		int64_t  best = 0;
		try_all(&w, 0, w.seats, 0, 0, &most, &best);
		AllPaired x = compare(a, &w, &p);
		CHECK_INT(x.best.placed, most);
		CHECK_INT(x.best.score, best);
		arena_drop(a);
	}
}

/* l wants r = l + 1 by far, and may also have r = l; the last may only have its own: all must step back. */
static void ask_chain(void *with, int left, ScanAsk *out)
{
	int lefts = *(int *)with;
	out->n = 1;
	out->term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1 };
	for (int i = 0; i < SCAN_LEVELS; i++)
		out->term[0].worth[i] = i == left ? 0 : i == left + 1 && left < lefts - 1 ? 100 : SCAN_NEVER;
}

TEST(an_empty_place_gets_as_dear_as_it_must)
{
	Arena    *a = arena_open();
	int       lefts = 12;
	ScanTable t = scan_table(a, lefts, 1, 0, 1);
	int32_t   one[12];
	for (int i = 0; i < lefts; i++) {
		one[i] = 1;
		scan_plane(&t, 0)[i] = (uint8_t)i;
	}
	one[0] = 1;
	AllPairs  p = { .rights = &t, .lefts = lefts, .need = one, .seats = one, .ask = ask_chain, .asked = &lefts, .empty = BMATCH_EVERYONE, .first = 1, .more = 1 };
	AllPaired x = allpairs_solve(a, &p);
	CHECK_INT(x.best.placed, 12);
	CHECK_INT(x.best.score, 0);
	CHECK(x.best.empty < -1100);
	p.empty = 0;
	x = allpairs_solve(a, &p);
	CHECK_INT(x.best.score, 1100);
	arena_drop(a);
}

static void ask_nothing(void *with, int left, ScanAsk *out) { out->base = *(int *)with + 0 * left; }
static void ask_nobody(void *with, int left, ScanAsk *out)
{
	ask_nothing(with, left, out);
	out->n = 1;
	out->term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1 };
	for (int i = 0; i < SCAN_LEVELS; i++)
		out->term[0].worth[i] = SCAN_NEVER;
}

static bool stop(void *with, int done, int of)
{
	*(int *)with += 1;
	return done > of;
}

TEST(all_pairs_of_alike_nobody_and_nothing)
{
	Arena    *a = arena_open();
	int       base = 7, asked = 0;
	ScanTable t = scan_table(a, 300, 1, 0, 1), none = scan_table(a, 0, 1, 0, 1), single = scan_table(a, 1, 1, 0, 1);
	int32_t   one[900], three[300];
	for (int i = 0; i < 900; i++)
		one[i] = 1;
	for (int i = 0; i < 300; i++)
		three[i] = 3;
	AllPairs  p = { .rights = &t, .lefts = 900, .need = one, .seats = three, .ask = ask_nothing, .asked = &base, .empty = BMATCH_EVERYONE, .first = 2, .more = 2 };
	AllPaired x = allpairs_solve(a, &p), y = allpairs_solve(a, &p);
	CHECK_INT(x.best.placed, 900);
	CHECK_INT(x.best.score, 6300);
	CHECK(!memcmp(x.best.right, y.best.right, 900 * sizeof(int32_t)));
	p.seed = 5;
	y = allpairs_solve(a, &p);
	CHECK_INT(y.best.placed, 900);
	CHECK(memcmp(x.best.right, y.best.right, 900 * sizeof(int32_t)));
	p.go_on = stop, p.with = &asked;
	CHECK_INT(allpairs_solve(a, &p).best.end, BMATCH_STOPPED);
	CHECK_INT(asked, 1);
	p.go_on = NULL;
	p.ask = ask_nobody;
	x = allpairs_solve(a, &p);
	CHECK(x.best.end == BMATCH_DONE && !x.best.placed && x.best.right[899] == -1);
	p.rights = &none;
	x = allpairs_solve(a, &p);
	CHECK(x.best.end == BMATCH_DONE && !x.best.placed);
	p = (AllPairs){ .rights = &single, .lefts = 1, .need = one, .seats = one, .ask = ask_nothing, .asked = &base, .empty = BMATCH_EVERYONE };
	x = allpairs_solve(a, &p);
	CHECK(x.best.placed == 1 && x.best.score == 7 && x.best.right[0] == 0);
	p.lefts = 0;
	x = allpairs_solve(a, &p);
	CHECK(x.best.end == BMATCH_DONE && !x.best.placed);
	base = 2 * SCORE_MOST;
	p.lefts = 1;
	CHECK_INT(allpairs_solve(a, &p).best.end, BMATCH_TOO_LARGE);
	arena_drop(a);
}

static void solve_one(void *with)
{
	Arena *a = ((void **)with)[0];
	allpairs_solve(a, ((void **)with)[1]);
}

/* Wherever memory runs out, it is told, and nothing stays behind (ASan looks). */
TEST(all_pairs_without_memory)
{
	Dice   d = { 3 };
	Arena *a = arena_open();
	World  w = world(a, &d, 60, 30, 1, 3);
	AllPairs p = all_pairs(&w);
	p.first = p.more = 1;
	int    refused = 0, solved = 0;
	for (long nth = 1; nth < 400 && !solved; nth++) {
		Arena *own = arena_open();
		void  *with[] = { own, &p };
		mem_fail(nth, false);
		bool done = arena_try(own, solve_one, with);
		mem_fail(0, false);
		refused += !done;
		solved += done;
		arena_drop(own);
	}
	CHECK(refused > 5 && solved);
	arena_drop(a);
}
