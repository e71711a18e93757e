/* verify_test.c - good certificates are accepted, and nothing else. */
#include "base/io.h"
#include "solve/cert.h"
#include "test/check.h"
#include "verify/verify.h"

#include <stdlib.h>

/* 6 lefts (one wants two), 4 rights, some pairs forbidden, one asked for. */
static Assign sample(Arena *a, uint64_t seed)
{
	Dice d = { seed };
	int *need = NEW(a, int, 6), *seats = NEW(a, int, 4);
	int32_t *score = NEW(a, int32_t, 24);
	AssignPair *must = NEW(a, AssignPair, 1);
	for (int l = 0; l < 6; l++)
		need[l] = 1 + (l == 2);
	for (int r = 0; r < 4; r++)
		seats[r] = 1 + (int)dice_below(&d, 2);
	for (int i = 0; i < 24; i++)
		score[i] = dice_below(&d, 4) ? (int32_t)dice_below(&d, 100) : FORBIDDEN;
	score[5] = 3;
	must[0] = (AssignPair){ 1, 1 };
	return (Assign){ .lefts = 6, .rights = 4, .need = need, .seats = seats, .score = score, .must = must, .must_n = 1 };
}

static Str good(Arena *a, uint64_t seed)
{
	Assign   p = sample(a, seed);
	Assigned x = assign_best(a, &p);
	CHECK_INT(x.end, ASSIGN_DONE);
	CHECK(!assign_wrong(a, &p, &x));
	return cert_write(a, &p, &x);
}

/* The text with the seal that goes with it, so that only its meaning is judged. */
static Str resealed(Arena *a, Str body)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < body.n; i++)
		h = (h ^ (unsigned char)body.p[i]) * 0x100000001b3u;
	return str_fmt(a, "%.*sseal %016llx\n", STR(body), (unsigned long long)h);
}

static Str body_of(Str text) { return (Str){ text.p, text.n - 22 }; }
static bool accepted(Arena *a, Str text) { return !verify_text(a, text).wrong.n; }

TEST(good_certificates_are_accepted)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		Arena *a = arena_open();
		Str text = good(a, seed);
		CHECK(accepted(a, text));
		CHECK_EQ(resealed(a, body_of(text)), text);
		arena_drop(a);
	}
}

TEST(any_damage_is_noticed)
{
	Arena *a = arena_open();
	Str text = good(a, 1);
	for (size_t i = 0; i < text.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			char *p = str_c(a, text);
			p[i] ^= (char)(1 << bit);
			CHECK(!accepted(a, (Str){ p, text.n }));
		}
	for (size_t n = 0; n < text.n; n++)
		CHECK(!accepted(a, (Str){ text.p, n }));
	CHECK(!accepted(a, str_fmt(a, "%.*s\n", STR(text))));
	arena_drop(a);
}

/* ---- somebody who lies and seals the lie ------------------------------------ */

/* A slow second reader for the test: what the text claims, and the true best. */
typedef struct { int need[6], seats[4], score[24], made[24]; int lefts, rights, placed, fit, best_placed, best_fit; bool sound; } Claim;

static void try_all(Claim *c, int cell, int placed, int fit)
{
	if (cell == 24) {
		if (placed > c->best_placed || (placed == c->best_placed && fit > c->best_fit)) {
			c->best_placed = placed;
			c->best_fit = fit;
		}
		return;
	}
	int l = cell / 4, r = cell % 4;
	if (c->made[cell] != '!')
		try_all(c, cell + 1, placed, fit);
	if (c->score[cell] < 0 || !c->need[l] || !c->seats[r])
		return;
	c->need[l]--, c->seats[r]--;
	try_all(c, cell + 1, placed + 1, fit + c->score[cell]);
	c->need[l]++, c->seats[r]++;
}

static Claim claim(Arena *a, Str text)
{
	Claim c = { .best_placed = -1, .sound = true };
	int n = 0, sum = 0, used[6] = { 0 }, taken[4] = { 0 }, i, k;
	for (i = 0; i < 24; i++)
		c.score[i] = -1;
	for (Str line; str_cut(&text, '\n', &line);) {
		char *s = str_c(a, line);
		sscanf(s, "placed %d", &c.placed);
		sscanf(s, "fit %d", &c.fit);
		if (sscanf(s, "left %d need %d", &i, &k) == 2 && i >= 1 && i <= 6)
			c.need[i - 1] = k;
		if (sscanf(s, "right %d seats %d", &i, &k) == 2 && i >= 1 && i <= 4)
			c.seats[i - 1] = k;
		if (sscanf(s, "row %d", &i) != 1 || i < 1 || i > 6)
			continue;
		int r, v;
		for (char *at = strchr(s + 4, ' '), mark; at; at = strchr(at + 1, ' ')) {
			mark = 0;
			if (sscanf(at, " %d:%d%c", &r, &v, &mark) < 2 || r < 1 || r > 4)
				continue;
			c.score[(i - 1) * 4 + r - 1] = v;
			if (mark == '*' || mark == '!') {
				c.made[(i - 1) * 4 + r - 1] = mark;
				n++, sum += v, used[i - 1]++, taken[r - 1]++;
			}
		}
	}
	for (i = 0; i < 6; i++)
		c.sound &= used[i] <= c.need[i];
	for (i = 0; i < 4; i++)
		c.sound &= taken[i] <= c.seats[i];
	c.sound &= n == c.placed && sum == c.fit;
	return c;
}

/* What it accepts must be true, whoever wrote it. */
static bool is_true(Arena *a, Str text)
{
	Claim c = claim(a, text);
	if (c.sound)
		try_all(&c, 0, 0, 0);
	return c.sound && c.best_placed == c.placed && c.best_fit == c.fit;
}

TEST(a_sealed_lie_is_refused)
{
	Dice d = { 99 };
	int  refused = 0, true_anyway = 0;
	for (int i = 0; i < 4000; i++) {
		Arena *a = arena_open();
		Str body = body_of(good(a, 1 + dice_below(&d, 50)));
		char *p = str_c(a, body);
		size_t at;
		/* Change one digit, or move, make or unmake one mark. */
		do
			at = dice_below(&d, (uint32_t)body.n);
		while (!strchr("0123456789*!", p[at]));
		static const char digits[] = "0123456789*! ";
		char was = p[at];
		p[at] = digits[dice_below(&d, 13)];
		if (p[at] != was) {
			Str text = resealed(a, (Str){ p, body.n });
			bool yes = accepted(a, text);
			CHECK(!yes || is_true(a, text));
			*(yes ? &true_anyway : &refused) += 1;
		}
		arena_drop(a);
	}
	CHECK(refused > 2500);
	CHECK(true_anyway > 0);     /* such as another fit of a pair that is far from being made */
}

/* Each kind of statement once, with the sentence it earns. */
static void earns(Arena *a, Str body, const char *old, const char *new, const char *sentence)
{
	const char *hit = memmem(body.p, body.n, old, strlen(old));
	CHECK(hit != NULL);
	if (!hit)
		return;
	size_t before = (size_t)(hit - body.p), after = before + strlen(old);
	Str text = str_fmt(a, "%.*s%s%.*s", (int)before, body.p, new, (int)(body.n - after), body.p + after);
	Verified v = verify_text(a, resealed(a, text));
	CHECK(v.wrong.n && str_holds(v.wrong, str(sentence)));
	if (!str_holds(v.wrong, str(sentence)))
		fprintf(stderr, "  %s -> %s: %.*s\n", old, new, STR(v.wrong));
}

TEST(each_kind_of_lie_has_its_sentence)
{
	Arena *a = arena_open();
	Str body = S("mentord-certificate 1\nsize 2 1\nfirst 6\nplaced 1\nfit 5\nleft 1 need 1 price 1\nleft 2 need 1 price 0\n"
	             "right 1 seats 1 price 10\nrow 1 1:5*\nrow 2 1:4\n");
	CHECK(accepted(a, resealed(a, body)));
	earns(a, body, "certificate 1", "certificate 2", "Line 1: this is not the statement");
	earns(a, body, "size 2", "size 3", "Line 8: this is not the statement");
	earns(a, body, "size 2", "size 9999999", "the size does not go with");
	earns(a, body, "first 6", "first 5", "come first");
	earns(a, body, "placed 1", "placed 2", "number of pairs made");
	earns(a, body, "fit 5", "fit 6", "sum of fits");
	earns(a, body, "left 2", "left 1", "Line 7: the numbering has a gap");
	earns(a, body, "need 1 price 1", "need 0 price 1", "more pairs than it needs");
	earns(a, body, "seats 1", "seats 0", "more pairs than it has seats");
	earns(a, body, "seats 1", "seats 2", "come first");
	earns(a, body, "price 10", "price 9", "Line 10: a pair that is not made is worth more");
	earns(a, body, "price 10", "price 11", "better choice");
	earns(a, body, "price 10", "price -1", "a number is missing");
	earns(a, body, "price 10", "price 010", "starts with a zero");
	earns(a, body, "price 10", "price 999999999999", "too large");
	earns(a, body, "row 2 1:4", "row 2 1:4 1:4", "do not grow");
	earns(a, body, "row 2 1:4", "row 2 1:5", "worth more than its two prices");
	earns(a, body, "row 2 1:4", "row 2 1:4 ", "a number is missing");
	earns(a, body, "1:5*", "1:5", "number of pairs made");
	earns(a, body, "row 2 1:4", "row 2 1:4*", "more pairs than it has seats");
	CHECK(str_holds(verify_text(a, body).wrong, S("not the statement")));
	CHECK(str_holds(verify_text(a, str_fmt(a, "%.*sx", STR(resealed(a, body)))).wrong, S("more after the end")));
	arena_drop(a);
}
