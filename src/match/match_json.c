/* match_json.c - a match as JSON. */
#include "base/json.h"
#include "match/match_figures.h"
#include "match/match_more.h"
#include "match/match_print.h"

static void reasons(Json *j, Arena *a, const Match *m, const MatchPair *p)
{
	MatchReasons all = match_reasons(m, p->mentor, p->mentee);
	json_key(j, "reasons");
	json_array(j);
	for (int i = 0; i < all.n; i++) {
		json_object(j);
		json_text(j, "part", str(fit_part(all.list[i].part)->name));
		json_key(j, "score");
		if (all.list[i].score == FIT_UNKNOWN)
			json_null(j);
		else
			json_int(j, all.list[i].score);
		json_number(j, "weight", all.list[i].weight);
		json_text(j, "says", match_says(a, m, &all.list[i], p->mentor, p->mentee));
		json_end(j);
	}
	json_end(j);
}

static void pairs(Json *j, Arena *a, const Match *m, bool explain)
{
	json_key(j, "pairs");
	json_array(j);
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		json_object(j);
		bool peers = m->settings.shape == MATCH_PEERS;
		json_text(j, peers ? "other_email" : "mentor_email", m->people->list[p->mentor].email);
		json_text(j, peers ? "one_email" : "mentee_email", m->people->list[p->mentee].email);
		json_text(j, peers ? "other_name" : "mentor_name", match_name(m, p->mentor));
		json_text(j, peers ? "one_name" : "mentee_name", match_name(m, p->mentee));
		json_number(j, peers ? "likeness" : "fit", p->fit);
		if (p->group)
			json_number(j, "group", p->group);
		json_key(j, "asked_for");
		json_bool(j, p->must);
		json_text(j, "because", match_because(a, m, p->mentor, p->mentee));
		if (explain)
			reasons(j, a, m, p);
		json_end(j);
	}
	json_end(j);
}

static void people(Json *j, const Match *m, const char *key, const int *who, int n)
{
	json_key(j, key);
	json_array(j);
	for (int i = 0; i < n; i++) {
		json_object(j);
		json_text(j, "email", m->people->list[who[i]].email);
		json_text(j, "name", match_name(m, who[i]));
		json_end(j);
	}
	json_end(j);
}

static void groups(Json *j, Arena *a, const Match *m)
{
	json_key(j, "groups");
	json_array(j);
	for (int i = 0; i < m->groups.n; i++) {
		const MatchGroup *g = &m->groups.list[i];
		Strs common = match_in_common(a, m, g);
		json_object(j);
		json_number(j, "group", i + 1);
		json_number(j, "likeness", g->alike);
		people(j, m, "mentors", g->leader, g->leaders);
		people(j, m, "members", g->member, g->members);
		json_key(j, "in_common");
		json_array(j);
		for (int k = 0; k < common.n; k++)
			json_str(j, common.list[k]);
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

static void left(Json *j, const Match *m, const char *key, const MatchLeft *list, int n)
{
	json_key(j, key);
	json_array(j);
	for (int i = 0; i < n; i++) {
		json_object(j);
		json_text(j, "email", m->people->list[list[i].person].email);
		json_text(j, "name", match_name(m, list[i].person));
		json_number(j, "has", list[i].has);
		json_number(j, "wants", list[i].wants);
		json_text(j, "why", list[i].why);
		json_end(j);
	}
	json_end(j);
}

static void rules_and_topics(Json *j, const Match *m)
{
	json_key(j, "rules");
	json_array(j);
	for (int i = 0; i < m->rules.n; i++) {
		json_object(j);
		json_text(j, "rule", str(m->rules.list[i].rule->name));
		json_number(j, "pairs_kept_apart", m->rules.list[i].apart);
		json_end(j);
	}
	json_end(j);
	json_key(j, "topics");
	json_array(j);
	for (int i = 0; i < m->topics.n; i++) {
		json_object(j);
		json_text(j, "topic", m->topics.list[i].topic);
		json_number(j, "wanted", m->topics.list[i].wanted);
		json_number(j, "offered", m->topics.list[i].offered);
		json_number(j, "places", m->topics.list[i].places);
		json_end(j);
	}
	json_end(j);
}

typedef struct { const char *key; int n; } Number;

static void numbers(Json *j, const Number *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		json_number(j, list[i].key, list[i].n);
}

void figures_json(Json *j, const MatchFigures *f)
{
	if (f->pairs < FIGURES_LEAST) {
		json_null(j);
		return;
	}
	const Number pairs[] = { { "worst", f->worst }, { "quarter", f->quarter }, { "half", f->half }, { "three_quarters", f->three_quarters },
		{ "best", f->best }, { "gini_fit", f->uneven_fit }, { "mentees_placed", f->mentees }, { "first_choice", f->first }, { "top_three", f->top },
		{ "asked_several", f->asks }, { "one_inside", f->inside } };
	const Number members[] = { { "likeness_mean", f->mean }, { "likeness_worst", f->worst }, { "likeness_quarter", f->quarter }, { "likeness_half", f->half },
		{ "likeness_three_quarters", f->three_quarters }, { "likeness_best", f->best }, { "gini_likeness", f->uneven_fit }, { "mentor_fit_worst", f->lead_worst },
		{ "mentor_fit_half", f->lead_half }, { "mentees_placed", f->mentees } };
	const Number load[] = { { "mentors_with_places", f->mentors }, { "least_load", f->least }, { "most_load", f->most }, { "gini_load", f->uneven_load } };
	json_object(j);
	if (f->shape == MATCH_GROUPS)
		numbers(j, members, COUNT(members));
	else
		numbers(j, pairs, COUNT(pairs));
	numbers(j, load, COUNT(load));
	json_end(j);
}

static void fair(Json *j, Arena *a, const Match *m)
{
	MatchFigures f = match_figures(a, m);
	json_key(j, "fair");
	figures_json(j, &f);
}

static void problems(Json *j, const SheetProblems *all)
{
	json_key(j, "problems");
	json_array(j);
	for (int i = 0; i < all->n; i++) {
		const SheetProblem *p = &all->list[i];
		json_object(j);
		json_key(j, "refuses");
		json_bool(j, p->weight == SHEET_REFUSES);
		json_text(j, "file", p->file);
		json_number(j, "row", p->row);
		json_text(j, "column", p->column);
		json_text(j, "value", p->value);
		json_text(j, "says", p->says);
		json_end(j);
	}
	json_end(j);
}

Str print_json(Arena *a, const Match *m, const SheetProblems *all, bool explain)
{
	Buf  b = buf_open(a);
	Json j = json_open(&b);
	json_object(&j);
	json_key(&j, "matched");
	json_bool(&j, m && m->end == MATCH_DONE);
	if (m && m->end == MATCH_DONE) {
		json_text(&j, "shape", str(match_shape(m->settings.shape)->name));
		if (m->settings.shape == MATCH_PAIRS)
			json_text(&j, "goal", str(match_goal(m->settings.goal)->name));
		json_number(&j, "mentees", m->mentees);
		json_number(&j, "mentors", m->mentors);
		json_number(&j, "wants", m->wants);
		json_number(&j, "places", m->places);
		json_number(&j, "placed", m->placed);
		json_number(&j, "fit", m->fit);
		if (m->settings.shape == MATCH_PAIRS && !match_proven(m)) {
			json_number(&j, "fewer_pairs", m->fewer);
			json_number(&j, "less_fit", m->less);
		}
		if (m->settings.shape == MATCH_GROUPS)
			groups(&j, a, m);
		pairs(&j, a, m, explain);
		left(&j, m, "mentees_short", m->short_mentees.list, m->short_mentees.n);
		left(&j, m, "mentors_idle", m->idle_mentors.list, m->idle_mentors.n);
		more_json(&j, m);
		rules_and_topics(&j, m);
		fair(&j, a, m);
	}
	problems(&j, all);
	json_end(&j);
	buf_char(&b, '\n');
	return buf_str(&b);
}
