/* fuzz_graph.c - any bytes as a graph: the same however it is cut into pieces, read or refused by both readers alike; and a
 * small one is solved for every goal, with a certificate that is accepted. */
#include "solve/floor.h"
#include "solve/graph_text.h"
#include "solve/leximin.h"
#include "test/proven.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { SIDE = 16, PLACES = 1000, BANDS = 4 };

static const Graph *in_pieces(Arena *a, Str text, size_t size, Str *wrong)
{
	GraphText *x = graph_text_open(a);
	bool more = true;
	for (size_t at = 0; at < text.n && more; at += size)
		more = graph_text_take(x, (Str){ text.p + at, at + size < text.n ? size : text.n - at });
	return graph_text_done(x, wrong);
}

static bool is_small(const Graph *g)
{
	int64_t places = 0;
	for (int l = 0; l < g->lefts; l++)
		places += g->need[l];
	return g->lefts <= SIDE && g->rights <= SIDE && places <= PLACES;
}

static void accepted(Arena *a, const Proof *p)
{
	Str wrong = certificate_wrong(a, p);
	if (wrong.n)
		die("%s: %.*s", goal_names[p->goal], STR(wrong));
}

static void solve(Arena *a, const Graph *g)
{
	int32_t  cuts[CUTS_MOST];
	for (int everyone = 0; everyone < 2; everyone++) {
		BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = everyone ? BMATCH_EVERYONE : 0 });
		accepted(a, &(Proof[]){ proof_of_bmatch(a, g, &x, everyone) }[0]);
	}
	accepted(a, &(Proof[]){ floor_solve(a, g, 1).proof }[0]);
	accepted(a, &(Proof[]){ leximin_solve(a, g, cuts, leximin_cuts(g, BANDS, cuts), 1).proof }[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Str    text = { (const char *)data, n }, wrong, again;
	Arena *a = arena_open();
	if (n && graph_is_small(text)) {
		const Graph *g = graph_read(a, text, &wrong), *h = in_pieces(a, text, 1 + data[0] % 30, &again);
		Str second = verify_proof(a, S(""), text).wrong;
		if (!g != !h || !str_eq(wrong, again))
			die("in pieces it is another graph: %.*s %.*s", STR(wrong), STR(again));
		if (!g != str_starts(second, S("The graph:")))
			die("one reader says '%.*s', the other '%.*s'", STR(wrong), STR(second));
		if (g && !str_eq(graph_as_text(a, g), graph_as_text(a, h)))
			die("in pieces it is another graph");
		if (g && is_small(g))
			solve(a, g);
	}
	arena_drop(a);
	return 0;
}
