/* verify.c - reads a certificate strictly and recomputes the proof it holds.
 * Nothing from solve/ is used here, on purpose: see docs/certificate.md. */
#include "verify/verify.h"

enum { LARGEST = 1 << 28, LARGEST_FIT = 1000000, LARGEST_SIDE = 10000000 };

typedef struct { int64_t limit, price, used; } Side;
typedef struct {
	Arena      *arena;
	const char *p, *end;
	int         line;
	Verified   *out;
	int64_t     first, placed, fit;         /* as claimed */
	Side       *left, *right;
	int64_t     made, sum, largest;         /* as found */
	__int128    above;                      /* what pairs made are worth above their prices */
} Proof;

static bool no(Proof *x, const char *what)
{
	if (!x->out->wrong.n)
		x->out->wrong = str_fmt(x->arena, "Line %d: %s.", x->line, what);
	return false;
}

static bool word(Proof *x, const char *w)
{
	for (; *w; w++, x->p++)
		if (x->p >= x->end || *x->p != *w)
			return no(x, "this is not the statement that should stand here");
	return true;
}

static bool number(Proof *x, int64_t most, int64_t *n)
{
	const char *from = x->p;
	for (*n = 0; x->p < x->end && *x->p >= '0' && *x->p <= '9'; x->p++) {
		*n = *n * 10 + (*x->p - '0');
		if (*n > most)
			return no(x, "a number is too large");
	}
	if (x->p == from)
		return no(x, "a number is missing");
	return x->p - from == 1 || *from != '0' || no(x, "a number starts with a zero");
}

static bool line_end(Proof *x)
{
	if (x->p >= x->end || *x->p != '\n')
		return no(x, "the line does not end where it should");
	x->p++;
	x->line++;
	return true;
}

static bool statement(Proof *x, const char *name, int64_t most, int64_t *n)
{
	return word(x, name) && number(x, most, n) && line_end(x);
}

static bool head(Proof *x)
{
	if (!word(x, "mentord-certificate 1") || !line_end(x))
		return false;
	if (!word(x, "size ") || !number(x, LARGEST_SIDE, &x->out->lefts) || !word(x, " ")
	    || !number(x, LARGEST_SIDE, &x->out->rights) || !line_end(x))
		return false;
	/* Each of them takes a line of its own below. */
	if (x->out->lefts + x->out->rights > x->end - x->p)
		return no(x, "the size does not go with the length of the file");
	return statement(x, "first ", LARGEST, &x->first) && statement(x, "placed ", INT32_MAX, &x->placed)
	    && statement(x, "fit ", INT64_MAX / 100, &x->fit);
}

static bool side(Proof *x, Side *list, int64_t n, int64_t others, const char *name, const char *limit)
{
	for (int64_t i = 0, id; i < n; i++) {
		if (!word(x, name) || !number(x, n, &id))
			return false;
		if (id != i + 1)
			return no(x, "the numbering has a gap");
		if (!word(x, limit) || !number(x, others, &list[i].limit) || !word(x, " price ")
		    || !number(x, LARGEST, &list[i].price) || !line_end(x))
			return false;
	}
	return true;
}

/* One allowed pair, with its mark '*', '!' or 0. */
static bool pair(Proof *x, Side *l, Side *r, int64_t s, char mark)
{
	int64_t over = x->first + s - l->price - r->price;
	x->out->allowed++;
	x->largest = s > x->largest ? s : x->largest;
	if (!mark)
		return over <= 0 || no(x, "a pair that is not made is worth more than its two prices");
	if (++l->used > l->limit)
		return no(x, "a left has more pairs than it needs");
	if (++r->used > r->limit)
		return no(x, "a right has more pairs than it has seats");
	x->made++;
	x->sum += s;
	x->above += mark == '!' || over > 0 ? over : 0;
	return true;
}

static bool row(Proof *x, int64_t i)
{
	int64_t id, before = 0, j, s;
	if (!word(x, "row ") || !number(x, x->out->lefts, &id))
		return false;
	if (id != i + 1)
		return no(x, "the numbering has a gap");
	while (x->p < x->end && *x->p == ' ') {
		x->p++;
		if (!number(x, x->out->rights, &j) || !word(x, ":") || !number(x, LARGEST_FIT, &s))
			return false;
		if (j <= before)
			return no(x, "the rights of a row do not grow");
		before = j;
		char mark = x->p < x->end && (*x->p == '*' || *x->p == '!') ? *x->p++ : 0;
		if (!pair(x, &x->left[i], &x->right[j - 1], s, mark))
			return false;
	}
	return line_end(x);
}

static bool sealed(Proof *x, const char *begin)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (const char *q = begin; q < x->p; q++)
		h = (h ^ (unsigned char)*q) * 0x100000001b3u;
	if (!word(x, "seal "))
		return false;
	for (int k = 60; k >= 0; k -= 4, x->p++)
		if (x->p >= x->end || *x->p != "0123456789abcdef"[h >> k & 15])
			return no(x, "the seal is not that of the text");
	return line_end(x) && (x->p == x->end || no(x, "there is more after the end"));
}

static bool adds_up(Proof *x)
{
	int64_t needs = 0, seats = 0;
	__int128 bound = x->above;
	for (int64_t i = 0; i < x->out->lefts; i++) {
		needs += x->left[i].limit;
		bound += (__int128)x->left[i].limit * x->left[i].price;
	}
	for (int64_t j = 0; j < x->out->rights; j++) {
		seats += x->right[j].limit;
		bound += (__int128)x->right[j].limit * x->right[j].price;
	}
	if (x->made != x->placed)
		return no(x, "the number of pairs made is not the one that is claimed");
	if (x->sum != x->fit)
		return no(x, "the sum of fits is not the one that is claimed");
	if (x->first <= (__int128)x->largest * (needs < seats ? needs : seats))
		return no(x, "a placement does not count enough to come first");
	if (bound != (__int128)x->first * x->made + x->sum)
		return no(x, "the prices leave room for a better choice");
	return true;
}

Verified verify_text(Arena *a, Str text)
{
	Verified out = { .wrong = S("") };
	Proof x = { .arena = a, .p = text.p, .end = text.p + text.n, .line = 1, .out = &out };
	if (!head(&x))
		return out;
	x.left = NEW(a, Side, out.lefts);
	x.right = NEW(a, Side, out.rights);
	bool ok = side(&x, x.left, out.lefts, out.rights, "left ", " need ")
	       && side(&x, x.right, out.rights, out.lefts, "right ", " seats ");
	for (int64_t i = 0; ok && i < out.lefts; i++)
		ok = row(&x, i);
	if (ok && sealed(&x, text.p)) {
		x.line--;
		adds_up(&x);
	}
	out.placed = x.made;
	out.fit = x.sum;
	return out;
}
