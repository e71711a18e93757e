/* round_if_pages.c - /rounds/:id/what-if: somebody leaves, or has other places; answered, and not kept. */
#include "enrol/enrol.h"
#include "match/if_view.h"
#include "match/round_facts.h"
#include "match/round_pages.h"
#include "match/round_try.h"
#include "match/what_if_html.h"
#include "pages.h"

/* ---- whom a name means ---------------------------------------------------------------------------- */

static bool is_listed(const Founds *all, int64_t person)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].person == person)
			return true;
	return false;
}

/* Mentors, and mentees where those could leave as well; each person once. */
static Founds called(Req *rq, int64_t programme, Str who, IfKind kind)
{
	Founds all = { 0 };
	Str    like = db_like(rq->arena, utf8_fold(rq->arena, who));
	for (int side = 0; side < (kind == IF_PLACES ? 1 : 2); side++) {
		Founds some = round_find(rq->db, rq->arena, programme, side ? "mentee" : "mentor", like, IF_FOUND_MOST);
		for (int i = 0; i < some.n; i++)
			if (!is_listed(&all, some.list[i].person))
				*PUSH(rq->arena, &all) = some.list[i];
	}
	return round_meant(rq->arena, all, who);
}

/* ---- the answer -------------------------------------------------------------------------------------- */

typedef struct { IfView v; Round o; Programme p; Found who; MatchIf x; } Asking;

static void answer(Arena *a, const Match *m, void *with)
{
	Asking *q = with;
	q->x.person = round_number(m, q->who.person);
	if (q->x.person < 0)
		q->v.says = str_fmt(a, "%.*s has no free place in this draft and wants none, so nothing would change.", STR(q->who.name));
	else
		view_if_answer(a, m, &q->x, &q->v);
}

/* Are the facts of today as was asked? */
static bool holds_today(Req *rq, const Asking *q)
{
	Joineds all = round_takers(rq->db, rq->arena, q->p.id, round_model(rq->db, rq->arena, &q->o, S("")), rq->today);
	int     room = -1;
	bool    there = false;
	for (int i = 0; i < all.n; i++)
		if (all.list[i].person == q->who.person) {
			room = all.list[i].room_mentor;
			there = room > 0 || all.list[i].room_mentee > 0;
		}
	return q->x.kind == IF_WITHOUT ? !there : room == q->x.places;
}

/* ---- the page ------------------------------------------------------------------------------------------ */

static void find_people(Req *rq, Asking *q)
{
	Founds all = called(rq, q->p.id, q->v.who, q->v.kind);
	for (int i = 0; i < all.n; i++)
		*PUSH(rq->arena, &q->v.people) = (IfChoice){ all.list[i].name, all.list[i].name };
	if (all.n)
		q->who = all.list[0];
	q->x.kind = q->v.kind;
	q->v.says = view_if_unclear(&q->v, &q->x.places);
}

Reply round_if_page(Req *rq)
{
	Asking q = { .v = view_if_asked(rq, above_round(rq->arena, rq->id)) };
	if (!round_and_programme(rq, &q.o, &q.p) || !q.o.run)
		return reply_missing(rq);
	if (!round_makes_pairs(rq))
		return reply_redirect(rq, "/rounds/%lld", (long long)rq->id);
	if (q.v.who.n)
		find_people(rq, &q);
	if (q.v.who.n && !q.v.says.n) {
		web_done_reading(rq);
		Str says = round_try(rq->web->file, rq->arena, q.o.run, answer, &q);
		q.v.says = says.n ? says : q.v.says;
		if (!web_read_again(rq))
			return reply_sorry(rq, 500);
		if (str_eq(q.o.state, S("draft")))
			q.v.next = q.v.answered && holds_today(rq, &q) ? IF_SO_ALREADY : IF_ONCE_SO;
	}
	Buf body = buf_open(rq->arena);
	if_body(&body, rq, &q.v);
	return look_page(rq, round_page_of(rq, &q.o, &q.p, S("What if?"), "Somebody leaves, or has more places or fewer: who would have whom then."), html_of(&body));
}
