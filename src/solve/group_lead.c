/* group_lead.c - the graph by which leaders are given to ready groups: a b-matching, groups
 * on the left, leaders on the right.  O(leaders x items). */
#include "solve/group.h"

static int32_t within_bounds(int64_t sum)
{
	return (int32_t)(sum > SCORE_MOST ? SCORE_MOST : sum < -SCORE_MOST ? -SCORE_MOST : sum);
}

/* What each leader fits each group: groups rows of leaders. */
typedef struct { int64_t sum; bool never; } Fit;

static Fit *fits(Arena *a, const Grouped *g, int items, const Leading *lead)
{
	Fit *fit = NEW(a, Fit, size_of((size_t)g->groups, (size_t)lead->leaders));
	for (int m = 0; m < lead->leaders; m++)
		for (int x = 0; x < items; x++) {
			int32_t v = lead->fit[(size_t)m * (size_t)items + (size_t)x];
			Fit    *f = &fit[(size_t)g->group[x] * (size_t)lead->leaders + (size_t)m];
			f->never |= v == FORBIDDEN_FIT;
			f->sum += v == FORBIDDEN_FIT ? 0 : v;
		}
	return fit;
}

Graph group_leading(Arena *a, const Grouped *g, int items, const Leading *lead)
{
	Fit     *fit = fits(a, g, items, lead);
	int64_t *row = NEW(a, int64_t, g->groups + 1);
	int32_t *need = NEW(a, int32_t, g->groups), *size = NEW(a, int32_t, g->groups);
	int32_t *right = NEW(a, int32_t, size_of((size_t)g->groups, (size_t)lead->leaders)), *score = NEW(a, int32_t, size_of((size_t)g->groups, (size_t)lead->leaders));
	for (int x = 0; x < items; x++)
		size[g->group[x]]++;
	for (int i = 0; i < g->groups; i++) {
		need[i] = size[i] ? lead->wanted : 0;
		row[i + 1] = row[i];
		for (int m = 0; m < lead->leaders; m++) {
			const Fit *f = &fit[(size_t)i * (size_t)lead->leaders + (size_t)m];
			if (f->never)
				continue;
			right[row[i + 1]] = m;
			score[row[i + 1]++] = within_bounds(f->sum);
		}
	}
	return (Graph){ .lefts = g->groups, .rights = lead->leaders, .need = need, .seats = lead->seats, .row = row, .right = right, .wide = score };
}
