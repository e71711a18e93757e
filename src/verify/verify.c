/* verify.c - reads a certificate of format 1 strictly and recomputes the proof it holds.
 * Nothing from solve/ is used here, on purpose: see docs/certificate.md. */
#include "verify/verify.h"

#include "verify/reader.h"

enum { LARGEST = 1 << 28, LARGEST_FIT = 1000000, LARGEST_SIDE = 10000000 };

typedef struct { int64_t limit, price, used; } Side;
typedef struct {
	Reader    in;
	Verified *out;
	int64_t   first, placed, fit;           /* as claimed */
	Side     *left, *right;
	int64_t   made, sum, largest;           /* as found */
	__int128  above;                        /* what pairs made are worth above their prices */
} Proof;

static bool statement(Proof *x, const char *name, int64_t most, int64_t *n)
{
	return reader_is(&x->in, name) && reader_number(&x->in, 0, most, n) && reader_is(&x->in, "\n");
}

static bool head(Proof *x)
{
	if (!reader_is(&x->in, "mentord-certificate 1") || !reader_is(&x->in, "\n"))
		return false;
	if (!reader_is(&x->in, "size ") || !reader_number(&x->in, 0, LARGEST_SIDE, &x->out->lefts) || !reader_is(&x->in, " ")
	    || !reader_number(&x->in, 0, LARGEST_SIDE, &x->out->rights) || !reader_is(&x->in, "\n"))
		return false;
	/* Each of them takes a line of its own below. */
	if (x->out->lefts + x->out->rights > x->in.end - x->in.p)
		return reader_no(&x->in, "the size does not go with the length of the file");
	return statement(x, "first ", LARGEST, &x->first) && statement(x, "placed ", INT32_MAX, &x->placed)
	    && statement(x, "fit ", INT64_MAX / 100, &x->fit);
}

static bool side(Proof *x, Side *list, int64_t n, int64_t others, const char *name, const char *limit)
{
	for (int64_t i = 0, id; i < n; i++) {
		if (!reader_is(&x->in, name) || !reader_number(&x->in, 0, n, &id))
			return false;
		if (id != i + 1)
			return reader_no(&x->in, "the numbering has a gap");
		if (!reader_is(&x->in, limit) || !reader_number(&x->in, 0, others, &list[i].limit) || !reader_is(&x->in, " price ")
		    || !reader_number(&x->in, 0, LARGEST, &list[i].price) || !reader_is(&x->in, "\n"))
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
		return over <= 0 || reader_no(&x->in, "a pair that is not made is worth more than its two prices");
	if (++l->used > l->limit)
		return reader_no(&x->in, "a left has more pairs than it needs");
	if (++r->used > r->limit)
		return reader_no(&x->in, "a right has more pairs than it has seats");
	x->made++;
	x->sum += s;
	x->above += mark == '!' || over > 0 ? over : 0;
	return true;
}

static bool row(Proof *x, int64_t i)
{
	int64_t id, before = 0, j, s;
	if (!reader_is(&x->in, "row ") || !reader_number(&x->in, 0, x->out->lefts, &id))
		return false;
	if (id != i + 1)
		return reader_no(&x->in, "the numbering has a gap");
	while (x->in.p < x->in.end && *x->in.p == ' ') {
		x->in.p++;
		if (!reader_number(&x->in, 0, x->out->rights, &j) || !reader_is(&x->in, ":") || !reader_number(&x->in, 0, LARGEST_FIT, &s))
			return false;
		if (j <= before)
			return reader_no(&x->in, "the rights of a row do not grow");
		before = j;
		char mark = x->in.p < x->in.end && (*x->in.p == '*' || *x->in.p == '!') ? *x->in.p++ : 0;
		if (!pair(x, &x->left[i], &x->right[j - 1], s, mark))
			return false;
	}
	return reader_is(&x->in, "\n");
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
		return reader_no(&x->in, "the number of pairs made is not the one that is claimed");
	if (x->sum != x->fit)
		return reader_no(&x->in, "the sum of fits is not the one that is claimed");
	if (x->first <= (__int128)x->largest * (needs < seats ? needs : seats))
		return reader_no(&x->in, "a placement does not count enough to come first");
	if (bound != (__int128)x->first * x->made + x->sum)
		return reader_no(&x->in, "the prices leave room for a better choice");
	return true;
}

Verified verify_text(Arena *a, Str text)
{
	Verified out = { .wrong = S("") };
	Proof x = { .in = reader_open(a, text, &out.wrong), .out = &out };
	if (!head(&x))
		return out;
	x.left = NEW(a, Side, out.lefts);
	x.right = NEW(a, Side, out.rights);
	bool ok = side(&x, x.left, out.lefts, out.rights, "left ", " need ")
	       && side(&x, x.right, out.rights, out.lefts, "right ", " seats ");
	for (int64_t i = 0; ok && i < out.lefts; i++)
		ok = row(&x, i);
	if (ok && reader_seal(&x.in)) {
		x.in.line--;
		adds_up(&x);
	}
	out.placed = x.made;
	out.fit = x.sum;
	return out;
}
