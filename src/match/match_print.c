/* match_print.c - a match as text for a terminal and as CSV.  JSON: match_json.c. */
#include "match/match_figures.h"
#include "match/match_more.h"
#include "match/match_print.h"

enum { VALUE_SHOWN = 60 };

/* Control characters, also those of C1, become spaces; line ends stay. */
Str print_safe(Arena *a, Str s)
{
	char  *to = NEW(a, char, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
		bool c1 = c == 0xc2 && next >= 0x80 && next < 0xa0;
		to[n++] = (c < 0x20 && c != '\n') || c == 0x7f || c1 ? ' ' : (char)c;
		i += c1;
	}
	return (Str){ to, n };
}

static Str one_line(Arena *a, Str s)
{
	char *to = str_c(a, s);
	for (size_t i = 0; i < s.n; i++)
		if (to[i] == '\n' || to[i] == '\r')
			to[i] = ' ';
	return (Str){ to, s.n };
}

Str print_problem(Arena *a, const SheetProblem *p)
{
	Buf b = buf_open(a);
	Str value = utf8_cut(p->value, VALUE_SHOWN);
	if (p->file.n)
		buf_fmt(&b, "%.*s:", STR(p->file));
	if (p->row)
		buf_fmt(&b, "%d:", p->row);
	if (p->column.n)
		buf_fmt(&b, "%.*s:", STR(one_line(a, utf8_cut(p->column, VALUE_SHOWN))));
	if (value.n)
		buf_fmt(&b, " %.*s%s:", STR(one_line(a, value)), value.n < p->value.n ? "..." : "");
	buf_fmt(&b, "%s%.*s\n", b.n ? " " : "", STR(p->says));
	return print_safe(a, buf_str(&b));
}

Str print_columns(Arena *a, const SheetColumns *sheets, int n)
{
	Buf b = buf_open(a);
	for (int i = 0; i < n; i++) {
		buf_fmt(&b, "%.*s (%s, separated by %s)\n", STR(sheets[i].file.name), sheets[i].csv.encoding,
		        sheets[i].csv.separator == '\t' ? "tabs" : sheets[i].csv.separator == ';' ? "semicolons" : "commas");
		for (int k = 0; k < sheets[i].n; k++) {
			const SheetColumn *c = &sheets[i].list[k];
			buf_fmt(&b, "  %-18s %.*s\n", sheet_field_name(c->field), STR(one_line(a, c->header)));
		}
	}
	return print_safe(a, buf_str(&b));
}

static void head(Buf *b, const Match *m)
{
	int worst = 1000;
	for (int i = 0; i < m->pairs.n; i++)
		worst = m->pairs.list[i].fit < worst ? m->pairs.list[i].fit : worst;
	buf_fmt(b, "%d of %d mentees have a mentor; %d mentors offer %d places.\n", m->placed, m->mentees, m->mentors, m->places);
	if (m->pairs.n)
		buf_fmt(b, "%d pairs, total fit %lld of %d, mean %lld, least %d (each out of 1000).\n", m->pairs.n, (long long)m->fit,
		        m->pairs.n * 1000, (long long)m->fit / m->pairs.n, worst);
	buf_fmt(b, "%s\n", match_goal(m->settings.goal)->line);
	if (!match_proven(m))
		buf_fmt(b, "%.*s\n", STR(match_stable_price(b->arena, m)));
}

void print_parts(Buf *b, const Match *m, const MatchPair *p)
{
	MatchReasons all = match_reasons(m, p->mentor, p->mentee);
	for (int i = 0; i < all.n; i++) {
		const MatchReason *r = &all.list[i];
		if (!r->weight)
			continue;
		Str says = match_says(b->arena, m, r, p->mentor, p->mentee);
		if (r->score == FIT_UNKNOWN)
			buf_fmt(b, "        %-10s    -       %.*s\n", fit_part(r->part)->name, STR(says));
		else
			buf_fmt(b, "        %-10s %4d x %-3d %.*s\n", fit_part(r->part)->name, r->score, r->weight, STR(says));
	}
}

static void pairs(Buf *b, const Match *m, bool explain)
{
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		buf_fmt(b, "\n  %4d  %.*s - mentor: %.*s%s\n        %.*s\n", p->fit, STR(match_name(m, p->mentee)), STR(match_name(m, p->mentor)),
		        p->must ? " (as the coordinator asked)" : "", STR(match_because(b->arena, m, p->mentor, p->mentee)));
		if (explain)
			print_parts(b, m, p);
	}
}

static void left(Buf *b, const Match *m)
{
	static const char *const without[MATCH_SHAPES] = { "Mentees with fewer mentors than they want", "Mentees without a group", "Introduced to nobody" };
	bool pairs = m->settings.shape == MATCH_PAIRS;
	if (m->short_mentees.n)
		buf_fmt(b, "\n%s: %d\n", without[m->settings.shape], m->short_mentees.n);
	for (int i = 0; i < m->short_mentees.n; i++) {
		const MatchLeft *l = &m->short_mentees.list[i];
		Str has = pairs ? str_fmt(b->arena, " (%d of %d)", l->has, l->wants) : S("");
		buf_fmt(b, "  %.*s%.*s: %.*s\n", STR(match_name(m, l->person)), STR(has), STR(l->why));
	}
	if (m->idle_mentors.n)
		buf_fmt(b, "\nMentors without a %s: %d\n", pairs ? "mentee" : "group", m->idle_mentors.n);
	for (int i = 0; i < m->idle_mentors.n; i++)
		buf_fmt(b, "  %.*s: %.*s\n", STR(match_name(m, m->idle_mentors.list[i].person)), STR(m->idle_mentors.list[i].why));
}

static void rules(Buf *b, const Match *m)
{
	bool any = false;
	for (int i = 0; i < m->rules.n; i++)
		any = any || m->rules.list[i].apart;
	if (any)
		buf_lit(b, "\nPairs that each rule keeps apart\n");
	for (int i = 0; i < m->rules.n; i++)
		if (m->rules.list[i].apart)
			buf_fmt(b, "  %6lld  %s\n", (long long)m->rules.list[i].apart, m->rules.list[i].rule->says);
}

static void topics(Buf *b, const Match *m)
{
	int shown = m->topics.n < 12 ? m->topics.n : 12;
	if (shown)
		buf_lit(b, "\nTopics: wanted by mentees, offered by mentors\n");
	for (int i = 0; i < shown; i++)
		buf_fmt(b, "  %4d %4d  %.*s\n", m->topics.list[i].wanted, m->topics.list[i].offered, STR(m->topics.list[i].topic));
	if (shown < m->topics.n)
		buf_fmt(b, "  and %d more\n", m->topics.n - shown);
}

static void fair(Buf *b, const Match *m)
{
	MatchFigures f = match_figures(b->arena, m);
	FigureRows   rows = match_figure_rows(b->arena, &f);
	if (rows.n)
		buf_lit(b, "\nHow fair is it?\n");
	for (int i = 0; i < rows.n; i++)
		buf_fmt(b, "  %-30s %-12.*s %.*s\n", rows.list[i].label, STR(rows.list[i].value), STR(rows.list[i].says));
}

void print_rest(Buf *b, const Match *m)
{
	left(b, m);
	more_text(b, m);
	fair(b, m);
	fair_text(b, m);
	rules(b, m);
	topics(b, m);
}

Str print_text(Arena *a, const Match *m, bool explain)
{
	Buf b = buf_open(a);
	if (m->settings.shape != MATCH_PAIRS)
		return print_shape_text(a, m, explain);
	head(&b, m);
	pairs(&b, m, explain);
	print_rest(&b, m);
	return print_safe(a, buf_str(&b));
}

Str print_csv(Arena *a, const Match *m)
{
	Buf b = buf_open(a);
	if (m->settings.shape != MATCH_PAIRS)
		return print_shape_csv(a, m);
	static const char *const heads[] = { "mentor_email", "mentee_email", "fit", "mentor_name", "mentee_name", "reasons" };
	for (size_t i = 0; i < COUNT(heads); i++)
		csv_cell(&b, str(heads[i]), i + 1 == COUNT(heads));
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		csv_cell(&b, m->people->list[p->mentor].email, false);
		csv_cell(&b, m->people->list[p->mentee].email, false);
		csv_cell(&b, str_fmt(a, "%d", p->fit), false);
		csv_cell(&b, match_name(m, p->mentor), false);
		csv_cell(&b, match_name(m, p->mentee), false);
		csv_cell(&b, match_because(a, m, p->mentor, p->mentee), true);
	}
	return buf_str(&b);
}
