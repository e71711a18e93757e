/* round_if_pages.c - /rounds/:id/what-if: somebody leaves, or has other places; answered, and not kept. */
#include "enrol/enrol.h"
#include "match/if_view.h"
#include "match/round_pages.h"
#include "match/round_try.h"
#include "match/what_if_html.h"
#include "pages.h"

#include <string.h>

enum { FEW_SHOWN = 100, FOUND_MOST = 12, PLACES_MOST = 50 };

/* ---- whom a name means ---------------------------------------------------------------------------- */

static bool is_listed(const Founds *all, int64_t person)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].person == person)
			return true;
	return false;
}

/* Mentors, and mentees where those could leave as well; each person once. */
static Founds people_of(Req *rq, int64_t programme, Str who, IfKind kind)
{
	Founds all = { 0 };
	Str    like = db_like(rq->arena, utf8_fold(rq->arena, who));
	for (int side = 0; side < (kind == IF_PLACES ? 1 : 2); side++) {
		Founds some = round_find(rq->db, rq->arena, programme, side ? "mentee" : "mentor", like, FOUND_MOST);
		for (int i = 0; i < some.n; i++)
			if (!is_listed(&all, some.list[i].person))
				*PUSH(rq->arena, &all) = some.list[i];
	}
	return round_meant(rq->arena, all, who);
}

/* ---- the answer -------------------------------------------------------------------------------------- */

typedef struct { IfView *v; MatchIf x; int page; } Asking;

static Str address(Arena *a, const IfView *v)
{
	Buf b = buf_open(a);
	buf_fmt(&b, "/rounds/%lld/what-if?what=%s&who=", (long long)v->o.id, v->kind == IF_PLACES ? "places" : "without");
	html_url_str(&b, v->who);
	buf_lit(&b, "&places=");
	html_url_str(&b, v->places);
	return buf_str(&b);
}

static void fill(Arena *a, const Match *m, const MatchIfs *all, Asking *q)
{
	IfView *v = q->v;
	memcpy(v->way, all->way, sizeof v->way);
	v->alike = true;
	v->by_total = m->settings.goal == MATCH_EVERYONE || m->settings.goal == MATCH_TOTAL;
	for (int i = 0; i < all->rows.n; i++) {
		v->again_n += all->rows.list[i].differs[IF_AGAIN];
		v->alike = v->alike && str_eq(all->rows.list[i].mentors[IF_FEWEST], all->rows.list[i].mentors[IF_AGAIN]);
	}
	v->pager = look_pager(a, address(a, v), S(""), "Pages of changes", q->page, v->again_n);
	int from = look_page_first(v->pager);
	for (int i = 0, at = 0; i < all->rows.n; i++) {
		const IfRow *r = &all->rows.list[i];
		Str name = str_copy(a, match_name(m, r->mentee));
		if (r->differs[IF_FEWEST] && v->few.n < FEW_SHOWN)
			*PUSH(a, &v->few) = (IfLine){ name, r->mentors[IF_NOW], r->mentors[IF_FEWEST] };
		if (r->differs[IF_AGAIN] && at++ >= from && v->again.n < LOOK_A_PAGE)
			*PUSH(a, &v->again) = (IfLine){ name, r->mentors[IF_NOW], r->mentors[IF_AGAIN] };
	}
}

static void answer(Arena *a, const Match *m, void *with)
{
	Asking *q = with;
	IfView *v = q->v;
	q->x.person = round_number(m, v->people.list[0].person);
	v->says = q->x.person < 0 ? str_fmt(a, "%.*s has no free place in this draft and wants none, so nothing would change.", STR(v->people.list[0].name)) : match_if_wrong(a, m, &q->x);
	if (v->says.n)
		return;
	MatchIfs all = match_if(a, m, &q->x);
	v->question = all.says;
	v->answered = true;
	fill(a, m, &all, q);
}

/* Are the facts of today as was asked? */
static bool holds_today(Req *rq, const IfView *v, const MatchIf *x)
{
	Joineds all = enrol_all(rq->db, rq->arena, v->p.id, rq->today);
	int     room = -1;
	bool    there = false;
	for (int i = 0; i < all.n; i++)
		if (all.list[i].person == v->people.list[0].person) {
			room = all.list[i].room_mentor;
			there = room > 0 || all.list[i].room_mentee > 0;
		}
	return str_eq(v->o.state, S("draft")) && (x->kind == IF_WITHOUT ? !there : room == x->places);
}

/* ---- the page ------------------------------------------------------------------------------------------ */

static Str not_asked(const IfView *v, int64_t *places)
{
	if (!v->people.n)
		return v->kind == IF_PLACES ? S("Nobody who takes part as a mentor is called like that; write a name or an address, or a part of it.")
			: S("Nobody who takes part is called like that; write a name or an address, or a part of it.");
	if (v->kind == IF_PLACES && (!str_int(v->places, places) || *places > PLACES_MOST))
		return S("Places are a whole number from 0 to 50.");
	return v->people.n > 1 ? S("Several people are called like that; choose one below.") : S("");
}

Reply round_if_page(Req *rq)
{
	IfView  v = { .who = query_text(rq, "who"), .places = query_text(rq, "places"), .kind = str_eq(query_text(rq, "what"), S("places")) ? IF_PLACES : IF_WITHOUT };
	int64_t places = 0;
	if (!round_and_programme(rq, &v.o, &v.p) || !v.o.run)
		return reply_missing(rq);
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	if (v.who.n) {
		v.people = people_of(rq, v.p.id, v.who, v.kind);
		v.says = not_asked(&v, &places);
	}
	if (v.who.n && !v.says.n) {
		Asking q = { &v, { .kind = v.kind, .places = (int)places }, query_int(rq, "page", 1) };
		web_done_reading(rq);
		Str says = round_try(rq->web->file, rq->arena, v.o.run, answer, &q);
		v.says = says.n ? says : v.says;
		if (!web_read_again(rq))
			return reply_sorry(rq, 500);
		v.sensible = v.answered && holds_today(rq, &v, &q.x);
	}
	Buf body = buf_open(rq->arena);
	if_body(&body, rq, &v);
	return look_page(rq, round_page_of(rq, &v.o, &v.p, S("What if?"), "Somebody leaves, or has more places or fewer: who would have whom then."), html_of(&body));
}
