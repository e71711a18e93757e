/* step_pages.c - the steps of the form: each is kept when it is sent, so that leaving loses nothing.
 * What was sent is read by step_form_pages.c. */
#include "enrol/join_pages.h"
#include "enrol/step_html.h"
#include "enrol/wish_store.h"
#include "pages.h"
#include "sign/sign.h"

static JoinStep step_of(Req *rq)
{
	for (int i = 0; i < STEPS; i++)
		if (str_ends(rq->path, str_fmt(rq->arena, "/%s", step_slug(i))))
			return (JoinStep)i;
	return STEP_READY;
}

static const SealPair *my_pair(Req *rq)
{
	int64_t   key;
	SealPair *pair = NEW(rq->arena, SealPair, 1);
	return sign_pair(rq->db, rq->arena, rq->session, rq->me, rq->secret, pair, &key) ? pair : NULL;
}

static int offered(const ProgrammeModels *m)
{
	int n = 0;
	for (int i = 0; i < m->n; i++)
		n += m->list[i].offered;
	return n;
}

static Str number(Arena *a, int n) { return n < 0 ? S("") : str_fmt(a, "%d", n); }

static void read_sealed(Req *rq, StepView *v)
{
	if (v->step == STEP_READY) {
		const SealPair *pair = my_pair(rq);
		v->ready = worksheet_read(rq->db, rq->arena, rq->me, v->p->id, "ready", pair);
		v->reflect = worksheet_read(rq->db, rq->arena, rq->me, v->p->id, "reflect", pair);
	}
	if (v->step == STEP_WISHES) {
		v->preferred = wish_preferred(rq->db, rq->arena, v->said.id);
		v->avoided = wish_avoided(rq->db, rq->arena, v->said.person);
		v->identity = wish_identity(rq->db, rq->arena, v->said.id);
	}
}

static StepView view_of(Req *rq, const Programme *p, int64_t me)
{
	Db      *db = rq->db;
	Arena   *a = rq->arena;
	StepView v = { .p = p, .step = step_of(rq), .said = profile_read(db, a, p->id, me), .s = enrol_standing(db, a, p->id, me),
		.topics = people_terms(db, a, "topic", p->id, false), .functions = people_terms(db, a, "function", p->id, false),
		.interests = people_terms(db, a, "interest", p->id, false), .domains = programme_domains(a, p), .models = programme_models(db, a, p->id),
		.consent = programme_text(db, a, p->id, "consent"), .conduct = programme_text(db, a, p->id, "conduct") };
	v.mentees_most = programme_most(&v.models, true);
	v.mentors_most = programme_most(&v.models, false);
	v.offered = offered(&v.models);
	v.joined = v.s.mentor || v.s.mentee;
	v.years = number(a, v.said.years);
	v.hours = number(a, v.said.hours);
	v.capacity = number(a, v.said.capacity);
	v.wanted = number(a, v.said.mentors_wanted);
	v.pause = v.said.paused_until.day > rq->today.day ? date_iso(a, v.said.paused_until) : S("");
	v.suggested = v.said.hoping.n;
	read_sealed(rq, &v);
	return v;
}

static Reply show(Req *rq, StepView *v)
{
	Buf  body = buf_open(rq->arena);
	Page page = join_frame(rq, v->p, str(step_words(v->step)), S(""));
	static const char *const ledes[STEPS] = { "For yourself. Skip it if you like.", "You may be both, here and now or later.",
		"What you would like to talk about, and what you can offer.", "Write as much or as little as you like.", "When, where and how much.",
		"Used by matching, shown to nobody.", "Read it, tick it, and you are in.", "Only what is needed: your part, a topic, your yes." };
	page.lede = v->joined || v->step == STEP_QUICK ? str(ledes[v->step]) : str_fmt(rq->arena, "Step %d of %d. %s", v->step + 1, STEPS_SHOWN, ledes[v->step]);
	step_body(&body, rq, v);
	return allowed(v->v) ? look_page(rq, page, html_of(&body)) : look_page_again(rq, page, html_of(&body));
}

static bool admitted(Req *rq, Programme *p, int64_t me)
{
	return join_programme(rq, p) && (enrol_may(rq->db, rq->arena, p, me, rq->my_email) || enrol_standing(rq->db, rq->arena, p->id, me).consent);
}

/* To whoever may not join, the page of the programme says how people come in. */
static Reply elsewhere(Req *rq, const Programme *p)
{
	return p->id && str_eq(p->state, S("open")) ? reply_redirect(rq, "/join/%lld", (long long)p->id) : reply_missing(rq);
}

Reply join_step_page(Req *rq)
{
	Programme p = { 0 };
	int64_t   me = join_me(rq);
	if (!admitted(rq, &p, me))
		return elsewhere(rq, &p);
	StepView v = view_of(rq, &p, me);
	if (v.joined && (v.step == STEP_AGREE || v.step == STEP_QUICK))
		return reply_redirect(rq, "/join/%lld", (long long)p.id);
	return show(rq, &v);
}

/* ---- keeping what was sent -------------------------------------------------------------------- */

/* What one fills in before the first account with keys: the worksheets need a pair, and say so. */
static void keep(Req *rq, StepView *v)
{
	Db    *db = rq->db;
	Arena *a = rq->arena;
	v->said.step |= 1 << v->step;
	profile_keep(db, &v->said, v->step == STEP_TOPICS || v->step == STEP_QUICK, rq->now);
	if (v->step == STEP_READY) {
		if (!v->ready.shut)
			worksheet_keep(db, a, rq->me, v->p->id, "ready", v->ready.body, rq->today);
		if (!v->reflect.shut)
			worksheet_keep(db, a, rq->me, v->p->id, "reflect", v->reflect.body, rq->today);
	}
	if (v->step == STEP_WISHES) {
		wish_keep_preferred(db, a, v->said.id, v->preferred);
		wish_keep_avoided(db, a, v->said.person, v->avoided);
		bool agreed = v->identity.matched && (v->identity.own.n || v->identity.wanted.n);
		wish_keep_identity(db, a, v->said.id, v->identity, enrol_agree_identity(db, a, v->p, v->said.person, agreed, rq->now));
	}
	if (v->joined)
		enrol_changed(db, a, v->p, &v->said, rq->now);
}

static Reply onwards(Req *rq, const StepView *v)
{
	Str then = form_text(rq, "then");
	if (str_eq(then, S("stay")))
		return reply_redirect(rq, "/join/%lld/%s#models", (long long)v->p->id, step_slug(v->step));
	if (v->joined || str_eq(then, S("later")))
		return reply_redirect(rq, "/join/%lld?saved=yes", (long long)v->p->id);
	return reply_redirect(rq, "/join/%lld/%s", (long long)v->p->id, step_slug(v->step + 1));
}

Reply join_step_post(Req *rq)
{
	Programme p = { 0 };
	int64_t   me = people_of_account(rq->db, rq->arena, rq->me, rq->now);
	if (!admitted(rq, &p, me))
		return elsewhere(rq, &p);
	StepView v = view_of(rq, &p, me);
	bool     joins = v.step == STEP_AGREE || v.step == STEP_QUICK;
	if (joins && v.joined)
		return reply_redirect(rq, "/join/%lld", (long long)p.id);
	v.v = step_read(rq, &v);
	if (!allowed(v.v))
		return show(rq, &v);
	keep(rq, &v);
	if (!joins)
		return onwards(rq, &v);
	v.v = enrol_join(rq->db, rq->arena, &p, me, rq->me, v.ticks, rq->now);
	return allowed(v.v) ? reply_redirect(rq, "/join/%lld", (long long)p.id) : show(rq, &v);
}
