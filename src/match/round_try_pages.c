/* round_try_pages.c - /rounds: pages that ask what else could be.  Each matches the draft again from its record; nothing is kept. */
#include "match/costs_html.h"
#include "match/match_ask.h"
#include "match/round_pages.h"
#include "match/round_try.h"
#include "match/short_html.h"
#include "pages.h"

/* ---- why nobody --------------------------------------------------------------------------------- */

static void find_short(Arena *a, const Match *m, void *with)
{
	ShortView *v = with;
	*v = view_short(a, m, true, v->whole);
}

Reply round_short_page(Req *rq)
{
	Round     o;
	Programme p;
	ShortView v = { .whole = str_eq(query_text(rq, "whole"), S("yes")) };
	if (!round_and_programme(rq, &o, &p) || !o.run)
		return reply_missing(rq);
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	web_done_reading(rq);
	Str says = round_try(rq->web->file, rq->arena, o.run, find_short, &v);
	if (!web_read_again(rq))
		return reply_sorry(rq, 500);
	Buf body = buf_open(rq->arena);
	short_body(&body, o.id, says, &v);
	return look_page(rq, round_page_of(rq, &o, &p, S("Why nobody?"), "Who competes for the same places, and what would help."), html_of(&body));
}

/* ---- what rules and wishes cost --------------------------------------------------------------------- */

static void find_costs(Arena *a, const Match *m, void *with) { view_costs(a, m, with); }

Reply round_costs_page(Req *rq)
{
	CostView  v = { .above = above_round(rq->arena, rq->id) };
	Round     o;
	Programme p;
	if (!round_and_programme(rq, &o, &p) || !o.run)
		return reply_missing(rq);
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	web_done_reading(rq);
	v.says = round_try(rq->web->file, rq->arena, o.run, find_costs, &v);
	if (!web_read_again(rq))
		return reply_sorry(rq, 500);
	Buf body = buf_open(rq->arena);
	costs_body(&body, &v);
	return look_page(rq, round_page_of(rq, &o, &p, S("What rules and wishes cost"), "How many more would have a mentor, and how much better they would fit, without each of them."), html_of(&body));
}

static void costs_as_json(Arena *a, const Match *m, void *with)
{
	MatchCosts all = match_costs(a, m);
	*(Str *)with = ask_costs_json(a, m, &all, false);
}

Reply round_costs_json_page(Req *rq)
{
	Round o;
	Str   text = S("");
	if (!round_get(rq->db, rq->arena, rq->id, &o) || !o.run)
		return reply_missing(rq);
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	web_done_reading(rq);
	Str says = round_try(rq->web->file, rq->arena, o.run, costs_as_json, &text);
	if (says.n)
		return reply_sorry(rq, 503);
	return reply_download(str_fmt(rq->arena, "round-%d-costs.json", o.number), S("application/json"), text);
}
