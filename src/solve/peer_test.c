/* peer_test.c - against brute force, and by its own proof, looked at independently. */
#include "base/io.h"
#include "solve/peer.h"
#include "test/check.h"
#include "test/proven.h"

enum { CASES = 24000, PEERS = 10 };

typedef struct { int64_t placed, score; } Best;

/* The heaviest matching of those not in 'used'; pairs first when everyone counts. */
static Best brute(const Peers *p, int64_t (*weight)[PEERS], int used)
{
	int first = 0;
	while (first < p->peers && used >> first & 1)
		first++;
	if (first >= p->peers)
		return (Best){ 0 };
	Best best = brute(p, weight, used | 1 << first);
	for (int x = first + 1; x < p->peers; x++) {
		if (used >> x & 1 || weight[first][x] == INT64_MIN)
			continue;
		Best b = brute(p, weight, used | 1 << first | 1 << x);
		b.placed++;
		b.score += weight[first][x];
		bool better = p->everyone && b.placed != best.placed ? b.placed > best.placed : b.score > best.score;
		best = better ? b : best;
	}
	return best;
}

static Peers draw(Arena *a, Dice *d, int n, int chance, int levels)
{
	PeerPair *pair = NEW(a, PeerPair, n * n);
	Peers     p = { .peers = n, .pair = pair, .everyone = dice_below(d, 2), .seed = dice_roll(d) };
	int       low = (int)dice_below(d, 2) * levels / 2;
	for (int x = 0; x < n; x++)
		for (int y = 0; y < x; y++)
			if ((int)dice_below(d, 100) < chance)
				pair[p.pairs++] = dice_below(d, 2) ? (PeerPair){ x, y, (int32_t)dice_below(d, (uint32_t)levels) - low }
				                                   : (PeerPair){ y, x, (int32_t)dice_below(d, (uint32_t)levels) - low };
	return p;
}

TEST(peer_pairs_equal_brute_force)
{
	Dice d = { 77 };
	int  with_sets = 0, nested = 0;
	for (int i = 0; i < CASES; i++) {
		Arena  *a = arena_open();
		Peers   p = draw(a, &d, (int)dice_below(&d, i % 8 ? 8 : PEERS + 1), 20 + (int)dice_below(&d, 80), 1 + (int)dice_below(&d, 4) * 7);
		int64_t weight[PEERS][PEERS];
		for (int k = 0; k < PEERS * PEERS; k++)
			weight[k / PEERS][k % PEERS] = INT64_MIN;
		for (int e = 0; e < p.pairs; e++)
			weight[p.pair[e].one][p.pair[e].other] = weight[p.pair[e].other][p.pair[e].one] = p.pair[e].score;
		Best        b = brute(&p, weight, 0);
		Peered      x = peer_solve(a, &p);
		const char *no = peer_wrong(a, &p, &x);
		CHECK_STR(no ? no : "fine", "fine");
		CHECK_EQ(p.everyone ? peers_unproved(a, &p, &x) : S(""), S(""));
		CHECK_INT(x.score, b.score);
		CHECK(!p.everyone || x.matched == b.placed);
		with_sets += x.sets > 0;
		nested += x.sets > 1;
		arena_drop(a);
	}
	CHECK(with_sets > CASES / 10 && nested > CASES / 30);
}

TEST(peer_pairs_at_size_prove_themselves)
{
	static const struct { int n, chance, levels; } size[] = { { 60, 100, 2 }, { 200, 4, 3 }, { 200, 50, 1000 }, { 151, 100, 1 }, { 300, 2, 1000000 }, { 401, 3, 5 } };
	Dice d = { 78 };
	for (int i = 0; i < 60; i++) {
		Arena      *a = arena_open();
		Peers       p = draw(a, &d, size[i % 6].n, size[i % 6].chance, size[i % 6].levels);
		Peered      x = peer_solve(a, &p), again = peer_solve(a, &p);
		const char *no = peer_wrong(a, &p, &x);
		CHECK_STR(no ? no : "fine", "fine");
		CHECK_EQ(p.everyone ? peers_unproved(a, &p, &x) : S(""), S(""));
		CHECK(!memcmp(x.partner, again.partner, sizeof *x.partner * (size_t)p.peers));
		arena_drop(a);
	}
}

/* Triangles joined in a row, and the same again within: cycles in cycles in cycles. */
TEST(peer_cycles_lie_in_cycles)
{
	enum { N = 1501 };
	Arena    *a = arena_open();
	PeerPair *pair = NEW(a, PeerPair, 2 * N);
	Peers     p = { .peers = N, .pair = pair };
	for (int x = 1; x < N; x++)
		pair[p.pairs++] = (PeerPair){ x, x - 1, 1000 };
	for (int x = 2; x < N; x++)
		pair[p.pairs++] = (PeerPair){ x, x - 2, 1000 - x % 2 };
	for (int seed = 0; seed < 6; seed++) {
		p.seed = (uint64_t)seed;
		p.everyone = seed % 2;
		Peered      x = peer_solve(a, &p);
		const char *no = peer_wrong(a, &p, &x);
		CHECK_STR(no ? no : "fine", "fine");
		CHECK_EQ(p.everyone ? peers_unproved(a, &p, &x) : S(""), S(""));
		CHECK_INT(x.matched, N / 2);
	}
	arena_drop(a);
}

/* Without those who have met: the first is met's lower number. */
static Peers unmet(Arena *a, const Peers *p, const PeerPair *met, int met_n)
{
	Peers     q = *p;
	PeerPair *pair = NEW(a, PeerPair, p->pairs);
	q.pairs = 0;
	q.everyone = true;
	for (int e = 0; e < p->pairs; e++) {
		int32_t one = p->pair[e].one, other = p->pair[e].other;
		bool    known = false;
		for (int k = 0; k < met_n; k++)
			known = known || (met[k].one == (one < other ? one : other) && met[k].other == (one < other ? other : one));
		if (!known)
			pair[q.pairs++] = p->pair[e];
	}
	q.pair = pair;
	return q;
}

/* An odd number of people meet, everybody everybody, and who is left out changes. */
TEST(peer_rounds_bring_everybody_together_and_leave_out_in_turn)
{
	enum { N = 9 };
	Arena   *a = arena_open();
	Dice     d = { 5 };
	Peers    p = draw(a, &d, N, 100, 100);
	int32_t  out[N] = { 0 };
	struct { PeerPair *list; int n; } met = { 0 };
	p.left_out = out;
	for (int round = 0; round < 4; round++) {
		Peered      x = peer_round(a, &p, met.list, met.n);
		Peers       q = unmet(a, &p, met.list, met.n);
		int         most = 0;
		CHECK_EQ(peers_unproved(a, &q, &x), S(""));
		CHECK_INT(x.matched, N / 2);
		for (int v = 0; v < N; v++) {
			out[v] += x.partner[v] < 0;
			most = out[v] > most ? out[v] : most;
			for (int k = 0; k < met.n; k++)
				CHECK(x.partner[v] < 0 || met.list[k].one != v || met.list[k].other != x.partner[v]);
		}
		CHECK_INT(most, 1);
		for (int v = 0; v < N; v++)
			if (x.partner[v] > v)
				*PUSH(a, &met) = (PeerPair){ v, x.partner[v], 0 };
	}
	for (int round = 0; round < 20; round++) {              /* whoever was left out more is not left out again */
		for (int v = 0; v < N; v++)
			out[v] = (int32_t)dice_below(&d, 3) + 4;
		Peers       q = { .peers = N, .pair = p.pair, .pairs = p.pairs, .everyone = true, .left_out = out };
		Peered      x = peer_solve(a, &q);
		const char *no = peer_wrong(a, &q, &x);
		CHECK_EQ(peers_unproved(a, &q, &x), S(""));
		CHECK_STR(no ? no : "fine", "fine");
		for (int v = 0; v < N; v++)
			for (int w = 0; w < N; w++)
				CHECK(x.partner[v] >= 0 || out[v] <= out[w]);
	}
	arena_drop(a);
}

TEST(peer_proofs_are_looked_at_and_limits_known)
{
	Arena   *a = arena_open();
	Dice     d = { 6 };
	Peers    p = draw(a, &d, 40, 50, 50);
	Peered   x = peer_solve(a, &p);
	CHECK(!peer_wrong(a, &p, &x));
	x.price[3]++;
	CHECK_STR(peer_wrong(a, &p, &x), "prices do not add up");
	x.price[3] -= 2;
	CHECK(peer_wrong(a, &p, &x) != NULL);
	int32_t  huge[] = { 0, INT32_MAX };
	PeerPair one[] = { { 0, 1, SCORE_MOST }, { 2, 3, -SCORE_MOST } };
	CHECK_INT(peer_solve(a, &(Peers){ .peers = 2, .pair = one, .pairs = 1, .everyone = true, .left_out = huge }).end, PEER_DONE);
	int32_t *many = NEW(a, int32_t, 100000);
	many[3] = INT32_MAX;
	CHECK_INT(peer_solve(a, &(Peers){ .peers = 100000, .pair = one, .pairs = 2, .everyone = true, .left_out = many }).end, PEER_TOO_LARGE);
	CHECK_INT(peer_solve(a, &(Peers){ .everyone = true }).matched, 0);
	arena_drop(a);
}
