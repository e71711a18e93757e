/* compare.c - see compare.h. */
#include "match/compare.h"

#include <stdlib.h>

const char *beside_words(BesideKind kind)
{
	static const char *const words[BESIDE_KINDS] = { "same mentors", "other mentors", "other mentors, same fit", "better", "less good", "somebody now", "nobody now" };
	return words[kind];
}

static BesideKind kind_of(const RunMentee *x, const RunMentee *y, bool alike)
{
	int before = x ? x->pairs : 0, after = y ? y->pairs : 0;
	if (!before && !after)
		return BESIDE_SAME;
	if (!before || !after)
		return after ? BESIDE_FOUND : BESIDE_LOST;
	if (str_eq(x->who, y->who))
		return BESIDE_SAME;     /* also where other weights measure their fit otherwise */
	return !alike ? BESIDE_OTHER : x->fit == y->fit ? BESIDE_ALIKE : y->fit > x->fit ? BESIDE_BETTER : BESIDE_WORSE;
}

static void add(Arena *a, Besides *all, const RunMentee *x, const RunMentee *y, bool alike)
{
	const RunMentee *who = x ? x : y;
	Beside b = { .name = who->name, .sort = who->sort, .before = x ? x->mentors : S(""), .after = y ? y->mentors : S(""),
		.fit_before = x && x->pairs ? x->fit : -1, .fit_after = y && y->pairs ? y->fit : -1, .kind = kind_of(x, y, alike) };
	*PUSH(a, &all->rows) = b;
	all->of[b.kind]++;
	all->only_one += !x || !y;
	all->fit_before += x ? x->fit : 0;
	all->fit_after += y ? y->fit : 0;
	all->pairs_before += x ? x->pairs : 0;
	all->pairs_after += y ? y->pairs : 0;
}

static int by_name(const void *x, const void *y)
{
	const Beside *a = x, *b = y;
	int c = str_cmp(a->sort, b->sort);
	c = c ? c : str_cmp(a->name, b->name);
	return c ? c : str_cmp(a->before, b->before);
}

Besides compare_lists(Arena *a, const RunMentees *before, const RunMentees *after, bool alike)
{
	Besides all = { 0 };
	for (int i = 0, k = 0; i < before->n || k < after->n;) {
		const RunMentee *x = i < before->n ? &before->list[i] : NULL, *y = k < after->n ? &after->list[k] : NULL;
		if (x && y && x->mentee != y->mentee)
			*(x->mentee < y->mentee ? &y : &x) = NULL;
		add(a, &all, x, y, alike);
		i += x != NULL;
		k += y != NULL;
	}
	if (all.rows.n)
		qsort(all.rows.list, (size_t)all.rows.n, sizeof *all.rows.list, by_name);
	return all;
}

/* The lines of [weights], up to the next heading or the end. */
static Str weights(Str settings)
{
	Str rest = settings, line, found = { 0 };
	while (str_cut(&rest, '\n', &line) && !str_eq(line, S("[weights]")))
		;
	while (str_cut(&rest, '\n', &line) && !str_starts(line, S("[")))
		found = (Str){ found.p ? found.p : line.p, line.p + line.n - (found.p ? found.p : line.p) };
	return found;
}

bool compare_weights(Str settings_before, Str settings_after) { return str_eq(weights(settings_before), weights(settings_after)); }
