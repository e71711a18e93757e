/* weights_pages.c - /programmes/:id/weights: how much each part of a fit counts, and what a change would do. */
#include "match/weights_view.h"

#include "match/job.h"
#include "match/round_facts.h"
#include "match/round_view.h"
#include "match/weights_html.h"
#include "pages.h"

enum { WEIGHT_MOST = 100 };

static void lines(Req *rq, WeightsView *v, const FitPolicy *fit)
{
	for (FitPart p = 0; p < FITS; p++) {
		const Rule *part = fit_part(p);
		*PUSH(rq->arena, &v->parts) = (WeightLine){ str(part->name), round_part_label(str(part->name)), str(part->says), fit->weight[p] };
		v->most = fit->weight[p] > v->most ? fit->weight[p] : v->most;
	}
}

static Reply show(Req *rq, WeightsView *v, bool again)
{
	Buf body = buf_open(rq->arena);
	weights_body(&body, rq, v);
	Page p = { .heading = S("What counts in a match"), .lede = S("The fit of a pair is the mean of its parts, each as heavy as you say."), .here = S("/programmes"),
		.crumbs = { { S("Programmes"), url_local(rq->arena, S("/programmes")) },
		            { v->p.name, url_local(rq->arena, str_fmt(rq->arena, "/programmes/%lld", (long long)v->p.id)) } } };
	return again ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

/* What was chosen; else what the newest round aims at. */
static MatchGoal aimed_at(Req *rq, Str chosen)
{
	MatchGoal goal = run_goal(round_settings_latest(rq->db, rq->arena, rq->id));
	match_goal_find(chosen, &goal);
	return goal;
}

Reply weights_page(Req *rq)
{
	WeightsView v = { .saved = str_eq(query_text(rq, "done"), S("kept")) };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	FitPolicy fit = programme_fit(rq->db, rq->arena, rq->id);
	v.goals = view_goals(rq->arena, aimed_at(rq, S("")));
	lines(rq, &v, &fit);
	return show(rq, &v, false);
}

/* ---- trying --------------------------------------------------------------------------------- */

static const Match *matched(Arena *a, Str sheet, Str line, Str settings, Str *refused)
{
	RoundTask t = { .arena = a, .file = { { S("people.csv"), sheet, SHEET_MIXED }, { S("lines.csv"), line, SHEET_STAFF } }, .settings = settings, .refused = S("") };
	RoundTask *kept = NEW(a, RoundTask, 1);
	*kept = t;
	round_compute(kept, NULL);
	*refused = kept->refused;
	return kept->match;
}

static bool has_pair(const Match *m, MatchPair p)
{
	for (int i = 0; i < m->pairs.n; i++)
		if (m->pairs.list[i].mentee == p.mentee && m->pairs.list[i].mentor == p.mentor)
			return true;
	return false;
}

static void try_them(Req *rq, WeightsView *v, const FitPolicy *then, MatchGoal goal)
{
	Arena    *a = rq->arena;
	Joineds   all = round_takers(rq->db, a, v->p.id, ROUND_PAIRS, rq->today);
	FitPolicy now = programme_fit(rq->db, a, v->p.id);
	ProgrammeModels models = programme_models(rq->db, a, v->p.id);
	PairingPolicy pairing = programme_pairing(&v->p, &models, round_model_name(ROUND_PAIRS));
	int64_t mentors = 0, mentees = 0;
	for (int i = 0; i < all.n; i++) {
		mentors += all.list[i].room_mentor > 0;
		mentees += all.list[i].room_mentee > 0;
	}
	v->tried = true;
	if (mentors * mentees > JOB_CELLS_AT_ONCE) {
		v->refused = S("So many take part that trying takes longer than a page should; keep the weights and match a round, whose drafts can be compared.");
		return;
	}
	Str    sheet = round_sheet(a, &all, mentorship_had(rq->db, a, v->p.id, round_model_name(ROUND_PAIRS))), line = round_lines(a, people_lines(rq->db, a), &all);
	Stages stages = people_stages(rq->db, a);
	Str    first = round_settings(a, goal, &now, &pairing, stages, 0, (Pins){ 0 }, (Strs){ 0 }), second = round_settings(a, goal, then, &pairing, stages, 0, (Pins){ 0 }, (Strs){ 0 });
	web_done_reading(rq);
	const Match *before = matched(a, sheet, line, first, &v->refused), *after = before ? matched(a, sheet, line, second, &v->refused) : NULL;
	if (!after)
		return;
	v->pairs_before = before->pairs.n;
	v->pairs_after = after->pairs.n;
	v->fit_before = before->fit;
	v->fit_after = after->fit;
	for (int i = 0; i < after->pairs.n; i++)
		v->moved += !has_pair(before, after->pairs.list[i]);
}

typedef struct { Req *rq; const FitPolicy *fit; } Keeping;

static bool keep(Db *db, void *with)
{
	Keeping *k = with;
	for (FitPart p = 0; p < FITS; p++)
		programme_set_weight(db, k->rq->id, p, k->fit->weight[p]);
	return db_ok(db);
}

Reply weights_post(Req *rq)
{
	WeightsView v = { 0 };
	if (!programme_get(rq->db, rq->arena, rq->id, &v.p))
		return reply_missing(rq);
	FitPolicy fit = programme_fit(rq->db, rq->arena, rq->id);
	for (FitPart p = 0; p < FITS; p++) {
		int n = form_int(rq, fit_part(p)->name, fit.weight[p]);
		fit.weight[p] = n < 0 ? 0 : n > WEIGHT_MOST ? WEIGHT_MOST : n;
	}
	if (str_eq(form_text(rq, "do"), S("keep"))) {
		if (!web_store(rq, keep, &(Keeping){ rq, &fit }))
			return reply_sorry(rq, 500);
		return reply_redirect(rq, "/programmes/%lld/weights?done=kept", (long long)rq->id);
	}
	MatchGoal goal = aimed_at(rq, form_text(rq, "goal"));
	v.goals = view_goals(rq->arena, goal);
	lines(rq, &v, &fit);
	try_them(rq, &v, &fit, goal);
	if (!rq->db && !web_read_again(rq))
		return reply_sorry(rq, 500);
	return show(rq, &v, false);
}
