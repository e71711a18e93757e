/* graph_text.c - reads the text twice: how long each row is, then the rows. */
#include "solve/graph_text.h"

#include <stdlib.h>

enum { SIDE_MOST = 10000000, COUNT_MOST = 1000000000 };

typedef struct {
	Arena   *arena;
	Str      rest;
	int      line;
	Str     *wrong;
	Graph    g;
	int64_t  edges, seen, *at;
	int32_t *need, *seats, *right, *wide;
	bool     fill;
} Reading;

static bool no(Reading *x, const char *what)
{
	*x->wrong = str_fmt(x->arena, "Line %d: %s.", x->line, what);
	return false;
}

/* The next number of the line, low .. high. */
static bool number(Reading *x, Str *line, int64_t low, int64_t high, int64_t *n)
{
	const char *p = line->p, *end = p + line->n;
	bool        minus;
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	minus = p < end && *p == '-';
	p += minus;
	const char *first = p;
	for (*n = 0; p < end && *p >= '0' && *p <= '9' && p - first < 18; p++)
		*n = *n * 10 + (*p - '0');
	if (p == first || (p < end && *p != ' ' && *p != '\t'))
		return no(x, "a whole number should stand here");
	*n = minus ? -*n : *n;
	*line = (Str){ p, (size_t)(end - p) };
	return (*n >= low && *n <= high) || no(x, "a number is out of its bounds");
}

static bool begin(Reading *x, Str line)
{
	int64_t lefts, rights;
	if (x->need)
		return no(x, "there is a second p line");
	if (!str_starts(line, S(" bmatch ")))
		return no(x, "the p line should read: p bmatch L R E");
	line = (Str){ line.p + 7, line.n - 7 };
	if (!number(x, &line, 0, SIDE_MOST, &lefts) || !number(x, &line, 0, SIDE_MOST, &rights) || !number(x, &line, 0, COUNT_MOST, &x->edges))
		return false;
	x->g.lefts = (int)lefts;
	x->g.rights = (int)rights;
	x->need = NEW(x->arena, int32_t, lefts);
	x->seats = NEW(x->arena, int32_t, rights);
	x->at = NEW(x->arena, int64_t, lefts + 2);
	for (int64_t l = 0; l < lefts; l++)
		x->need[l] = 1;
	for (int64_t r = 0; r < rights; r++)
		x->seats[r] = 1;
	return true;
}

static bool edge(Reading *x, Str line)
{
	int64_t l, r, score;
	if (!number(x, &line, 1, x->g.lefts, &l) || !number(x, &line, 1, x->g.rights, &r) || !number(x, &line, -SCORE_MOST, SCORE_MOST, &score))
		return false;
	x->seen++;
	if (!x->fill) {
		x->at[l + 1]++;
		return true;
	}
	int64_t e = x->at[l]++;
	x->right[e] = (int32_t)r - 1;
	x->wide[e] = (int32_t)score;
	return true;
}

static bool statement(Reading *x, Str line)
{
	int64_t who, n;
	while (line.n && (line.p[line.n - 1] == '\r' || line.p[line.n - 1] == ' '))
		line.n--;
	if (!line.n || *line.p == 'c')
		return true;
	Str rest = { line.p + 1, line.n - 1 };
	if (*line.p == 'p')
		return x->fill || begin(x, rest);
	if (!x->need)
		return no(x, "the line 'p bmatch L R E' should come first");
	if (*line.p == 'e')
		return edge(x, rest);
	if (*line.p != 'l' && *line.p != 'r')
		return no(x, "a line begins with c, p, l, r or e");
	if (!number(x, &rest, 1, *line.p == 'l' ? x->g.lefts : x->g.rights, &who) || !number(x, &rest, 0, COUNT_MOST, &n))
		return false;
	*(*line.p == 'l' ? &x->need[who - 1] : &x->seats[who - 1]) = (int32_t)n;
	return true;
}

static bool pass(Reading *x, Str text)
{
	Str line;
	x->rest = text;
	x->line = 0;
	x->seen = 0;
	while (x->rest.n) {
		str_cut(&x->rest, '\n', &line);
		x->line++;
		if (!statement(x, line))
			return false;
	}
	return true;
}

/* Each pair once: 'seen' holds, by right, the last left it stood with. */
static bool unlike(Reading *x, const int64_t *row)
{
	int32_t *seen = NEW(x->arena, int32_t, x->g.rights);
	for (int32_t l = 0; l < x->g.lefts; l++)
		for (int64_t e = row[l]; e < row[l + 1]; e++) {
			if (seen[x->right[e]] == l + 1) {
				*x->wrong = str_fmt(x->arena, "The pair %d %d is there twice.", l + 1, x->right[e] + 1);
				return false;
			}
			seen[x->right[e]] = l + 1;
		}
	return true;
}

/* In half the memory, where the scores lie close enough together. */
static void narrow(Reading *x)
{
	int32_t least = SCORE_MOST, most = -SCORE_MOST;
	for (int64_t e = 0; e < x->edges; e++) {
		least = x->wide[e] < least ? x->wide[e] : least;
		most = x->wide[e] > most ? x->wide[e] : most;
	}
	x->g.wide = x->wide;
	if (most - least > UINT16_MAX || !x->edges)
		return;
	uint16_t *close = NEW(x->arena, uint16_t, x->edges);
	for (int64_t e = 0; e < x->edges; e++)
		close[e] = (uint16_t)(x->wide[e] - least);
	x->g.narrow = close;
	x->g.base = least;
	x->g.wide = NULL;
}

const Graph *graph_read(Arena *a, Str text, Str *wrong)
{
	Reading x = { .arena = a, .wrong = wrong };
	*wrong = S("");
	if (!pass(&x, text))
		return NULL;
	if (!x.need)
		*wrong = S("There is no line 'p bmatch L R E'.");
	else if (x.seen != x.edges)
		*wrong = str_fmt(a, "The p line speaks of %lld pairs, and there are %lld.", (long long)x.edges, (long long)x.seen);
	if (wrong->n)
		return NULL;
	int64_t *row = NEW(a, int64_t, (size_t)x.g.lefts + 1);
	for (int l = 0; l < x.g.lefts; l++) {
		row[l + 1] = row[l] + x.at[l + 2];
	}
	for (int l = 0; l <= x.g.lefts; l++)
		x.at[l + 1] = row[l];
	x.right = NEW(a, int32_t, x.edges);
	x.wide = NEW(a, int32_t, x.edges);
	x.fill = true;
	if (!pass(&x, text) || !unlike(&x, row))
		return NULL;
	narrow(&x);
	Graph *g = NEW(a, Graph, 1);
	*g = x.g;
	g->need = x.need;
	g->seats = x.seats;
	g->row = row;
	g->right = x.right;
	return g;
}
