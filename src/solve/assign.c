/* assign.c - sets the problem up for augment.c and reads the answer off. */
#include "solve/assign.h"
#include "solve/augment.h"

#include "base/io.h"

#include <stdlib.h>

enum { LARGEST = 1 << 28, ASK_EVERY = 16 };

typedef struct { int *lefts, *rights; } Order;          /* new place -> the problem's number */

/* The order in which lefts are placed and rights are looked at decides between
 * equally good answers, and nothing else. */
static int *shuffled(Arena *a, Dice *dice, int n)
{
	int *order = NEW(a, int, n);
	for (int i = 0; i < n; i++) {
		int at = (int)dice_below(dice, (uint32_t)i + 1);
		order[i] = order[at];
		order[at] = i;
	}
	return order;
}

static int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

static int64_t most_placements(const Assign *p)
{
	int64_t needs = 0, seats = 0;
	for (int l = 0; l < p->lefts; l++)
		needs += smaller(p->need[l], p->rights);
	for (int r = 0; r < p->rights; r++)
		seats += smaller(p->seats[r], p->lefts);
	return smaller(needs, seats);
}

static int32_t largest_score(const Assign *p)
{
	int32_t most = 0;
	for (size_t i = 0; i < (size_t)p->lefts * (size_t)p->rights; i++)
		most = p->score[i] > most ? p->score[i] : most;
	return most;
}

static int32_t score_of(const Assign *p, AssignPair x) { return p->score[(size_t)x.left * (size_t)p->rights + (size_t)x.right]; }

/* need and seats that the must-pairs leave; false: they do not fit. */
static bool set_musts(const Assign *p, int *need, int *seats, Assigned *out)
{
	for (int i = 0; i < p->must_n; i++) {
		AssignPair m = p->must[i];
		out->bad_must = i;
		out->end = score_of(p, m) < 0 ? ASSIGN_MUST_FORBIDDEN : need[m.left] < 1 ? ASSIGN_MUST_NEED
		         : seats[m.right] < 1 ? ASSIGN_MUST_SEATS : ASSIGN_DONE;
		for (int k = 0; k < i; k++)
			if (p->must[k].left == m.left && p->must[k].right == m.right)
				out->end = ASSIGN_MUST_TWICE;
		if (out->end != ASSIGN_DONE)
			return false;
		need[m.left]--;
		seats[m.right]--;
	}
	return true;
}

static void set_weights(Augment *g, const Assign *p, Order o, int32_t first)
{
	for (int l = 0; l < p->lefts; l++) {
		const int32_t *from = p->score + (size_t)o.lefts[l] * (size_t)p->rights;
		int32_t *to = g->weight + (size_t)l * (size_t)p->rights;
		for (int r = 0; r < p->rights; r++)
			to[r] = from[o.rights[r]] < 0 ? NO_PAIR : from[o.rights[r]] + first;
	}
}

static void take_out_musts(Augment *g, const Assign *p, Arena *a, Order o)
{
	int *left_at = NEW(a, int, p->lefts), *right_at = NEW(a, int, p->rights);
	for (int l = 0; l < p->lefts; l++)
		left_at[o.lefts[l]] = l;
	for (int r = 0; r < p->rights; r++)
		right_at[o.rights[r]] = r;
	for (int i = 0; i < p->must_n; i++)
		g->weight[(size_t)left_at[p->must[i].left] * (size_t)p->rights + (size_t)right_at[p->must[i].right]] = NO_PAIR;
}

static bool place_all(Augment *g, const Assign *p, Order o, const int *need)
{
	for (int l = 0; l < p->lefts; l++) {
		if (p->go_on && l % ASK_EVERY == 0 && !p->go_on(p->with, l, p->lefts))
			return false;
		for (int k = 0; k < need[o.lefts[l]] && k < p->rights; k++)
			augment_place(g, l);
	}
	for (int l = 0; l < p->lefts; l++)
		if (!need[o.lefts[l]])
			augment_price(g, l);
	return !p->go_on || p->go_on(p->with, p->lefts, p->lefts);
}

static int by_left(const void *x, const void *y)
{
	const AssignPair *a = x, *b = y;
	return a->left != b->left ? (a->left > b->left) - (a->left < b->left) : (a->right > b->right) - (a->right < b->right);
}

static void read_off(Arena *a, const Augment *g, const Assign *p, Order o, Assigned *out)
{
	int n = p->must_n;
	for (int r = 0; r < p->rights; r++)
		n += g->right[r].n;
	out->pair = NEW(a, AssignPair, n);
	for (int i = 0; i < p->must_n; i++)
		out->pair[out->n++] = p->must[i];
	for (int r = 0; r < p->rights; r++)
		for (int i = 0; i < g->right[r].n; i++)
			out->pair[out->n++] = (AssignPair){ o.lefts[g->right[r].list[i].left], o.rights[r] };
	if (n)
		qsort(out->pair, (size_t)n, sizeof *out->pair, by_left);
	for (int i = 0; i < n; i++)
		out->fit += score_of(p, out->pair[i]);
	out->price_left = NEW(a, int32_t, p->lefts);
	out->price_right = NEW(a, int32_t, p->rights);
	for (int l = 0; l < p->lefts; l++)
		out->price_left[o.lefts[l]] = g->up[l];
	for (int r = 0; r < p->rights; r++)
		out->price_right[o.rights[r]] = g->rp[r];
}

Assigned assign_best(Arena *a, const Assign *p)
{
	Assigned out = { 0 };
	int64_t first = largest_score(p) * most_placements(p) + 1;
	int *need = NEW(a, int, p->lefts), *seats = NEW(a, int, p->rights);
	for (int l = 0; l < p->lefts; l++)
		need[l] = p->need[l];
	for (int r = 0; r < p->rights; r++)
		seats[r] = (int)smaller(p->seats[r], p->lefts);
	if (first + largest_score(p) > LARGEST) {
		out.end = ASSIGN_TOO_LARGE;
		return out;
	}
	out.first = (int32_t)first;
	if (!set_musts(p, need, seats, &out))
		return out;

	Dice     dice = { p->seed };
	Order    o = { .lefts = shuffled(a, &dice, p->lefts), .rights = shuffled(a, &dice, p->rights) };
	Augment *g = augment_open(a, p->lefts, p->rights);
	set_weights(g, p, o, out.first);
	take_out_musts(g, p, a, o);
	for (int r = 0; r < p->rights; r++) {
		g->right[r].room = seats[o.rights[r]];
		g->right[r].list = NEW(a, Held, seats[o.rights[r]]);
	}
	out.end = place_all(g, p, o, need) ? ASSIGN_DONE : ASSIGN_STOPPED;
	if (out.end == ASSIGN_DONE)
		read_off(a, g, p, o, &out);
	return out;
}
