/* short_view.c - see short_view.h. */
#include "match/short_view.h"

static Str names(Arena *a, const Match *m, const MatchPeople *p, int most)
{
	Buf b = buf_open(a);
	for (int i = 0; i < p->n && i < most; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR(match_name(m, p->list[i])));
	if (p->n > most)
		buf_fmt(&b, " and %d more", p->n - most);
	return buf_str(&b);
}

ShortView view_short(Arena *a, const Match *m, bool guarded, bool whole)
{
	MatchShorts all = match_short(a, m, guarded);
	ShortView   v = { .all = all.groups.n, .forgone = match_forgone(a, &all), .whole = whole };
	for (int i = 0; i < all.groups.n && (whole || i < SHORT_GROUPS); i++) {
		const MatchShort *s = &all.groups.list[i];
		int most = whole ? m->people->n : SHORT_NAMES;
		*PUSH(a, &v.rows) = (ShortRow){ s->says, s->helps, names(a, m, &s->mentees, most), names(a, m, &s->mentors, most), s->mentees.n, s->mentors.n };
	}
	return v;
}
