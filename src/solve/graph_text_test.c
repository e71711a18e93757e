/* graph_text_test.c - a graph is the same however its text is cut and ordered, and both readers of graphs, the solver's and
 * the verifier's, take the same texts. */
#include "base/io.h"
#include "solve/graph_text.h"
#include "test/check.h"
#include "test/proven.h"

#include <string.h>

enum { SIDE = 12 };

typedef struct { int32_t score[SIDE][SIDE]; bool pair[SIDE][SIDE]; int n; } Table;

static Table drawn(Dice *d)
{
	static const int32_t spans[] = { 1, 1000, 65535, 65536, 65537, SCORE_MOST };
	Table   t = { 0 };
	int32_t span = spans[dice_below(d, 6)], low = (int32_t)dice_below(d, SCORE_MOST) - SCORE_MOST;
	for (int l = 0; l < SIDE; l++)
		for (int r = 0; r < SIDE; r++)
			if (dice_below(d, 3)) {
				t.pair[l][r] = true;
				t.score[l][r] = low + (dice_below(d, 6) ? (int32_t)dice_below(d, (uint32_t)span) : dice_below(d, 2) ? span : 0);
				t.n++;
			}
	return t;
}

/* Row by row, column by column, or upside down. */
static Str text_of(Arena *a, const Table *t, int order)
{
	Buf out = buf_open(a);
	buf_fmt(&out, "c a table\np bmatch %d %d %d\nl 3 2\nr 4 0\n", SIDE, SIDE, t->n);
	for (int i = 0; i < SIDE * SIDE; i++) {
		int at = order == 2 ? SIDE * SIDE - 1 - i : i, l = order == 1 ? at % SIDE : at / SIDE, r = order == 1 ? at / SIDE : at % SIDE;
		if (t->pair[l][r])
			buf_fmt(&out, "e %d %d %d\n", l + 1, r + 1, t->score[l][r]);
	}
	return buf_str(&out);
}

static const Graph *in_pieces(Arena *a, Str text, size_t size, Str *wrong)
{
	GraphText *x = graph_text_open(a);
	bool more = true;
	for (size_t at = 0; at < text.n && more; at += size)
		more = graph_text_take(x, (Str){ text.p + at, at + size < text.n ? size : text.n - at });
	return graph_text_done(x, wrong);
}

TEST(a_graph_is_read_whatever_the_order_and_the_pieces)
{
	Dice d = { 12 };
	for (int i = 0; i < 400; i++) {
		Arena *a = arena_open();
		Table t = drawn(&d);
		Str   wrong;
		const Graph *g = in_pieces(a, text_of(a, &t, i % 3), 1 + dice_below(&d, 300), &wrong);
		int   n = 0;
		CHECK_EQ(wrong, S(""));
		for (int l = 0; l < SIDE; l++)
			for (int64_t e = g->row[l]; e < g->row[l + 1]; e++, n++)
				CHECK(t.pair[l][g->right[e]] && graph_score(g, e) == t.score[l][g->right[e]]);
		CHECK_INT(n, t.n);
		CHECK(g->need[2] == 2 && g->need[3] == 1 && g->seats[3] == 0 && g->seats[2] == 1);
		arena_drop(a);
	}
}

TEST(scores_that_lie_close_together_take_half_the_memory)
{
	static const struct { int32_t a, b, c; bool narrow; } all[] = {
		{ 0, 65535, 0, true }, { 65535, 0, 1, true }, { -1000000, -934465, -950000, true }, { 999999, 1000000, 999999 - 65534, true },
		{ 0, 65536, 0, false }, { 1000000, -1000000, 0, false },
	};
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(all); i++) {
		Str wrong;
		const Graph *g = graph_read(a, str_fmt(a, "p bmatch 1 3 3\ne 1 1 %d\ne 1 2 %d\ne 1 3 %d", all[i].a, all[i].b, all[i].c), &wrong);
		CHECK_EQ(wrong, S(""));
		CHECK_INT(g->narrow != NULL, all[i].narrow);
		CHECK(g->narrow || !g->base);
		CHECK(graph_score(g, 0) == all[i].a && graph_score(g, 1) == all[i].b && graph_score(g, 2) == all[i].c);
	}
	arena_drop(a);
}

static void change(Dice *d, char *text)
{
	static const char with[] = "0123456789 -\t\r\nplrec.x";
	for (uint32_t n = 1 + dice_below(d, 2); n; n--)
		text[dice_below(d, (uint32_t)strlen(text))] = with[dice_below(d, sizeof with - 1)];
}

TEST(both_readers_take_the_same_texts_for_the_same_graph)
{
	Dice d = { 13 };
	int  taken = 0, refused = 0;
	for (int i = 0; i < 20000; i++) {
		Arena *a = arena_open();
		char  *text = str_c(a, S("c two\np bmatch 3 2 4\nl 1 2\n\nr 2 12 \ne 1 1 5\r\ne\t1 2 -03\ne 3 2 -4\ne 2 1 9"));
		if (i)
			change(&d, text);
		Str          wrong;
		const Graph *g = graph_read(a, str(text), &wrong);
		Str          head = g ? str_fmt(a, "mentord-certificate 2\n%.*s\n", STR(graph_line(a, g))) : S("");
		Str          second = verify_proof(a, head, str(text)).wrong;
		CHECK(!str_holds(second, S("another graph")));
		CHECK_INT(str_starts(second, S("The graph:")), !g);
		if (str_starts(second, S("The graph:")) != !g)
			fprintf(stderr, "%s\n%.*s %.*s\n", text, STR(wrong), STR(second));
		*(g ? &taken : &refused) += 1;
		arena_drop(a);
	}
	CHECK(taken > 2000 && refused > 10000);
}

TEST(a_line_is_refused_for_what_stands_on_it)
{
	char spaces[300];
	memset(spaces, ' ', sizeof spaces);
	Arena *a = arena_open();
	struct { Str text; const char *says; } all[] = {
		{ S("p bmatch 1 1 1\ne 1 1 5 6\n"), "Line 2: there is more on the line than there should be." },
		{ S("p bmatch 1 1 1 1\n"), "Line 1: there is more on the line than there should be." },
		{ S("p bmatch 1 1 1\nl 1 1 1\n"), "Line 2: there is more on the line than there should be." },
		{ S("p bmatch 1 1 1\ne1 1 5\n"), "Line 2: a whole number should stand here." },
		{ S("p bmatch 1 1 1\np bmatch 1 1 1\n"), "Line 2: there is a second p line." },
		{ S("p match 1 1 1\n"), "Line 1: the p line should read: p bmatch L R E." },
		{ S("p bmatch 1 1 1\ne 1 1"), "Line 2: a whole number should stand here." },
		{ S("p bmatch 1 1 1\ne 1 1 5\ne 1 1 6\n"), "The p line speaks of 1 pairs, and there are 2." },
		{ str_fmt(a, "p bmatch 1 1 1\ne 1 1 5%.*s\n", 300, spaces), "Line 2: it is too long." },
		{ str_fmt(a, "c%.*s\np bmatch 1 1 0\n", 300, spaces), "" },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t size = 1; size < 500; size += 83) {
			Str wrong;
			in_pieces(a, all[i].text, size, &wrong);
			CHECK_EQ(wrong, str(all[i].says));
		}
	arena_drop(a);
}
