/* peer_proof.c - reads a certificate of pairs among equals, beside its problem, and looks at the proof: docs/certificate.md.
 * Nothing from solve/ is used here, on purpose. */
#include "verify/reader.h"
#include "verify/verify.h"

#include <string.h>

typedef __int128 Wide;
typedef struct { int64_t one, other, score; Wide over; } Edge;   /* from 1; over: what the prices leave above twice its weight */
typedef struct { int64_t times, price; bool used, in; } Peer;
typedef struct {
	Reader   in;
	Str      wrong;
	jmp_buf  out;
	int64_t  peers, least, most;            /* times left out: of whoever was least; how much oftener somebody was */
	Peer    *peer;                          /* peer I at [I] */
	struct { Edge *list; int n; } edges;
	int64_t  first, rank, matched, score;   /* as claimed */
	int64_t  made, sum;
	Wide     prices, weights;
} Proof;

enum { PEERS_MOST = 1000000, SCORES_MOST = 1000000, TIMES_MOST = 1000000 };

/* ---- the problem -------------------------------------------------------------------------- */

static void times(Proof *x)
{
	for (int64_t before = 0; reader_line(&x->in, "o##"); before = x->in.number[0]) {
		int64_t id = x->in.number[0], n = x->in.number[1];
		reader_must(&x->in, id > before && id <= x->peers && n >= 1 && n <= TIMES_MOST, "the peers do not grow, or a number is out of bounds");
		x->peer[id].times = n;
	}
}

static void edges(Proof *x)
{
	for (Edge before = { 0 }, e; reader_line(&x->in, "e###"); before = e) {
		e = (Edge){ x->in.number[0], x->in.number[1], x->in.number[2], 0 };
		bool grows = e.one > before.one || (e.one == before.one && e.other > before.other);
		reader_must(&x->in, grows && e.one >= 1 && e.one < e.other && e.other <= x->peers && e.score >= -SCORES_MOST && e.score <= SCORES_MOST,
		            "the pairs do not grow, or a number is out of bounds");
		*PUSH(x->in.arena, &x->edges) = e;
	}
}

static void graph(Proof *x)
{
	reader_must(&x->in, reader_line(&x->in, "p peers##"), "the line 'p peers N E' should come first");
	int64_t pairs = x->in.number[1];
	x->peers = x->in.number[0];
	reader_must(&x->in, x->peers >= 0 && x->peers <= PEERS_MOST, "there are too many peers");
	x->peer = NEW(x->in.arena, Peer, x->peers + 1);
	times(x);
	edges(x);
	reader_must(&x->in, x->in.p == x->in.end, "this is not the statement that should stand here");
	reader_must(&x->in, x->edges.n == pairs, "there are other pairs than the first line says");
}

static uint64_t hash(const Proof *x)
{
	uint64_t h = hash_number(hash_number(HASH_BEGIN, x->peers), x->edges.n);
	for (int64_t i = 1; i <= x->peers; i++)
		h = hash_number(h, x->peer[i].times);
	for (const Edge *e = x->edges.list; e && e < x->edges.list + x->edges.n; e++)
		h = hash_number(hash_number(hash_number(h, e->one), e->other), e->score);
	return h;
}

/* ---- what a pair weighs --------------------------------------------------------------------- */

static Wide weight(const Proof *x, const Edge *e)
{
	return e->score + (Wide)x->first + (Wide)x->rank * (x->peer[e->one].times + x->peer[e->other].times - 2 * x->least);
}

/* One pair more must outweigh everything else, and a turn every difference of scores. */
static void weights(Proof *x)
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
	if (!x->edges.n) {
		reader_must(&x->in, !x->matched && !x->first && !x->rank, "no pair can be made, so there is nothing to weigh");
		return;
	}
	Wide span = high - low, ranks = 2 * (Wide)x->most * x->rank;
	reader_must(&x->in, x->most ? x->rank > half * span : !x->rank, "a turn does not outweigh the scores");
	reader_must(&x->in, x->first + low > half * (span + ranks), "one pair more does not outweigh the others");
}

/* ---- the certificate --------------------------------------------------------------------------- */

static void head(Proof *x)
{
	Str of = str_fmt(x->in.arena, "graph %lld %d %016llx", (long long)x->peers, x->edges.n, (unsigned long long)hash(x));
	reader_must(&x->in, reader_line(&x->in, "mentord-peers 1"), "this is not the statement that should stand here");
	reader_must(&x->in, reader_line(&x->in, of.p), "this speaks of another graph");
	reader_must(&x->in, reader_line(&x->in, "weights##"), "this is not the statement that should stand here");
	x->first = x->in.number[0];
	x->rank = x->in.number[1];
	reader_must(&x->in, reader_line(&x->in, "matched# score#"), "this is not the statement that should stand here");
	x->matched = x->in.number[0];
	x->score = x->in.number[1];
	weights(x);
}

static void prices(Proof *x)
{
	for (int64_t before = 0; reader_line(&x->in, "v##"); before = x->in.number[0]) {
		int64_t id = x->in.number[0], price = x->in.number[1];
		reader_must(&x->in, id > before && id <= x->peers && price > 0, "the peers do not grow, or a price is not above nothing");
		x->peer[id].price = price;
		x->prices += price;
	}
	for (int i = 0; i < x->edges.n; i++) {
		Edge *e = &x->edges.list[i];
		e->over = (Wide)x->peer[e->one].price + x->peer[e->other].price - 2 * weight(x, e);
	}
}
/* An odd set: of its members at most half, rounded down, can be pairs. */
static void set(Proof *x)
{
	const int64_t *price = x->in.number, *member = price + 1;
	int            n = x->in.n - 1;
	reader_must(&x->in, n >= 3 && n % 2 && *price > 0, "a set is not odd, or has no price");
	for (int i = 0; i < n; i++) {
		reader_must(&x->in, member[i] >= 1 && member[i] <= x->peers && (!i || member[i] > member[i - 1]), "the members of a set do not grow, or lead out of the graph");
		x->peer[member[i]].in = true;
	}
	for (int i = 0; i < x->edges.n; i++)
		x->edges.list[i].over += x->peer[x->edges.list[i].one].in && x->peer[x->edges.list[i].other].in ? *price : 0;
	for (int i = 0; i < n; i++)
		x->peer[member[i]].in = false;
	x->prices += (Wide)*price * (n / 2);
}

/* The pairs of the graph in order, and beside them those that are made. */
static void made(Proof *x)
{
	bool more = reader_line(&x->in, "m##");
	for (int i = 0; more && i < x->edges.n; i++) {
		const Edge *e = &x->edges.list[i];
		if (x->in.number[0] != e->one || x->in.number[1] != e->other)
			continue;
		reader_must(&x->in, !x->peer[e->one].used && !x->peer[e->other].used, "somebody is in two pairs");
		x->peer[e->one].used = x->peer[e->other].used = true;
		x->made++;
		x->sum += e->score;
		x->weights += weight(x, e);
		more = reader_line(&x->in, "m##");
	}
	reader_must(&x->in, !more, "a pair is made that is not in the graph, or the pairs do not grow");
}

static void proof(Proof *x)
{
	head(x);
	prices(x);
	while (!strncmp(x->in.p, "s ", 2) && reader_line(&x->in, "s#*"))        /* not the seal */
		set(x);
	made(x);
	for (const Edge *e = x->edges.list; e && e < x->edges.list + x->edges.n; e++)
		reader_must(&x->in, e->over >= 0, "the pair %lld %lld counts more than its prices", (long long)e->one, (long long)e->other);
	reader_must(&x->in, x->prices == 2 * x->weights, "the prices do not add up to what the pairs weigh");
	reader_must(&x->in, x->made == x->matched && x->sum == x->score, "the number of pairs made or the sum of their scores is not as claimed");
	reader_seal(&x->in);
}

Proved verify_peers(Arena *a, Str certificate, Str of)
{
	Proof *x = NEW(a, Proof, 1);
	if (!setjmp(x->out)) {
		x->in = reader_open(a, of, true, &x->wrong, &x->out);
		graph(x);
		x->in = reader_open(a, certificate, false, &x->wrong, &x->out);
		proof(x);
	}
	return (Proved){ .wrong = x->wrong, .goal = "peers", .lefts = x->peers, .pairs = x->edges.n, .placed = x->made, .score = x->sum, .floor = INT32_MIN };
}
