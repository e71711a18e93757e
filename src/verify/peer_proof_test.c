/* peer_proof_test.c - proofs of pairs among equals are accepted as they are, and refused when one number of them differs. */
#include "base/io.h"
#include "solve/peer_text.h"
#include "test/check.h"
#include "verify/verify.h"

enum { CASES = 400 };

static Peers drawn(Arena *a, Dice *d)
{
	int       n = (int)dice_below(d, 14), chance = 1 + (int)dice_below(d, 4), levels = 1 + (int)dice_below(d, 40);
	PeerPair *pair = NEW(a, PeerPair, n * n + 1);
	int32_t  *out = NEW(a, int32_t, n + 1);
	Peers     p = { .peers = n, .pair = pair, .everyone = true, .left_out = out, .seed = dice_roll(d) };
	for (int i = 0; i < n; i++)
		out[i] = (int32_t)dice_below(d, 3);
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++)
			if (dice_below(d, (uint32_t)chance) == 0)
				pair[p.pairs++] = (PeerPair){ i, k, (int32_t)dice_below(d, (uint32_t)levels) };
	return p;
}

static Str sealed(Arena *a, Str body)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < body.n; i++)
		h = (h ^ (unsigned char)body.p[i]) * 0x100000001b3u;
	return str_fmt(a, "%.*sseal %016llx\n", STR(body), (unsigned long long)h);
}

/* Everything before the seal, with its k-th number one greater; "" when there are fewer. */
static Str changed(Arena *a, Str text, int k)
{
	size_t end = text.n;
	while (end && !str_starts((Str){ text.p + end - 1, text.n - end + 1 }, S("seal ")))
		end--;
	Str body = { text.p, end - 1 };
	Buf out = buf_open(a);
	int seen = -2;                                  /* the version and, in the second line, the hash are left alone */
	for (size_t i = 0; i < body.n;) {
		size_t from = i;
		bool   digit = body.p[i] >= '0' && body.p[i] <= '9';
		while (i < body.n && (body.p[i] >= '0' && body.p[i] <= '9') == digit)
			i++;
		Str     piece = { body.p + from, i - from };
		int64_t n;
		if (digit && seen++ == k && str_int(piece, &n))
			buf_fmt(&out, "%lld", (long long)n + 1);
		else
			buf_add(&out, piece);
	}
	return seen > k ? sealed(a, buf_str(&out)) : S("");
}

TEST(proofs_of_peers_are_accepted_and_refused_when_a_number_differs)
{
	Dice d = { 3 };
	int  refused = 0, pairs = 0, spared = 0;
	for (int i = 0; i < CASES; i++) {
		Arena *a = arena_open();
		Peers  p = drawn(a, &d);
		Peered x = peer_solve(a, &p);
		Str    graph = peer_graph_text(a, &p), proof = peer_proof_text(a, &p, &x);
		Proved v = verify_peers(a, proof, graph);
		CHECK_EQ(v.wrong, S(""));
		CHECK(v.placed == x.matched && v.score == x.score && v.pairs == p.pairs);
		for (int k = 0;; k++) {
			Str other = changed(a, proof, k);
			if (!other.n)
				break;
			/* What a turn weighs may be more than it must, where it weighs nothing in the end. */
			Proved o = verify_peers(a, other, graph);
			CHECK(o.wrong.n || (o.placed == x.matched && o.score == x.score && spared++ < CASES / 20));
			refused += o.wrong.n > 0;
		}
		pairs += x.matched;
		arena_drop(a);
	}
	CHECK(refused > 5000 && pairs > 800);
}

TEST(a_proof_of_peers_speaks_of_its_own_graph)
{
	Arena *a = arena_open();
	Peers  p = { .peers = 3, .pair = (PeerPair[]){ { 0, 1, 5 }, { 0, 2, 6 }, { 1, 2, 7 } }, .pairs = 3, .everyone = true };
	Peered x = peer_solve(a, &p);
	Str    graph = peer_graph_text(a, &p), proof = peer_proof_text(a, &p, &x);
	CHECK_EQ(verify_peers(a, proof, graph).wrong, S(""));
	CHECK_EQ(verify_peers(a, proof, str_fmt(a, "c a comment\n%.*s", STR(graph))).wrong, S(""));
	CHECK_EQ(verify_peers(a, proof, S("p peers 3 3\ne 1 2 5\ne 1 3 6\ne 2 3 8\n")).wrong, S("Line 2: this speaks of another graph."));
	CHECK_EQ(verify_peers(a, proof, S("p peers 3 2\ne 1 2 5\n")).wrong, S("The graph: Line 3: there are other pairs than the first line says."));
	CHECK(str_starts(verify_peers(a, proof, S("p peers 3 1\ne 2 1 5\n")).wrong, S("The graph: Line 3: the pairs do not grow")));
	CHECK(str_starts(verify_peers(a, S("mentord-certificate 2\n"), graph).wrong, S("Line 1: ")));
	CHECK(verify_peers(a, (Str){ proof.p, proof.n - 1 }, graph).wrong.n);
	arena_drop(a);
}
