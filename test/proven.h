/* proven.h - for tests: a proof goes the whole way, from the solver's text to the verifier, beside the graph as text. */
#ifndef TEST_PROVEN_H
#define TEST_PROVEN_H

#include "solve/group.h"
#include "solve/peer_text.h"
#include "solve/proof_text.h"
#include "verify/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline Str graph_as_text(Arena *a, const Graph *g)
{
	Buf out = buf_open(a);
	buf_fmt(&out, "p bmatch %d %d %lld\n", g->lefts, g->rights, (long long)g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++)
		if (g->need[l] != 1)
			buf_fmt(&out, "l %d %d\n", l + 1, g->need[l]);
	for (int r = 0; r < g->rights; r++)
		if (g->seats[r] != 1)
			buf_fmt(&out, "r %d %d\n", r + 1, g->seats[r]);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			buf_fmt(&out, "e %d %d %d\n", l + 1, g->right[e] + 1, graph_score(g, e));
	return buf_str(&out);
}

/* "", or what the verifier finds wrong. */
static inline Str certificate_wrong(Arena *a, const Proof *x)
{
	return verify_proof(a, proof_text(a, x), graph_as_text(a, x->graph)).wrong;
}

/* Of an answer in which an empty place counts 'empty' points, as in BMatch: the sum of what pairs are worth above that. */
static inline Str bmatch_unproved(Arena *a, const Graph *g, const BMatched *x, int64_t empty)
{
	BMatched  y = *x;
	Graph     h = *g;
	int64_t   edges = g->row[g->lefts];
	int32_t  *wide = NEW(a, int32_t, edges);
	if (empty == BMATCH_EVERYONE || !empty)
		return certificate_wrong(a, &(Proof[]){ proof_of_bmatch(a, g, x, empty != 0) }[0]);
	h.narrow = NULL;
	h.base = 0;
	h.wide = wide;
	for (int64_t e = 0; e < edges; e++)
		wide[e] = (int32_t)(graph_score(g, e) - empty);
	y.score -= empty * y.placed;
	y.price_left = NEW(a, int64_t, g->lefts);
	for (int l = 0; l < g->lefts; l++)
		y.price_left[l] = x->price_left[l] - empty;
	return certificate_wrong(a, &(Proof[]){ proof_of_bmatch(a, &h, &y, false) }[0]);
}

static inline int peers_in_order(const void *x, const void *y)
{
	const PeerPair *p = x, *q = y;
	return p->one != q->one ? p->one - q->one : p->other - q->other;
}

/* Of peers with 'everyone', in whatever order their pairs stand; the certificate speaks of nothing else. */
static inline Str peers_unproved(Arena *a, const Peers *p, const Peered *x)
{
	Peers     q = *p;
	PeerPair *pair = NEW(a, PeerPair, p->pairs);
	for (int i = 0; i < p->pairs; i++) {
		bool turned = p->pair[i].one > p->pair[i].other;
		pair[i] = (PeerPair){ turned ? p->pair[i].other : p->pair[i].one, turned ? p->pair[i].one : p->pair[i].other, p->pair[i].score };
	}
	qsort(pair, (size_t)p->pairs, sizeof *pair, peers_in_order);
	q.pair = pair;
	return verify_peers(a, peer_proof_text(a, &q, x), peer_graph_text(a, &q)).wrong;
}

/* "", or what is wrong with groups: sizes within bounds, and the sum that is told.  That no sum is greater, nothing shows. */
static inline const char *grouped_wrong(Arena *a, const Grouping *p, const Grouped *x)
{
	int    *size = NEW(a, int, x->groups + 1);
	int64_t sum = 0;
	if (x->end != GROUP_DONE)
		return "not done";
	for (int i = 0; i < p->items; i++) {
		if (x->group[i] < 0 || x->group[i] >= x->groups)
			return "in no group";
		size[x->group[i]]++;
		for (int k = 0; k < i; k++)
			sum += x->group[i] == x->group[k] ? (p->like ? p->like[i * p->items + k] : p->likeness(p->with, i, k)) : 0;
	}
	for (int i = 0; i < x->groups; i++)
		if (size[i] < p->least || size[i] > p->most)
			return "a group is too small or too large";
	return sum == x->likeness ? "" : "another sum than is told";
}

/* A certificate and the seal that goes with it, as a liar would write it, too. */
static inline Str sealed(Arena *a, Str body)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < body.n; i++)
		h = (h ^ (unsigned char)body.p[i]) * 0x100000001b3u;
	return str_fmt(a, "%.*sseal %016llx\n", STR(body), (unsigned long long)h);
}

/* The text with its first 'old' made 'new'; "" when there is none. */
static inline Str with_instead(Arena *a, Str text, const char *old, const char *new)
{
	const char *hit = memmem(text.p, text.n, old, strlen(old)), *rest = hit ? hit + strlen(old) : NULL;
	return hit ? str_fmt(a, "%.*s%s%.*s", (int)(hit - text.p), text.p, new, (int)(text.p + text.n - rest), rest) : S("");
}

/* Is this the sentence that 'new' instead of 'old' earns?  Says so if not. */
static inline bool lie_earns(Str wrong, const char *old, const char *new, const char *sentence)
{
	bool does = str_starts(wrong, str(sentence));
	if (!does)
		fprintf(stderr, "  %s -> %s: %.*s\n", old, new, STR(wrong));
	return does;
}

/* For fuzzers: has no line that asks for more memory than a fuzzer has. */
static inline bool graph_is_small(Str text)
{
	for (Str line; str_cut(&text, '\n', &line);) {
		size_t digits = 0;
		for (size_t i = 0; line.n && *line.p == 'p' && i < line.n; i++) {
			digits = line.p[i] >= '0' && line.p[i] <= '9' ? digits + 1 : 0;
			if (digits > 4)
				return false;
		}
	}
	return true;
}

/* As proof_text would write it: 'graph L R E HASH'. */
static inline Str graph_line(Arena *a, const Graph *g)
{
	Proof p = { .graph = g, .digits = 1, .place = NEW(a, int32_t, (size_t)g->lefts + 1) };
	Str   line, text;
	p.price_left = p.price_right = NEW(a, int64_t, (size_t)g->lefts + (size_t)g->rights);
	text = proof_text(a, &p);
	str_cut(&text, '\n', &line);
	str_cut(&text, '\n', &line);
	return line;
}

#endif
