/* assign_test.c - exact, against brute force, known optima and its own proof. */
#include "base/io.h"
#include "solve/assign.h"
#include "test/check.h"

#include <stdlib.h>

enum { SMALL = 4, PROBLEMS = 12000 };

/* The best by trying everything: placements first, then fit; -1: must-pairs do not fit. */
typedef struct { const Assign *p; int need[8], seats[8]; int placed, best_placed; int64_t fit, best_fit; } Brute;

static bool is_must(const Assign *p, int l, int r)
{
	for (int i = 0; i < p->must_n; i++)
		if (p->must[i].left == l && p->must[i].right == r)
			return true;
	return false;
}

static void try_all(Brute *b, int cell)
{
	int l = cell / b->p->rights, r = cell % b->p->rights;
	if (cell == b->p->lefts * b->p->rights) {
		if (b->placed > b->best_placed || (b->placed == b->best_placed && b->fit > b->best_fit)) {
			b->best_placed = b->placed;
			b->best_fit = b->fit;
		}
		return;
	}
	if (!is_must(b->p, l, r))
		try_all(b, cell + 1);
	if (b->p->score[cell] < 0 || !b->need[l] || !b->seats[r])
		return;
	b->need[l]--, b->seats[r]--, b->placed++, b->fit += b->p->score[cell];
	try_all(b, cell + 1);
	b->need[l]++, b->seats[r]++, b->placed--, b->fit -= b->p->score[cell];
}

static Brute brute(const Assign *p)
{
	Brute b = { .p = p, .best_placed = -1 };
	for (int l = 0; l < p->lefts; l++)
		b.need[l] = p->need[l];
	for (int r = 0; r < p->rights; r++)
		b.seats[r] = p->seats[r];
	if (p->rights && p->lefts)
		try_all(&b, 0);
	else
		b.best_placed = 0;
	return b;
}

/* A problem of every temper: few or many levels of score, sparse or dense, tight or ample. */
static Assign problem(Arena *a, Dice *d, int most)
{
	Assign p = { .lefts = 1 + (int)dice_below(d, (uint32_t)most), .rights = 1 + (int)dice_below(d, (uint32_t)most),
	             .seed = dice_roll(d) };
	int *need = NEW(a, int, p.lefts), *seats = NEW(a, int, p.rights), levels = 1 + (int)dice_below(d, 3) * 40;
	int32_t *score = NEW(a, int32_t, p.lefts * p.rights);
	uint32_t forbidden = dice_below(d, 10), k = 1 + dice_below(d, 3), c = 1 + dice_below(d, 3);
	for (int l = 0; l < p.lefts; l++)
		need[l] = (int)(k == 1 ? 1 : dice_below(d, k + 1));
	for (int r = 0; r < p.rights; r++)
		seats[r] = (int)(c == 1 ? 1 : dice_below(d, c + 1));
	for (int i = 0; i < p.lefts * p.rights; i++)
		score[i] = dice_below(d, 10) < forbidden ? FORBIDDEN : (int32_t)dice_below(d, (uint32_t)levels + 1);
	p.need = need, p.seats = seats, p.score = score;
	if (dice_below(d, 3) == 0) {
		AssignPair *must = NEW(a, AssignPair, 2);
		p.must = must;
		p.must_n = 1 + (int)dice_below(d, 2);
		for (int i = 0; i < p.must_n; i++)
			must[i] = (AssignPair){ (int)dice_below(d, (uint32_t)p.lefts), (int)dice_below(d, (uint32_t)p.rights) };
	}
	return p;
}

TEST(assign_equals_brute_force)
{
	Dice d = { 20261121 };
	int  solved = 0, refused = 0, with_must = 0, short_of = 0;
	for (int i = 0; i < PROBLEMS; i++) {
		Arena   *a = arena_open();
		Assign   p = problem(a, &d, SMALL);
		Brute    b = brute(&p);
		Assigned x = assign_best(a, &p);
		bool twice = p.must_n == 2 && p.must[0].left == p.must[1].left && p.must[0].right == p.must[1].right;
		if (b.best_placed < 0 || twice) {
			refused += x.end >= ASSIGN_MUST_FORBIDDEN;
			CHECK(x.end >= ASSIGN_MUST_FORBIDDEN);
		} else {
			const char *wrong = assign_wrong(a, &p, &x);
			CHECK_INT(x.end, ASSIGN_DONE);
			CHECK_INT(x.n, b.best_placed);
			CHECK_INT(x.fit, b.best_fit);
			CHECK_STR(wrong ? wrong : "fine", "fine");
			solved++;
			with_must += p.must_n > 0;
			short_of += x.n < p.lefts;
		}
		arena_drop(a);
	}
	/* The problems were worth solving. */
	CHECK(solved > 8000 && with_must > 800 && short_of > 2000 && refused > 500);
}

static Assign orlib(Arena *a, int *best)
{
	Str text = S(""), why;
	CHECK(io_read(a, "test/data/orlib/assign100.txt", 1 << 20, &text, &why));
	char *p = str_c(a, text);
	int   n = (int)strtol(p, &p, 10);
	int32_t *score = NEW(a, int32_t, n * n);
	int *one = NEW(a, int, n);
	for (int i = 0; i < n * n; i++)
		score[i] = 1000 - (int32_t)strtol(p, &p, 10);
	for (int i = 0; i < n; i++)
		one[i] = 1;
	*best = 1000 * n - 305;
	return (Assign){ .lefts = n, .rights = n, .need = one, .seats = one, .score = score };
}

TEST(assign_reaches_a_published_optimum)
{
	Arena   *a = arena_open();
	int      best;
	Assign   p = orlib(a, &best);
	Assigned x = assign_best(a, &p);
	CHECK_INT(x.n, 100);
	CHECK_INT(x.fit, best);
	CHECK(!assign_wrong(a, &p, &x));
	arena_drop(a);
}

static bool same(const Assigned *x, const Assigned *y)
{
	return x->n == y->n && !memcmp(x->pair, y->pair, sizeof *x->pair * (size_t)x->n);
}

TEST(a_seed_chooses_among_equals_and_always_the_same)
{
	Arena  *a = arena_open();
	int     one[12];
	int32_t score[144];
	for (int i = 0; i < 12; i++)
		one[i] = 1;
	for (int i = 0; i < 144; i++)
		score[i] = 7;
	Assign   p = { .lefts = 12, .rights = 12, .need = one, .seats = one, .score = score };
	Assigned x = assign_best(a, &p), again = assign_best(a, &p);
	CHECK(same(&x, &again));
	int other = 0;
	for (p.seed = 1; p.seed < 9; p.seed++) {
		Assigned y = assign_best(a, &p);
		CHECK_INT(y.fit, x.fit);
		other += !same(&x, &y);
	}
	CHECK(other > 4);
	arena_drop(a);
}

/* Renumbering people must not change what can be reached. */
TEST(order_does_not_change_the_best)
{
	Dice d = { 5 };
	for (int i = 0; i < 300; i++) {
		Arena   *a = arena_open();
		Assign   p = problem(a, &d, 12), q = p;
		p.must_n = q.must_n = 0;
		int     *need = NEW(a, int, p.lefts), *seats = NEW(a, int, p.rights);
		int32_t *score = NEW(a, int32_t, p.lefts * p.rights);
		for (int l = 0; l < p.lefts; l++)
			need[l] = p.need[p.lefts - 1 - l];
		for (int r = 0; r < p.rights; r++)
			seats[r] = p.seats[p.rights - 1 - r];
		for (int k = 0; k < p.lefts * p.rights; k++)
			score[k] = p.score[p.lefts * p.rights - 1 - k];
		q.need = need, q.seats = seats, q.score = score;
		Assigned x = assign_best(a, &p), y = assign_best(a, &q);
		CHECK_INT(x.n, y.n);
		CHECK_INT(x.fit, y.fit);
		CHECK(!assign_wrong(a, &p, &x) && !assign_wrong(a, &q, &y));
		arena_drop(a);
	}
}

/* The checker must notice whatever is changed. */
TEST(a_wrong_answer_is_noticed)
{
	Arena   *a = arena_open();
	int      best;
	Assign   p = orlib(a, &best);
	Assigned x = assign_best(a, &p);
	x.price_right[3] += 1;
	CHECK_STR(assign_wrong(a, &p, &x), "a pair made is worth less than its prices");
	x.price_right[3] -= 1;
	x.fit++;
	CHECK_STR(assign_wrong(a, &p, &x), "the sum of scores is wrong");
	x.fit--;
	int was = x.pair[0].right;
	x.pair[0].right = x.pair[1].right;
	CHECK_STR(assign_wrong(a, &p, &x), "a right has more than its seats");
	x.pair[0].right = was;
	x.first = 1000;
	CHECK_STR(assign_wrong(a, &p, &x), "placements do not come first");
	arena_drop(a);
}

static bool stop_at_once(void *with, int done, int of)
{
	*(int *)with += 1;
	return done < 0 || of < 0;
}

TEST(it_can_be_stopped_and_knows_its_limits)
{
	Arena *a = arena_open();
	int    best, asked = 0;
	Assign p = orlib(a, &best);
	p.go_on = stop_at_once;
	p.with = &asked;
	CHECK_INT(assign_best(a, &p).end, ASSIGN_STOPPED);
	CHECK_INT(asked, 1);
	int32_t huge = 1 << 28;
	int one = 1;
	CHECK_INT(assign_best(a, &(Assign){ .lefts = 1, .rights = 1, .need = &one, .seats = &one, .score = &huge }).end, ASSIGN_TOO_LARGE);
	CHECK_INT(assign_best(a, &(Assign){ 0 }).end, ASSIGN_DONE);
	arena_drop(a);
}
