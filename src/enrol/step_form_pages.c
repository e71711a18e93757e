/* step_form_pages.c - a step's form, as it was sent, laid over what is kept. */

#include "enrol/join_pages.h"

#include <string.h>

static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const parts[] = { "am", "pm", "eve" };

/* Those of the words offered that were ticked, in their order, separated by blanks. */
static Str ticked(Req *rq, const char *field, Strs offered)
{
	Buf  b = buf_open(rq->arena);
	Strs all = form_all(rq, field);
	for (int i = 0; i < offered.n; i++)
		for (int k = 0; k < all.n; k++)
			if (str_eq(all.list[k], offered.list[i])) {
				buf_fmt(&b, "%s%.*s", b.n ? " " : "", STR(offered.list[i]));
				break;
			}
	return buf_str(&b);
}

static Str one_of(Req *rq, const char *field, Strs offered)
{
	Str typed = form_text(rq, field);
	for (int i = 0; i < offered.n; i++)
		if (str_eq(typed, offered.list[i]))
			return offered.list[i];
	return S("");
}

static Str text(Req *rq, StepForm *f, const char *field)
{
	Str s = form_text(rq, field);
	if ((int)s.n > f->longest)
		f->longest = (int)(s.n < 1 << 30 ? s.n : 1 << 30);
	return s;
}

/* -1: left empty. */
static int whole(Req *rq, StepForm *f, const char *field, Str *typed)
{
	int64_t n;
	*typed = form_text(rq, field);
	if (!typed->n)
		return -1;
	if (!str_int(*typed, &n) || n > 1000) {
		f->odd_number = true;
		return -1;
	}
	return (int)n;
}

static Str lines(Req *rq, StepForm *f, const char *field, Strs *all, int *n)
{
	Str s = text(rq, f, field);
	*all = words_split(rq->arena, s, '\n');
	*n = all->n;
	return s;
}

/* ---- the terms of the three lists ----------------------------------------------------------- */

static void take_levels(Req *rq, ProfileTerms *terms, const Terms *offered, char way, const char *prefix)
{
	for (int i = 0; i < offered->n; i++) {
		int level = form_int(rq, str_fmt(rq->arena, "%s-%lld", prefix, (long long)offered->list[i].id).p, 0);
		if (level >= 1 && level <= 5)
			*PUSH(rq->arena, terms) = (ProfileTerm){ offered->list[i].id, way, level };
	}
}

/* Ticks: what was weighed before keeps its weight. */
static void take_ticks(Req *rq, ProfileTerms *terms, const EnrolProfile *was, const Terms *offered, char way, const char *field)
{
	Strs all = form_all(rq, field);
	for (int i = 0; i < offered->n; i++)
		for (int k = 0; k < all.n; k++) {
			int64_t id;
			int level = profile_level(was, offered->list[i].id, way);
			if (str_int(all.list[k], &id) && id == offered->list[i].id) {
				*PUSH(rq->arena, terms) = (ProfileTerm){ id, way, level ? level : 3 };
				break;
			}
		}
}

static bool is_offered(const StepView *v, int64_t term)
{
	const Terms *all[] = { &v->topics, &v->functions, &v->interests };
	for (size_t l = 0; l < COUNT(all); l++)
		for (int i = 0; i < all[l]->n; i++)
			if (all[l]->list[i].id == term)
				return true;
	return false;
}

/* Only the list of their own part is on the page; both while none is chosen. */
static bool not_asked(const StepView *v, char way)
{
	return v->said.sides.n && ((way == 's' && !enrol_is_mentee(v->said.sides)) || (way == 'o' && !enrol_is_mentor(v->said.sides)));
}

/* A word that is offered no more stays where it was chosen, and so does what this page does not ask. */
static ProfileTerms stayed(Req *rq, const StepView *v)
{
	ProfileTerms all = { 0 };
	for (int i = 0; i < v->said.terms.n; i++) {
		ProfileTerm t = v->said.terms.list[i];
		bool topic = false;
		for (int k = 0; k < v->topics.n; k++)
			topic |= v->topics.list[k].id == t.term;
		if (!is_offered(v, t.term) || (v->step == STEP_QUICK ? !topic : not_asked(v, t.way)))
			*PUSH(rq->arena, &all) = t;
	}
	return all;
}

static void read_topics(Req *rq, StepView *v, StepForm *f)
{
	ProfileTerms terms = stayed(rq, v);
	take_levels(rq, &terms, &v->topics, 's', "seeks");
	take_levels(rq, &terms, &v->topics, 'o', "offers");
	take_ticks(rq, &terms, &v->said, &v->functions, 's', "needs");
	take_ticks(rq, &terms, &v->said, &v->functions, 'o', "gives");
	take_ticks(rq, &terms, &v->said, &v->interests, 'h', "interest");
	v->said.terms = terms;
	v->said.own_seeks = text(rq, f, "own_seeks");
	v->said.own_offers = text(rq, f, "own_offers");
	Buf b = buf_open(rq->arena);
	for (int i = 0; i < v->domains.n; i++) {
		Str typed = text(rq, f, str_fmt(rq->arena, "own_interest-%d", i).p);
		for (size_t k = 0; k < typed.n; k++)
			buf_char(&b, typed.p[k] == '\n' || typed.p[k] == '\r' ? ' ' : typed.p[k]);
		buf_char(&b, '\n');
	}
	v->said.own_interests = buf_str(&b);
}

/* ---- the other steps ----------------------------------------------------------------------------- */

static Strs codes(Arena *a, int n, const char *(*code)(int))
{
	Strs all = { 0 };
	for (int i = 0; i < n; i++)
		*PUSH(a, &all) = str(code(i));
	return all;
}
static const char *hope_code(int i)        { return hope(i)->code; }
static const char *orientation_code(int i) { return orientation(i)->code; }
static const char *readiness_code(int i)   { return readiness(i)->code; }

static void read_side(Req *rq, StepView *v, StepForm *f)
{
	v->said.sides = one_of(rq, "role", (Strs){ (Str[]){ S("mentor"), S("mentee"), S("both") }, 3 });
	f->no_side = !v->said.sides.n && v->step != STEP_QUICK;
}

static void read_role(Req *rq, StepView *v, StepForm *f)
{
	Arena *a = rq->arena;
	Strs models = { 0 };
	for (int i = 0; i < v->models.n; i++)
		if (v->models.list[i].offered)
			*PUSH(a, &models) = v->models.list[i].model;
	read_side(rq, v, f);
	if (str_eq(form_text(rq, "then"), S("stay")))
		f->no_side = false;             /* only asking which model fits */
	v->said.hoping = ticked(rq, "hoping", codes(a, hopes(), hope_code));
	v->said.models = ticked(rq, "models", models);
	v->said.oriented = ticked(rq, "oriented", codes(a, orientations(), orientation_code));
}

static void read_about(Req *rq, StepView *v, StepForm *f)
{
	Strs styles = words_split(rq->arena, S("listens,questions,advises,challenges,structured,easy"), ',');
	v->said.goals = text(rq, f, "goals");
	v->said.purpose = text(rq, f, "purpose");
	v->said.hopes = text(rq, f, "hopes");
	v->said.about = text(rq, f, "about");
	v->said.values = text(rq, f, "values");
	v->said.languages = text(rq, f, "languages");
	v->said.style = ticked(rq, "style", styles);
	v->said.years = f->years = whole(rq, f, "years", &v->years);
}

static void read_practical(Req *rq, StepView *v, StepForm *f)
{
	Arena *a = rq->arena;
	Strs   slots = { 0 };
	Date   back = { 0 };
	for (size_t d = 0; d < COUNT(days); d++)
		for (size_t p = 0; p < COUNT(parts); p++)
			*PUSH(a, &slots) = str_fmt(a, "%s-%s", days[d], parts[p]);
	v->said.slots = ticked(rq, "slots", slots);
	v->said.mode = one_of(rq, "mode", (Strs){ (Str[]){ S("either"), S("remote"), S("in_person") }, 3 });
	v->said.inside = one_of(rq, "inside", (Strs){ (Str[]){ S("inside"), S("outside"), S("either") }, 3 });
	if (!v->said.inside.n)
		v->said.inside = S("either");
	v->said.city = text(rq, f, "city");
	v->said.zone = text(rq, f, "zone");
	f->odd_zone = v->said.zone.n && !zone_load(a, v->said.zone);
	v->said.hours = f->hours = whole(rq, f, "hours", &v->hours);
	f->capacity = form_has(rq, "capacity") ? whole(rq, f, "capacity", &v->capacity) : v->said.capacity;
	f->wanted = form_has(rq, "wanted") ? whole(rq, f, "wanted", &v->wanted) : v->said.mentors_wanted;
	v->said.capacity = f->capacity < 0 ? 1 : f->capacity;
	v->said.mentors_wanted = f->wanted < 0 ? 1 : f->wanted;
	v->pause = form_text(rq, "pause");
	f->odd_date = v->pause.n && !date_parse(v->pause, &back);
	v->said.paused_until = back;
	f->pause = back.day;
}

static void read_wishes(Req *rq, StepView *v, StepForm *f)
{
	lines(rq, f, "preferred", &v->preferred, &f->preferred);
	lines(rq, f, "avoid", &v->avoided, &f->avoided);
	v->identity = (IdentitySaid){ .own = text(rq, f, "identity"), .wanted = text(rq, f, "identity_wanted"), .matched = form_has(rq, "identity_used") };
}

static void read_ready(Req *rq, StepView *v, StepForm *f)
{
	v->ready.body = ticked(rq, "ready", codes(rq->arena, readinesses(), readiness_code));
	v->reflect.body = text(rq, f, "reflect");
	if (form_has(rq, "begin_anew"))
		v->ready.shut = v->reflect.shut = false;
}

static void read_ticks(Req *rq, StepView *v)
{
	int64_t words = 0, conduct = 0;
	str_int(form_text(rq, "words"), &words);
	str_int(form_text(rq, "conduct_words"), &conduct);
	v->ticks = (Ticks){ .consent = form_has(rq, "consent"), .conduct = form_has(rq, "conduct"), .commits = form_has(rq, "commits"),
		.words = words, .conduct_words = conduct };
}

static void read_quick(Req *rq, StepView *v, StepForm *f)
{
	ProfileTerms terms = stayed(rq, v);
	read_side(rq, v, f);
	take_ticks(rq, &terms, &v->said, &v->topics, 's', "seeks");
	take_ticks(rq, &terms, &v->said, &v->topics, 'o', "offers");
	v->said.terms = terms;
	v->said.own_seeks = text(rq, f, "own_seeks");
	v->said.own_offers = text(rq, f, "own_offers");
	read_ticks(rq, v);
}

Verdict step_read(Req *rq, StepView *v)
{
	StepForm f = { .hours = -1, .years = -1, .capacity_most = v->mentees_most, .wanted_most = v->mentors_most, .day = rq->today.day };
	switch (v->step) {
	case STEP_READY:     read_ready(rq, v, &f); break;
	case STEP_ROLE:      read_role(rq, v, &f); break;
	case STEP_TOPICS:    read_topics(rq, v, &f); break;
	case STEP_ABOUT:     read_about(rq, v, &f); break;
	case STEP_PRACTICAL: read_practical(rq, v, &f); break;
	case STEP_WISHES:    read_wishes(rq, v, &f); break;
	case STEP_AGREE:     read_ticks(rq, v); break;
	case STEP_QUICK:     read_quick(rq, v, &f); break;
	case STEPS:          break;
	}
	return step_check(f);
}
