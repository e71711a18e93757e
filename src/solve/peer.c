/* peer.c - sets the weights of pairs, lets blossom.c match, and reads answer and proof off.
 *
 * Everyone first: with 'first' added to each pair, one pair more outweighs any difference
 * of scores; 'rank', likewise, puts who was left out before scores.  O(V + E) beside the
 * matching, and O(E log E) to leave out pairs met before. */
#include "solve/peer.h"
#include "solve/blossom.h"

#include "base/io.h"

#include <stdlib.h>
#include <string.h>

static const int64_t LARGEST = (int64_t)1 << 58;        /* weight: sums of a few of them fit */

/* How much oftener each was left out than the one who was least. */
static int32_t *left_out(Arena *a, const Peers *p)
{
	int32_t *more = NEW(a, int32_t, p->peers), least = INT32_MAX;
	if (!p->left_out || !p->everyone)
		return more;
	for (int i = 0; i < p->peers; i++)
		least = p->left_out[i] < least ? p->left_out[i] : least;
	for (int i = 0; i < p->peers; i++)
		more[i] = p->left_out[i] - least;
	return more;
}

/* n times (span + 1), and a little more than that; false: too large. */
static bool outweighs(int64_t n, int64_t span, int64_t *out)
{
	return int_mul(n + 1, span + 1, out) && *out < LARGEST;
}

/* What is added to the score of each pair: first, and rank for each time one was left out. */
static bool set_goals(const Peers *p, const int32_t *more, Peered *out)
{
	int64_t low = INT32_MAX, high = INT32_MIN, most = 0, ranks = 0;
	if (!p->everyone || !p->pairs)
		return true;
	for (int e = 0; e < p->pairs; e++) {
		low = p->pair[e].score < low ? p->pair[e].score : low;
		high = p->pair[e].score > high ? p->pair[e].score : high;
	}
	for (int i = 0; i < p->peers; i++)
		most = more[i] > most ? more[i] : most;
	if (most && !outweighs(p->peers / 2, high - low, &out->rank))
		return false;
	if (!int_mul(out->rank, 2 * most, &ranks) || ranks >= LARGEST || !outweighs(p->peers / 2, high - low + ranks, &out->first))
		return false;
	out->first -= low;
	return true;
}

static int *shuffled(Arena *a, Dice *dice, int n)
{
	int *order = NEW(a, int, n);
	for (int i = 0; i < n; i++) {
		int at = (int)dice_below(dice, (uint32_t)i + 1);
		order[i] = order[at];
		order[at] = i;
	}
	return order;
}

static void read_pairs(const Peers *p, const Blossoms *g, Peered *out)
{
	for (int e = 0; e < p->pairs; e++)
		if (g->mate[p->pair[e].one] == p->pair[e].other) {
			out->partner[p->pair[e].one] = p->pair[e].other;
			out->partner[p->pair[e].other] = p->pair[e].one;
			out->matched++;
			out->score += p->pair[e].score;
		}
}

static void read_sets(Arena *a, const Blossoms *g, Peered *out)
{
	struct { PeerSet *list; int n; } sets = { 0 };
	bool *spare = NEW(a, bool, 2 * g->n);
	for (int i = 0; i < g->spare.n; i++)
		spare[g->spare.list[i]] = true;
	for (int b = g->n; b < 2 * g->n; b++) {
		struct { int32_t *list; int n; } members = { 0 };
		if (spare[b] || !g->b[b].price)
			continue;
		for (int32_t v = g->b[b].first;; v = g->after[v]) {
			*PUSH(a, &members) = v;
			if (v == g->b[b].last)
				break;
		}
		*PUSH(a, &sets) = (PeerSet){ g->b[b].price, members.list, members.n };
	}
	out->set = sets.list;
	out->sets = sets.n;
}

Peered peer_solve(Arena *a, const Peers *p)
{
	Peered   out = { 0 };
	int32_t *more = left_out(a, p), *one = NEW(a, int32_t, p->pairs), *other = NEW(a, int32_t, p->pairs);
	int64_t *weight = NEW(a, int64_t, p->pairs);
	if (!set_goals(p, more, &out)) {
		out.end = PEER_TOO_LARGE;
		return out;
	}
	Dice dice = { p->seed };
	int *order = shuffled(a, &dice, p->pairs);
	for (int e = 0; e < p->pairs; e++) {
		const PeerPair *x = &p->pair[order[e]];
		one[e] = x->one;
		other[e] = x->other;
		weight[e] = x->score + out.first + out.rank * ((int64_t)more[x->one] + more[x->other]);
	}
	Blossoms *g = blossom_open(a, p->peers, p->pairs, one, other, weight);
	Going going = { .go_on = p->go_on, .with = p->with };
	blossom_run(g, &going);
	if (going.stopped)
		return (Peered){ .end = PEER_STOPPED };
	out.partner = NEW(a, int32_t, p->peers);
	for (int i = 0; i < p->peers; i++)
		out.partner[i] = -1;
	read_pairs(p, g, &out);
	out.price = g->price;
	read_sets(a, g, &out);
	return out;
}

static int by_ends(const void *x, const void *y)
{
	const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

/* The same for a pair, whichever way round it stands. */
static int64_t ends(const PeerPair *x)
{
	int64_t low = x->one < x->other ? x->one : x->other, high = x->one < x->other ? x->other : x->one;
	return low << 32 | high;
}

Peered peer_round(Arena *a, const Peers *p, const PeerPair *met, int met_n)
{
	int64_t  *known = NEW(a, int64_t, met_n);
	PeerPair *fresh = NEW(a, PeerPair, p->pairs);
	Peers     round = *p;
	for (int i = 0; i < met_n; i++)
		known[i] = ends(&met[i]);
	if (met_n)
		qsort(known, (size_t)met_n, sizeof *known, by_ends);
	round.everyone = true;
	round.pair = fresh;
	round.pairs = 0;
	for (int e = 0; e < p->pairs; e++) {
		int64_t key = ends(&p->pair[e]);
		if (!met_n || !bsearch(&key, known, (size_t)met_n, sizeof *known, by_ends))
			fresh[round.pairs++] = p->pair[e];
	}
	return peer_solve(a, &round);
}
