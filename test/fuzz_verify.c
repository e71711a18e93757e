/* fuzz_verify.c - any bytes as a certificate, with the seal that goes with them, and behind a NUL a graph, whose hash the
 * certificate then names.  One that is accepted must be right: test/claim.h judges it a second time. */
#include "solve/graph_text.h"
#include "test/claim.h"
#include "test/proven.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What stands before a seal, sealed. */
static Str sealed_anew(Arena *a, Str body)
{
	const char *seal = body.n ? memmem(body.p, body.n, "\nseal ", 6) : NULL;
	if (seal)
		body.n = (size_t)(seal + 1 - body.p);
	return sealed(a, body);
}

/* The second line, if it begins like one, made to speak of this graph. */
static Str of_graph(Arena *a, Str text, const Graph *g)
{
	Str rest = text, line;
	if (!str_cut(&rest, '\n', &line) || !rest.p || !str_starts(rest, S("graph ")))
		return text;
	Str second;
	str_cut(&rest, '\n', &second);
	return str_fmt(a, "%.*s\n%.*s\n%.*s", STR(line), STR(graph_line(a, g)), STR(rest));
}

static void beside_graph(Arena *a, Str certificate, Str graph)
{
	Str wrong;
	const Graph *g = graph_is_small(graph) ? graph_read(a, graph, &wrong) : NULL;
	if (!g)
		return;
	Str    text = sealed_anew(a, of_graph(a, certificate, g));
	Proved v = verify_proof(a, text, graph);
	if (str_starts(v.wrong, S("The graph:")))
		die("one reader takes the graph, the other says: %.*s", STR(v.wrong));
	if (v.wrong.n || v.lefts > CLAIM_SIDE || v.rights > CLAIM_SIDE || claim_digits(text) > CLAIM_DIGITS)
		return;
	/* The second reader takes the plainest text. */
	wrong = claim_wrong(a, text, graph_as_text(a, g));
	if (wrong.n)
		die("accepted, but %.*s", STR(wrong));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	Str    all = { (const char *)data, n }, first;
	if (n && memchr(data, 0, n) && str_cut(&all, 0, &first)) {
		beside_graph(a, first, all);
		verify_peers(a, sealed_anew(a, first), all);
	}
	arena_drop(a);
	return 0;
}
