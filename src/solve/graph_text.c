/* graph_text.c - reads the text once, in pieces, straight into the rows of the graph.
 *
 * Invariant: the pairs read so far stand one after the other as they came, and the length of each row is known.  Texts
 * mostly come row by row, and then that is the graph; another order is noticed at the first pair out of order, and the pairs are
 * sorted in the end, by counting.  Scores take 2 bytes as long as they lie close enough together.  O(text); memory: the
 * graph, twice and 4 bytes a pair if it has to be sorted. */
#include "solve/graph_text.h"

#include <string.h>

enum { SIDE_MOST = 10000000, COUNT_MOST = 1000000000, LINE_MOST = 200 };

struct GraphText {
	Arena    *arena;
	Str       wrong;
	int64_t   line;
	char      kept[LINE_MOST];      /* of a line whose end has not come: its beginning */
	size_t    kept_n;               /* how long it is */
	Graph     g;
	int64_t   edges, seen, *row;    /* as the p line says, and as there are; lengths of rows, by left + 1 */
	int32_t  *need, *seats, *right, *wide, *left;   /* left: by edge, once one is out of order */
	uint16_t *narrow;
	int32_t   last, least, most;    /* the left of the last edge; scores so far */
};

static bool no(GraphText *x, const char *what)
{
	x->wrong = str_fmt(x->arena, "Line %lld: %s.", (long long)x->line, what);
	return false;
}

/* ---- numbers ---------------------------------------------------------------------------------- */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* The next number of the line, low .. high. */
static bool number(GraphText *x, Str *line, int64_t low, int64_t high, int64_t *n)
{
	const char *p = line->p, *end = p + line->n;
	bool        minus, apart = p < end && is_blank(*p);
	while (p < end && is_blank(*p))
		p++;
	minus = p < end && *p == '-';
	p += minus;
	const char *first = p;
	for (*n = 0; p < end && *p >= '0' && *p <= '9' && p - first < 18; p++)
		*n = *n * 10 + (*p - '0');
	if (!apart || p == first || (p < end && !is_blank(*p)))
		return no(x, "a whole number should stand here");
	*n = minus ? -*n : *n;
	*line = (Str){ p, (size_t)(end - p) };
	return (*n >= low && *n <= high) || no(x, "a number is out of its bounds");
}

static bool last_number(GraphText *x, Str *line, int64_t low, int64_t high, int64_t *n)
{
	return number(x, line, low, high, n) && (!line->n || no(x, "there is more on the line than there should be"));
}

/* ---- scores ------------------------------------------------------------------------------------- */

/* From now on the narrow scores count from 'base'. */
static void count_from(GraphText *x, int32_t base)
{
	for (int64_t e = 0; e < x->seen; e++)
		x->narrow[e] = (uint16_t)(x->narrow[e] + x->g.base - base);
	x->g.base = base;
}

static void widen(GraphText *x)
{
	x->wide = NEW(x->arena, int32_t, x->edges);
	for (int64_t e = 0; e < x->seen; e++)
		x->wide[e] = x->g.base + x->narrow[e];
	x->narrow = NULL;
	x->g.base = 0;
}

/* The base lies so that there is as much room below as above; each move halves the room at least, so there are few. */
static void put_score(GraphText *x, int32_t score)
{
	x->least = !x->seen || score < x->least ? score : x->least;
	x->most = !x->seen || score > x->most ? score : x->most;
	if (x->narrow && x->most - x->least > UINT16_MAX)
		widen(x);
	if (x->narrow && (!x->seen || score < x->g.base || score - x->g.base > UINT16_MAX))
		count_from(x, x->least - (UINT16_MAX - (x->most - x->least)) / 2);
	if (x->narrow)
		x->narrow[x->seen] = (uint16_t)(score - x->g.base);
	else
		x->wide[x->seen] = score;
}

/* ---- lines ---------------------------------------------------------------------------------------- */

static bool begin(GraphText *x, Str line)
{
	int64_t lefts, rights;
	if (x->need)
		return no(x, "there is a second p line");
	if (!str_starts(line, S(" bmatch")))
		return no(x, "the p line should read: p bmatch L R E");
	line = (Str){ line.p + 7, line.n - 7 };
	if (!number(x, &line, 0, SIDE_MOST, &lefts) || !number(x, &line, 0, SIDE_MOST, &rights) || !last_number(x, &line, 0, COUNT_MOST, &x->edges))
		return false;
	x->g.lefts = (int)lefts;
	x->g.rights = (int)rights;
	x->need = NEW(x->arena, int32_t, lefts);
	x->seats = NEW(x->arena, int32_t, rights);
	x->row = NEW(x->arena, int64_t, lefts + 1);
	x->right = NEW(x->arena, int32_t, x->edges);
	x->narrow = NEW(x->arena, uint16_t, x->edges);
	for (int64_t l = 0; l < lefts; l++)
		x->need[l] = 1;
	for (int64_t r = 0; r < rights; r++)
		x->seats[r] = 1;
	return true;
}

/* The lefts of all edges so far, which came row by row. */
static void note_lefts(GraphText *x)
{
	int64_t e = 0;
	x->left = NEW(x->arena, int32_t, x->edges);
	for (int l = 0; l < x->g.lefts; l++)
		for (int64_t i = 0; i < x->row[l + 1]; i++)
			x->left[e++] = l;
}

static bool edge(GraphText *x, Str line)
{
	int64_t l, r, score;
	if (!number(x, &line, 1, x->g.lefts, &l) || !number(x, &line, 1, x->g.rights, &r) || !last_number(x, &line, -SCORE_MOST, SCORE_MOST, &score))
		return false;
	if (x->seen < x->edges) {
		if (l - 1 < x->last && !x->left)
			note_lefts(x);
		if (x->left)
			x->left[x->seen] = (int32_t)l - 1;
		x->last = (int32_t)l - 1;
		x->row[l]++;
		x->right[x->seen] = (int32_t)r - 1;
		put_score(x, (int32_t)score);
	}
	x->seen++;
	return true;
}

static bool statement(GraphText *x, Str line)
{
	int64_t who, n;
	x->line++;
	if (line.n && *line.p == 'c')
		return true;
	if (line.n > LINE_MOST)
		return no(x, "it is too long");
	while (line.n && is_blank(line.p[line.n - 1]))
		line.n--;
	if (!line.n)
		return true;
	Str rest = { line.p + 1, line.n - 1 };
	if (*line.p == 'p')
		return begin(x, rest);
	if (!x->need)
		return no(x, "the line 'p bmatch L R E' should come first");
	if (*line.p == 'e')
		return edge(x, rest);
	if (*line.p != 'l' && *line.p != 'r')
		return no(x, "a line begins with c, p, l, r or e");
	if (!number(x, &rest, 1, *line.p == 'l' ? x->g.lefts : x->g.rights, &who) || !last_number(x, &rest, 0, COUNT_MOST, &n))
		return false;
	*(*line.p == 'l' ? &x->need[who - 1] : &x->seats[who - 1]) = (int32_t)n;
	return true;
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

GraphText *graph_text_open(Arena *a)
{
	GraphText *x = NEW(a, GraphText, 1);
	x->arena = a;
	return x;
}

static void keep(GraphText *x, Str part)
{
	size_t room = x->kept_n < LINE_MOST ? LINE_MOST - x->kept_n : 0;
	memcpy(x->kept + LINE_MOST - room, part.p, part.n < room ? part.n : room);
	x->kept_n += part.n;
}

static bool kept_statement(GraphText *x)
{
	Str line = { x->kept, x->kept_n };
	x->kept_n = 0;
	return statement(x, line);
}

bool graph_text_take(GraphText *x, Str piece)
{
	while (piece.n && !x->wrong.n) {
		const char *end = memchr(piece.p, '\n', piece.n);
		Str         line = { piece.p, end ? (size_t)(end - piece.p) : piece.n };
		piece = (Str){ line.p + line.n + (end != NULL), piece.n - line.n - (end != NULL) };
		if (end && !x->kept_n) {
			statement(x, line);
			continue;
		}
		keep(x, line);
		if (end)
			kept_statement(x);
	}
	return !x->wrong.n;
}

/* ---- the graph --------------------------------------------------------------------------------------- */

static void sort(GraphText *x)
{
	int64_t  *at = NEW(x->arena, int64_t, (size_t)x->g.lefts + 1);
	int32_t  *right = NEW(x->arena, int32_t, x->edges), *wide = x->wide ? NEW(x->arena, int32_t, x->edges) : NULL;
	uint16_t *narrow = x->wide ? NULL : NEW(x->arena, uint16_t, x->edges);
	memcpy(at, x->row, sizeof *at * ((size_t)x->g.lefts + 1));
	for (int64_t e = 0; e < x->edges; e++) {
		int64_t to = at[x->left[e]]++;
		right[to] = x->right[e];
		if (wide)
			wide[to] = x->wide[e];
		else
			narrow[to] = x->narrow[e];
	}
	x->right = right;
	x->wide = wide;
	x->narrow = narrow;
}

/* Each pair once: 'seen' holds, by right, the last left it stood with. */
static bool unlike(GraphText *x)
{
	int32_t *seen = NEW(x->arena, int32_t, x->g.rights);
	for (int32_t l = 0; l < x->g.lefts; l++)
		for (int64_t e = x->row[l]; e < x->row[l + 1]; e++) {
			if (seen[x->right[e]] == l + 1) {
				x->wrong = str_fmt(x->arena, "The pair %d %d is there twice.", l + 1, x->right[e] + 1);
				return false;
			}
			seen[x->right[e]] = l + 1;
		}
	return true;
}

static bool whole(GraphText *x)
{
	if (x->wrong.n || (x->kept_n && !kept_statement(x)))
		return false;
	if (!x->need)
		x->wrong = S("There is no line 'p bmatch L R E'.");
	else if (x->seen != x->edges)
		x->wrong = str_fmt(x->arena, "The p line speaks of %lld pairs, and there are %lld.", (long long)x->edges, (long long)x->seen);
	return !x->wrong.n;
}

const Graph *graph_text_done(GraphText *x, Str *wrong)
{
	bool ok = whole(x);
	for (int l = 0; ok && l < x->g.lefts; l++)
		x->row[l + 1] += x->row[l];
	if (ok && x->left)
		sort(x);
	ok = ok && unlike(x);
	*wrong = x->wrong;
	if (!ok)
		return NULL;
	if (x->narrow)
		count_from(x, x->least);
	Graph *g = NEW(x->arena, Graph, 1);
	*g = (Graph){ .lefts = x->g.lefts, .rights = x->g.rights, .need = x->need, .seats = x->seats, .row = x->row, .right = x->right,
	              .base = x->g.base, .narrow = x->narrow, .wide = x->wide };
	return g;
}

const Graph *graph_read(Arena *a, Str text, Str *wrong)
{
	GraphText *x = graph_text_open(a);
	graph_text_take(x, text);
	return graph_text_done(x, wrong);
}
