/* match_print_shape.c - groups and introductions as text for a terminal, and as CSV. */
#include "match/match_print.h"

/* "Ana, Ben, Cleo" */
static Str names(Arena *a, const Match *m, const int *people, int n)
{
	Buf b = buf_open(a);
	for (int i = 0; i < n; i++)
		buf_fmt(&b, "%s%.*s", i ? ", " : "", STR(match_name(m, people[i])));
	return buf_str(&b);
}

static void groups(Buf *b, const Match *m, bool explain)
{
	buf_fmt(b, "%d of %d mentees are in %d %s; %d mentors offer %d places.\n", m->placed, m->mentees, m->groups.n, m->groups.n == 1 ? "group" : "groups",
		m->mentors, m->places);
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		Strs common = match_in_common(b->arena, m, g);
		buf_fmt(b, "\nGroup %d, alike by %d of 1000\n  %s: %.*s\n  members: %.*s\n ", i + 1, g->alike, g->leaders == 1 ? "mentor" : "mentors",
			STR(names(b->arena, m, g->leader, g->leaders)), STR(names(b->arena, m, g->member, g->members)));
		for (int k = 0; k < common.n; k++)
			buf_fmt(b, " %.*s", STR(common.list[k]));
		buf_char(b, '\n');
		for (int k = 0; k < m->pairs.n && explain; k++)
			if (m->pairs.list[k].group == i + 1) {
				buf_fmt(b, "  %4d  %.*s - mentor: %.*s\n", m->pairs.list[k].fit, STR(match_name(m, m->pairs.list[k].mentee)), STR(match_name(m, m->pairs.list[k].mentor)));
				print_parts(b, m, &m->pairs.list[k]);
			}
	}
}

static void peers(Buf *b, const Match *m, bool explain)
{
	buf_fmt(b, "%d of %d people are introduced to somebody.\n", m->placed, m->mentees);
	if (m->pairs.n)
		buf_fmt(b, "%d pairs, alike by %lld of 1000 in the mean.\n%s\n", m->pairs.n, (long long)m->fit / m->pairs.n, match_shape(MATCH_PEERS)->holds);
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		buf_fmt(b, "\n  %4d  %.*s and %.*s%s\n        %.*s\n", p->fit, STR(match_name(m, p->mentee)), STR(match_name(m, p->mentor)),
			p->must ? " (as the coordinator asked)" : "", STR(match_because(b->arena, m, p->mentor, p->mentee)));
		if (explain)
			print_parts(b, m, p);
	}
}

Str print_shape_text(Arena *a, const Match *m, bool explain)
{
	Buf b = buf_open(a);
	if (m->settings.shape == MATCH_GROUPS)
		groups(&b, m, explain);
	else
		peers(&b, m, explain);
	print_rest(&b, m);
	return print_safe(a, buf_str(&b));
}

/* ---- CSV ------------------------------------------------------------------------------- */

static void cells(Buf *b, const Str *cell, int n)
{
	for (int i = 0; i < n; i++)
		csv_cell(b, cell[i], i + 1 == n);
}

/* What a mentor fits the members of a group, or a member its mentors, in the mean. */
static int mean_fit(const Match *m, int group, int person)
{
	int sum = 0, n = 0;
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		if (p->group == group && (p->mentor == person || p->mentee == person))
			sum += p->fit, n++;
	}
	return n ? sum / n : 0;
}

static Str joined(Arena *a, Strs all)
{
	Buf b = buf_open(a);
	for (int i = 0; i < all.n; i++)
		buf_fmt(&b, "%s%.*s", i ? " " : "", STR(all.list[i]));
	return buf_str(&b);
}

static void group_row(Buf *b, const Match *m, int group, const char *role, int person, Str why)
{
	Arena *a = b->arena;
	Str    row[] = { str_fmt(a, "%d", group), str(role), m->people->list[person].email, match_name(m, person), str_fmt(a, "%d", mean_fit(m, group, person)), why };
	cells(b, row, COUNT(row));
}

static void group_rows(Buf *b, const Match *m)
{
	Arena *a = b->arena;
	static const Str heads[] = { S("group"), S("role"), S("email"), S("name"), S("fit"), S("reasons") };
	cells(b, heads, COUNT(heads));
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		for (int k = 0; k < g->leaders; k++)
			group_row(b, m, i + 1, "mentor", g->leader[k], joined(a, match_in_common(a, m, g)));
		for (int k = 0; k < g->members; k++)
			group_row(b, m, i + 1, "mentee", g->member[k], match_because(a, m, g->leader[0], g->member[k]));
	}
}

static void peer_rows(Buf *b, const Match *m)
{
	Arena *a = b->arena;
	static const Str heads[] = { S("one_email"), S("other_email"), S("likeness"), S("one_name"), S("other_name"), S("reasons") };
	cells(b, heads, COUNT(heads));
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		Str row[] = { m->people->list[p->mentee].email, m->people->list[p->mentor].email, str_fmt(a, "%d", p->fit), match_name(m, p->mentee),
			match_name(m, p->mentor), match_because(a, m, p->mentor, p->mentee) };
		cells(b, row, COUNT(row));
	}
}

Str print_shape_csv(Arena *a, const Match *m)
{
	Buf b = buf_open(a);
	if (m->settings.shape == MATCH_GROUPS)
		group_rows(&b, m);
	else
		peer_rows(&b, m);
	return buf_str(&b);
}
