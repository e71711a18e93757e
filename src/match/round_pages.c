/* round_pages.c - /rounds: the draft is looked at, matched again, held, published. Why not, swaps, comparisons: round_look_pages.c. */
#include "match/round_pages.h"

#include "match/round_facts.h"
#include "match/round_html.h"
#include "pages.h"
#include "people/people.h"
#include "rules/round.h"

enum { WAIT_SECONDS = 2 };

/* ---- the page --------------------------------------------------------------------------------- */

static void look_at_groups(Req *rq, RoundView *v)
{
	Arena       *a = rq->arena;
	GroupNumbers all = run_groups(rq->db, a, v->o.run, S("%%")), found = v->search.n ? run_groups(rq->db, a, v->o.run, db_like(a, utf8_fold(a, v->search))) : all;
	v->holds = holds_of(rq->db, a, v->o.id);
	v->things = all.n;
	v->found = found.n;
	v->pager = look_pager(a, str_fmt(a, "/rounds/%lld", (long long)v->o.id), v->search, "Pages of groups", query_int(rq, "page", 1), v->found);
	v->groups = round_groups(rq->db, a, &v->o, found, look_page_first(v->pager), LOOK_A_PAGE);
}

static void look_at_pairs(Req *rq, RoundView *v)
{
	Arena   *a = rq->arena;
	RunFound found = v->search.n ? run_found(rq->db, a, v->o.run, db_like(a, utf8_fold(a, v->search))) : (RunFound){ 0 };
	v->found = v->search.n ? found.n : v->pairs;
	v->pager = look_pager(a, str_fmt(a, "/rounds/%lld", (long long)v->o.id), v->search, "Pages of pairs", query_int(rq, "page", 1), v->found);
	int from = look_page_first(v->pager);
	v->shown = v->search.n ? run_proposals_of(rq->db, a, v->o.id, found, from, LOOK_A_PAGE) : run_proposals(rq->db, a, v->o.id, v->o.run, from, LOOK_A_PAGE);
}

static void look_at_run(Req *rq, RoundView *v)
{
	Arena *a = rq->arena;
	if (!v->o.run || !run_get(rq->db, a, v->o.run, &v->run))
		return;
	v->things = v->pairs = run_proposals_count(rq->db, a, v->o.run);
	if (v->shape == MATCH_GROUPS)
		look_at_groups(rq, v);
	else
		look_at_pairs(rq, v);
	v->locked = run_locked(rq->db, a, v->o.id, v->o.run);
	if (str_eq(v->o.state, S("draft")))
		v->not_chosen = round_not_chosen(rq->db, a, v->o.programme, v->model, rq->today);
	v->mentees = run_left_rows(rq->db, a, v->o.run, "mentee", 0, LEFT_SHOWN);
	v->mentors = run_left_rows(rq->db, a, v->o.run, "mentor", 0, LEFT_SHOWN);
	v->mentees_n = run_left_count(rq->db, a, v->o.run, "mentee");
	v->mentors_n = run_left_count(rq->db, a, v->o.run, "mentor");
	v->topics = run_topics(rq->db, a, v->o.run, TOPICS_SHOWN);
	for (int i = 0; i < v->topics.n; i++) {
		int most = v->topics.list[i].wanted > v->topics.list[i].offered ? v->topics.list[i].wanted : v->topics.list[i].offered;
		v->most_wanted = most > v->most_wanted ? most : v->most_wanted;
	}
	v->runs = run_list(rq->db, a, v->o.id);
}

static Str lede(Arena *a, const RoundView *v)
{
	if (str_eq(v->o.state, S("published")))
		return S("Published. Those who were left over are in the next round.");
	if (str_eq(v->o.state, S("dropped")))
		return S("This round was thrown away; nobody was written to.");
	return v->run.id ? str_fmt(a, "Draft %d. Only coordinators can see it until you publish.", v->run.number) : S("Nothing is decided yet, and nobody is told.");
}

static bool offers(Req *rq, RoundModel model)
{
	ProgrammeModels all = programme_models(rq->db, rq->arena, round_programme(rq->db, rq->arena, rq->id));
	return round_model_offered(&all, model);
}

/* After a refusal what was chosen, else what stands there. */
static RoundModel asked_for(Req *rq, RoundModel stands)
{
	RoundModel asked;
	return round_model_find(form_text(rq, "shape"), &asked) && offers(rq, asked) ? asked : stands;
}

Reply round_show(Req *rq, RoundView *v, bool again)
{
	Arena *a = rq->arena;
	if (!round_get(rq->db, a, rq->id, &v->o) || !programme_get(rq->db, a, v->o.programme, &v->p))
		return reply_missing(rq);
	v->works = round_works(v->o.id, &v->progress);
	v->search = rq->post ? S("") : query_text(rq, "q");
	v->model = round_model(rq->db, a, &v->o, S(""));
	v->shape = round_model_shape(v->model);
	v->shapes = round_model_picks(rq->db, a, v->o.programme, asked_for(rq, v->model));
	v->words = round_words_of(v->model);
	if (!v->works) {
		look_at_run(rq, v);
		Str refused = round_work_refused(a, v->o.id);
		if (refused.n && !v->says.n)
			v->says = refused, v->note = NOTE_NO;
	}
	MatchGoal goal = run_goal(v->run.settings), asked = goal;
	match_goal_find(form_text(rq, "goal"), &asked);
	v->goals = view_goals(a, asked);
	v->goal_label = match_goal(goal)->label;
	Buf body = buf_open(a);
	round_body(&body, rq, v);
	Page p = { .heading = str_fmt(a, "Round %d", v->o.number), .lede = lede(a, v), .here = S("/programmes"),
		.crumbs = { { S("Programmes"), url_local(a, S("/programmes")) }, { v->p.name, url_local(a, str_fmt(a, "/programmes/%lld", (long long)v->p.id)) } } };
	Reply r = again ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
	if (v->works)
		r.refresh = WAIT_SECONDS;
	return r;
}

Reply round_page(Req *rq)
{
	RoundView v = { 0 };
	if (str_eq(query_text(rq, "done"), S("published")))
		v.says = S("Published. Letters are on their way to everybody concerned."), v.note = NOTE_OK;
	else if (str_eq(query_text(rq, "done"), S("same")))
		v.says = S("Run again from the record: the same pairs and the same proof, byte for byte."), v.note = NOTE_OK;
	return round_show(rq, &v, false);
}

/* After the writer has changed things: a reader of this moment shows them. */
static Reply round_refused(Req *rq, Str says)
{
	RoundView v = { .note = NOTE_NO, .says = says };
	if (rq->db)
		return round_show(rq, &v, true);
	rq->db = db_reader(rq->web->file);
	if (!rq->db)
		return reply_sorry(rq, 503);
	Reply r = round_show(rq, &v, true);
	web_done_reading(rq);
	return r;
}

/* ---- matching ------------------------------------------------------------------------------------ */

static Reply to_round(Req *rq, int64_t round) { return reply_redirect(rq, "/rounds/%lld", (long long)round); }

static Reply match_now(Req *rq, int64_t round, bool least, Str goal, Str makes)
{
	Str        refused = S("");
	RoundTask *t = round_task_of(rq->web->file, round, least, goal, makes, rq->today);
	if (!t)
		return reply_sorry(rq, 409);
	rq->id = round;
	switch (round_work(rq->web->file, t, rq->arena, &refused)) {
	case WORK_KEPT:
	case WORK_UNDER_WAY: return to_round(rq, round);
	case WORK_CHANGED:   return reply_sorry(rq, 409);
	case WORK_REFUSED:   return round_refused(rq, refused);
	default:             return reply_sorry(rq, 503);
	}
}

static bool only_once(Db *db, void *unused)
{
	(void)unused;
	return db_ok(db);
}

Reply round_run_post(Req *rq)
{
	bool       least = str_eq(form_text(rq, "least"), S("yes"));
	RoundModel model;
	Verdict    v = round_shape_check((ShapeForm){ .offered = !round_model_find(form_text(rq, "shape"), &model) || offers(rq, model) });
	Str        wrong = allowed(v) ? match_goal_wrong(form_text(rq, "goal")) : str(v.broken->says);
	if (wrong.n)
		return round_refused(rq, wrong);
	web_done_reading(rq);
	return web_store(rq, only_once, NULL) ? match_now(rq, rq->id, least, form_text(rq, "goal"), form_text(rq, "shape")) : reply_sorry(rq, 500);
}

typedef struct { Req *rq; int64_t round; } Starting;

static bool start(Db *db, void *with)
{
	Starting *s = with;
	s->round = round_begin(db, s->rq->arena, s->rq->id, s->rq->now);
	return db_ok(db);
}

Reply programme_round_post(Req *rq)
{
	Starting s = { .rq = rq };
	web_done_reading(rq);
	return web_store(rq, start, &s) ? match_now(rq, s.round, true, S(""), S("")) : reply_sorry(rq, 500);
}

Reply round_stop_post(Req *rq)
{
	round_stop(rq->id);
	return to_round(rq, rq->id);
}

/* ---- pins --------------------------------------------------------------------------------------------- */

static bool pin_of(Req *rq, int64_t *mentor, int64_t *mentee, Pin *pin)
{
	static const struct { const char *field; Pin pin; } ways[] = { { "lock", PIN_LOCK }, { "free", PIN_NONE }, { "apart", PIN_APART } };
	for (size_t i = 0; i < COUNT(ways); i++) {
		Proposal p;
		int64_t  id;
		if (!form_has(rq, ways[i].field))
			continue;
		if (!str_int(form_text(rq, ways[i].field), &id) || !run_proposal(rq->db, rq->arena, rq->id, id, &p))
			return false;
		*mentor = p.mentor, *mentee = p.mentee, *pin = ways[i].pin;
		return true;
	}
	*pin = PIN_LOCK;
	return str_int(form_text(rq, "mentor"), mentor) && str_int(form_text(rq, "mentee"), mentee) && str_eq(form_text(rq, "kind"), S("lock"));
}

Reply round_pin_post(Req *rq)
{
	int64_t mentor, mentee;
	Pin     pin;
	Verdict v;
	if (!pin_of(rq, &mentor, &mentee, &pin))
		return reply_sorry(rq, 409);
	switch (round_pin(rq->db, rq->arena, rq->id, form_int(rq, "version", 0), mentor, mentee, pin, people_of(rq->db, rq->arena, rq->me), rq->today, &v)) {
	case ROUND_DONE:    return to_round(rq, rq->id);
	case ROUND_REFUSED: return round_refused(rq, str(v.broken->says));
	default:            return reply_sorry(rq, 409);
	}
}

/* ---- publishing --------------------------------------------------------------------------------------- */

/* All pairs of these groups. */
static void leave_groups(Req *rq, Strs groups, PersonIds *leave)
{
	Round o;
	for (int i = 0; i < groups.n && round_get(rq->db, rq->arena, rq->id, &o); i++) {
		int64_t number;
		if (!str_int(groups.list[i], &number) || number > INT32_MAX)
			continue;
		Proposals all = run_group(rq->db, rq->arena, o.id, o.run, (int)number);
		for (int k = 0; k < all.n; k++)
			*PUSH(rq->arena, leave) = all.list[k].id;
	}
}

/* The pairs that this publication leaves out: the ones named, and those its choice does not take. */
static void left_out(Req *rq, Publishing *p)
{
	PersonIds leave = { 0 };
	Strs  named = form_all(rq, "leave");
	Round o;
	for (int i = 0; i < named.n; i++) {
		int64_t id;
		if (str_int(named.list[i], &id))
			*PUSH(rq->arena, &leave) = id;
	}
	leave_groups(rq, form_all(rq, "leave_group"), &leave);
	Str which = form_text(rq, "which");
	int least = form_int(rq, "least", 0) * 10;
	bool some = str_eq(which, S("locked")) || str_eq(which, S("fit"));
	if (some && round_get(rq->db, rq->arena, rq->id, &o)) {
		Proposals all = run_proposals(rq->db, rq->arena, o.id, o.run, 0, 1000000);
		for (int i = 0; i < all.n; i++) {
			const Proposal *one = &all.list[i];
			if (str_eq(which, S("locked")) ? one->pin != PIN_LOCK : one->fit < least)
				*PUSH(rq->arena, &leave) = one->id;
		}
	}
	p->leave = leave.list;
	p->leave_n = leave.n;
}

Reply round_publish_post(Req *rq)
{
	Publishing p = { .round = rq->id, .version = form_int(rq, "version", 0) };
	Verdict    v = ALLOWED;
	left_out(rq, &p);
	RoundDone done = round_publish(rq->db, rq->arena, &p, &v, rq->now);
	if (done == ROUND_DONE)
		return reply_redirect(rq, "/rounds/%lld?done=published", (long long)rq->id);
	if (done == ROUND_CHANGED)
		return reply_sorry(rq, 409);
	RoundView view = { .note = NOTE_NO, .says = allowed(v) ? S("") : str(v.broken->says), .stopped = p.stopped,
		.leave = form_all(rq, "leave_group"), .which = form_text(rq, "which"), .least = form_text(rq, "least") };
	return round_show(rq, &view, true);
}

Reply round_drop_post(Req *rq)
{
	if (round_drop(rq->db, rq->arena, rq->id, form_int(rq, "version", 0)) != ROUND_DONE)
		return reply_sorry(rq, 409);
	return reply_redirect(rq, "/programmes/%lld", (long long)round_programme(rq->db, rq->arena, rq->id));
}
