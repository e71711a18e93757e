/* allpairs_price.c - which pairs are worth more than their prices?  Looks again only where
 * something can have changed ("partial pricing"):
 *
 * Invariant: for every pair (l, r) that is not kept, score - price[r] <= sure[l].
 * When prices change, a right can break it only if its price fell, and that is looked at
 * among the rights fallen alone; and a left whose profit is still at least what is sure needs
 * no more than that.  All prices may also be taken to have fallen together, and all that is sure
 * to have risen, by the same: where seats are short, prices move up and down as one. */
#include "solve/allpairs_parts.h"

enum { FIRST = 32, MORE = 6, CHUNK = 8192, NEAR = 4, STEPS = 8 };

typedef struct { AllWork *w; Arena *arena; const int32_t *name; } Look;     /* name: of the rights of a smaller table */

static bool made(const AllWork *w, int left, int right)
{
	for (int32_t k = w->x.place ? w->x.place[left] : 0; w->x.place && k < w->x.place[left + 1]; k++)
		if (w->x.right[k] == right)
			return true;
	return false;
}

static void take(void *to, int i, const ScanFound *f)
{
	Look    *k = to;
	AllWork *w = k->w;
	(void)i;
	for (int n = 0; n < f->n; n++) {
		int32_t right = k->name ? k->name[f->right[n]] : f->right[n];
		if (made(w, f->left, right))
			continue;
		w->better += f->score[n] - w->price[right] > w->profit[f->left];
		*PUSH(k->arena, &w->found) = (PairFound){ f->left, right, f->score[n] };
	}
	w->sure[f->left] = k->name && w->sure[f->left] > f->beyond ? w->sure[f->left] : f->beyond;
}

/* Scans the lefts listed, in pieces, so that one can stop between them. */
static void scan(Look *k, const ScanTable *t, const int32_t *price, const int32_t *list, const int32_t *above, int n, int most)
{
	const AllPairs *p = k->w->p;
	ScanPrices prices = scan_prices(k->arena, t, price);
	Scan       s = { .table = t, .ask = p->ask, .with = p->asked, .seed = p->seed, .most = most, .prices = &prices };
	*(k->name ? &k->w->out->part_scans : &k->w->out->scans) += n;
	for (int i = 0; i < n && !k->w->stopped; i += CHUNK) {
		int some = n - i < CHUNK ? n - i : CHUNK;
		k->w->stopped |= !scan_lefts(k->arena, &s, list + i, above + i, some, take, k) || (p->go_on && !p->go_on(p->with, 0, 1));
	}
}

void price_first(Arena *a, void *work)
{
	AllWork *w = work;
	int32_t *list = NEW(a, int32_t, w->p->lefts), *above = NEW(a, int32_t, w->p->lefts);
	int      n = 0, first = w->p->first ? w->p->first : FIRST;
	Look     k = { w, a, NULL };
	for (int l = 0; l < w->p->lefts; l++)
		if (w->p->need[l]) {
			list[n] = l;
			above[n++] = (int32_t)w->empty;
		}
	scan(&k, w->p->rights, w->price, list, above, n, first);
}

static void among_fallen(Look *k, const int32_t *fallen, int fallen_n, const int32_t *list, const int32_t *above, int n, int most)
{
	int32_t *price = NEW(k->arena, int32_t, fallen_n);
	for (int i = 0; i < fallen_n; i++)
		price[i] = k->w->price[fallen[i]];
	ScanTable some = scan_some(k->arena, k->w->p->rights, fallen, fallen_n);
	k->name = fallen;
	scan(k, &some, price, list, above, n, most);
}

/* By how much all prices may be taken to have fallen together: then fewer rights fell further, but
 * more lefts must be looked at against all.  The cheapest of a few. */
static int32_t common_fall(const AllWork *w)
{
	int32_t best = 0;
	int64_t least = INT64_MAX, rights = w->p->rights->rights;
	for (int32_t fall = 0; fall <= STEPS * w->p->rights->unit; fall += w->p->rights->unit) {
		int64_t further = 0, whole = 0;
		for (int r = 0; r < rights; r++)
			further += w->next_price[r] < w->price[r] - fall;
		for (int l = 0; l < w->p->lefts; l++)
			whole += w->profit[l] - fall < w->sure[l];
		int64_t cost = 2 * further > rights ? w->p->lefts * rights : whole * rights + (w->p->lefts - whole) * further;
		if (cost < least)
			least = cost, best = fall;
	}
	return best;
}

/* The rights that fell further; how many. */
static int note_prices(AllWork *w, int32_t fall, int32_t *fallen)
{
	int n = 0;
	for (int r = 0; r < w->p->rights->rights; r++) {
		if (w->next_price[r] < w->price[r] - fall)
			fallen[n++] = r;
		w->price[r] = w->next_price[r];
	}
	for (int l = 0; l < w->p->lefts; l++)
		w->sure[l] += fall;
	return n;
}

/* A left finds what it has, too. */
static int most_found(const AllPairs *p)
{
	int need = 0;
	for (int l = 0; l < p->lefts; l++)
		need = p->need[l] > need ? p->need[l] : need;
	return (p->more ? p->more : MORE) + (need < p->rights->rights ? need : p->rights->rights);
}

void price_again(Arena *a, void *work)
{
	AllWork *w = work;
	int      rights = w->p->rights->rights, n = 0, part = 0, most = most_found(w->p);
	int32_t *fallen = NEW(a, int32_t, rights), near = NEAR * w->p->rights->unit;
	int32_t *list = NEW(a, int32_t, w->p->lefts), *above = NEW(a, int32_t, w->p->lefts);
	int32_t *part_list = NEW(a, int32_t, w->p->lefts), *part_above = NEW(a, int32_t, w->p->lefts);
	int      fallen_n = note_prices(w, common_fall(w), fallen);
	for (int l = 0; l < w->p->lefts; l++) {
		bool whole = w->profit[l] < w->sure[l] || 2 * fallen_n > rights;
		if (!w->p->need[l])
			continue;
		*(whole ? &list[n] : &part_list[part]) = l;
		*(whole ? &above[n++] : &part_above[part++]) = w->profit[l] - near;
	}
	scan(&(Look){ w, a, NULL }, w->p->rights, w->price, list, above, n, most);
	if (fallen_n)
		among_fallen(&(Look){ w, a, NULL }, fallen, fallen_n, part_list, part_above, part, most);
}
