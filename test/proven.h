/* proven.h - for tests: a proof goes the whole way, from the solver's text to the verifier, beside the graph as text. */
#ifndef TEST_PROVEN_H
#define TEST_PROVEN_H

#include "solve/proof_text.h"
#include "verify/verify.h"

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
