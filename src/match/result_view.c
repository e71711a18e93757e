/* result_view.c - a match as the result page shows it.  Columns and start: columns_view.c. */
#include "match/result_view.h"

#include "web/desk.h"

#include <stdlib.h>

enum { LEFT_SHOWN = 50, TOPICS_SHOWN = 12, NAMES_SHOWN = 300 };

static const char *const part_words[FITS] = { "Topics", "Goals", "Interests", "Languages", "Free hours in common", "Place and way of meeting",
	"Values and working style", "Career stage", "Unit", "Profession", "Shared identity, where wished", "Personal wishes" };

Str view_part(FitPart part) { return str(part_words[part]); }

static int of_100(int fit) { return (fit + 5) / 10; }

/* ---- pairs --------------------------------------------------------------------------- */

/* Parts that count and that at least one pair says something about: what the bars show. */
static int shown_parts(Arena *a, const Match *m, FitPart part[FITS], Strs *words)
{
	bool said[FITS] = { false };
	int  n = 0, score[FITS];
	for (int i = 0; i < m->pairs.n && i < 200; i++)
		if (match_parts(m, m->pairs.list[i].mentor, m->pairs.list[i].mentee, score))
			for (int k = 0; k < FITS; k++)
				said[k] |= score[k] != FIT_UNKNOWN;
	for (int i = 0; i < FITS; i++)
		if (said[i]) {
			part[n++] = (FitPart)i;
			*PUSH(a, words) = utf8_fold(a, view_part((FitPart)i));
		}
	return n;
}

/* What a pair says nothing about has no piece: it neither helps nor hurts. */
static Fit bar(const Match *m, int mentor, int mentee, const FitPart *part, int n)
{
	Fit f = { 0 };
	int score[FITS];
	if (!match_parts(m, mentor, mentee, score))
		return f;
	for (int i = 0; i < n && f.n < FIT_PIECES; i++)
		if (score[part[i]] != FIT_UNKNOWN) {
			int weight = m->settings.fit.weight[part[i]];
			f.piece[f.n].weight = weight * 10;
			f.piece[f.n++].got = weight * score[part[i]] / 100;
		}
	return f;
}

static int by_fit(const void *x, const void *y)
{
	const MatchPair *const *a = x, *const *b = y;
	return (*b)->fit != (*a)->fit ? ((*b)->fit > (*a)->fit) - ((*b)->fit < (*a)->fit) : (*a > *b) - (*a < *b);
}

static bool has_name(Arena *a, const Match *m, const MatchPair *p, Str wanted)
{
	return !wanted.n || str_holds(utf8_fold(a, match_name(m, p->mentee)), wanted) || str_holds(utf8_fold(a, match_name(m, p->mentor)), wanted);
}

static void fill_groups(Arena *a, const Match *m, Looking l, ResultView *v)
{
	int n;
	view_groups(a, m, l.search, 0, 0, &n);
	v->pager = look_pager(a, str_fmt(a, "/match/%lld", (long long)v->run), l.search, "Pages of groups", l.page, n);
	int from = l.all ? 0 : look_page_first(v->pager);
	v->groups = view_groups(a, m, l.search, from, l.all ? n : LOOK_A_PAGE, &n);
	v->groups_all = m->groups.n;
	v->first = from + 1;
	v->shown = n;
	v->search = l.search;
}

static void fill_pairs(Arena *a, const Match *m, Looking l, ResultView *v)
{
	FitPart part[FITS];
	int     parts = shown_parts(a, m, part, &v->pieces), n = 0;
	Str     wanted = utf8_fold(a, l.search);
	const MatchPair **found = NEW(a, const MatchPair *, m->pairs.n + 1);
	for (int i = 0; i < m->pairs.n; i++)
		if (has_name(a, m, &m->pairs.list[i], wanted))
			found[n++] = &m->pairs.list[i];
	if (n)
		qsort(found, (size_t)n, sizeof *found, by_fit);
	v->pager = look_pager(a, str_fmt(a, "/match/%lld", (long long)v->run), l.search, "Pages of pairs", l.page, n);
	int from = l.all ? 0 : look_page_first(v->pager), to = l.all || n < from + LOOK_A_PAGE ? n : from + LOOK_A_PAGE;
	for (int i = from; i < to; i++) {
		const MatchPair *p = found[i];
		Fit drawn = l.all ? (Fit){ 0 } : bar(m, p->mentor, p->mentee, part, parts);
		*PUSH(a, &v->pairs) = (PairRow){ .mentee = match_name(m, p->mentee), .mentor = match_name(m, p->mentor),
			.fit = of_100(p->fit), .bar = drawn, .why = match_because(a, m, p->mentor, p->mentee) };
	}
	v->first = from + 1;
	v->shown = n;
	v->search = l.search;
}

static void fill_totals(const Match *m, ResultView *v)
{
	int worst = m->pairs.n ? FIT_MOST : 0;
	for (int i = 0; i < m->pairs.n; i++)
		worst = m->pairs.list[i].fit < worst ? m->pairs.list[i].fit : worst;
	v->mentees = m->mentees;
	v->mentors = m->mentors;
	v->places = m->places;
	v->paired = m->placed;
	v->mean = m->pairs.n ? of_100((int)(m->fit / m->pairs.n)) : 0;
	v->worst = of_100(worst);
}

static void fill_goal(Arena *a, const Match *m, ResultView *v)
{
	const MatchGoalWords *goal = match_goal(m->settings.goal);
	const MatchShapeWords *shape = match_shape(m->settings.shape);
	bool pairs = m->settings.shape == MATCH_PAIRS;
	v->goals = view_goals(a, m->settings.goal);
	v->shape = m->settings.shape;
	v->shapes = view_shapes(a, &m->settings);
	v->best = str(pairs ? goal->heading : shape->heading);
	v->holds = str(pairs ? goal->holds : shape->holds);
	MatchFigures figures = match_figures(a, m);
	v->figures = match_figure_rows(a, &figures);
	v->fair = match_fair(a, m);
	v->proven = match_proven(m);
	v->price = v->proven || !pairs ? S("") : match_stable_price(a, m);
}

/* ---- who is left, topics, rules, weights -------------------------------------------------- */

/* Who asked for two mentors and has one is not without. */
static Str left_says(Arena *a, const Match *m)
{
	static const char *const without[MATCH_SHAPES] = { "without a mentor", "without a group", "introduced to nobody" };
	int all = m->short_mentees.n, none = 0;
	for (int i = 0; i < all; i++)
		none += !m->short_mentees.list[i].has;
	Str who = str_fmt(a, "%.*s %s", STR(look_count(a, all)), all == 1 ? "person" : "people");
	if (none == all || m->settings.shape != MATCH_PAIRS)
		return str_fmt(a, "%.*s %s", STR(who), without[m->settings.shape]);
	return str_fmt(a, none ? "%.*s with fewer mentors than they asked for, %d of them without any" : "%.*s with fewer mentors than they asked for", STR(who), none);
}

static void fill_left(Arena *a, const Match *m, ResultView *v, bool all)
{
	for (int i = 0; i < m->short_mentees.n && (all || i < LEFT_SHOWN); i++) {
		const MatchLeft *l = &m->short_mentees.list[i];
		*PUSH(a, &v->left) = (LeftRow){ .name = match_name(m, l->person), .why = l->why, .row = m->people->list[l->person].row };
	}
	v->left_all = m->short_mentees.n;
	v->left_says = left_says(a, m);
}

static int lacking(const MatchTopic *t) { return t->wanted - t->places; }

static int scarcest(const void *x, const void *y)
{
	const MatchTopic *a = x, *b = y;
	if (lacking(a) != lacking(b))
		return lacking(b) - lacking(a);
	return a->wanted != b->wanted ? b->wanted - a->wanted : str_cmp(a->topic, b->topic);
}

static Str about_scarcest(Arena *a, const MatchTopic *t)
{
	if (lacking(t) <= 0)
		return S("Every topic that is wanted has places enough.");
	return str_fmt(a, "%.*s is wanted by %.*s and offered in %.*s. More mentors on that topic would help most.", STR(t->topic),
		STR(sheet_people(a, t->wanted, "person", "people")), STR(sheet_people(a, t->places, "place", "places")));
}

static void fill_topics(Arena *a, const Match *m, ResultView *v)
{
	int n = m->topics.n;
	MatchTopic *all = NEW(a, MatchTopic, n + 1);
	for (int i = 0; i < n; i++)
		all[i] = m->topics.list[i];
	if (n)
		qsort(all, (size_t)n, sizeof *all, scarcest);
	for (int i = 0; i < n && i < TOPICS_SHOWN; i++)
		*PUSH(a, &v->topics) = (TopicRow){ .topic = all[i].topic, .wanted = all[i].wanted, .offered = all[i].places };
	v->topics_all = n;
	v->topics_say = n ? about_scarcest(a, &all[0]) : S("");
}

static void fill_rules(Arena *a, const Match *m, ResultView *v)
{
	for (int i = 0; i < m->rules.n; i++) {
		int64_t apart = m->rules.list[i].apart;
		*PUSH(a, &v->rules) = (RuleRow){ .says = str(m->rules.list[i].rule->says), .apart = apart > INT32_MAX ? INT32_MAX : (int)apart };
	}
}

static void fill_weights(Arena *a, const Job *j, ResultView *v)
{
	for (int i = 0; i < FITS; i++)
		*PUSH(a, &v->weights) = (Weight){ fit_part((FitPart)i)->name, part_words[i], j->settings.fit.weight[i] };
	v->line = j->settings.pairing.line == LINE_DIRECT ? 1 : j->settings.pairing.line == LINE_AND_PEERS ? 2 : 0;
	v->seed = str_fmt(a, "%llu", (unsigned long long)j->settings.seed);
	for (int i = 0; i < j->sheets; i++)
		for (int c = 0; c < j->sheet[i].n; c++)
			if (j->sheet[i].list[c].field == FIELD_NONE && j->sheet[i].list[c].header.n)
				*PUSH(a, &v->alone) = j->sheet[i].list[c].header;
}

/* ---- why not these two? ---------------------------------------------------------------------- */

static int by_name(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

static Strs names(Arena *a, const Match *m, int role)
{
	Strs all = { 0 };
	for (int i = 0; i < m->people->n; i++)
		if (m->people->list[i].as[role].in)
			*PUSH(a, &all) = match_name(m, i);
	if (all.n > NAMES_SHOWN)
		return (Strs){ 0 };
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_name);
	return all;
}

static Str joined(Arena *a, Strs s, int from)
{
	Buf out = buf_open(a);
	for (int i = from; i < s.n; i++) {
		if (i > from)
			buf_lit(&out, " ");
		buf_add(&out, s.list[i]);
	}
	return buf_str(&out);
}

static bool is_other_way_round(const Match *m, int mentor, int mentee)
{
	for (int i = 0; i < m->pairs.n; i++)
		if (m->pairs.list[i].mentor == mentee && m->pairs.list[i].mentee == mentor)
			return true;
	return false;
}

static bool are_a_pair(const Match *m, int mentor, int mentee)
{
	for (int i = 0; i < m->pairs.n; i++)
		if (m->pairs.list[i].mentor == mentor && m->pairs.list[i].mentee == mentee)
			return true;
	return m->settings.shape == MATCH_PEERS && mentor != mentee && is_other_way_round(m, mentor, mentee);
}

static Str who_is_it(Arena *a, int found, Str name, const char *role, bool in)
{
	if (found == -1)
		return str_fmt(a, "Nobody in the sheet is called “%.*s”; write the whole name or the e-mail address.", STR(name));
	if (found == -2)
		return str_fmt(a, "Several people are called “%.*s”; write the e-mail address.", STR(name));
	return in ? S("") : str_fmt(a, "%.*s does not take part as a %s.", STR(name), role);
}

static void fill_why(Arena *a, const Match *m, Looking l, ResultView *v)
{
	WhyNot *w = &v->why;
	v->mentee_names = names(a, m, AS_MENTEE);
	bool peers = m->settings.shape == MATCH_PEERS;
	v->mentor_names = peers ? v->mentee_names : names(a, m, AS_MENTOR);
	*w = (WhyNot){ .mentee = l.mentee, .mentor = l.mentor, .fit = -1, .shape = m->settings.shape };
	if (!l.mentee.n || !l.mentor.n)
		return;
	int mentee = sheet_find(a, m->people, l.mentee), mentor = sheet_find(a, m->people, l.mentor);
	w->says = who_is_it(a, mentee, l.mentee, "mentee", mentee >= 0 && m->people->list[mentee].as[AS_MENTEE].in);
	if (!w->says.n)
		w->says = who_is_it(a, mentor, l.mentor, peers ? "mentee" : "mentor", mentor >= 0 && m->people->list[mentor].as[peers ? AS_MENTEE : AS_MENTOR].in);
	w->unknown = w->says.n;
	if (w->unknown)
		return;
	Strs says = match_why_not(a, m, mentor, mentee);
	FitPart part[FITS];
	Strs ignored = { 0 };
	w->paired = are_a_pair(m, mentor, mentee);
	w->allowed = match_allowed(m, mentor, mentee);
	w->says = says.n ? says.list[0] : S("");
	w->more = joined(a, says, 1);
	w->fit = of_100(match_fit(m, mentor, mentee));
	w->bar = bar(m, mentor, mentee, part, shown_parts(a, m, part, &ignored));
	w->why = match_because(a, m, mentor, mentee);
}

static Str until(Arena *a, Instant now)
{
	int64_t minutes = (now.us / SECONDS(60) + DESK_SECONDS / 60) % 1440;
	return str_fmt(a, "%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

ResultView view_result(Arena *a, const Job *j, int64_t id, Looking l, Instant now)
{
	ResultView v = { .run = id, .files = job_files(a, j), .kept = j->kept, .may_keep = true, .until = until(a, now), .says = l.says };
	fill_totals(j->match, &v);
	fill_goal(a, j->match, &v);
	if (v.shape == MATCH_GROUPS)
		fill_groups(a, j->match, l, &v);
	else
		fill_pairs(a, j->match, l, &v);
	fill_left(a, j->match, &v, l.all);
	v.why_nobody = view_short(a, j->match, false, l.all);
	fill_topics(a, j->match, &v);
	fill_rules(a, j->match, &v);
	fill_weights(a, j, &v);
	fill_why(a, j->match, l, &v);
	return v;
}
