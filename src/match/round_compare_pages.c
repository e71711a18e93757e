/* round_compare_pages.c - /rounds/:id/compare: any two drafts of a round, mentee by mentee. */
#include "match/compare_html.h"
#include "match/round_facts.h"
#include "match/round_pages.h"
#include "match/round_view.h"
#include "pages.h"
#include "sheet/sheet_out.h"

typedef struct { CompareView v; Round o; Programme p; Run before, after; } Comparing;

static CompareChoice choice(Arena *a, const Run *r)
{
	const RoundWords *words = round_words_of(r->model);
	Str of = round_model_shape(r->model) == MATCH_PAIRS ? str_fmt(a, ", %s", match_goal(run_goal(r->settings))->label) : S("");
	return (CompareChoice){ str_fmt(a, "%lld", (long long)r->id), str_fmt(a, "%d: %d %s%.*s", r->number, r->pairs, r->pairs == 1 ? words->pair : words->pairs, STR(of)) };
}

/* The two that were asked for; else the one that is looked at, beside the one before it. */
static bool chosen(Req *rq, Comparing *c)
{
	Runs    runs = run_list(rq->db, rq->arena, c->o.id);
	int64_t before = 0, after = 0;
	if (!str_int(query_text(rq, "after"), &after))
		after = c->o.run;
	if (!run_get(rq->db, rq->arena, after, &c->after))
		return false;
	bool given = str_int(query_text(rq, "before"), &before);
	for (int i = 0; i < runs.n; i++) {
		if (!given && (runs.list[i].number + 1 == c->after.number || !before))
			before = runs.list[i].id;
		*PUSH(rq->arena, &c->v.before) = choice(rq->arena, &runs.list[i]);
	}
	c->v.after = c->v.before;
	return run_get(rq->db, rq->arena, before, &c->before) && c->before.round == c->o.id && c->after.round == c->o.id;
}

static bool compare(Req *rq, Comparing *c)
{
	if (!round_and_programme(rq, &c->o, &c->p) || !c->o.run || !chosen(rq, c))
		return false;
	RunMentees before = run_mentees(rq->db, rq->arena, c->before.id), after = run_mentees(rq->db, rq->arena, c->after.id);
	c->v.alike = c->before.model == c->after.model && compare_weights(c->before.settings, c->after.settings);
	c->v.all = compare_lists(rq->arena, &before, &after, c->v.alike);
	c->v.chosen_before = str_fmt(rq->arena, "%lld", (long long)c->before.id);
	c->v.chosen_after = str_fmt(rq->arena, "%lld", (long long)c->after.id);
	c->v.before_is = str_fmt(rq->arena, "Draft %d", c->before.number);
	c->v.after_is = str_fmt(rq->arena, "Draft %d", c->after.number);
	return true;
}

Reply round_compare_page(Req *rq)
{
	Comparing c = { .v = view_compare_asked(rq, above_round(rq->arena, rq->id)) };
	if (!compare(rq, &c))
		return reply_missing(rq);
	view_compare(rq, &c.v, str_fmt(rq->arena, "before=%lld&after=%lld", (long long)c.before.id, (long long)c.after.id));
	Buf body = buf_open(rq->arena);
	compare_body(&body, &c.v);
	return look_page(rq, round_page_of(rq, &c.o, &c.p, str_fmt(rq->arena, "Drafts %d and %d", c.before.number, c.after.number), "What changed between them, mentee by mentee."), html_of(&body));
}

Reply round_compare_csv_page(Req *rq)
{
	Comparing c = { .v = view_compare_asked(rq, above_round(rq->arena, rq->id)) };
	if (!compare(rq, &c))
		return reply_missing(rq);
	return reply_download(str_fmt(rq->arena, "round-%d-drafts-%d-and-%d.csv", c.o.number, c.before.number, c.after.number), S(SHEET_CSV_TYPE), view_compare_csv(rq->arena, &c.v.all));
}
