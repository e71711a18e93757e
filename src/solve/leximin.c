/* leximin.c - one digit after the other, each on the face of the matchings that are best by those before.
 *
 * "Fair matchings" (C.-C. Huang, T. Kavitha, K. Mehlhorn, D. Michail, "Fair matchings and related problems", 2016) by
 * combinatorial duals: the greatest size first (size.c, its cover from reach.c), then for each cut the fewest pairs below it,
 * then the sum of scores (face.c).  The prices of all digits side by side are the proof (proof.h): whatever decided a
 * pair at one digit, decides it for good.
 *
 * Cuts below which nobody has to be are found by halving, as the floor is, and cost nothing: all prices are 0 there.
 * Invariant: 'made' and the fixed pairs are one of the best by the digits so far.  Each digit costs a few passes
 * over what the ones before left open; memory O(E + vertices x digits). */
#include "solve/leximin.h"

#include "solve/face.h"
#include "solve/reach.h"
#include "solve/size.h"

#include <string.h>

typedef struct { Arena *arena; const Graph *g; Face *face; FaceDigit digit; int digits; int64_t *left, *right; uint64_t seed; Going *going; } Chain;

int leximin_cuts(const Graph *g, int bands, int32_t cuts[CUTS_MOST])
{
	int64_t edges = g->row[g->lefts], least = INT32_MAX, most = INT32_MIN;
	for (int64_t e = 0; e < edges; e++) {
		int32_t s = graph_score(g, e);
		least = s < least ? s : least;
		most = s > most ? s : most;
	}
	int n = 0;
	for (int i = 1; i <= bands && edges; i++) {
		int32_t cut = (int32_t)(least + (most - least) * i / bands);
		if (cut > least && (!n || cut > cuts[n - 1]))
			cuts[n++] = cut;
	}
	return n;
}

/* How many cuts nobody has to be below; *s holds such a matching. */
static int without_cost(Size *s, const int32_t *cuts, int n, int64_t size)
{
	int low = 0, high = n + 1;
	while (high - low > 1 && !s->going->stopped) {
		int middle = (low + high) / 2;
		*(size_fill(s, cuts[middle - 1], size) == size ? &low : &high) = middle;
	}
	size_fill(s, low ? cuts[low - 1] : INT32_MIN, size);
	return low;
}

/* The prices of the digit at hand go into their place, and the face becomes smaller. */
static void keep(Chain *c, int digit)
{
	for (int l = 0; l < c->g->lefts; l++)
		c->left[(int64_t)l * c->digits + digit] = c->digit.price_left[l];
	for (int r = 0; r < c->g->rights; r++)
		c->right[(int64_t)r * c->digits + digit] = c->digit.price_right[r];
	face_narrow(c->arena, c->face, &c->digit);
}

static int64_t edges(const Face *f) { return f->row[f->lefts]; }

static void by_size(Chain *c, const Size *s)
{
	BMatched x = size_matched(s);
	Reach    reach = reach_all(c->arena, c->g, &x, INT32_MIN);
	for (int64_t e = 0; e < edges(c->face); e++)
		c->digit.worth[e] = 1;
	for (int l = 0; l < c->g->lefts; l++)
		c->digit.price_left[l] = !reach.left[l];
	for (int r = 0; r < c->g->rights; r++)
		c->digit.price_right[r] = reach.right[r] || !c->g->seats[r];
	keep(c, 0);
}

static void by_cut(Chain *c, int digit, int32_t cut)
{
	for (int64_t e = 0; e < edges(c->face); e++)
		c->digit.worth[e] = c->face->score[e] < cut ? -1 : 0;
	if (!face_decide(c->face, &c->digit, (FaceHow){ .warm = true, .going = c->going }))
		arena_empty(c->arena);
	keep(c, digit);
}

static void by_score(Chain *c, int digit)
{
	memcpy(c->digit.worth, c->face->score, sizeof *c->digit.worth * (size_t)edges(c->face));
	if (!face_decide(c->face, &c->digit, (FaceHow){ .seed = c->seed, .going = c->going }))
		arena_empty(c->arena);
	keep(c, digit);
}

/* ---- the answer ------------------------------------------------------------------------------------ */

static void put(int32_t *right, int32_t *n, int32_t r)
{
	int32_t i = (*n)++;
	for (; i && right[i - 1] > r; i--)
		right[i] = right[i - 1];
	right[i] = r;
}

/* Into the places of *x; answers the sum of scores. */
static int64_t read_pairs(const Chain *c, const BMatched *x)
{
	const Face *f = c->face;
	int32_t *n = NEW(c->arena, int32_t, f->lefts);
	int64_t  score = 0;
	for (int32_t k = 0; k < x->place[f->lefts]; k++)
		x->right[k] = -1;
	for (int i = 0; i < f->fixed.n; i++)
		put(x->right + x->place[f->fixed.list[i].left], &n[f->fixed.list[i].left], f->fixed.list[i].right);
	for (int l = 0; l < f->lefts; l++) {
		for (int64_t e = f->row[l]; e < f->row[l + 1]; e++)
			if (f->made[e])
				put(x->right + x->place[l], &n[l], f->right[e]);
		for (int32_t i = 0; i < n[l]; i++)
			score += graph_score(c->g, graph_edge(c->g, l, x->right[x->place[l] + i]));
	}
	return score;
}

Leximined leximin_solve_while(Arena *a, const Graph *g, const int32_t *cuts, int n, uint64_t seed, Going *going)
{
	Size *s = size_open(a, g, going);
	if (!s)
		return (Leximined){ .end = BMATCH_TOO_LARGE };
	int64_t size = size_fill(s, INT32_MIN, INT64_MAX);
	int     digits = n + 2, free_cuts = without_cost(s, cuts, n, size);
	if (going->stopped)
		return (Leximined){ .end = BMATCH_STOPPED };
	int32_t least = free_cuts ? cuts[free_cuts - 1] : INT32_MIN;
	Chain   c = { .arena = a, .g = g, .face = face_open(a, g, least, s->seating.place, s->seating.right), .digits = digits, .seed = seed, .going = going,
	              .left = NEW(a, int64_t, (size_t)g->lefts * (size_t)digits), .right = NEW(a, int64_t, (size_t)g->rights * (size_t)digits) };
	c.digit = (FaceDigit){ NEW(a, int32_t, edges(c.face)), NEW(a, int64_t, g->lefts), NEW(a, int64_t, g->rights) };
	by_size(&c, s);
	for (int i = free_cuts; i < n && !going->stopped; i++)
		by_cut(&c, 1 + i, cuts[i]);
	if (!going->stopped)
		by_score(&c, digits - 1);
	if (going->stopped)
		return (Leximined){ .end = BMATCH_STOPPED };
	BMatched x = size_matched(s);
	x.score = read_pairs(&c, &x);
	return (Leximined){ .end = BMATCH_DONE,
	                    .proof = { .graph = g, .goal = GOAL_LEXIMIN, .digits = digits, .cuts = cuts, .cut_count = n, .place = x.place,
	                               .right = x.right, .placed = x.placed, .score = x.score, .price_left = c.left, .price_right = c.right } };
}

Leximined leximin_solve(Arena *a, const Graph *g, const int32_t *cuts, int n, uint64_t seed)
{
	return leximin_solve_while(a, g, cuts, n, seed, &(Going){ 0 });
}
