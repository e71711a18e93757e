/* scan_test.c - scanning against scoring one pair at a time, on every way of this processor. */
#include "base/io.h"
#include "solve/scan.h"
#include "test/check.h"

#include <stdlib.h>

enum { TOPICS = 20, BYTES = 8, PLANES = TOPICS + BYTES + 3, LEVEL = TOPICS + BYTES, SMALL_ID, LARGE_ID };

typedef struct { ScanTable table; ScanAsk *ask; int lefts; int32_t *price; } World;

/* A table of every temper: crowded and bare, ids that share their low byte, many alike. */
static void fill(Dice *d, const ScanTable *t)
{
	uint32_t alike = dice_below(d, 4) ? 256 : 2, often = 1 + dice_below(d, 6);
	for (int r = 0; r < t->rights; r++) {
		for (int p = 0; p < TOPICS; p++)
			scan_plane(t, p)[r] = dice_below(d, often) ? 0 : 255;
		for (int p = TOPICS; p < TOPICS + BYTES; p++)
			scan_plane(t, p)[r] = (uint8_t)dice_below(d, alike);
		scan_plane(t, LEVEL)[r] = (uint8_t)dice_below(d, SCAN_LEVELS);
		scan_set_id(t, SMALL_ID, 0, r, (int32_t)dice_below(d, 5));
		scan_set_id(t, LARGE_ID, 1, r, (int32_t)dice_below(d, 5) * 256 + (int32_t)dice_below(d, 3));
	}
}

static ScanTerm term(Dice *d, int32_t most)
{
	ScanTerm m = { .kind = (ScanKind)dice_below(d, 4), .n = 1 };
	int left = SCAN_LEVELS - 1;
	if (m.kind == SCAN_SUM || m.kind == SCAN_SHARED)
		m.n = 1 + (int)dice_below(d, m.kind == SCAN_SUM ? SCAN_PLANES_MOST : BYTES);
	for (int k = 0; k < m.n; k++) {
		m.plane[k] = m.kind == SCAN_SUM ? (int)dice_below(d, TOPICS) : TOPICS + k;
		m.mine[k] = m.kind == SCAN_SUM ? (uint8_t)dice_below(d, (uint32_t)(left < 4 ? left : 4) + 1) : (uint8_t)dice_below(d, 256);
		left -= m.kind == SCAN_SUM ? m.mine[k] : 0;
	}
	bool large = dice_below(d, 2);
	if (m.kind == SCAN_LEVEL)
		m.plane[0] = LEVEL;
	if (m.kind == SCAN_SAME)
		m.plane[0] = large ? LARGE_ID : SMALL_ID, m.column = large, m.id = (int32_t)dice_below(d, 3) + 256 * (large && dice_below(d, 2));
	uint32_t never = dice_below(d, 3) ? 0 : 1 + dice_below(d, 4);
	for (int i = 0; i < SCAN_LEVELS; i++)
		m.worth[i] = dice_below(d, 10) < never ? SCAN_NEVER : (int32_t)dice_below(d, (uint32_t)most + 1) - (most > 3 ? most / 4 : 0);
	return m;
}

static World world(Arena *a, Dice *d, int rights, int lefts)
{
	static const int32_t most[] = { 0, 1, 30, 200, 200 };
	World w = { .table = scan_table(a, rights, PLANES, 2, 1 + (int32_t)dice_below(d, 9)), .ask = NEW(a, ScanAsk, lefts),
	            .lefts = lefts, .price = NEW(a, int32_t, rights) };
	int32_t of = most[dice_below(d, COUNT(most))], dear = (int32_t)dice_below(d, 5000) + 1;
	fill(d, &w.table);
	for (int l = 0; l < lefts; l++) {
		int32_t lo, hi, *never = NEW(a, int32_t, 3);
		ScanAsk *q = &w.ask[l];
		q->base = (int32_t)dice_below(d, 2000) - 1000;
		for (int k = 0; k < 8 && scan_range(&w.table, q, &lo, &hi); k++)
			q->term[q->n++] = term(d, of);
		q->n -= !scan_range(&w.table, q, &lo, &hi);
		for (int k = 0; rights > 2 && k < 3; k++)
			never[k] = (k ? never[k - 1] + 1 : 0) + (int32_t)dice_below(d, (uint32_t)rights / 3);
		q->never = never, q->never_n = rights > 2 ? 3 : 0;
	}
	for (int r = 0; r < rights; r++)
		w.price[r] = (int32_t)dice_below(d, (uint32_t)dear);
	return w;
}

static void ask(void *with, int left, ScanAsk *out) { *out = ((World *)with)->ask[left]; }

/* Everything that was found, as numbers in a row. */
typedef struct { Arena *arena; struct { int32_t *list; int n; } all; const World *w; const Scan *s; const int32_t *above; int pairs; } Taken;

static void note(void *to, int i, const ScanFound *f)
{
	Taken *t = to;
	*PUSH(t->arena, &t->all) = i;
	*PUSH(t->arena, &t->all) = f->beyond;
	for (int k = 0; k < f->n; k++) {
		*PUSH(t->arena, &t->all) = f->right[k];
		*PUSH(t->arena, &t->all) = f->score[k];
	}
	t->pairs += f->n;
}

static int falling(const void *x, const void *y) { return (*(const int32_t *)x < *(const int32_t *)y) - (*(const int32_t *)x > *(const int32_t *)y); }

static int32_t price_of(const Taken *t, int right) { return t->s->prices ? t->w->price[right] : 0; }

/* Against all pairs, scored one by one. */
static void check_and_note(void *to, int i, const ScanFound *f)
{
	Taken   *t = to;
	const ScanTable *table = t->s->table;
	int32_t *value = NEW(t->arena, int32_t, table->rights), above = t->above ? t->above[i] : SCAN_ABOVE_ALL;
	char    *seen = NEW(t->arena, char, table->rights);
	int      n = 0, wrong = 0;
	for (int r = 0; r < table->rights; r++) {
		int32_t score = scan_score(table, &t->w->ask[f->left], r);
		if (score != SCAN_NEVER && score - price_of(t, r) > above)
			value[n++] = score - price_of(t, r);
	}
	if (n)
		qsort(value, (size_t)n, sizeof *value, falling);
	CHECK_INT(f->n, n < t->s->most ? n : t->s->most);
	for (int k = 0; k < f->n && k < n; k++) {
		wrong += seen[f->right[k]]++ || f->score[k] != scan_score(table, &t->w->ask[f->left], f->right[k])
		      || f->score[k] - price_of(t, f->right[k]) != value[k];
	}
	CHECK_INT(wrong, 0);
	CHECK(n <= t->s->most || f->beyond >= value[t->s->most]);
	CHECK(f->n < t->s->most ? f->beyond == above : f->beyond == value[f->n - 1]);
	note(to, i, f);
}

TEST(scanning_equals_scoring_one_by_one_on_every_way)
{
	Dice d = { 2611 };
	static const int sizes[] = { 0, 1, 63, 64, 65, 200, 2048, 2049, 4500 };
	const char *way[SCAN_WAYS_MOST];
	int ways = scan_ways(way), pairs = 0;
	CHECK_STR(way[ways - 1], "generic");
	for (int i = 0; i < 180; i++) {
		Arena *a = arena_open();
		World  w = world(a, &d, sizes[i % (int)COUNT(sizes)], 1 + (int)dice_below(&d, i % 20 ? 4 : 150));
		ScanPrices prices = scan_prices(a, &w.table, w.price);
		Scan   s = { .table = &w.table, .ask = ask, .with = &w, .seed = dice_roll(&d), .most = 1 + (int)dice_below(&d, 30),
		             .prices = dice_below(&d, 2) ? &prices : NULL };
		int32_t *list = NEW(a, int32_t, w.lefts), *above = NEW(a, int32_t, w.lefts);
		for (int l = 0; l < w.lefts; l++) {
			list[l] = l;
			above[l] = dice_below(&d, 4) ? (int32_t)dice_below(&d, 3000) - 1500 : (int32_t)dice_below(&d, 20000) - 10000;
		}
		const Taken blank = { .arena = a, .w = &w, .s = &s, .above = dice_below(&d, 2) ? above : NULL };
		Taken first = blank;
		CHECK(scan_use(way[0]) && scan_lefts(a, &s, list, blank.above, w.lefts, check_and_note, &first));
		for (int k = 1; k < ways; k++) {
			Taken t = blank;
			CHECK(scan_use(way[k]) && scan_lefts(a, &s, list, t.above, w.lefts, note, &t));
			CHECK(t.all.n == first.all.n && !memcmp(t.all.list, first.all.list, sizeof *t.all.list * (size_t)t.all.n));
		}
		pairs += first.pairs;
		scan_use(NULL);
		arena_drop(a);
	}
	CHECK(pairs > 5000);
}

TEST(a_left_that_asks_alone_is_told_the_same)
{
	Dice   d = { 77 };
	Arena *a = arena_open();
	World  w = world(a, &d, 5000, 130);
	Scan   s = { .table = &w.table, .ask = ask, .with = &w, .seed = 4, .most = 10 };
	int32_t list[130];
	Taken  together = { .arena = a, .w = &w, .s = &s }, alone = together;
	for (int l = 0; l < 130; l++)
		list[l] = l;
	CHECK(scan_lefts(a, &s, list, NULL, 130, note, &together));
	for (int l = 0; l < 130; l++) {
		Taken one = { .arena = a };
		CHECK(scan_lefts(a, &s, list + l, NULL, 1, note, &one));
		for (int i = 0; i < one.all.n; i++)
			*PUSH(a, &alone.all) = i ? one.all.list[i] : l;
	}
	CHECK(together.all.n == alone.all.n && !memcmp(together.all.list, alone.all.list, sizeof *alone.all.list * (size_t)alone.all.n));
	arena_drop(a);
}

static void ask_all_alike(void *with, int left, ScanAsk *out)
{
	out->base = *(int *)with;
	(void)left;
}

typedef struct { int times[3000]; } Times;
static void count(void *to, int i, const ScanFound *f)
{
	(void)i;
	for (int k = 0; k < f->n; k++)
		((Times *)to)->times[f->right[k]]++;
}

/* Where all are equally good, nobody is found by everybody, and another seed finds others. */
TEST(ties_rotate_by_left_and_seed)
{
	Arena    *a = arena_open();
	ScanTable t = scan_table(a, 3000, 1, 0, 1);
	int       base = 7, differ = 0, most = 0;
	Scan      s = { .table = &t, .ask = ask_all_alike, .with = &base, .most = 10 };
	int32_t   list[1500];
	Times     one = { 0 }, same = { 0 }, other = { 0 };
	for (int l = 0; l < 1500; l++)
		list[l] = l;
	CHECK(scan_lefts(a, &s, list, NULL, 1500, count, &one) && scan_lefts(a, &s, list, NULL, 1500, count, &same));
	s.seed = 1;
	CHECK(scan_lefts(a, &s, list, NULL, 1500, count, &other));
	for (int r = 0; r < 3000; r++) {
		most = one.times[r] > most ? one.times[r] : most;
		differ += one.times[r] != other.times[r];
	}
	CHECK(!memcmp(&one, &same, sizeof one));
	CHECK(most <= 40);              /* 5 each on average */
	CHECK(differ > 1000);
	arena_drop(a);
}

TEST(some_rights_are_scanned_as_in_the_whole_table)
{
	Dice   d = { 9 };
	Arena *a = arena_open();
	World  w = world(a, &d, 500, 40);
	int32_t some[100];
	for (int i = 0; i < 100; i++)
		some[i] = i * 5 + (int)dice_below(&d, 5);
	ScanTable t = scan_some(a, &w.table, some, 100);
	int wrong = 0;
	for (int l = 0; l < w.lefts; l++)
		for (int i = 0; i < 100; i++) {
			w.ask[l].never_n = 0;
			wrong += scan_score(&t, &w.ask[l], i) != scan_score(&w.table, &w.ask[l], some[i]);
		}
	CHECK_INT(wrong, 0);
	arena_drop(a);
}

TEST(terms_too_large_for_a_byte_are_refused)
{
	Arena    *a = arena_open();
	ScanTable t = scan_table(a, 10, 1, 0, 1);
	World     w = { .table = t, .ask = NEW(a, ScanAsk, 1), .lefts = 1 };
	int32_t   zero = 0, lo, hi;
	Taken     taken = { .arena = a };
	Scan      s = { .table = &w.table, .ask = ask, .with = &w, .most = 1 };
	w.ask[0].n = 1;
	w.ask[0].term[0] = (ScanTerm){ .kind = SCAN_LEVEL, .n = 1, .worth = { 0, 253 } };
	CHECK(scan_range(&w.table, w.ask, &lo, &hi) && lo == 0 && hi == 253);
	CHECK(scan_lefts(a, &s, &zero, NULL, 1, note, &taken) && taken.all.n == 4);
	w.ask[0].term[0].worth[1] = 254;
	CHECK(!scan_range(&w.table, w.ask, &lo, &hi));
	CHECK(!scan_lefts(a, &s, &zero, NULL, 1, note, &taken));
	w.table.unit = 2;
	CHECK(scan_lefts(a, &s, &zero, NULL, 1, note, &taken));
	CHECK(!scan_use("no such way"));
	arena_drop(a);
}
