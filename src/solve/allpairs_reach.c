/* allpairs_reach.c - can one more place be filled, using any pair there is?  Breadth-first search
 * along alternating paths (C. Berge, "Two theorems in graph theory", 1957), whose steps from a left
 * to rights are scans.  Each right is reached once: O(lefts reached x rights), at the pace of scanning. */
#include "solve/allpairs_parts.h"

enum { RIGHTS_AT_ONCE = 512, LEFTS_AT_ONCE = 64 };

typedef struct {
	const AllWork *w;
	int32_t *queue, *first, *partner;       /* lefts reached; right r has partner[first[r] .. first[r + 1] - 1] */
	bool    *queued;
	int32_t *closed;                        /* by right: a price that keeps those reached out of the scan */
	int      n, done, going;                /* lefts queued, done, and those going on from where they stopped */
	int32_t  again[LEFTS_AT_ONCE];
	bool     more;
} Reach;

static void partners(Arena *a, Reach *k)
{
	const BMatched *x = &k->w->x;
	int32_t rights = k->w->p->rights->rights, places = x->place[k->w->p->lefts], *at = NEW(a, int32_t, (size_t)rights + 2);
	k->first = at;
	k->partner = NEW(a, int32_t, places);
	for (int32_t i = 0; i < places; i++)
		if (x->right[i] >= 0)
			at[x->right[i] + 2]++;
	for (int32_t r = 0; r < rights; r++)
		at[r + 2] += at[r + 1];
	for (int l = 0; l < k->w->p->lefts; l++)
		for (int32_t i = x->place[l]; i < x->place[l + 1]; i++)
			if (x->right[i] >= 0)
				k->partner[at[x->right[i] + 1]++] = l;
}

static bool holds(const BMatched *x, int l, int32_t r)
{
	for (int32_t i = x->place[l]; i < x->place[l + 1]; i++)
		if (x->right[i] == r)
			return true;
	return false;
}

static void reach_left(Reach *k, int32_t l)
{
	if (!k->queued[l])
		k->queue[k->n++] = l;
	k->queued[l] = true;
}

static void reach_rights(void *to, int i, const ScanFound *f)
{
	Reach *k = to;
	(void)i;
	if (f->n >= RIGHTS_AT_ONCE)
		k->again[k->going++] = f->left;
	for (int n = 0; n < f->n; n++) {
		int32_t r = f->right[n];
		if (holds(&k->w->x, f->left, r) || k->closed[r])
			continue;
		k->closed[r] = ALLPAIRS_LARGEST;
		k->more |= k->w->used[r] < k->w->p->seats[r];
		for (int32_t e = k->first[r]; e < k->first[r + 1]; e++)
			reach_left(k, k->partner[e]);
	}
}

/* The next lefts, against all rights not yet reached: a closed one never passes the bar. */
static void step(Arena *a, void *with)
{
	Reach          *k = with;
	const AllPairs *p = k->w->p;
	int32_t list[LEFTS_AT_ONCE], above[LEFTS_AT_ONCE], most_need = 0;
	int     n = 0;
	for (; n < k->going; n++)
		list[n] = k->again[n];
	while (n < LEFTS_AT_ONCE && k->done < k->n)
		list[n++] = k->queue[k->done++];
	k->going = 0;
	for (int i = 0; i < n; i++) {
		ScanAsk *ask = NEW(a, ScanAsk, 1);
		int32_t  most;
		p->ask(p->asked, list[i], ask);
		scan_range(p->rights, ask, &above[i], &most);
		above[i]--;
		most_need = p->need[list[i]] > most_need ? p->need[list[i]] : most_need;
	}
	ScanPrices closed = scan_prices(a, p->rights, k->closed);
	Scan       s = { .table = p->rights, .ask = p->ask, .with = p->asked, .most = RIGHTS_AT_ONCE + most_need, .prices = &closed };
	scan_lefts(a, &s, list, above, n, reach_rights, k);
}

bool reach_more(Arena *a, const AllWork *w)
{
	int   lefts = w->p->lefts, rights = w->p->rights->rights;
	Reach k = { .w = w, .queue = NEW(a, int32_t, lefts), .queued = NEW(a, bool, lefts), .closed = NEW(a, int32_t, rights) };
	partners(a, &k);
	for (int r = 0; r < rights; r++)
		k.closed[r] = w->p->seats[r] ? 0 : ALLPAIRS_LARGEST;
	for (int l = 0; l < lefts; l++)
		for (int32_t i = w->x.place[l]; i < w->x.place[l + 1]; i++)
			if (w->x.right[i] < 0)
				reach_left(&k, l);
	while ((k.done < k.n || k.going) && !k.more) {
		Arena *own = arena_filled(step, &k);
		if (!own)
			arena_empty(a);
		arena_drop(own);
	}
	return k.more;
}
