/* round_json.c - see round_json.h.  Nothing that was said in confidence is in it. */
#include "match/round_json.h"

#include "match/match_more.h"
#include "match/round_facts.h"

enum { EVERYBODY = 1000000 };

static Strs names(Arena *a, const Match *m, const MatchPeople *p)
{
	Strs all = { 0 };
	for (int i = 0; i < p->n; i++)
		*PUSH(a, &all) = str_copy(a, match_name(m, p->list[i]));
	return all;
}

void round_json_people(Arena *a, const Match *m, RoundFound *f)
{
	f->mentees = NEW(a, Strs, f->nobody.groups.n);
	f->mentors = NEW(a, Strs, f->nobody.groups.n);
	for (int i = 0; i < f->nobody.groups.n; i++) {
		f->mentees[i] = names(a, m, &f->nobody.groups.list[i].mentees);
		f->mentors[i] = names(a, m, &f->nobody.groups.list[i].mentors);
	}
}

static void list(Json *j, const char *key, const Strs *all)
{
	json_key(j, key);
	json_array(j);
	for (int i = 0; i < all->n; i++)
		json_str(j, all->list[i]);
	json_end(j);
}

static void pairs(Json *j, Db *db, Arena *a, const Round *o, MatchShape shape)
{
	bool      peers = shape == MATCH_PEERS;
	Holds     holds = shape == MATCH_GROUPS && str_eq(o->state, S("draft")) ? holds_of(db, a, o->id) : (Holds){ 0 };
	Proposals all = run_proposals(db, a, o->id, o->run, 0, EVERYBODY);
	json_key(j, "pairs");
	json_array(j);
	for (int i = 0; i < all.n; i++) {
		const Proposal *p = &all.list[i];
		json_object(j);
		json_text(j, peers ? "one" : "mentee", p->mentee_name);
		json_text(j, peers ? "one_unit" : "mentee_unit", p->mentee_unit);
		json_text(j, peers ? "other" : "mentor", p->mentor_name);
		json_text(j, peers ? "other_unit" : "mentor_unit", p->mentor_unit);
		if (p->group)
			json_number(j, "group", p->group);
		json_number(j, peers ? "likeness" : "fit", p->fit);
		json_text(j, "state", p->pin == PIN_LOCK && shape != MATCH_GROUPS ? S("locked") : holds_pair(&holds, p) ? S("held") : p->state);
		json_text(j, "because", p->because);
		json_end(j);
	}
	json_end(j);
}

static void left(Json *j, Db *db, Arena *a, const Round *o, const char *key, const char *side)
{
	LeftRows all = run_left_rows(db, a, o->run, side, 0, EVERYBODY);
	json_key(j, key);
	json_array(j);
	for (int i = 0; i < all.n; i++) {
		json_object(j);
		json_text(j, "name", all.list[i].name);
		json_text(j, "why", all.list[i].reason);
		json_end(j);
	}
	json_end(j);
}

static void nobody(Json *j, const RoundFound *f)
{
	json_key(j, "why_nobody");
	if (!f->found) {
		json_null(j);
		return;
	}
	json_array(j);
	for (int i = 0; i < f->nobody.groups.n; i++) {
		const MatchShort *s = &f->nobody.groups.list[i];
		json_object(j);
		list(j, "mentees", &f->mentees[i]);
		list(j, "mentors", &f->mentors[i]);
		json_number(j, "wants", s->wants);
		json_number(j, "places", s->places);
		json_number(j, "open", s->missing);
		json_text(j, "says", s->says);
		json_text(j, "helps", s->helps);
		json_end(j);
	}
	json_end(j);
}

Str round_json(Db *db, Arena *a, const Round *o, const RoundFound *f)
{
	Buf     b = buf_open(a);
	Json    j = json_open(&b);
	Run     run = { 0 };
	FairBys fair = run_fair(db, a, o->run);
	run_get(db, a, o->run, &run);
	json_object(&j);
	json_number(&j, "round", o->number);
	json_number(&j, "draft", run.number);
	json_text(&j, "state", o->state);
	MatchShape shape = round_model_shape(run.model);
	json_text(&j, "model", round_model_name(run.model));
	json_text(&j, "shape", str(match_shape(shape)->name));
	if (shape == MATCH_PAIRS)
		json_text(&j, "goal", str(match_goal(run_goal(run.settings))->name));
	json_number(&j, "mentees", run.mentees);
	json_number(&j, "placed", run.placed);
	json_number(&j, "fit", run.fit);
	pairs(&j, db, a, o, shape);
	left(&j, db, a, o, "mentees_left", "mentee");
	left(&j, db, a, o, "mentors_left", "mentor");
	nobody(&j, f);
	json_key(&j, "fair");
	if (f->found && shape != MATCH_PEERS)
		figures_json(&j, &f->figures);
	else
		json_null(&j);
	fair_json(&j, &fair);
	json_end(&j);
	buf_char(&b, '\n');
	return buf_str(&b);
}
