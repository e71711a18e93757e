/* fuzz_verify.c - any bytes as a certificate, with the seal that goes with them.  One that is
 * accepted must be right: a reader of our own, as plain as can be, and the solver must come
 * to the same pairs placed and the same fit.  Behind a NUL there may be a graph; then the certificate is of format 2, with
 * the hash of that graph, and is judged a second time by test/claim.h. */
#include "solve/assign.h"
#include "solve/graph_text.h"
#include "test/claim.h"
#include "test/proven.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { SIDE = 12 };

static Str sealed(Arena *a, Str body)
{
	uint64_t h = 0xcbf29ce484222325u;
	const char *seal = body.n ? memmem(body.p, body.n, "\nseal ", 6) : NULL;
	if (seal)
		body.n = (size_t)(seal + 1 - body.p);
	for (size_t i = 0; i < body.n; i++)
		h = (h ^ (unsigned char)body.p[i]) * 0x100000001b3u;
	return str_fmt(a, "%.*sseal %016llx\n", STR(body), (unsigned long long)h);
}

static int whole(const char **p, const char *before)
{
	int n = 0, read = 0;
	size_t skip = strlen(before);
	if (strncmp(*p, before, skip) || sscanf(*p + skip, "%d%n", &n, &read) != 1)
		die("accepted, but there is no '%s' at: %.40s", before, *p);
	*p += skip + (size_t)read;
	return n;
}

/* The instance, and how many pairs are marked as made. */
static int read_all(Arena *a, const char *p, Assign *x)
{
	int made = 0, *need = NEW(a, int, x->lefts), *seats = NEW(a, int, x->rights);
	int32_t *score = NEW(a, int32_t, x->lefts * x->rights);
	AssignPair *must = NEW(a, AssignPair, x->lefts * x->rights);
	memset(score, 0xff, (size_t)x->lefts * (size_t)x->rights * sizeof *score);
	p = strstr(p, "\nleft 1") ? strstr(p, "\nleft 1") : strstr(p, "\nright 1");
	for (int i = 0; i < x->lefts; i++) {
		whole(&p, "\nleft "), need[i] = whole(&p, " need "), whole(&p, " price ");
	}
	for (int i = 0; i < x->rights; i++) {
		whole(&p, "\nright "), seats[i] = whole(&p, " seats "), whole(&p, " price ");
	}
	for (int i = 0; i < x->lefts; i++) {
		for (whole(&p, "\nrow "); *p == ' ';) {
			int j = whole(&p, " ") - 1, s = whole(&p, ":");
			score[i * x->rights + j] = s;
			made += *p == '*' || *p == '!';
			if (*p == '!')
				must[x->must_n++] = (AssignPair){ i, j };
			p += *p == '*' || *p == '!';
		}
	}
	x->need = need, x->seats = seats, x->score = score, x->must = must;
	return made;
}

/* The second line, if it begins like one, made to speak of this graph. */
static Str of_graph(Arena *a, Str text, const Graph *g)
{
	Str rest = text, line;
	if (!str_cut(&rest, '\n', &line) || !rest.p || !str_starts(rest, S("graph ")))
		return text;
	Str second;
	str_cut(&rest, '\n', &second);
	return str_fmt(a, "%.*s\n%.*s\n%.*s", STR(line), STR(graph_line(a, g)), STR(rest));
}

static void beside_graph(Arena *a, Str certificate, Str graph)
{
	Str wrong;
	const Graph *g = graph_is_small(graph) ? graph_read(a, graph, &wrong) : NULL;
	if (!g)
		return;
	Str    text = sealed(a, of_graph(a, certificate, g));
	Proved v = verify_proof(a, text, graph);
	if (str_starts(v.wrong, S("The graph:")))
		die("one reader takes the graph, the other says: %.*s", STR(v.wrong));
	if (v.wrong.n || v.lefts > CLAIM_SIDE || v.rights > CLAIM_SIDE || claim_digits(text) > CLAIM_DIGITS)
		return;
	/* The second reader takes the plainest text. */
	wrong = claim_wrong(a, text, graph_as_text(a, g));
	if (wrong.n)
		die("accepted, but %.*s", STR(wrong));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	Arena   *a = arena_open();
	Str      all = { (const char *)data, n }, first;
	if (n && memchr(data, 0, n) && str_cut(&all, 0, &first)) {
		beside_graph(a, first, all);
		arena_drop(a);
		return 0;
	}
	Str      text = sealed(a, (Str){ (const char *)data, n });
	Verified v = verify_text(a, text);
	if (!v.wrong.n && v.lefts <= SIDE && v.rights <= SIDE && v.lefts + v.rights > 0) {
		Assign x = { .lefts = (int)v.lefts, .rights = (int)v.rights };
		int made = read_all(a, text.p, &x);
		Assigned best = assign_best(a, &x);
		if (made != v.placed)
			die("%d pairs are marked, %lld were accepted", made, (long long)v.placed);
		if (best.end == ASSIGN_DONE && (best.n != v.placed || best.fit != v.fit))
			die("accepted with %lld pairs and a fit of %lld; the best is %d and %lld", (long long)v.placed, (long long)v.fit, best.n, (long long)best.fit);
		if (best.end != ASSIGN_DONE && best.end != ASSIGN_TOO_LARGE)
			die("accepted, and the solver says %d", best.end);
	}
	arena_drop(a);
	return 0;
}
