/* peer_proof.c - reads a certificate of pairs among equals, beside its problem, and looks at the proof: docs/certificate.md.
 * Nothing from solve/ is used here, on purpose. */
#include "verify/reader.h"
#include "verify/verify.h"

typedef __int128 Wide;
typedef struct { int64_t one, other, score; Wide over; } Edge;   /* from 1; over: what the prices leave above twice its weight */
typedef struct { int64_t times, price; bool used, in; } Peer;
typedef struct {
	Reader   in;
	int64_t  peers, least, most;            /* times left out: of whoever was least; how much oftener somebody was */
	Peer    *peer;                          /* peer I at [I] */
	struct { Edge *list; int n; } edges;
	uint64_t hash;
	int64_t  first, rank, matched, score;   /* as claimed */
	int64_t  made, sum;
	Wide     prices, weights;
} Proof;

enum { PEERS_MOST = 1000000, SCORES_MOST = 1000000, TIMES_MOST = 1000000 };

/* ---- the problem -------------------------------------------------------------------------- */

static uint64_t hashed(uint64_t h, int64_t n)
{
	for (int i = 0; i < 64; i += 8)
		h = hash_byte(h, (unsigned char)((uint64_t)n >> i & 255));
	return h;
}

static void comments(Reader *in)
{
	while (reader_at(in, "c")) {
		while (in->p < in->end && *in->p != '\n')
			in->p++;
		in->line++;
		in->p += in->p < in->end;
	}
}

static bool times(Proof *x)
{
	for (int64_t id = 0, before = 0, n; reader_at(&x->in, "o "); before = id) {
		if (!reader_is(&x->in, "o # #\n", &id, &n))
			return false;
		if (id <= before || id > x->peers || n < 1 || n > TIMES_MOST)
			return reader_no(&x->in, "the peers do not grow, or a number is out of bounds");
		x->peer[id].times = n;
	}
	return true;
}

static bool edge(Proof *x, Edge *e)
{
	Edge before = *e;
	if (!reader_is(&x->in, "e # # #\n", &e->one, &e->other, &e->score))
		return false;
	bool grows = e->one > before.one || (e->one == before.one && e->other > before.other);
	if (!grows || e->one < 1 || e->one >= e->other || e->other > x->peers || e->score < -SCORES_MOST || e->score > SCORES_MOST)
		return reader_no(&x->in, "the pairs do not grow, or a number is out of bounds");
	*PUSH(x->in.arena, &x->edges) = *e;
	return true;
}

static bool problem(Proof *x)
{
	int64_t pairs;
	Edge    e = { 0 };
	comments(&x->in);
	if (!reader_is(&x->in, "p peers # #\n", &x->peers, &pairs))
		return false;
	if (x->peers < 0 || x->peers > PEERS_MOST)
		return reader_no(&x->in, "there are too many peers");
	x->peer = NEW(x->in.arena, Peer, x->peers + 1);
	if (!times(x))
		return false;
	while (x->in.p < x->in.end)
		if (!edge(x, &e))
			return false;
	if (x->edges.n != pairs)
		return reader_no(&x->in, "there are other pairs than the first line says");
	x->hash = hashed(hashed(HASH_BEGIN, x->peers), pairs);
	for (int64_t i = 1; i <= x->peers; i++)
		x->hash = hashed(x->hash, x->peer[i].times);
	for (int i = 0; i < x->edges.n; i++)
		x->hash = hashed(hashed(hashed(x->hash, x->edges.list[i].one), x->edges.list[i].other), x->edges.list[i].score);
	return true;
}

/* ---- what a pair weighs --------------------------------------------------------------------- */

static Wide weight(const Proof *x, const Edge *e)
{
	return e->score + (Wide)x->first + (Wide)x->rank * (x->peer[e->one].times + x->peer[e->other].times - 2 * x->least);
}

/* One pair more must outweigh everything else, and a turn every difference of scores. */
static bool weights(Proof *x)
{
	int64_t low = INT64_MAX, high = INT64_MIN, half = x->peers / 2;
	x->least = x->peers ? INT64_MAX : 0;
	for (int64_t i = 1; i <= x->peers; i++)
		x->least = x->peer[i].times < x->least ? x->peer[i].times : x->least;
	for (int64_t i = 1; i <= x->peers; i++)
		x->most = x->peer[i].times - x->least > x->most ? x->peer[i].times - x->least : x->most;
	for (int i = 0; i < x->edges.n; i++) {
		low = x->edges.list[i].score < low ? x->edges.list[i].score : low;
		high = x->edges.list[i].score > high ? x->edges.list[i].score : high;
	}
	if (!x->edges.n)
		return (!x->matched && !x->first && !x->rank) || reader_no(&x->in, "no pair can be made, so there is nothing to weigh");
	Wide span = high - low, ranks = 2 * (Wide)x->most * x->rank;
	if (x->most ? x->rank <= half * span : x->rank)
		return reader_no(&x->in, "a turn does not outweigh the scores");
	return x->first + low > half * (span + ranks) || reader_no(&x->in, "one pair more does not outweigh the others");
}

/* ---- the certificate --------------------------------------------------------------------------- */

static bool head(Proof *x)
{
	int64_t n, e;
	if (!reader_is(&x->in, "mentord-peers 1\ngraph # # ", &n, &e))
		return false;
	if (n != x->peers || e != x->edges.n || !hash_is(&x->in, x->hash))
		return reader_no(&x->in, "this speaks of another graph");
	return reader_is(&x->in, "\nweights # #\nmatched # score #\n", &x->first, &x->rank, &x->matched, &x->score) && weights(x);
}

static bool prices(Proof *x)
{
	for (int64_t id = 0, before = 0, price; reader_at(&x->in, "v "); before = id) {
		if (!reader_is(&x->in, "v # #\n", &id, &price))
			return false;
		if (id <= before || id > x->peers || price <= 0)
			return reader_no(&x->in, "the peers do not grow, or a price is not above nothing");
		x->peer[id].price = price;
		x->prices += price;
	}
	for (int i = 0; i < x->edges.n; i++) {
		Edge *e = &x->edges.list[i];
		e->over = (Wide)x->peer[e->one].price + x->peer[e->other].price - 2 * weight(x, e);
	}
	return true;
}

/* An odd set: of its members at most half, rounded down, can be pairs. */
static bool set(Proof *x)
{
	struct { int64_t *list; int n; } members = { 0 };
	int64_t price;
	if (!reader_is(&x->in, "s #", &price))
		return false;
	for (int64_t id = 0, before = 0; reader_at(&x->in, " "); before = id) {
		if (!reader_is(&x->in, " #", &id))
			return false;
		if (id <= before || id > x->peers)
			return reader_no(&x->in, "the members of a set do not grow, or lead out of the graph");
		*PUSH(x->in.arena, &members) = id;
	}
	if (members.n < 3 || members.n % 2 == 0 || price <= 0 || !reader_is(&x->in, "\n"))
		return reader_no(&x->in, "a set is not odd, or has no price");
	for (int i = 0; i < members.n; i++)
		x->peer[members.list[i]].in = true;
	for (int i = 0; i < x->edges.n; i++)
		x->edges.list[i].over += x->peer[x->edges.list[i].one].in && x->peer[x->edges.list[i].other].in ? price : 0;
	for (int i = 0; i < members.n; i++)
		x->peer[members.list[i]].in = false;
	x->prices += (Wide)price * (members.n / 2);
	return true;
}

/* The pairs of the graph in order, and beside them those that are made. */
static bool made(Proof *x)
{
	int at = 0;
	for (int64_t one, other; reader_at(&x->in, "m ");) {
		if (!reader_is(&x->in, "m # #\n", &one, &other))
			return false;
		while (at < x->edges.n && (x->edges.list[at].one < one || (x->edges.list[at].one == one && x->edges.list[at].other < other)))
			at++;
		const Edge *e = at < x->edges.n ? &x->edges.list[at] : NULL;
		if (!e || e->one != one || e->other != other)
			return reader_no(&x->in, "a pair is made that is not in the graph, or the pairs do not grow");
		if (x->peer[one].used || x->peer[other].used)
			return reader_no(&x->in, "somebody is in two pairs");
		x->peer[one].used = x->peer[other].used = true;
		x->made++;
		x->sum += e->score;
		x->weights += weight(x, e);
	}
	return true;
}

static bool proof(Proof *x)
{
	if (!head(x) || !prices(x))
		return false;
	while (reader_at(&x->in, "s "))
		if (!set(x))
			return false;
	if (!made(x))
		return false;
	for (int i = 0; i < x->edges.n; i++)
		if (x->edges.list[i].over < 0)
			return reader_no(&x->in, "the pair %lld %lld counts more than its prices", (long long)x->edges.list[i].one, (long long)x->edges.list[i].other);
	if (x->prices != 2 * x->weights)
		return reader_no(&x->in, "the prices do not add up to what the pairs weigh");
	if (x->made != x->matched || x->sum != x->score)
		return reader_no(&x->in, "the number of pairs made or the sum of their scores is not the one that is claimed");
	return reader_seal(&x->in);
}

Proved verify_peers(Arena *a, Str certificate, Str graph)
{
	Str    wrong;
	Proof *x = NEW(a, Proof, 1);
	x->in = reader_open(a, graph, &wrong);
	if (!problem(x))
		return (Proved){ .wrong = str_fmt(a, "The graph: %.*s", STR(wrong)), .goal = "" };
	x->in = reader_open(a, certificate, &wrong);
	proof(x);
	return (Proved){ .wrong = wrong, .goal = "peers", .lefts = x->peers, .pairs = x->edges.n, .placed = x->made, .score = x->sum, .floor = INT32_MIN };
}
