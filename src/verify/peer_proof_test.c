/* peer_proof_test.c - proofs of pairs among equals are accepted as they are, and refused when one number of them differs. */
#include "base/io.h"
#include "solve/peer_text.h"
#include "test/check.h"
#include "test/claim.h"
#include "test/proven.h"
#include "test/tamper.h"
#include "verify/verify.h"

enum { CASES = 400, TIMES = 24000 };

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

/* The text changed here or there, or the graph under it. */
TEST(proofs_of_peers_that_were_tampered_with_are_refused_or_true)
{
	Dice d = { 7 };
	int  refused = 0, still_true = 0;
	for (int i = 0; i < TIMES; i++) {
		Arena *a = arena_open();
		Peers  p = drawn(a, &d);
		Peered x = peer_solve(a, &p), best = x;
		Str    proof = peer_proof_text(a, &p, &x);
		if (p.pairs && i % 4 == 0) {
			PeerPair *pair = NEW(a, PeerPair, p.pairs);
			memcpy(pair, p.pair, sizeof *pair * (size_t)p.pairs);
			pair[dice_below(&d, (uint32_t)p.pairs)].score += (int32_t)dice_below(&d, 7) - 3;
			p.pair = pair;
			proof = peer_proof_text(a, &p, &x);
			best = peer_solve(a, &p);
		} else {
			Lines lines = lines_of(a, (Str){ proof.p, proof.n - 22 });
			lines_tamper(a, &d, &lines, "0123456789 -msv");
			proof = sealed(a, lines_joined(a, &lines));
		}
		bool yes = !verify_peers(a, proof, peer_graph_text(a, &p)).wrong.n;
		CHECK(!yes || peers_claim_true(&p, proof, &best));
		*(yes ? &still_true : &refused) += 1;
		arena_drop(a);
	}
	CHECK(refused > 20000 && still_true > 100);
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
	CHECK(str_starts(verify_peers(a, proof, S("p peers 3 1\ne 2 1 5\n")).wrong, S("The graph: Line 2: the pairs do not grow")));
	CHECK(str_starts(verify_peers(a, S("mentord-certificate 2\n"), graph).wrong, S("Line 1: ")));
	CHECK(verify_peers(a, (Str){ proof.p, proof.n - 1 }, graph).wrong.n);
	arena_drop(a);
}

static void earns(Arena *a, Str body, Str graph, const char *old, const char *new, const char *sentence)
{
	Str text = with_instead(a, body, old, new);
	CHECK(text.n && lie_earns(verify_peers(a, sealed(a, text), graph).wrong, old, new, sentence));
}

TEST(each_kind_of_lie_about_peers_has_its_sentence)
{
	Arena *a = arena_open();
	Str graph = S("p peers 5 5\no 1 1\no 3 2\ne 1 2 5\ne 1 3 6\ne 2 3 7\ne 3 4 2\ne 4 5 1\n");
	Str body = S("mentord-peers 1\ngraph 5 5 c3d6828154cbbaa7\nweights 272 21\nmatched 2 score 7\nv 1 40\nv 3 86\nv 4 546\ns 556 1 2 3\nm 1 3\nm 4 5\n");
	CHECK_EQ(verify_peers(a, sealed(a, body), graph).wrong, S(""));
	earns(a, body, graph, "peers 1", "peers 2", "Line 1: this is not the statement");
	earns(a, body, graph, "5 5 c", "5 6 c", "Line 2: this speaks of another graph");
	earns(a, body, graph, "weights", "weighs", "Line 3: this is not the statement");
	earns(a, body, graph, "matched", "placed", "Line 4: this is not the statement");
	earns(a, body, graph, "272 21", "272 12", "Line 4: a turn does not outweigh the scores");
	earns(a, body, graph, "272 21", "179 21", "Line 4: one pair more does not outweigh the others");
	earns(a, body, graph, "v 1 40", "v 0 40", "Line 5: the peers do not grow");
	earns(a, body, graph, "v 1 40", "v 6 40", "Line 5: the peers do not grow");
	earns(a, body, graph, "v 3 86", "v 1 86", "Line 6: the peers do not grow");
	earns(a, body, graph, "v 1 40", "v 1 -40", "Line 5: the peers do not grow, or a price is not above nothing");
	earns(a, body, graph, "1 2 3\n", "1 2\n", "Line 8: a set is not odd");
	earns(a, body, graph, "1 2 3\n", "1 2 3 4\n", "Line 8: a set is not odd");
	earns(a, body, graph, "1 2 3\n", "1\n", "Line 8: a set is not odd");
	earns(a, body, graph, "s 556", "s -556", "Line 8: a set is not odd, or has no price");
	earns(a, body, graph, "1 2 3\n", "1 3 2\n", "Line 8: the members of a set do not grow");
	earns(a, body, graph, "1 2 3\n", "1 2 6\n", "Line 8: the members of a set do not grow, or lead out of the graph");
	earns(a, body, graph, "1 2 3\n", "0 1 2\n", "Line 8: the members of a set do not grow, or lead out of the graph");
	earns(a, body, graph, "m 1 3\nm 4 5", "m 4 5\nm 1 3", "Line 10: a pair is made that is not in the graph, or the pairs do not grow");
	earns(a, body, graph, "m 4 5", "m 3 5", "Line 10: a pair is made that is not in the graph");
	earns(a, body, graph, "m 4 5", "m 3 4", "Line 10: somebody is in two pairs");
	earns(a, body, graph, "v 4 546", "v 4 545", "Line 11: the pair 3 4 counts more than its prices");
	earns(a, body, graph, "v 4 546", "v 4 547", "Line 11: the prices do not add up to what the pairs weigh");
	earns(a, body, graph, "matched 2", "matched 3", "Line 11: the number of pairs made");
	earns(a, body, graph, "score 7", "score 8", "Line 11: the number of pairs made or the sum");
	earns(a, body, graph, "m 4 5\n", "m 4 5\nseat\n", "Line 11: the seal is missing");
	earns(a, body, graph, "m 1 3\nm 4 5\n", "", "Line 9: the prices do not add up");
	arena_drop(a);
}

TEST(a_graph_of_peers_that_cannot_be_read_is_named)
{
	static const struct { const char *text, *says; } all[] = {
		{ "", "Line 1: the line 'p peers N E' should come first." },
		{ "e 1 2 5\np peers 2 1\n", "Line 1: the line 'p peers N E' should come first." },
		{ "p peers -1 0\n", "Line 1: there are too many peers." },
		{ "p peers 1000001 0\n", "Line 1: there are too many peers." },
		{ "p peers 2 0\no 1 0\n", "Line 2: the peers do not grow, or a number is out of bounds." },
		{ "p peers 2 0\no 3 1\n", "Line 2: the peers do not grow, or a number is out of bounds." },
		{ "p peers 2 0\no 1 1000001\n", "Line 2: the peers do not grow, or a number is out of bounds." },
		{ "p peers 2 0\no 1 1\no 1 1\n", "Line 3: the peers do not grow, or a number is out of bounds." },
		{ "p peers 2 1\ne 0 2 5\n", "Line 2: the pairs do not grow, or a number is out of bounds." },
		{ "p peers 2 1\ne 1 3 5\n", "Line 2: the pairs do not grow, or a number is out of bounds." },
		{ "p peers 2 1\ne 2 2 5\n", "Line 2: the pairs do not grow, or a number is out of bounds." },
		{ "p peers 2 1\ne 1 2 1000001\n", "Line 2: the pairs do not grow, or a number is out of bounds." },
		{ "p peers 2 2\ne 1 2 5\ne 1 2 5\n", "Line 3: the pairs do not grow, or a number is out of bounds." },
		{ "p peers 2 0\n\nz\n", "Line 3: this is not the statement that should stand here." },
		{ "p peers 2 1\ne 1 2 5\no 1 1\n", "Line 3: this is not the statement that should stand here." },
	};
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(all); i++)
		CHECK_EQ(verify_peers(a, S(""), str(all[i].text)).wrong, str_fmt(a, "The graph: %s", all[i].says));
	arena_drop(a);
}
