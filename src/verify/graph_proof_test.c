/* graph_proof_test.c - certificates: good ones are accepted, and of 20,000 that were tampered with none that proves nothing. */
#include "base/io.h"
#include "solve/floor.h"
#include "solve/graph_text.h"
#include "solve/leximin.h"
#include "solve/reach.h"
#include "test/check.h"
#include "test/claim.h"
#include "test/proven.h"
#include "test/tamper.h"

#include <stdlib.h>

enum { TIMES = 1500, EACH = 16 };

/* ---- graphs and their proofs ------------------------------------------------------------------- */

static const Graph *drawn(Arena *a, Dice *d)
{
	Buf out = buf_open(a), edges = buf_open(a);
	Str wrong;
	int lefts = (int)dice_below(d, CLAIM_SIDE) + 1, rights = (int)dice_below(d, CLAIM_SIDE) + 1, n = 0;
	uint32_t levels = dice_below(d, 2) ? 4 : 1000, holes = dice_below(d, 6);
	for (int l = 1; l <= lefts; l++)
		for (int r = 1; r <= rights; r++)
			if (dice_below(d, 8) >= holes) {
				buf_fmt(&edges, "e %d %d %d\n", l, r, (int)dice_below(d, levels) - (dice_below(d, 9) ? 0 : 500));
				n++;
			}
	buf_fmt(&out, "p bmatch %d %d %d\n", lefts, rights, n);
	for (int l = 1; l <= lefts; l++)
		if (!dice_below(d, 3))
			buf_fmt(&out, "l %d %u\n", l, dice_below(d, 4));
	for (int r = 1; r <= rights; r++)
		if (!dice_below(d, 2))
			buf_fmt(&out, "r %d %u\n", r, dice_below(d, 4));
	buf_add(&out, buf_str(&edges));
	const Graph *g = graph_read(a, buf_str(&out), &wrong);
	CHECK_EQ(wrong, S(""));
	return g;
}

/* The graph with the pairs of 'least' points and more. */
static const Graph *from(Arena *a, const Graph *g, int32_t least)
{
	Graph   *h = NEW(a, Graph, 1);
	int64_t *row = NEW(a, int64_t, g->lefts + 1), n = 0;
	int32_t *right = NEW(a, int32_t, g->row[g->lefts]), *wide = NEW(a, int32_t, g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++, row[l] = n)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (graph_score(g, e) >= least) {
				right[n] = g->right[e];
				wide[n++] = graph_score(g, e);
			}
	*h = (Graph){ .lefts = g->lefts, .rights = g->rights, .need = g->need, .seats = g->seats, .row = row, .right = right, .wide = wide };
	return h;
}

static BMatched most_from(Arena *a, const Graph *g, int32_t least)
{
	return bmatch_solve(a, &(BMatch){ .graph = from(a, g, least), .empty = BMATCH_EVERYONE });
}

/* The highest floor, by halving: other prices and another cover than floor.c finds. */
static Proof with_floor(Arena *a, const Graph *g)
{
	int32_t  low = -SCORE_MOST, high = SCORE_MOST + 1;
	BMatched x = most_from(a, g, low), above;
	int64_t  most = x.placed;
	while (high - low > 1) {
		int32_t  middle = low + (high - low) / 2;
		*(most_from(a, g, middle).placed == most ? &low : &high) = middle;
	}
	x = most_from(a, g, most ? low : -SCORE_MOST);
	Proof p = proof_of_bmatch(a, g, &x, true);
	p.goal = GOAL_FLOOR;
	if (!most)
		return p;
	above = most_from(a, g, low + 1);
	Reach    reach = reach_all(a, from(a, g, low + 1), &above, INT32_MIN);
	uint8_t *left = NEW(a, uint8_t, g->lefts), *right = NEW(a, uint8_t, g->rights);
	for (int l = 0; l < g->lefts; l++)
		left[l] = !reach.left[l];
	for (int r = 0; r < g->rights; r++)
		right[r] = reach.right[r] || !g->seats[r];
	p.has_floor = true;
	p.floor = low;
	p.cover_left = left;
	p.cover_right = right;
	return p;
}

/* Of all goals and makers in turn. */
static Proof proved(Arena *a, Dice *d, const Graph *g, int turn)
{
	Goal goal = (Goal)(turn % 4);
	if (goal == GOAL_FLOOR)
		return dice_below(d, 2) ? with_floor(a, g) : floor_solve(a, g, 0).proof;
	if (goal == GOAL_LEXIMIN) {
		int32_t *cuts = NEW(a, int32_t, CUTS_MOST);
		return leximin_solve(a, g, cuts, leximin_cuts(g, 2 + (int)dice_below(d, 6), cuts), 0).proof;
	}
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = goal == GOAL_TOTAL ? 0 : BMATCH_EVERYONE });
	return proof_of_bmatch(a, g, &x, goal != GOAL_TOTAL);
}

/* ---- tampering ------------------------------------------------------------------------------------ */

/* A price or a vertex of a cover more, where the order wants it. */
static void add_line(Arena *a, Dice *d, Lines *all, int digits)
{
	char letter = "uvxym"[dice_below(d, 5)], *line;
	int  id = 1 + (int)dice_below(d, CLAIM_SIDE), at = 0;
	static const char order[] = "uvmxy";
	line = str_c(a, letter == 'm' ? str_fmt(a, "m %d %u", id, 1 + dice_below(d, CLAIM_SIDE)) : str_fmt(a, "%c %d", letter, id));
	if (letter == 'u' || letter == 'v')
		for (int i = 0, big = (int)dice_below(d, (uint32_t)digits); i < digits; i++)
			line = str_c(a, str_fmt(a, "%s %d", line, i < big ? 0 : 1 + (int)dice_below(d, 3)));
	while (at < all->n && (all->line[at][1] != ' ' || strchr(order, all->line[at][0]) < strchr(order, letter)
	                       || (all->line[at][0] == letter && strtol(all->line[at] + 2, NULL, 10) < id)))
		at++;
	lines_insert(all, at, line);
}

static void tamper(Arena *a, Dice *d, Lines *all, int digits)
{
	if (dice_below(d, 4))
		lines_tamper(a, d, all, "0123456789 -muvxy");
	else
		add_line(a, d, all, digits);
}

/* Something else about the graph, and a certificate that names this graph. */
static bool tamper_with_graph(Arena *a, Dice *d, Lines *certificate, Lines *graph, const Proof *p)
{
	Str   wrong;
	int   i = (int)dice_below(d, (uint32_t)graph->n);
	graph->line[i] = line_moved(a, d, graph->line[i]);
	const Graph *g = graph_read(a, lines_joined(a, graph), &wrong);
	if (!g || g->lefts > CLAIM_SIDE || g->rights > CLAIM_SIDE || g->lefts < p->graph->lefts || g->rights < p->graph->rights)
		return false;
	certificate->line[1] = str_c(a, graph_line(a, g));
	return true;
}

/* ---- tests ------------------------------------------------------------------------------------------ */

TEST(good_proofs_of_graphs_are_accepted)
{
	Dice d = { 4 };
	for (int i = 0; i < 4000; i++) {
		Arena *a = arena_open();
		const Graph *g = drawn(a, &d);
		Proof p = proved(a, &d, g, i);
		Str   text = proof_text(a, &p), graph = graph_as_text(a, g);
		CHECK_EQ(verify_proof(a, text, graph).wrong, S(""));
		CHECK_EQ(claim_wrong(a, text, graph), S(""));
		arena_drop(a);
	}
}

TEST(what_was_tampered_with_and_sealed_again_is_refused)
{
	Dice d = { 5 };
	int  refused = 0, still_true = 0;
	for (int i = 0; i < TIMES * EACH; i++) {
		Arena *a = arena_open();
		const Graph *g = drawn(a, &d);
		Proof p = proved(a, &d, g, i);
		Str   text = proof_text(a, &p), before = graph_as_text(a, g);
		Lines certificate = lines_of(a, (Str){ text.p, text.n - 22 }), graph = lines_of(a, before);
		if (dice_below(&d, 4))
			tamper(a, &d, &certificate, p.digits);
		else
			tamper_with_graph(a, &d, &certificate, &graph, &p);
		Str after = sealed(a, lines_joined(a, &certificate)), of = lines_joined(a, &graph);
		if (!str_eq(after, text) || !str_eq(of, before)) {
			bool yes = !verify_proof(a, after, of).wrong.n;
			Str  wrong = yes ? claim_wrong(a, after, of) : S("");
			CHECK_EQ(wrong, S(""));
			if (wrong.n)
				fprintf(stderr, "%.*s%.*s", STR(after), STR(of));
			*(yes ? &still_true : &refused) += 1;
		}
		arena_drop(a);
	}
	CHECK(refused > 20000);
	CHECK(still_true > 100);        /* another price that proves the same, a score of a pair far from being made */
}

TEST(any_damage_of_a_proof_of_a_graph_is_noticed)
{
	Arena *a = arena_open();
	Dice   d = { 3 };
	for (int i = 0; i < 8; i++) {
		const Graph *g = drawn(a, &d);
		Proof p = proved(a, &d, g, i);
		Str   text = proof_text(a, &p), graph = graph_as_text(a, g);
		char *at = str_c(a, text);
		for (size_t k = 0; k < text.n * 8; k++) {
			at[k / 8] ^= (char)(1 << k % 8);
			CHECK(verify_proof(a, (Str){ at, text.n }, graph).wrong.n);
			at[k / 8] ^= (char)(1 << k % 8);
		}
		for (size_t n = 0; n < text.n; n++)
			CHECK(verify_proof(a, (Str){ text.p, n }, graph).wrong.n);
	}
	arena_drop(a);
}

typedef struct { Arena *arena; Str graph, text; bool accepted; } Way;

static void whole_way(void *with)
{
	Way  *w = with;
	Dice  d = { 6 };
	Proof p = proved(w->arena, &d, drawn(w->arena, &d), GOAL_LEXIMIN);
	w->graph = graph_as_text(w->arena, p.graph);
	w->text = proof_text(w->arena, &p);
	w->accepted = !verify_proof(w->arena, w->text, w->graph).wrong.n;
}

TEST(memory_may_run_out_anywhere_on_the_way_of_a_proof)
{
	int refused = 0;
	for (long nth = 1;; nth++) {
		Way w = { .arena = arena_open() };
		mem_fail(nth, true);
		bool done = arena_try(w.arena, whole_way, &w);
		mem_fail(0, false);
		arena_drop(w.arena);
		refused += !done;
		if (done) {
			CHECK(w.accepted);
			break;
		}
	}
	CHECK(refused > 3);
}

/* Each kind of statement once, with the sentence it earns. */
static void earns(Arena *a, Str body, Str graph, const char *old, const char *new, const char *sentence)
{
	Str text = with_instead(a, body, old, new);
	CHECK(text.n && lie_earns(verify_proof(a, sealed(a, text), graph).wrong, old, new, sentence));
}

/* Here left 1 gives up the better right for left 2: the floor is 4. */
TEST(each_kind_of_lie_about_a_floor_has_its_sentence)
{
	Arena *a = arena_open();
	Str graph = S("p bmatch 2 2 3\nr 1 2\ne 1 1 5\ne 1 2 7\ne 2 1 4\n");
	Str body = S("mentord-certificate 2\ngraph 2 2 3 0f24f34a38d5f243\ngoal floor\nfloor 4\nplaced 2 score 11\nu 1 1 7\nu 2 1 4\nm 1 2\nm 2 1\nx 1\n");
	Str text = sealed(a, body);
	CHECK_EQ(verify_proof(a, text, graph).wrong, S(""));
	earns(a, body, graph, "certificate 2", "certificate 3", "Line 1: this is not the statement");
	earns(a, body, graph, "2 2 3 0", "2 2 4 0", "Line 2: this speaks of another graph");
	earns(a, body, graph, "0f24f34a", "0f24f34b", "Line 2: this speaks of another graph");
	earns(a, body, graph, "goal floor", "goal fair", "Line 3: this is not the statement");
	earns(a, body, graph, "goal floor", "goal everyone", "Line 4: this is not the statement");
	earns(a, body, graph, "floor 4\n", "", "Line 4: a floor belongs");
	earns(a, body, graph, "floor 4", "floor 04", "Line 4: a number starts with a zero");
	earns(a, body, graph, "floor 4", "floor 5", "Line 9: a pair below the floor is made");
	earns(a, body, graph, "floor 4", "floor 3", "Line 11: the cover does not show");
	earns(a, body, graph, "floor 4", "floor  4", "Line 4: a blank and a whole number should stand here");
	earns(a, body, graph, "floor 4", "floor -0", "Line 4: a number starts with a zero");
	earns(a, body, graph, "floor 4", "floor 4 ", "Line 4: the line does not end");
	earns(a, body, graph, "placed 2", "placed 3", "Line 10: the number of pairs made");
	earns(a, body, graph, "score 11", "score 12", "Line 10: the number of pairs made");
	earns(a, body, graph, "u 2 1 4", "u 1 1 4", "Line 7: the numbers of a list do not grow");
	earns(a, body, graph, "u 2 1 4", "u 3 1 4", "Line 7: a number is out of its bounds");
	earns(a, body, graph, "u 2 1 4", "u 2 1 5", "Line 9: a pair is made that counts less");
	earns(a, body, graph, "u 2 1 4", "u 2 0 0", "Line 7: a price of nothing");
	earns(a, body, graph, "u 2 1 4", "u 2 0 -1", "Line 7: a price is below nothing");
	earns(a, body, graph, "u 2 1 4", "u 2 1 100000000000000001", "Line 7: a number is too large");
	earns(a, body, graph, "u 2 1 4", "u 2 1 -100000000000000001", "Line 7: a number is too large");
	earns(a, body, graph, "u 1 1 7", "u 1 1 4", "Line 8: before this, the pair 1 1 is left out");
	earns(a, body, graph, "u 2 1 4\n", "u 2 1 3\nv 1 0 1\n", "Line 8: a price where a seat is empty");
	earns(a, body, graph, "m 1 2\nm 2 1", "m 2 1\nm 1 2", "Line 9: a pair is made that is not in the graph, or the pairs do not grow");
	earns(a, body, graph, "m 2 1\n", "m 2 1\nm 2 1\n", "Line 10: a pair is made that is not in the graph, or the pairs do not grow");
	earns(a, body, graph, "m 2 1", "m 2 2", "Line 9: a pair is made that is not in the graph");
	earns(a, body, graph, "m 2 1\n", "m 2 1\nm 2 2\n", "Line 10: a pair is made that is not in the graph");
	earns(a, body, graph, "m 1 2\n", "m 1 1\nm 1 2\n", "Line 8: a pair is made that counts less");
	earns(a, body, graph, "x 1", "x 1\nx 1", "Line 11: the numbers of a list do not grow");
	earns(a, body, graph, "x 1\n", "", "Line 10: the cover does not show");
	earns(a, body, graph, "x 1", "x 1\ny 2", "Line 12: the cover does not show");
	earns(a, body, graph, "x 1", "x 1\nz 2", "Line 11: the seal is missing");
	CHECK_EQ(verify_proof(a, body, graph).wrong, S("Line 11: the seal is missing, or is not that of the text."));
	CHECK_EQ(verify_proof(a, str_fmt(a, "%.*sx", STR(text)), graph).wrong, S("Line 12: there is more after the end."));
	arena_drop(a);
}

/* A place is empty; needs and seats are kept. */
TEST(each_kind_of_lie_about_places_has_its_sentence)
{
	Arena *a = arena_open();
	Str graph = S("p bmatch 2 1 2\nl 2 2\ne 1 1 0\ne 2 1 4\n");
	Str body = S("mentord-certificate 2\ngraph 2 1 2 5830c06367456b21\ngoal total\nplaced 1 score 4\nv 1 4\nm 2 1\n");
	CHECK_EQ(verify_proof(a, sealed(a, body), graph).wrong, S(""));
	earns(a, body, graph, "v 1 4", "u 2 4", "Line 5: a price where a place is empty");
	earns(a, body, graph, "m 2 1", "m 1 1\nm 2 1", "Line 6: a pair is made that counts less");
	earns(a, body, graph, "v 1 4\nm 2 1", "m 1 1\nm 2 1", "Line 6: a right has more pairs than it has seats");
	graph = S("p bmatch 1 2 2\ne 1 1 5\ne 1 2 7\n");
	body = S("mentord-certificate 2\ngraph 1 2 2 3b2d608423b0c6c4\ngoal leximin\ncuts 6\nplaced 1 score 7\nu 1 1 0 7\nm 1 2\n");
	CHECK_EQ(verify_proof(a, sealed(a, body), graph).wrong, S(""));
	earns(a, body, graph, "cuts 6", "cuts 6 6", "Line 4: there are too many cuts, or they do not grow");
	earns(a, body, graph, "cuts 6\n", "", "Line 4: this is not the statement");
	Buf many = buf_open(a);
	for (int i = 0; i <= CUTS_MOST; i++)
		buf_fmt(&many, " %d", i);
	earns(a, body, graph, " 6", str_c(a, buf_str(&many)), "Line 4: there are too many cuts, or they do not grow");
	earns(a, body, graph, "cuts 6", "cuts", "Line 6: a price has too many digits, or too few");
	earns(a, body, graph, "cuts 6", "cuts 8", "Line 7: a pair is made that counts less");
	earns(a, body, graph, "u 1 1 0 7", "u 1 1 -1 4", "Line 7: before this, the pair 1 1");
	earns(a, body, graph, "u 1 1 0 7\nm 1 2", "m 1 1\nm 1 2", "Line 7: a left has more pairs than it needs");
	arena_drop(a);
}

#define FIFTY "                                                  "
TEST(a_graph_that_cannot_be_read_is_named)
{
	static const struct { const char *text, *says; } all[] = {
		{ "e 1 1 5\n", "The graph: Line 1: the line 'p bmatch L R E' should come first." },
		{ "c x\np bmatch 1 1 1\n\ne 1 2 5\n", "The graph: Line 4: a number is out of its bounds." },
		{ "p bmatch 1 1 1\ne 1 1 1000001\n", "The graph: Line 2: a number is out of its bounds." },
		{ "p bmatch 1 1 1\ne 1 1 5 5\n", "The graph: Line 2: the line does not end where it should." },
		{ "p bmatch 1 1 1\ne1 1 5\n", "The graph: Line 2: a blank and a whole number should stand here." },
		{ "p bmatch 1 1 2\ne 1 1 5\n", "The graph: Line 3: there are more or fewer pairs than the p line says." },
		{ "p bmatch 1 1 0\ne 1 1 5\n", "The graph: Line 3: there are more or fewer pairs than the p line says." },
		{ "p bmatch 1 1 2\ne 1 1 5\ne 1 1 6\n", "The graph: Line 4: before this, the pair 1 1 is there twice." },
		{ "p bmatch 1 1 0\np bmatch 1 1 0\n", "The graph: Line 2: a line begins with c, l, r or e, but for one p line before these." },
		{ "p bmatch 1 1 0\nq\n", "The graph: Line 2: a line begins with c, l, r or e, but for one p line before these." },
		{ "p bmatch 1 1 1\nc" FIFTY FIFTY FIFTY FIFTY FIFTY "\n" FIFTY FIFTY FIFTY FIFTY " \n", "The graph: Line 3: this line is too long." },
		{ "", "The graph: Line 1: the line 'p bmatch L R E' should come first." },
	};
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(all); i++)
		CHECK_EQ(verify_proof(a, S(""), str(all[i].text)).wrong, str(all[i].says));
	arena_drop(a);
}
