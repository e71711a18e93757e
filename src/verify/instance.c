/* instance.c - reads a graph (docs/certificate.md). */
#include "verify/instance.h"

#include "verify/reader.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_MOST = 10000000, COUNT_MOST = 1000000000, SCORE_MOST = 1000000, LINE_MOST = 200 };

typedef struct { Reader in; Instance *g; int64_t pairs; } Text;

static bool blanks(Reader *x)
{
	const char *from = x->p;
	while (x->p < x->end && (*x->p == ' ' || *x->p == '\t' || *x->p == '\r'))
		x->p++;
	return x->p > from;
}

/* A number with blanks before it; zeros in front are allowed here. */
static bool number(Reader *x, int64_t least, int64_t most, int64_t *n)
{
	if (!blanks(x))
		return reader_no(x, "a blank and a whole number should stand here");
	bool        minus = reader_at(x, "-");
	const char *from = x->p += minus;
	for (*n = 0; x->p < x->end && *x->p >= '0' && *x->p <= '9' && x->p - from < 18; x->p++)
		*n = *n * 10 + (*x->p - '0');
	*n = minus ? -*n : *n;
	return (x->p > from && *n >= least && *n <= most) || reader_no(x, "a number is missing or out of its bounds");
}

static Vertex *vertices(Arena *a, int64_t n)
{
	Vertex *list = NEW(a, Vertex, n + 1);
	for (int64_t i = 1; i <= n; i++)
		list[i].limit = 1;
	return list;
}

static bool begin(Text *x)
{
	Instance *g = x->g;
	if (g->left)
		return reader_no(&x->in, "there is a second p line");
	if (!reader_is(&x->in, "p bmatch") || !number(&x->in, 0, SIDE_MOST, &g->lefts) || !number(&x->in, 0, SIDE_MOST, &g->rights)
	    || !number(&x->in, 0, COUNT_MOST, &x->pairs))
		return false;
	if (x->pairs > x->in.end - x->in.p)
		return reader_no(&x->in, "there cannot be so many pairs in so short a text");
	g->left = vertices(x->in.arena, g->lefts);
	g->right = vertices(x->in.arena, g->rights);
	g->pairs.list = NEW(x->in.arena, Pair, x->pairs + 1);
	return true;
}

static bool statement(Text *x)
{
	Instance *g = x->g;
	int64_t   who, other, n;
	char      c = *x->in.p;
	if (c == 'p')
		return begin(x);
	if (!g->left || (c != 'l' && c != 'r' && c != 'e'))
		return reader_no(&x->in, g->left ? "a line begins with c, p, l, r or e" : "the line 'p bmatch L R E' should come first");
	x->in.p++;
	if (!number(&x->in, 1, c == 'r' ? g->rights : g->lefts, &who))
		return false;
	if (c != 'e')
		return number(&x->in, 0, COUNT_MOST, &(c == 'l' ? g->left : g->right)[who].limit);
	if (!number(&x->in, 1, g->rights, &other) || !number(&x->in, -SCORE_MOST, SCORE_MOST, &n))
		return false;
	if (g->pairs.n == x->pairs)
		return reader_no(&x->in, "there are more pairs than the p line says");
	g->pairs.list[g->pairs.n++] = (Pair){ (int32_t)who, (int32_t)other, (int32_t)n };
	return true;
}

static int in_order(const void *a, const void *b)
{
	const Pair *x = a, *y = b;
	return x->left != y->left ? (x->left > y->left) - (x->left < y->left) : (x->right > y->right) - (x->right < y->right);
}

static uint64_t hash_number(uint64_t h, int64_t n)
{
	for (int i = 0; i < 64; i += 8)
		h = hash_byte(h, (uint64_t)n >> i & 255);
	return h;
}

static uint64_t hash(const Instance *g)
{
	uint64_t h = hash_number(hash_number(hash_number(HASH_BEGIN, g->lefts), g->rights), g->pairs.n);
	for (int64_t l = 1; l <= g->lefts; l++)
		h = hash_number(h, g->left[l].limit);
	for (int64_t r = 1; r <= g->rights; r++)
		h = hash_number(h, g->right[r].limit);
	for (const Pair *p = g->pairs.list; p < g->pairs.list + g->pairs.n; p++)
		h = hash_number(hash_number(hash_number(h, p->left), p->right), p->score);
	return h;
}

static bool is_too_long(const Reader *x)
{
	const char *end = memchr(x->p, '\n', (size_t)(x->end - x->p));
	return (end ? end : x->end) - x->p > LINE_MOST;
}

bool instance_read(Arena *a, Str text, Instance *g, Str *wrong)
{
	Text x = { .in = reader_open(a, text, wrong), .g = g };
	while (x.in.p < x.in.end) {
		if (*x.in.p == 'c')
			while (x.in.p < x.in.end && *x.in.p != '\n')
				x.in.p++;
		else if (is_too_long(&x.in))
			return reader_no(&x.in, "this line is too long");
		else if (!blanks(&x.in) && *x.in.p != '\n' && !statement(&x))
			return false;
		blanks(&x.in);
		if (x.in.p < x.in.end && !reader_is(&x.in, "\n"))
			return false;
	}
	if (!g->left || g->pairs.n != x.pairs)
		return reader_no(&x.in, "there are fewer pairs than the line 'p bmatch L R E' says, or no such line");
	qsort(g->pairs.list, (size_t)g->pairs.n, sizeof(Pair), in_order);
	for (int e = 1; e < g->pairs.n; e++)
		if (!in_order(&g->pairs.list[e - 1], &g->pairs.list[e]))
			return reader_no(&x.in, "before this, the pair %d %d is there twice", g->pairs.list[e].left, g->pairs.list[e].right);
	g->hash = hash(g);
	return true;
}
