/* round_hold_pages.c - /rounds/:id/holds: who is to be in one group, and who in two, when the round is matched again. */
#include "match/hold_html.h"
#include "match/round_facts.h"
#include "match/round_pages.h"
#include "pages.h"
#include "people/people.h"

enum { NAMED_MOST = 12 };
const char *const hold_kinds[HELD_KINDS] = { "led", "together", "apart" };

static bool makes_groups(Req *rq, const Round *o) { return round_model(rq->db, rq->arena, o, S("")) == ROUND_GROUPS; }

static Reply show(Req *rq, HoldView *v)
{
	Arena *a = rq->arena;
	if (!round_and_programme(rq, &v->o, &v->p))
		return reply_missing(rq);
	if (!makes_groups(rq, &v->o))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	Holds all = holds_of(rq->db, a, v->o.id);
	v->all = all.n;
	v->pager = look_pager(a, str_fmt(a, "/rounds/%lld/holds", (long long)v->o.id), S(""), "Pages of wishes", query_int(rq, "page", 1), all.n);
	int from = look_page_first(v->pager);
	for (int i = from; i < all.n && i < from + LOOK_A_PAGE; i++)
		*PUSH(a, &v->rows) = all.list[i];
	Buf body = buf_open(a);
	hold_body(&body, rq, v);
	Page p = round_page_of(rq, &v->o, &v->p, S("Together, or apart"), "Whom the next groups hold together, and whom they keep in two.");
	return v->says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply round_holds_page(Req *rq) { return show(rq, &(HoldView){ 0 }); }

/* ---- what was asked for ----------------------------------------------------------------------------- */

typedef struct { int64_t one, other; Hold hold; bool from_card; } Asked;         /* enrolments, as round_hold() takes them */

/* By a proposal of a group's card; "hold", or "let" go again. */
static bool of_card(Req *rq, HoldView *v, Asked *x)
{
	Proposal p;
	int64_t  id;
	x->from_card = form_has(rq, "hold") || form_has(rq, "let");
	if (!x->from_card || !str_int(form_text(rq, form_has(rq, "hold") ? "hold" : "let"), &id) || !run_proposal(rq->db, rq->arena, rq->id, id, &p))
		return false;
	x->one = p.mentor, x->other = p.mentee, x->hold = form_has(rq, "hold") ? HOLD_TOGETHER : HOLD_NONE;
	v->one = p.mentee_name, v->other = p.mentor_name, v->kind = str(hold_kinds[HELD_LED]);
	return true;
}

/* "12.34", as the list of those who are held names two. */
static bool of_list(Req *rq, Asked *x)
{
	Str rest = form_text(rq, "free"), one;
	x->hold = HOLD_NONE;
	return str_cut(&rest, '.', &one) && str_int(one, &x->one) && str_int(rest, &x->other);
}

/* One person's enrolment, or why it is not clear whose. */
static Str named(Req *rq, int64_t programme, const char *side, Str typed, int64_t *enrolment)
{
	Arena *a = rq->arena;
	Founds all = { 0 };
	if (typed.n)
		all = round_meant(a, round_find(rq->db, a, programme, side, db_like(a, utf8_fold(a, typed)), NAMED_MOST), typed);
	if (!all.n)
		return str_fmt(a, "Nobody who takes part as a %s is called “%.*s”; write a name or an address, or a part of it.", side, STR(typed));
	*enrolment = all.list[0].enrolment;
	return all.n == 1 ? S("") : str_fmt(a, "Several people who take part as a %s are called “%.*s”; write the whole name or the address.", side, STR(typed));
}

static void of_names(Req *rq, HoldView *v, Asked *x)
{
	int64_t programme = round_programme(rq->db, rq->arena, rq->id);
	bool    led = str_eq(v->kind, str(hold_kinds[HELD_LED]));
	x->hold = str_eq(v->kind, str(hold_kinds[HELD_APART])) ? HOLD_APART : HOLD_TOGETHER;
	v->says = named(rq, programme, "mentee", v->one, &x->other);
	if (!v->says.n)
		v->says = named(rq, programme, led ? "mentor" : "mentee", v->other, &x->one);
	if (!v->says.n && x->one == x->other)
		v->says = S("Name two different people.");
}

Reply round_hold_post(Req *rq)
{
	HoldView  v = { .one = form_text(rq, "one"), .other = form_text(rq, "other"), .kind = form_text(rq, "kind") };
	Asked     x = { 0 };
	Round     o;
	Verdict   verdict = ALLOWED;
	if (!round_get(rq->db, rq->arena, rq->id, &o) || !makes_groups(rq, &o))
		return reply_sorry(rq, 409);
	if (form_has(rq, "free") ? !of_list(rq, &x) : !of_card(rq, &v, &x) && x.from_card)
		return reply_sorry(rq, 409);
	if (!form_has(rq, "free") && !x.from_card)
		of_names(rq, &v, &x);
	if (v.says.n)
		return show(rq, &v);
	switch (round_hold(rq->db, rq->arena, rq->id, form_int(rq, "version", 0), x.one, x.other, x.hold, people_of(rq->db, rq->arena, rq->me), rq->today, &verdict)) {
	case ROUND_DONE:    return x.from_card ? reply_redirect(rq, "/rounds/%lld", (long long)rq->id) : reply_redirect(rq, "/rounds/%lld/holds", (long long)rq->id);
	case ROUND_REFUSED: v.says = str(verdict.broken->says); return show(rq, &v);
	default:            return reply_sorry(rq, 409);
	}
}
