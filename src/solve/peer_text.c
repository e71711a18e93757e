/* peer_text.c - see peer_text.h.  What is nothing is not written. */
#include "solve/peer_text.h"

#include "solve/fingerprint.h"

#include <stdlib.h>

static int64_t times(const Peers *p, int peer) { return p->left_out ? p->left_out[peer] : 0; }

static uint64_t hash_of(const Peers *p)
{
	uint64_t h = fingerprint_number(fingerprint_number(FINGERPRINT, p->peers), p->pairs);
	for (int i = 0; i < p->peers; i++)
		h = fingerprint_number(h, times(p, i));
	for (int e = 0; e < p->pairs; e++)
		h = fingerprint_number(fingerprint_number(fingerprint_number(h, p->pair[e].one + 1), p->pair[e].other + 1), p->pair[e].score);
	return h;
}

Str peer_graph_text(Arena *a, const Peers *p)
{
	Buf out = buf_open(a);
	buf_fmt(&out, "p peers %d %d\n", p->peers, p->pairs);
	for (int i = 0; i < p->peers; i++)
		if (times(p, i))
			buf_fmt(&out, "o %d %lld\n", i + 1, (long long)times(p, i));
	for (int e = 0; e < p->pairs; e++)
		buf_fmt(&out, "e %d %d %d\n", p->pair[e].one + 1, p->pair[e].other + 1, p->pair[e].score);
	return buf_str(&out);
}

static int by_number(const void *x, const void *y) { return *(const int32_t *)x - *(const int32_t *)y; }

static void write_set(Buf *out, const PeerSet *s)
{
	int32_t *member = NEW(out->arena, int32_t, s->n);
	for (int i = 0; i < s->n; i++)
		member[i] = s->member[i];
	qsort(member, (size_t)s->n, sizeof *member, by_number);
	buf_fmt(out, "s %lld", (long long)s->price);
	for (int i = 0; i < s->n; i++)
		buf_fmt(out, " %d", member[i] + 1);
	buf_char(out, '\n');
}

Str peer_proof_text(Arena *a, const Peers *p, const Peered *x)
{
	Buf out = buf_open(a);
	buf_fmt(&out, "mentord-peers 1\ngraph %d %d %016llx\nweights %lld %lld\nmatched %d score %lld\n", p->peers, p->pairs, (unsigned long long)hash_of(p),
		(long long)x->first, (long long)x->rank, x->matched, (long long)x->score);
	for (int i = 0; i < p->peers; i++)
		if (x->price[i])
			buf_fmt(&out, "v %d %lld\n", i + 1, (long long)x->price[i]);
	for (int s = 0; s < x->sets; s++)
		write_set(&out, &x->set[s]);
	for (int i = 0; i < p->peers; i++)
		if (x->partner[i] > i)
			buf_fmt(&out, "m %d %d\n", i + 1, x->partner[i] + 1);
	fingerprint_seal(&out);
	return buf_str(&out);
}
