/* peer_check.c - are these pairs a matching, and do their prices prove that none is heavier?  Knows nothing of
 * how it was found.  J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B (1965):
 * any matching weighs at most the sum of all prices, each set counting (n - 1) / 2 times, if the prices of a
 * pair's ends and of the sets that hold both come to at least its weight; this one weighs just that.
 * O(pairs x sets). */
#include "solve/peer.h"

#include <string.h>

typedef __int128 Wide;

typedef struct { const Peers *p; const Peered *x; Wide *slack, sum, weight; int64_t least, score; int pairs; char *in; } Look;

static int64_t weight_of(const Look *k, const PeerPair *e)
{
	int64_t w = e->score + k->x->first;
	if (k->p->everyone && k->p->left_out)
		w += k->x->rank * (k->p->left_out[e->one] + k->p->left_out[e->other] - 2 * k->least);
	return w;
}

static const char *peers(Look *k)
{
	k->least = k->p->everyone && k->p->left_out && k->p->peers ? INT32_MAX : 0;
	for (int v = 0; v < k->p->peers; v++) {
		int32_t partner = k->x->partner[v];
		if (partner >= 0 && (partner >= k->p->peers || partner == v || k->x->partner[partner] != v))
			return "a partner who does not know it";
		if (k->x->price[v] < 0)
			return "a price below 0";
		k->sum += k->x->price[v];
		k->least = k->least && k->p->left_out[v] < k->least ? k->p->left_out[v] : k->least;
	}
	return NULL;
}

static void pairs(Look *k)
{
	for (int e = 0; e < k->p->pairs; e++) {
		const PeerPair *two = &k->p->pair[e];
		int64_t weight = weight_of(k, two);
		k->slack[e] = (Wide)k->x->price[two->one] + k->x->price[two->other] - 2 * (Wide)weight;
		if (k->x->partner[two->one] != two->other)
			continue;
		k->pairs++;
		k->score += two->score;
		k->weight += weight;
	}
}

static const char *set(Look *k, const PeerSet *s)
{
	memset(k->in, 0, (size_t)k->p->peers);
	for (int i = 0; i < s->n; i++)
		if (k->in[s->member[i]]++)
			return "a member twice";
	if (s->n % 2 == 0 || s->price < 0)
		return "an even set, or a price below 0";
	k->sum += (Wide)s->price * (s->n / 2);
	for (int e = 0; e < k->p->pairs; e++)
		k->slack[e] += k->in[k->p->pair[e].one] && k->in[k->p->pair[e].other] ? s->price : 0;
	return NULL;
}

const char *peer_wrong(Arena *a, const Peers *p, const Peered *x)
{
	Look k = { .p = p, .x = x, .slack = NEW(a, Wide, p->pairs), .in = NEW(a, char, p->peers) };
	const char *wrong = peers(&k);
	if (!wrong)
		pairs(&k);
	for (int s = 0; s < x->sets && !wrong; s++)
		wrong = set(&k, &x->set[s]);
	for (int e = 0; e < p->pairs && !wrong; e++)
		wrong = k.slack[e] < 0 ? "a pair worth more than its prices" : NULL;
	if (!wrong && k.sum != 2 * k.weight)
		wrong = "prices do not add up";
	return wrong ? wrong : k.pairs != x->matched || k.score != x->score ? "sums" : NULL;
}
