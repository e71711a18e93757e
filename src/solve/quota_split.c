/* quota_split.c - one partner inside, as a b-matching: each left that the rule or the wish concerns becomes two.
 *
 * A left that needs n becomes an OUTER one, with its edges to rights outside, and an INNER one, with those inside.  What they
 * have together is held within bounds by TOKENS: rights with one seat that only these two know, worth more than any partner.
 *
 *   the rule    outer needs n - 1, inner n, and there are n - 1 tokens.  Of 2n - 1 places these leave n, at most n - 1 outside.
 *   the wish    outer and inner need n each, and there are n tokens.  All edges of inner are worth more by FULL, above the
 *               bonus, so that it is never a place short.  Then outer has as many tokens as inner has partners, and n places
 *               hold these and the partners outside; the first token is worth the bonus more to outer.
 *
 * In a best answer every token is taken: in the place of a partner it is as much of a pair, and worth more.  What tokens and
 * fullness add is the same for all answers, so the best answer here is the best there.  It is the way in which a node that
 * goods pass through becomes one that sends and one that takes (A. Orden, "The transhipment problem", Management Science 2,
 * 1956).  O(E) to split; then as bmatch.c, with at most twice the lefts and two edges more for each token. */
#include "solve/quota_parts.h"

#include "solve/bmatch.h"

enum { ABOVE = 4 };                     /* 1 would do; where scores have few levels, auctions come nearer with more */

typedef struct {
	const Quota *quota;
	Graph        graph;             /* what it becomes: inners and whoever is not concerned keep their numbers */
	int32_t     *need, *seats, *right, *wide, *outer;       /* outer: by left, its other half; -1: it has none */
	uint16_t    *narrow;
	int64_t     *row, edges;
	int64_t      token, full;       /* what they are worth */
} Split;

bool quota_may_split(const Quota *q) { return q->inside && !q->units && !(q->keep_one && q->bonus); }

/* Places beyond the edges there are stay empty anyway. */
static int32_t places(const Graph *g, int l)
{
	int64_t edges = g->row[l + 1] - g->row[l];
	return g->need[l] < edges ? g->need[l] : (int32_t)edges;
}

static int32_t tokens(const Split *s, int l) { return places(s->quota->graph, l) - s->quota->keep_one; }

/* ---- splitting ------------------------------------------------------------------------------------ */

/* false: more edges than can be numbered. */
static bool number(Split *s, Arena *a)
{
	const Graph *g = s->quota->graph;
	int64_t lefts = g->lefts, rights = g->rights, edges = g->row[g->lefts];
	s->outer = NEW(a, int32_t, g->lefts);
	for (int l = 0; l < g->lefts; l++) {
		s->outer[l] = quota_concerns(s->quota, l) ? (int32_t)lefts++ : -1;
		rights += s->outer[l] < 0 ? 0 : tokens(s, l);
		edges += s->outer[l] < 0 ? 0 : 2 * (int64_t)tokens(s, l);
	}
	if (lefts > INT32_MAX / 2 || rights > INT32_MAX / 2 || edges > INT32_MAX)
		return false;
	s->graph.lefts = (int)lefts;
	s->graph.rights = (int)rights;
	s->edges = edges;
	return true;
}

static void weigh(Split *s)
{
	const Quota *q = s->quota;
	Scores x = graph_scores(q->graph);
	int32_t unit = x.unit ? x.unit : 1;
	s->full = q->keep_one ? 0 : q->bonus + unit;
	s->token = (x.most > 0 ? x.most : 0) + ABOVE * unit;
}

static void make_room(Split *s, Arena *a)
{
	Graph *h = &s->graph;
	bool   narrow = s->quota->graph->narrow && s->token + s->full - s->quota->graph->base <= UINT16_MAX;
	h->base = narrow ? s->quota->graph->base : 0;
	h->need = s->need = NEW(a, int32_t, h->lefts);
	h->seats = s->seats = NEW(a, int32_t, h->rights);
	h->row = s->row = NEW(a, int64_t, (size_t)h->lefts + 1);
	h->right = s->right = NEW(a, int32_t, s->edges);
	h->narrow = s->narrow = narrow ? NEW(a, uint16_t, s->edges) : NULL;
	h->wide = s->wide = narrow ? NULL : NEW(a, int32_t, s->edges);
	s->edges = 0;
}

static void put(Split *s, int32_t right, int64_t score)
{
	s->right[s->edges] = right;
	if (s->narrow)
		s->narrow[s->edges++] = (uint16_t)(score - s->graph.base);
	else
		s->wide[s->edges++] = (int32_t)score;
}

typedef enum { WHOLE, OUTER, INNER } Half;

/* The row of one half, as the next: its edges to rights, and to tokens from this one on. */
static void put_row(Split *s, int l, Half half, int32_t token)
{
	const Quota *q = s->quota;
	const Graph *g = q->graph;
	int32_t      at = half == OUTER ? s->outer[l] : l;
	int64_t      more = half == INNER ? s->full : 0, first = half == OUTER ? q->bonus : 0;
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
		if (half == WHOLE || (half == INNER) == q->inside[e])
			put(s, g->right[e], graph_score(g, e) + more);
	for (int32_t k = 0; half != WHOLE && k < tokens(s, l); k++)
		put(s, token + k, s->token + (k ? more : more + first));
	s->need[at] = half == WHOLE ? g->need[l] : half == OUTER ? tokens(s, l) : places(g, l);
	s->row[at + 1] = s->edges;
}

static void put_rows(Split *s)
{
	const Graph *g = s->quota->graph;
	int32_t      token = g->rights;
	for (int r = 0; r < s->graph.rights; r++)
		s->seats[r] = r < g->rights ? g->seats[r] : 1;
	for (int l = 0; l < g->lefts; l++) {
		put_row(s, l, s->outer[l] < 0 ? WHOLE : INNER, token);
		token += s->outer[l] < 0 ? 0 : tokens(s, l);
	}
	token = g->rights;
	for (int l = 0; l < g->lefts; l++)
		if (s->outer[l] >= 0) {
			put_row(s, l, OUTER, token);
			token += tokens(s, l);
		}
}

/* ---- back ------------------------------------------------------------------------------------------- */

static void read_half(const Split *s, const BMatched *x, int l, int32_t half, uint8_t *made)
{
	const Graph *g = s->quota->graph;
	for (int32_t k = x->place[half]; k < x->place[half + 1]; k++)
		if (x->right[k] >= 0 && x->right[k] < g->rights)
			made[graph_edge(g, l, x->right[k])] = true;
}

void quota_by_split(Arena *a, const Quota *q, Quotaed *out)
{
	Split s = { .quota = q };
	if (!number(&s, a)) {
		out->end = QUOTA_TOO_LARGE;
		return;
	}
	weigh(&s);
	make_room(&s, a);
	put_rows(&s);
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = &s.graph, .empty = q->everyone ? BMATCH_EVERYONE : 0, .go_on = q->go_on, .with = q->with });
	out->end = x.end == BMATCH_STOPPED ? QUOTA_STOPPED : x.end == BMATCH_TOO_LARGE ? QUOTA_TOO_LARGE : QUOTA_DONE;
	for (int l = 0; out->end == QUOTA_DONE && l < q->graph->lefts; l++) {
		read_half(&s, &x, l, l, out->made);
		if (s.outer[l] >= 0)
			read_half(&s, &x, l, s.outer[l], out->made);
	}
}
