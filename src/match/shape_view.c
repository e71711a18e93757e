/* shape_view.c - shapes as choices of a form, and groups as pages show them. */
#include "match/shape_view.h"

ShapePicks view_shapes(Arena *a, const MatchSettings *s)
{
	ShapePicks all = { .size = match_group_size(a, s), .leaders = s->leaders, .same_stage = s->pairing.same_stage };
	for (int i = 0; i < MATCH_SHAPES; i++) {
		const MatchShapeWords *w = match_shape((MatchShape)i);
		*PUSH(a, &all) = (ShapePick){ w->name, w->label, w->says, i == (int)s->shape };
	}
	return all;
}

static Strs names(Arena *a, const Match *m, const int *people, int n)
{
	Strs all = { 0 };
	for (int i = 0; i < n; i++)
		*PUSH(a, &all) = match_name(m, people[i]);
	return all;
}

static bool holds(Arena *a, const Strs *all, Str wanted)
{
	for (int i = 0; i < all->n; i++)
		if (str_holds(utf8_fold(a, all->list[i]), wanted))
			return true;
	return !wanted.n;
}

static Str joined(Arena *a, Strs all)
{
	Buf b = buf_open(a);
	for (int i = 0; i < all.n; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR(all.list[i]));
	return buf_str(&b);
}

Circles view_groups(Arena *a, const Match *m, Str search, int from, int most, int *found)
{
	Circles all = { 0 };
	Str     wanted = utf8_fold(a, search);
	*found = 0;
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		Strs leaders = names(a, m, g->leader, g->leaders), members = names(a, m, g->member, g->members);
		if (!holds(a, &leaders, wanted) && !holds(a, &members, wanted))
			continue;
		if (++*found > from && all.n < most)
			*PUSH(a, &all) = (Circle){ .heading = str_fmt(a, "Group %d", i + 1), .beside = str_fmt(a, "%d members, alike by %d of 100", g->members, (g->alike + 5) / 10),
				.lead = "Mentor", .leaders = leaders, .members = members, .says = joined(a, match_in_common(a, m, g)) };
	}
	return all;
}
