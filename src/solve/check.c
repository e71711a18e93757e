/* check.c - is an answer of assign.c within bounds, and by its prices the best?
 * Knows nothing of how it was found.  The proof: whatever else is chosen, no sum of
 * weights exceeds  sum need x price_left + sum seats x price_right + what the pairs
 * made are worth above their prices;  and the answer reaches exactly that. */
#include "solve/assign.h"

typedef struct { const Assign *p; const Assigned *x; char *made; int *lefts_used, *rights_used; } Look;

static size_t at(const Look *k, int l, int r) { return (size_t)l * (size_t)k->p->rights + (size_t)r; }

static const char *bounds(Look *k)
{
	for (int i = 0; i < k->x->n; i++) {
		AssignPair m = k->x->pair[i];
		if (m.left < 0 || m.left >= k->p->lefts || m.right < 0 || m.right >= k->p->rights)
			return "a pair of nobody";
		if (k->p->score[at(k, m.left, m.right)] < 0)
			return "a forbidden pair";
		if (k->made[at(k, m.left, m.right)]++)
			return "a pair made twice";
		if (++k->lefts_used[m.left] > k->p->need[m.left])
			return "a left has more than it needs";
		if (++k->rights_used[m.right] > k->p->seats[m.right])
			return "a right has more than its seats";
	}
	for (int i = 0; i < k->p->must_n; i++) {
		size_t m = at(k, k->p->must[i].left, k->p->must[i].right);
		if (!k->made[m])
			return "a must-pair is missing";
		k->made[m] = 2;
	}
	return NULL;
}

static const char *prices(const Look *k)
{
	for (int l = 0; l < k->p->lefts; l++)
		if (k->x->price_left[l] < 0 || (k->x->price_left[l] > 0 && k->lefts_used[l] < k->p->need[l] && k->lefts_used[l] < k->p->rights))
			return "a price on a left that wants more";
	for (int r = 0; r < k->p->rights; r++)
		if (k->x->price_right[r] < 0 || (k->x->price_right[r] > 0 && k->rights_used[r] < k->p->seats[r]))
			return "a price on a right with an empty seat";
	for (int l = 0; l < k->p->lefts; l++)
		for (int r = 0; r < k->p->rights; r++) {
			int32_t s = k->p->score[at(k, l, r)];
			int64_t over = (int64_t)k->x->first + s - k->x->price_left[l] - k->x->price_right[r];
			int     made = k->made[at(k, l, r)];
			if (s >= 0 && made != 2 && (made ? over < 0 : over > 0))
				return made ? "a pair made is worth less than its prices" : "a better pair was left out";
		}
	return NULL;
}

static const char *sums(const Look *k)
{
	int64_t fit = 0, needs = 0, seats = 0, largest = 0;
	for (int i = 0; i < k->x->n; i++)
		fit += k->p->score[at(k, k->x->pair[i].left, k->x->pair[i].right)];
	for (int l = 0; l < k->p->lefts; l++)
		needs += k->p->need[l] < k->p->rights ? k->p->need[l] : k->p->rights;
	for (int r = 0; r < k->p->rights; r++)
		seats += k->p->seats[r] < k->p->lefts ? k->p->seats[r] : k->p->lefts;
	for (size_t i = 0; i < at(k, k->p->lefts, 0); i++)
		largest = k->p->score[i] > largest ? k->p->score[i] : largest;
	return fit != k->x->fit ? "the sum of scores is wrong"
	     : k->x->first <= largest * (needs < seats ? needs : seats) ? "placements do not come first" : NULL;
}

const char *assign_wrong(Arena *a, const Assign *p, const Assigned *x)
{
	Look k = { .p = p, .x = x, .made = NEW(a, char, size_of((size_t)p->lefts, (size_t)p->rights)),
	           .lefts_used = NEW(a, int, p->lefts), .rights_used = NEW(a, int, p->rights) };
	const char *wrong = bounds(&k);
	wrong = wrong ? wrong : sums(&k);
	return wrong ? wrong : prices(&k);
}
