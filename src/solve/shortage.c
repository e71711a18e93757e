/* shortage.c - see shortage.h: the fullest choice (size.c), what is reached from its empty places (reach.c), and the
 * connected parts of that. */
#include "solve/reach.h"
#include "solve/shortage.h"
#include "solve/size.h"

typedef struct { Arena *arena; const Graph *g; Reach reach; int32_t *part; } Search;   /* part: by right, then by left; a forest */

/* ---- connected parts (R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975) --------------------- */

static int32_t root(int32_t *part, int32_t x)
{
	while (part[x] != x)
		x = part[x] = part[part[x]];
	return x;
}

static void join(Search *s)
{
	const Graph *g = s->g;
	s->part = NEW(s->arena, int32_t, (size_t)g->rights + (size_t)g->lefts);
	for (int32_t x = 0; x < g->rights + g->lefts; x++)
		s->part[x] = x;
	for (int32_t l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; s->reach.left[l] && e < g->row[l + 1]; e++)
			if (s->reach.right[g->right[e]])
				s->part[root(s->part, g->right[e])] = root(s->part, g->rights + l);
}

/* ---- what each part has -------------------------------------------------------------------------------------------------- */

static void add_left(Search *s, Shortage *to, int32_t l)
{
	const Graph *g = s->g;
	int64_t may = 0, outside = 0;
	for (int64_t e = g->row[l]; e < g->row[l + 1]; e++) {
		may += g->seats[g->right[e]] > 0;
		outside += g->seats[g->right[e]] > 0 && !s->reach.right[g->right[e]];
	}
	*PUSH(s->arena, &to->lefts) = l;
	to->wants += g->need[l];
	to->held += outside;
	to->more += may < g->need[l] ? may : g->need[l];        /* all that it could ever have; what it has goes off in the end */
}

static void add_right(Search *s, Shortage *to, int32_t r)
{
	*PUSH(s->arena, &to->rights) = r;
	to->seats += s->g->seats[r];
}

static Shortages parts(Search *s)
{
	const Graph *g = s->g;
	Shortages all = { 0 };
	int32_t  *number = NEW(s->arena, int32_t, (size_t)g->rights + (size_t)g->lefts);         /* of a root, from 1 */
	for (int32_t l = 0; l < g->lefts; l++) {
		if (!s->reach.left[l])
			continue;
		int32_t *n = &number[root(s->part, g->rights + l)];
		if (!*n) {
			*PUSH(s->arena, &all) = (Shortage){ 0 };
			*n = all.n;
		}
		add_left(s, &all.list[*n - 1], l);
	}
	for (int32_t r = 0; r < g->rights; r++)
		if (s->reach.right[r])
			add_right(s, &all.list[number[root(s->part, r)] - 1], r);
	for (int i = 0; i < all.n; i++) {
		Shortage *one = &all.list[i];
		one->missing = one->wants - one->seats - one->held;
		one->more -= one->seats + one->held;
		all.missing += one->missing;
	}
	return all;
}

Shortages shortage_find(Arena *a, const Graph *g)
{
	Size *size = size_open(a, g, &(Going){ 0 });
	if (!size)
		return (Shortages){ 0 };
	size_fill(size, INT32_MIN, INT64_MAX);
	BMatched fullest = size_matched(size);
	Search   s = { .arena = a, .g = g, .reach = reach_all(a, g, &fullest, INT32_MIN) };
	if (s.reach.more)
		die("the fullest choice is not full");
	join(&s);
	return parts(&s);
}
