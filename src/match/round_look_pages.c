/* round_look_pages.c - /rounds: why not, swaps, goals, the record. */
#include "match/round_pages.h"

#include "match/round_facts.h"
#include "match/round_goals.h"
#include "match/round_html.h"
#include "match/round_try.h"
#include "pages.h"

bool round_and_programme(Req *rq, Round *o, Programme *p)
{
	return round_get(rq->db, rq->arena, rq->id, o) && programme_get(rq->db, rq->arena, o->programme, p);
}

Page round_page_of(Req *rq, const Round *o, const Programme *p, Str heading, const char *words)
{
	Arena *a = rq->arena;
	return (Page){ .heading = heading, .lede = str(words), .here = S("/programmes"),
		.crumbs = { { p->name, url_local(a, str_fmt(a, "/programmes/%lld", (long long)p->id)) },
		            { str_fmt(a, "Round %d", o->number), url_local(a, str_fmt(a, "/rounds/%lld", (long long)o->id)) } } };
}

/* ---- why not ------------------------------------------------------------------------------------- */

typedef struct { Req *rq; WhyView *v; } Asking;

int round_number(const Match *m, int64_t person)
{
	for (int i = 0; i < m->people->n; i++) {
		int64_t id;
		if (str_int(m->people->list[i].staff_id, &id) && id == person)
			return i;
	}
	return -1;
}

static void explain(const RoundTask *t, void *with)
{
	Asking   *q = with;
	WhyView  *v = q->v;
	Arena    *a = q->rq->arena;
	int mentor = round_number(t->match, v->mentors.list[0].person), mentee = round_number(t->match, v->mentees.list[0].person);
	v->answer = round_why_not(a, t->match, mentor, mentee);
	for (int i = 0; i < v->answer.n; i++)
		v->answer.list[i] = str_copy(a, v->answer.list[i]);
	if (mentor >= 0 && mentee >= 0)
		v->parts = round_parts(a, round_words(a, t->match, mentor, mentee).parts);
	v->paired = v->answer.n && str_starts(v->answer.list[0], S("These two are paired"));
	v->may = v->round->shape != MATCH_GROUPS && !v->paired && mentor >= 0 && mentee >= 0 && str_eq(v->round->o.state, S("draft"));
}

Founds round_meant(Arena *a, Founds all, Str typed)
{
	Str folded = utf8_fold(a, typed);
	for (int i = 0; i < all.n && all.n > 1; i++)
		if (str_eq(utf8_fold(a, all.list[i].name), folded))
			return (Founds){ &all.list[i], 1 };
	return all;
}

static Founds whom(Req *rq, int64_t programme, const char *side, Str typed)
{
	Founds all = { 0 };
	if (!typed.n)
		return all;
	all = round_find(rq->db, rq->arena, programme, side, db_like(rq->arena, utf8_fold(rq->arena, typed)), 12);
	return round_meant(rq->arena, all, typed);
}

Reply round_why_page(Req *rq)
{
	RoundView round = { 0 };
	WhyView v = { .round = &round, .mentee = query_text(rq, "mentee"), .mentor = query_text(rq, "mentor") };
	if (!round_and_programme(rq, &round.o, &round.p))
		return reply_missing(rq);
	v.mentees = whom(rq, round.p.id, "mentee", v.mentee);
	round.model = round_model(rq->db, rq->arena, &round.o, S(""));
	round.shape = round_model_shape(round.model);
	v.mentors = whom(rq, round.p.id, round.shape == MATCH_PEERS ? "mentee" : "mentor", v.mentor);
	if (!round.o.run)
		v.says = S("Match the round first; then there is an answer.");
	else if (v.mentees.n == 1 && v.mentors.n == 1) {
		v.mentee_id = v.mentees.list[0].enrolment;
		v.mentor_id = v.mentors.list[0].enrolment;
		web_done_reading(rq);
		if (!round_look(rq->web->file, rq->arena, round.o.run, explain, &(Asking){ rq, &v }))
			v.says = S("What this draft was made of cannot be opened just now. Match the round again, then ask once more.");
		if (!web_read_again(rq))
			return reply_sorry(rq, 500);
	}
	Buf body = buf_open(rq->arena);
	why_body(&body, rq, &v);
	return look_page(rq, round_page_of(rq, &round.o, &round.p, S("Why not these two?"), "Which rule, who was preferred, and what it would cost the others."), html_of(&body));
}

/* ---- swaps --------------------------------------------------------------------------------------------- */

static Reply swap_show(Req *rq, int64_t of, Str says)
{
	SwapView v = { .search = rq->post ? S("") : query_text(rq, "q"), .says = says };
	Arena   *a = rq->arena;
	if (!round_and_programme(rq, &v.o, &v.p) || !run_proposal(rq->db, a, v.o.id, of, &v.of))
		return reply_missing(rq);
	RunFound found = v.search.n ? run_found(rq->db, a, v.o.run, db_like(a, utf8_fold(a, v.search))) : (RunFound){ 0 };
	v.found = v.search.n ? found.n : run_proposals_count(rq->db, a, v.o.run);
	v.pager = look_pager(a, str_fmt(a, "/rounds/%lld/swap?of=%lld", (long long)v.o.id, (long long)of), v.search, "Pages of pairs", query_int(rq, "page", 1), v.found);
	int from = look_page_first(v.pager);
	v.others = v.search.n ? run_proposals_of(rq->db, a, v.o.id, found, from, LOOK_A_PAGE) : run_proposals(rq->db, a, v.o.id, v.o.run, from, LOOK_A_PAGE);
	Buf body = buf_open(a);
	swap_body(&body, rq, &v);
	Page p = round_page_of(rq, &v.o, &v.p, str_fmt(a, "Swap the mentor of %.*s", STR(v.of.mentee_name)), "Both new pairs are locked, and the rest is matched again with the least change.");
	return says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

/* Only pairs of a mentee and a mentor are swapped, and tried with other goals. */
bool round_makes_pairs(Req *rq)
{
	Round o;
	return round_get(rq->db, rq->arena, rq->id, &o) && round_model_shape(round_model(rq->db, rq->arena, &o, S(""))) == MATCH_PAIRS;
}

Reply round_swap_page(Req *rq)
{
	int64_t of = 0;
	if (!str_int(query_text(rq, "of"), &of) || !round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	return swap_show(rq, of, S(""));
}

typedef struct { Req *rq; int64_t pair[2]; int version; RoundDone done; Verdict v; } Swapping;

static bool swap(Db *db, void *with)
{
	Swapping *s = with;
	s->v = ALLOWED;
	s->done = round_swap(db, s->rq->arena, s->rq->id, s->version, s->pair, people_of(db, s->rq->arena, s->rq->me), s->rq->today, &s->v);
	return s->done == ROUND_DONE;
}

Reply round_swap_post(Req *rq)
{
	Swapping s = { .rq = rq, .version = form_int(rq, "version", 0) };
	Str      refused = S("");
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	str_int(form_text(rq, "of"), &s.pair[0]);
	str_int(form_text(rq, "with"), &s.pair[1]);
	bool kept = web_store(rq, swap, &s);
	if (!kept && !rq->again && s.done == ROUND_REFUSED)
		return swap_show(rq, s.pair[0], str(s.v.broken->says));
	if (!kept)
		return reply_sorry(rq, s.done == ROUND_CHANGED && !rq->again ? 409 : 500);
	web_done_reading(rq);
	RoundTask *t = round_task(rq->web->file, rq->id, true, S(""), rq->today);
	WorkEnd end = t ? round_work(rq->web->file, t, rq->arena, &refused) : WORK_CHANGED;
	if (end == WORK_REFUSED || end == WORK_TROUBLE)
		return reply_sorry(rq, 409);
	return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
}

/* ---- goals, and the record ---------------------------------------------------------------------------------- */

static void goals_of(Req *rq, GoalsView *v)
{
	RoundGoals all = round_goals(rq->web->file, rq->arena, v->o.run);
	v->refused = all.refused;
	v->figures = match_figure_rows(rq->arena, &all.figures);
	v->goals = view_goals(rq->arena, all.now);
	for (int i = 0; all.tried && i < MATCH_GOALS; i++)
		if (all.of[i].known)
			*PUSH(rq->arena, &v->rows) = (GoalRow){ v->goals.list[i].label, i == (int)all.now, all.of[i] };
}

/* Goals are of pairs; groups have figures alone. */
Reply round_goals_page(Req *rq)
{
	GoalsView v = { 0 };
	if (!round_and_programme(rq, &v.o, &v.p) || !v.o.run)
		return reply_missing(rq);
	v.shape = round_model_shape(round_model(rq->db, rq->arena, &v.o, S("")));
	if (v.shape == MATCH_PEERS)
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	web_done_reading(rq);
	if (v.shape == MATCH_GROUPS)
		v.refused = round_figures(rq->web->file, rq->arena, v.o.run, &v.figures);
	else
		goals_of(rq, &v);
	if (!web_read_again(rq))
		return reply_sorry(rq, 500);
	v.fair = run_fair(rq->db, rq->arena, v.o.run);
	Buf body = buf_open(rq->arena);
	goals_body(&body, &v);
	Page p = round_page_of(rq, &v.o, &v.p, S("Goals side by side"), "How fair the draft is, and what each goal would make of the same people.");
	if (v.shape == MATCH_GROUPS)
		p = round_page_of(rq, &v.o, &v.p, S("How fair are the groups?"), "What members have in common, how well mentors fit them, and how units and career stages fare.");
	return look_page(rq, p, html_of(&body));
}

Reply round_check_post(Req *rq)
{
	Round o;
	if (!round_get(rq->db, rq->arena, rq->id, &o) || !o.run)
		return reply_sorry(rq, 409);
	web_done_reading(rq);
	Str differs = round_check(rq->web->file, rq->arena, o.run);
	if (!differs.n)
		return reply_redirect(rq, "/rounds/%lld?done=same", (long long)rq->id);
	if (!web_read_again(rq))
		return reply_sorry(rq, 500);
	RoundView v = { .note = NOTE_NO, .says = differs };
	return round_show(rq, &v, true);
}
