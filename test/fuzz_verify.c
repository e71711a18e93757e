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

/* The plainest reading of a graph of peers; whatever it understands in another way is another graph to the verifier. */
static bool read_peers(Arena *a, Str text, Peers *p)
{
	struct { PeerPair *list; int n; } pairs = { 0 };
	int       n, one, other, score;
	int32_t  *out = NEW(a, int32_t, CLAIM_PEERS);
	Str       line;
	if (!str_cut(&text, '\n', &line) || sscanf(str_c(a, line), "p peers %d %d", &p->peers, &n) != 2 || p->peers < 0 || p->peers > CLAIM_PEERS)
		return false;
	while (str_cut(&text, '\n', &line)) {
		const char *s = str_c(a, line);
		if (sscanf(s, "o %d %d", &one, &n) == 2 && one >= 1 && one <= p->peers)
			out[one - 1] = n;
		else if (sscanf(s, "e %d %d %d", &one, &other, &score) == 3)
			*PUSH(a, &pairs) = (PeerPair){ one - 1, other - 1, score };
	}
	p->pair = pairs.list;
	p->pairs = pairs.n;
	p->left_out = out;
	p->everyone = true;
	return true;
}

/* Here, too, the certificate is made to speak of this graph; and one that is accepted must be true. */
static void beside_peers(Arena *a, Str certificate, Str graph)
{
	Peers  p = { 0 };
	Str    head, line, second;
	verify_peers(a, sealed_anew(a, certificate), graph);
	if (!read_peers(a, graph, &p) || !str_cut(&certificate, '\n', &line) || !str_cut(&certificate, '\n', &second))
		return;
	head = peer_proof_text(a, &(Peers){ .peers = p.peers, .pair = p.pair, .pairs = p.pairs, .left_out = p.left_out },
	                       &(Peered){ .partner = NEW(a, int32_t, p.peers), .price = NEW(a, int64_t, p.peers) });
	str_cut(&head, '\n', &line);
	str_cut(&head, '\n', &second);
	Str text = sealed_anew(a, str_fmt(a, "mentord-peers 1\n%.*s\n%.*s", STR(second), STR(certificate)));
	if (verify_peers(a, text, graph).wrong.n)
		return;
	Peered best = peer_solve(a, &p);
	if (best.end == PEER_DONE && !peers_claim_true(&p, text, &best))
		die("accepted, but not true: %.*s", STR(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena *a = arena_open();
	Str    all = { (const char *)data, n }, first;
	if (n && memchr(data, 0, n) && str_cut(&all, 0, &first)) {
		beside_graph(a, first, all);
		beside_peers(a, first, all);
	}
	arena_drop(a);
	return 0;
}
