/* claim.h - for tests: what a certificate claims, read and judged a second time, slowly and in other ways
 * than the verifier's: the prices by the bound that they add up to, the match by trying every other. */
#ifndef TEST_CLAIM_H
#define TEST_CLAIM_H

#include "solve/peer.h"

#include <stdio.h>
#include <string.h>

enum { CLAIM_SIDE = 4, CLAIM_DIGITS = 12, CLAIM_PEERS = 16 };

typedef struct { __int128 digit[CLAIM_DIGITS]; } Sum;        /* wide enough for the greatest price times the greatest need */
typedef struct {
	int     lefts, rights, digits, cuts, made_n;
	bool    total, leximin, has_floor, floor_goal, odd;     /* odd: something this reader does not know */
	int64_t need[CLAIM_SIDE], seats[CLAIM_SIDE], cut[CLAIM_DIGITS], floor, placed, score;
	bool    pair[CLAIM_SIDE][CLAIM_SIDE], made[CLAIM_SIDE][CLAIM_SIDE];
	int64_t points[CLAIM_SIDE][CLAIM_SIDE];
	Sum     u[CLAIM_SIDE], v[CLAIM_SIDE], best;
	bool    x[CLAIM_SIDE], y[CLAIM_SIDE];
} Claim;

static inline int sum_cmp(const Sum *a, const Sum *b)
{
	for (int i = 0; i < CLAIM_DIGITS; i++)
		if (a->digit[i] != b->digit[i])
			return a->digit[i] < b->digit[i] ? -1 : 1;
	return 0;
}

static inline void sum_add(Sum *a, const Sum *b, int64_t times)
{
	for (int i = 0; i < CLAIM_DIGITS; i++)
		a->digit[i] += times * b->digit[i];
}

static inline Sum claim_counts(const Claim *c, int l, int r)
{
	Sum s = { { c->total ? c->points[l][r] : 1 } };
	for (int i = 0; i < c->cuts; i++)
		s.digit[1 + i] = c->points[l][r] < c->cut[i] ? -1 : 0;
	if (!c->total)
		s.digit[1 + c->cuts] = c->points[l][r];
	return s;
}

/* ---- reading ------------------------------------------------------------------------------------- */

static inline void claim_graph_line(Claim *c, const char *s)
{
	long long i, j, n;
	if (sscanf(s, "p bmatch %d %d", &c->lefts, &c->rights) == 2 && (c->lefts > CLAIM_SIDE || c->rights > CLAIM_SIDE))
		c->odd = true;
	if (sscanf(s, "l %lld %lld", &i, &n) == 2 && i >= 1 && i <= CLAIM_SIDE)
		c->need[i - 1] = n;
	if (sscanf(s, "r %lld %lld", &j, &n) == 2 && j >= 1 && j <= CLAIM_SIDE)
		c->seats[j - 1] = n;
	if (sscanf(s, "e %lld %lld %lld", &i, &j, &n) == 3 && i >= 1 && i <= CLAIM_SIDE && j >= 1 && j <= CLAIM_SIDE) {
		c->pair[i - 1][j - 1] = true;
		c->points[i - 1][j - 1] = n;
	}
}

static inline int claim_numbers(const char *s, int64_t *to, int most)
{
	long long d;
	int n = 0;
	for (int used; n < most && sscanf(s, "%lld%n", &d, &used) == 1; s += used)
		to[n++] = d;
	return n;
}

static inline void claim_line(Claim *c, const char *s)
{
	long long n, score;
	int64_t   d[CLAIM_DIGITS + 1] = { 0 };
	int       many = strlen(s) > 2 && s[1] == ' ' ? claim_numbers(s + 2, d, CLAIM_DIGITS + 1) : 0;
	if (!strcmp(s, "goal total"))
		c->total = true;
	if (!strcmp(s, "goal floor"))
		c->floor_goal = true;
	if (!strncmp(s, "cuts", 4)) {
		c->leximin = true;
		c->cuts = claim_numbers(s + 4, c->cut, CLAIM_DIGITS - 2);
	}
	if (sscanf(s, "floor %lld", &n) == 1) {
		c->has_floor = true;
		c->floor = n;
	}
	if (sscanf(s, "placed %lld score %lld", &n, &score) == 2) {
		c->placed = n;
		c->score = score;
	}
	if (!many)
		return;
	c->odd = c->odd || d[0] < 1 || d[0] > CLAIM_SIDE || (*s == 'm' && (d[1] < 1 || d[1] > CLAIM_SIDE));
	if (c->odd)
		return;
	for (int i = 0; i < CLAIM_DIGITS && (*s == 'u' || *s == 'v'); i++)
		(*s == 'u' ? c->u : c->v)[d[0] - 1].digit[i] = d[1 + i];
	if (*s == 'm') {
		c->made[d[0] - 1][d[1] - 1] = true;
		c->made_n++;
	}
	if (*s == 'x' || *s == 'y')
		(*s == 'x' ? c->x : c->y)[d[0] - 1] = true;
}

static inline Claim claim_read(Arena *a, Str certificate, Str graph)
{
	Claim c = { 0 };
	for (int i = 0; i < CLAIM_SIDE; i++)
		c.need[i] = c.seats[i] = 1;
	for (Str line; str_cut(&graph, '\n', &line);)
		claim_graph_line(&c, str_c(a, line));
	for (Str line; str_cut(&certificate, '\n', &line);)
		claim_line(&c, str_c(a, line));
	c.digits = c.total ? 1 : 2 + c.cuts;
	return c;
}

/* How long the vectors are: more than CLAIM_DIGITS are not read. */
static inline int claim_digits(Str certificate)
{
	int n = 2;
	for (Str line; str_cut(&certificate, '\n', &line);)
		for (size_t i = 0; str_starts(line, S("cuts")) && i < line.n; i++)
			n += line.p[i] == ' ';
	return n;
}

/* ---- judging --------------------------------------------------------------------------------------- */

/* What the pairs made count together; false: there are too many of them, or some that are not in the graph. */
static inline bool claim_sum(const Claim *c, Sum *all)
{
	int64_t used[CLAIM_SIDE] = { 0 }, taken[CLAIM_SIDE] = { 0 }, n = 0, points = 0;
	for (int l = 0; l < CLAIM_SIDE; l++)
		for (int r = 0; r < CLAIM_SIDE; r++) {
			if (!c->made[l][r])
				continue;
			if (!c->pair[l][r] || ++used[l] > c->need[l] || ++taken[r] > c->seats[r] || (c->has_floor && c->points[l][r] < c->floor))
				return false;
			Sum one = claim_counts(c, l, r);
			sum_add(all, &one, 1);
			n++;
			points += c->points[l][r];
		}
	return n == c->placed && n == c->made_n && points == c->score;
}

/* The prices bound what any choice counts; here they add up to what was reached.  Nothing is asked of empty places. */
static inline bool claim_bound(const Claim *c, const Sum *reached)
{
	Sum bound = { 0 }, none = { 0 };
	for (int i = 0; i < CLAIM_SIDE; i++) {
		if (sum_cmp(&c->u[i], &none) < 0 || sum_cmp(&c->v[i], &none) < 0)
			return false;
		sum_add(&bound, &c->u[i], i < c->lefts ? c->need[i] : 0);
		sum_add(&bound, &c->v[i], i < c->rights ? c->seats[i] : 0);
	}
	for (int l = 0; l < CLAIM_SIDE; l++)
		for (int r = 0; r < CLAIM_SIDE; r++) {
			if (!c->pair[l][r])
				continue;
			Sum over = claim_counts(c, l, r);
			sum_add(&over, &c->u[l], -1);
			sum_add(&over, &c->v[r], -1);
			if (c->has_floor && c->points[l][r] < c->floor && over.digit[0] > 0)
				return false;
			if (sum_cmp(&over, &none) > 0 && !(c->has_floor && c->points[l][r] < c->floor))
				sum_add(&bound, &over, 1);
		}
	return !sum_cmp(&bound, reached);
}

/* Every choice: pairs from 'at' on, counted row by row.  With a floor the worst pair comes before the sum. */
static inline void claim_try(Claim *c, int at, Sum sum, int64_t worst)
{
	int l = at / CLAIM_SIDE, r = at % CLAIM_SIDE;
	if (at == CLAIM_SIDE * CLAIM_SIDE) {
		if (c->floor_goal)
			sum = (Sum){ { sum.digit[0], worst, sum.digit[1] } };
		if (sum_cmp(&sum, &c->best) > 0)
			c->best = sum;
		return;
	}
	claim_try(c, at + 1, sum, worst);
	if (!c->pair[l][r] || !c->need[l] || !c->seats[r])
		return;
	Sum one = claim_counts(c, l, r);
	sum_add(&sum, &one, 1);
	c->need[l]--, c->seats[r]--;
	claim_try(c, at + 1, sum, c->points[l][r] < worst ? c->points[l][r] : worst);
	c->need[l]++, c->seats[r]++;
}

static inline bool claim_cover(const Claim *c)
{
	int64_t worth = 0;
	for (int i = 0; i < CLAIM_SIDE; i++)
		worth += (c->x[i] ? c->need[i] : 0) + (c->y[i] ? c->seats[i] : 0);
	for (int l = 0; l < CLAIM_SIDE; l++)
		for (int r = 0; r < CLAIM_SIDE; r++)
			worth += c->pair[l][r] && c->points[l][r] > c->floor && !c->x[l] && !c->y[r];
	return worth < c->placed;
}

/* "", or why the certificate proves nothing. */
static inline Str claim_wrong(Arena *a, Str certificate, Str graph)
{
	enum { NO_WORST = 1 << 30 };
	Claim c = claim_read(a, certificate, graph);
	Sum   sum = { 0 };
	if (c.odd)
		return S("numbers that lead out of the graph");
	if (!claim_sum(&c, &sum))
		return S("not a match, or not the one that is claimed");
	if (!claim_bound(&c, &sum))
		return S("the prices do not prove it");
	if (c.has_floor && !claim_cover(&c))
		return S("the cover does not prove the floor");
	if (c.floor_goal)
		sum = (Sum){ { sum.digit[0], c.has_floor ? c.floor : NO_WORST, sum.digit[1] } };
	c.best = (Sum){ { INT64_MIN } };
	claim_try(&c, 0, (Sum){ 0 }, NO_WORST);
	return sum_cmp(&sum, &c.best) ? S("there is a better one") : S("");
}

/* ---- peers ---------------------------------------------------------------------------------------------- */

/* Read anew, the plainest way: are the pairs of the text a matching of the graph, and as good as the best? */
static inline bool peers_claim_true(const Peers *p, Str text, const Peered *best)
{
	bool    used[CLAIM_PEERS + 1] = { false };
	int     matched = 0;
	int64_t score = 0, out = 0, out_then = 0;
	for (Str line; str_cut(&text, '\n', &line);) {
		int one, other, e = 0;
		if (sscanf(line.p, "m %d %d", &one, &other) != 2 || !str_starts(line, S("m ")))
			continue;
		while (e < p->pairs && (p->pair[e].one != one - 1 || p->pair[e].other != other - 1))
			e++;
		if (e == p->pairs || used[one] || used[other])
			return false;
		used[one] = used[other] = true;
		matched++;
		score += p->pair[e].score;
	}
	for (int i = 0; i < p->peers; i++) {
		out += used[i + 1] || !p->left_out ? 0 : p->left_out[i];
		out_then += best->partner[i] >= 0 || !p->left_out ? 0 : p->left_out[i];
	}
	return matched == best->matched && out == out_then && score == best->score;
}

#endif
