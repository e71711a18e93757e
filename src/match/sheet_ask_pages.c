/* sheet_ask_pages.c - /match/:id: what if, and what rules cost, asked of the result at hand.  Nothing is kept. */
#include "match/costs_html.h"
#include "match/if_view.h"
#include "match/match_ask.h"
#include "match/match_try.h"
#include "match/sheet_pages.h"
#include "match/sheet_view.h"
#include "match/what_if_html.h"
#include "pages.h"

static Str too_large(const Match *m)
{
	return match_try_too_large((int64_t)m->mentees * m->mentors);
}

/* Groups and introductions are not asked this; without a match there is nothing to ask. */
static bool makes_pairs(const Job *j) { return j->match && j->match->settings.shape == MATCH_PAIRS; }

static Reply page(Req *rq, const char *heading, const char *lede, const Buf *body)
{
	return look_page(rq, sheet_ask_frame(rq->arena, above_sheet(rq->arena, rq->id), str(heading), lede), html_of(body));
}

/* ---- what if: whom a name means -------------------------------------------------------------------- */

static bool may_change(const Match *m, int person, IfKind kind)
{
	const Person *p = &m->people->list[person];
	return p->as[AS_MENTOR].in || (kind == IF_WITHOUT && p->as[AS_MENTEE].in);
}

/* By an address or staff number, which is somebody's alone. */
static Str own_word(const Match *m, int person)
{
	const Person *p = &m->people->list[person];
	return p->key.n ? p->key : p->staff_id.n ? p->staff_id : match_name(m, person);
}

static bool holds(Arena *a, const Match *m, int person, Str part)
{
	return str_holds(utf8_fold(a, match_name(m, person)), part) || str_holds(m->people->list[person].key, part);
}

/* Whoever is called just so; else all whose name or address holds it. */
static void find_people(Arena *a, const Match *m, IfView *v, MatchIf *x)
{
	Str part = utf8_fold(a, v->who);
	int just = sheet_find(a, m->people, v->who);
	for (int i = 0; i < m->people->n && v->people.n < IF_FOUND_MOST; i++) {
		const Person *p = &m->people->list[i];
		if (!may_change(m, i, v->kind) || !(just >= 0 ? i == just : holds(a, m, i, part)))
			continue;
		x->person = i;
		*PUSH(a, &v->people) = (IfChoice){ p->key.n && p->name.n ? str_fmt(a, "%.*s, %.*s", STR(p->name), STR(p->key)) : match_name(m, i), own_word(m, i) };
	}
	x->kind = v->kind;
	v->says = view_if_unclear(v, &x->places);
}

/* ---- what if --------------------------------------------------------------------------------------------- */

typedef struct { Arena *arena; const Match *m; IfView v; MatchIf x; } Asking;

static void answer(void *with)
{
	Asking *q = with;
	view_if_answer(q->arena, q->m, &q->x, &q->v);
}

static Reply what_if(Req *rq, Job *j)
{
	Asking q = { rq->arena, j->match, view_if_asked(rq, above_sheet(rq->arena, rq->id)), { 0 } };
	if (!makes_pairs(j))
		return reply_redirect(rq, "/match/%lld", (long long)rq->id);
	if (q.v.who.n) {
		find_people(rq->arena, j->match, &q.v, &q.x);
		q.v.says = q.v.says.n ? q.v.says : too_large(j->match);
	}
	if (q.v.who.n && !q.v.says.n)
		match_try(rq->arena, answer, NULL, &q);
	q.v.next = IF_IN_THE_SHEET;
	Buf body = buf_open(rq->arena);
	if_body(&body, rq, &q.v);
	return page(rq, "What if?", "Somebody leaves, or has more places or fewer: who would have whom then.", &body);
}

Reply match_if_page(Req *rq) { return sheet_with_job(rq, what_if); }

/* ---- what rules cost --------------------------------------------------------------------------------------- */

typedef struct { Arena *arena; const Match *m; CostView *v; Str json; } Costing;

static void costs(void *with)
{
	Costing *c = with;
	view_costs(c->arena, c->m, c->v);
}

static Reply costs_shown(Req *rq, Job *j)
{
	CostView v = { .above = above_sheet(rq->arena, rq->id) };
	if (!makes_pairs(j))
		return reply_redirect(rq, "/match/%lld", (long long)rq->id);
	v.says = too_large(j->match);
	if (!v.says.n)
		match_try(rq->arena, costs, NULL, &(Costing){ rq->arena, j->match, &v, S("") });
	Buf body = buf_open(rq->arena);
	costs_body(&body, &v);
	return page(rq, "What rules cost", "How many more would have a mentor, and how much better they would fit, without each of them.", &body);
}

static void costs_as_json(void *with)
{
	Costing   *c = with;
	MatchCosts all = match_costs(c->arena, c->m);
	c->json = ask_costs_json(c->arena, c->m, &all, true);
}

static Reply costs_taken(Req *rq, Job *j)
{
	if (!makes_pairs(j))
		return reply_redirect(rq, "/match/%lld", (long long)rq->id);
	if (too_large(j->match).n)
		return reply_sorry(rq, 503);
	Costing c = { rq->arena, j->match, NULL, S("") };
	match_try(rq->arena, costs_as_json, NULL, &c);
	return reply_download(S("costs.json"), S("application/json"), c.json);
}

Reply match_costs_page(Req *rq) { return sheet_with_job(rq, costs_shown); }
Reply match_costs_json_page(Req *rq) { return sheet_with_job(rq, costs_taken); }
