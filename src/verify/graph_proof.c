/* graph_proof.c - reads a certificate strictly, beside the graph that it speaks of, and looks at the proof.
 * Nothing from solve/ is used here, on purpose: see docs/certificate.md. */
#include "verify/instance.h"
#include "verify/reader.h"
#include "verify/verify.h"

enum { CUTS_MOST = 64, WITHOUT = INT32_MIN };

typedef enum { TOTAL, EVERYONE, FLOOR, LEXIMIN } Goal;
typedef struct {
	Reader   in;
	Instance g;
	Goal     goal;
	int      digits, cuts;
	int64_t  cut[CUTS_MOST], floor, placed, score;          /* as claimed */
	struct { int64_t *list; int n; } digit;                 /* of all prices; first those of nothing */
	int64_t  prices_line, made, sum, next_left, next_right; /* next: the pair whose line is being read */
} Proof;

static const char *const goals[] = { "total", "everyone", "floor", "leximin" };

static bool cuts(Proof *x)
{
	for (; reader_at(&x->in, " "); x->cuts++)
		if (x->cuts == CUTS_MOST || !reader_is(&x->in, " #", &x->cut[x->cuts]) || (x->cuts && x->cut[x->cuts] <= x->cut[x->cuts - 1]))
			return reader_no(&x->in, "there are too many cuts, or they do not grow");
	return reader_is(&x->in, "\n");
}

static bool head(Proof *x)
{
	int64_t l, r, e;
	if (!reader_is(&x->in, "mentord-certificate 2\ngraph # # # ", &l, &r, &e))
		return false;
	if (l != x->g.lefts || r != x->g.rights || e != x->g.pairs.n || !hash_is(&x->in, x->g.hash))
		return reader_no(&x->in, "this speaks of another graph");
	if (!reader_is(&x->in, "\ngoal "))
		return false;
	while (x->goal < LEXIMIN && !reader_at(&x->in, goals[x->goal]))
		x->goal++;
	if (!reader_is(&x->in, goals[x->goal]) || !reader_is(&x->in, "\n") || (x->goal == LEXIMIN && (!reader_is(&x->in, "cuts") || !cuts(x))))
		return false;
	x->digits = x->goal == TOTAL ? 1 : 2 + x->cuts;
	x->floor = WITHOUT;
	if (x->goal == FLOOR && reader_at(&x->in, "floor ") && !reader_is(&x->in, "floor #\n", &x->floor))
		return false;
	if (!reader_is(&x->in, "placed # score #\n", &x->placed, &x->score))
		return false;
	return x->goal != FLOOR || (x->floor == WITHOUT) == !x->placed || reader_no(&x->in, "a floor belongs to pairs made, and to nothing else");
}

/* The vertex that the next line 'word I' speaks of, greater than the one before. */
static bool next_of(Proof *x, const char *word, int64_t n, int64_t *id)
{
	int64_t before = *id;
	if (!reader_is(&x->in, word, id))
		return false;
	return (*id > before && *id <= n) || reader_no(&x->in, "the numbers of a list do not grow, or lead out of the graph");
}

static bool prices(Proof *x, char letter, const char *word, Vertex *list, int64_t n)
{
	for (int64_t id = 0; x->in.p < x->in.end && *x->in.p == letter;) {
		int sign = 0;
		if (!next_of(x, word, n, &id))
			return false;
		list[id].price = x->digit.n;
		for (int i = 0; i < x->digits; i++) {
			int64_t d;
			if (!reader_is(&x->in, " #", &d))
				return false;
			*PUSH(x->in.arena, &x->digit) = d;
			sign = sign ? sign : (d > 0) - (d < 0);
		}
		if (sign <= 0)
			return reader_no(&x->in, sign ? "a price is below nothing" : "a price of nothing should not be written");
		if (!reader_is(&x->in, "\n"))
			return false;
	}
	return true;
}

/* No price where a place or seat is empty. */
static bool full(Proof *x, const Vertex *list, int64_t n, const char *what)
{
	for (int64_t i = 1; i <= n; i++)
		if (list[i].price && list[i].used < list[i].limit) {
			x->in.line = x->prices_line + list[i].price / x->digits - 1;
			return reader_no(&x->in, "a price where a %s is empty", what);
		}
	return true;
}

/* What a pair counts, digit by digit. */
static int64_t counts(const Proof *x, int digit, int64_t score)
{
	return digit == x->digits - 1 ? score : !digit ? 1 : -(score < x->cut[digit - 1]);
}

/* Above 0: the two prices are more than the pair counts; below: less.  Below the floor the first digit alone is looked at. */
static int over(const Proof *x, const Pair *p)
{
	const int64_t *left = x->digit.list + x->g.left[p->left].price, *right = x->digit.list + x->g.right[p->right].price;
	int64_t rest = 0;
	for (int i = 0; i < (p->score < x->floor ? 1 : x->digits) && !rest; i++)
		rest = left[i] + right[i] - counts(x, i, p->score);
	return (rest > 0) - (rest < 0);
}

static bool read_pair(Proof *x)
{
	int64_t l = x->next_left, r = x->next_right;
	if (!reader_at(&x->in, "m ")) {
		x->next_left = INT64_MAX;
		return true;
	}
	return reader_is(&x->in, "m # #", &x->next_left, &x->next_right)
	    && (x->next_left > l || (x->next_left == l && x->next_right > r) || reader_no(&x->in, "the pairs do not grow"));
}

static bool made(Proof *x, const Pair *p)
{
	Vertex *l = &x->g.left[p->left], *r = &x->g.right[p->right];
	x->made++;
	x->sum += p->score;
	if (++l->used > l->limit || ++r->used > r->limit)
		return reader_no(&x->in, l->used > l->limit ? "a left has more pairs than it needs" : "a right has more pairs than it has seats");
	if (p->score < x->floor || over(x, p) > 0)
		return reader_no(&x->in, p->score < x->floor ? "a pair below the floor is made" : "a pair is made that counts less than its two prices");
	return reader_is(&x->in, "\n") && read_pair(x);
}

/* All pairs of the graph in order, and beside them those that are made. */
static bool pairs(Proof *x)
{
	bool ok = read_pair(x);
	for (const Pair *p = x->g.pairs.list; ok && p < x->g.pairs.list + x->g.pairs.n; p++)
		if (x->next_left == p->left && x->next_right == p->right)
			ok = made(x, p);
		else if (x->next_left < p->left || (x->next_left == p->left && x->next_right < p->right))
			ok = reader_no(&x->in, "a pair is made that is not in the graph");
		else if (over(x, p) < 0)
			ok = reader_no(&x->in, "before this, the pair %d %d is left out, though it counts more than its two prices", p->left, p->right);
	return ok && (x->next_left == INT64_MAX || reader_no(&x->in, "a pair is made that is not in the graph"));
}

static bool cover(Proof *x, char letter, const char *word, Vertex *list, int64_t n, int64_t *worth)
{
	for (int64_t id = 0; x->in.p < x->in.end && *x->in.p == letter;) {
		if (!next_of(x, word, n, &id) || !reader_is(&x->in, "\n"))
			return false;
		list[id].cover = true;
		*worth += list[id].limit;
	}
	return true;
}

static bool no_higher_floor(Proof *x)
{
	int64_t worth = 0;
	if (x->floor == WITHOUT)
		return true;
	if (!cover(x, 'x', "x #", x->g.left, x->g.lefts, &worth) || !cover(x, 'y', "y #", x->g.right, x->g.rights, &worth))
		return false;
	for (const Pair *p = x->g.pairs.list; p < x->g.pairs.list + x->g.pairs.n; p++)
		worth += p->score > x->floor && !x->g.left[p->left].cover && !x->g.right[p->right].cover;
	return worth < x->placed || reader_no(&x->in, "the cover does not show that no higher floor would do");
}

static bool prove(Proof *x)
{
	if (!head(x))
		return false;
	for (int i = 0; i < x->digits; i++)
		*PUSH(x->in.arena, &x->digit) = 0;
	x->prices_line = x->in.line;
	if (!prices(x, 'u', "u #", x->g.left, x->g.lefts) || !prices(x, 'v', "v #", x->g.right, x->g.rights) || !pairs(x))
		return false;
	int64_t line = x->in.line;
	if (!full(x, x->g.left, x->g.lefts, "place") || !full(x, x->g.right, x->g.rights, "seat"))
		return false;
	x->in.line = line;
	if (x->made != x->placed || x->sum != x->score)
		return reader_no(&x->in, "the number of pairs made or the sum of their scores is not the one that is claimed");
	return no_higher_floor(x) && reader_seal(&x->in);
}

Proved verify_proof(Arena *a, Str certificate, Str graph)
{
	Str    wrong;
	Proof *x = NEW(a, Proof, 1);
	if (!instance_read(a, graph, &x->g, &wrong))
		return (Proved){ .wrong = str_fmt(a, "The graph: %.*s", STR(wrong)), .goal = "" };
	x->in = reader_open(a, certificate, &wrong);
	prove(x);
	return (Proved){ .wrong = wrong, .goal = goals[x->goal], .lefts = x->g.lefts, .rights = x->g.rights, .pairs = x->g.pairs.n,
	                 .placed = x->made, .score = x->sum, .floor = x->floor };
}
