/* graph_proof.c - reads a graph, then the certificate that speaks of it, and looks at the proof: docs/certificate.md.
 * Nothing from solve/ is used here, on purpose. */
#include "verify/reader.h"
#include "verify/verify.h"

#include <stdlib.h>

enum { SIDE_MOST = 10000000, COUNT_MOST = 1000000000, SCORE_MOST = 1000000, CUTS_MOST = 64, WITHOUT = INT32_MIN };

typedef struct { int left, right, score; } Pair;        /* from 1 */
typedef struct {
	int            limit, used;     /* its need, or its seats; pairs made */
	const int64_t *price;           /* digit by digit */
	const char    *line;            /* of its price */
	bool           covered;
} Vertex;
typedef struct {
	Reader   in;
	Str      wrong;
	jmp_buf  out;
	int      lefts, rights, edges, digits;
	Vertex  *left, *right;                          /* left I at left[I], right J at right[J], which is left[lefts + J] */
	struct { Pair *list; int n; } pairs;            /* by left, then by right */
	enum { TOTAL, EVERYONE, FLOOR, LEXIMIN } goal;
	int64_t  cut[CUTS_MOST], floor, placed, score;  /* as claimed */
} Proof;

static const char *const goals[] = { "goal total", "goal everyone", "goal floor", "goal leximin" };
static const int64_t nothing[CUTS_MOST + 2];

/* The i-th number of the line. */
static int within(Reader *in, int i, int least, int most)
{
	reader_must(in, in->number[i] >= least && in->number[i] <= most, "a number is out of its bounds");
	return (int)in->number[i];
}

/* Whom the next line is about, if it is like one of these, and behind 'before'.  NULL: it is another. */
static Vertex *vertex(Proof *x, const char *left, const char *right, const Vertex *before)
{
	bool is_left = reader_line(&x->in, left);
	if (!is_left && !reader_line(&x->in, right))
		return NULL;
	Vertex *v = is_left ? x->left + within(&x->in, 0, 1, x->lefts) : x->right + within(&x->in, 0, 1, x->rights);
	reader_must(&x->in, v > before, "the numbers of a list do not grow");
	return v;
}

static int in_order(const void *a, const void *b)
{
	const Pair *x = a, *y = b;
	return x->left != y->left ? x->left - y->left : x->right - y->right;
}

static void graph(Proof *x)
{
	Reader *in = &x->in;
	reader_must(in, reader_line(in, "p bmatch###"), "the line 'p bmatch L R E' should come first");
	x->lefts = within(in, 0, 0, SIDE_MOST);
	x->rights = within(in, 1, 0, SIDE_MOST);
	x->edges = within(in, 2, 0, COUNT_MOST);
	x->left = NEW(in->arena, Vertex, x->lefts + x->rights + 1);
	x->right = x->left + x->lefts;
	for (Vertex *v = x->left + 1; v <= x->right + x->rights; v++)
		*v = (Vertex){ .limit = 1, .price = nothing };
	x->pairs.list = NEW(in->arena, Pair, 1);
	for (Vertex *v;;)
		if ((v = vertex(x, "l##", "r##", x->left)))
			v->limit = within(in, 1, 0, COUNT_MOST);
		else if (reader_line(in, "e###"))
			*PUSH(in->arena, &x->pairs) = (Pair){ within(in, 0, 1, x->lefts), within(in, 1, 1, x->rights), within(in, 2, -SCORE_MOST, SCORE_MOST) };
		else
			break;
	reader_must(in, in->p == in->end, "a line begins with c, l, r or e, but for one p line before these");
	reader_must(in, x->pairs.n == x->edges, "there are more or fewer pairs than the p line says");
	qsort(x->pairs.list, (size_t)x->pairs.n, sizeof(Pair), in_order);
	for (Pair *p = x->pairs.list; p + 1 < x->pairs.list + x->edges; p++)
		reader_must(in, in_order(p, p + 1) < 0, "before this, the pair %d %d is there twice", p->left, p->right);
}

static uint64_t hash(const Proof *x)
{
	uint64_t h = hash_number(hash_number(hash_number(HASH_BEGIN, x->lefts), x->rights), x->edges);
	for (const Vertex *v = x->left + 1; v <= x->right + x->rights; v++)
		h = hash_number(h, v->limit);
	for (const Pair *p = x->pairs.list; p < x->pairs.list + x->edges; p++)
		h = hash_number(hash_number(hash_number(h, p->left), p->right), p->score);
	return h;
}

static void head(Proof *x)
{
	static const char another[] = "this is not the statement that should stand here";
	Reader *in = &x->in;
	Str     of = str_fmt(in->arena, "graph %d %d %d %016llx", x->lefts, x->rights, x->edges, (unsigned long long)hash(x));
	reader_must(in, reader_line(in, "mentord-certificate 2"), another);
	reader_must(in, reader_line(in, of.p), "this speaks of another graph");
	for (; !reader_line(in, goals[x->goal]); x->goal++)
		reader_must(in, x->goal < LEXIMIN, another);
	reader_must(in, x->goal != LEXIMIN || reader_line(in, "cuts*"), another);
	for (int i = 0; i < in->n; x->cut[i] = in->number[i], i++)
		reader_must(in, i < CUTS_MOST && (!i || x->cut[i - 1] < in->number[i]), "there are too many cuts, or they do not grow");
	x->digits = x->goal == TOTAL ? 1 : 2 + in->n;
	x->floor = x->goal == FLOOR && reader_line(in, "floor#") ? in->number[0] : WITHOUT;
	reader_must(in, reader_line(in, "placed# score#"), another);
	x->placed = in->number[0];
	x->score = in->number[1];
	reader_must(in, x->goal != FLOOR || (x->floor == WITHOUT) == !x->placed, "a floor belongs to pairs made, and to nothing else");
}

static void prices(Proof *x)
{
	for (Vertex *v = x->left; (v = vertex(x, "u#*", "v#*", v));) {
		int64_t *price = NEW(x->in.arena, int64_t, x->digits), first = 0;
		reader_must(&x->in, x->in.n == 1 + x->digits, "a price has too many digits, or too few");
		for (int i = x->digits; i--; first = price[i] ? price[i] : first)
			price[i] = x->in.number[1 + i];
		reader_must(&x->in, first > 0, first ? "a price is below nothing" : "a price of nothing should not be written");
		v->price = price;
		v->line = x->in.line;
	}
}

/* Above 0: the two prices are more than the pair counts; below: less.  Below the floor the first digit alone is looked at. */
static int64_t over(const Proof *x, const Pair *p)
{
	int64_t rest = 0;
	for (int i = 0; i < (p->score < x->floor ? 1 : x->digits) && !rest; i++) {
		int64_t counts = i == x->digits - 1 ? p->score : !i ? 1 : -(p->score < x->cut[i - 1]);
		rest = x->left[p->left].price[i] + x->right[p->right].price[i] - counts;
	}
	return rest;
}

/* All pairs of the graph in order, and beside them those that are made; then, that no price is asked where room is left. */
static void pairs(Proof *x)
{
	Reader *in = &x->in;
	int64_t placed = 0, score = 0;
	bool    more = reader_line(in, "m##");
	for (const Pair *p = x->pairs.list; p < x->pairs.list + x->edges; p++)
		if (!more || in->number[0] != p->left || in->number[1] != p->right)
			reader_must(in, over(x, p) >= 0, "before this, the pair %d %d is left out, though it counts more than its two prices",
			            p->left, p->right);
		else {
			reader_must(in, ++x->left[p->left].used <= x->left[p->left].limit, "a left has more pairs than it needs");
			reader_must(in, ++x->right[p->right].used <= x->right[p->right].limit, "a right has more pairs than it has seats");
			reader_must(in, p->score >= x->floor, "a pair below the floor is made");
			reader_must(in, over(x, p) <= 0, "a pair is made that counts less than its two prices");
			placed++;
			score += p->score;
			more = reader_line(in, "m##");
		}
	reader_must(in, !more, "a pair is made that is not in the graph, or the pairs do not grow");
	reader_must(in, placed == x->placed && score == x->score, "the number of pairs made or the sum of their scores is not as claimed");
	for (Vertex *v = x->left + 1; v <= x->right + x->rights; v++)
		if (v->price != nothing && v->used < v->limit) {
			in->line = v->line;
			reader_must(in, false, "a price where a %s is empty", v <= x->right ? "place" : "seat");
		}
}

static void no_higher_floor(Proof *x)
{
	int64_t worth = 0;
	for (Vertex *v = x->left; (v = vertex(x, "x#", "y#", v)); worth += v->limit)
		v->covered = true;
	for (const Pair *p = x->pairs.list; p < x->pairs.list + x->edges; p++)
		worth += p->score > x->floor && !x->left[p->left].covered && !x->right[p->right].covered;
	reader_must(&x->in, worth < x->placed, "the cover does not show that no higher floor would do");
}

Proved verify_proof(Arena *a, Str certificate, Str of)
{
	Proof *x = NEW(a, Proof, 1);
	if (!setjmp(x->out)) {
		x->in = reader_open(a, of, true, &x->wrong, &x->out);
		graph(x);
		x->in = reader_open(a, certificate, false, &x->wrong, &x->out);
		head(x);
		prices(x);
		pairs(x);
		if (x->floor != WITHOUT)
			no_higher_floor(x);
		reader_seal(&x->in);
	}
	return (Proved){ .wrong = x->wrong, .goal = goals[x->goal] + sizeof "goal", .lefts = x->lefts, .rights = x->rights, .pairs = x->edges,
	                 .placed = x->placed, .score = x->score, .floor = x->floor };
}
