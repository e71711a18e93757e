/* mentorship_pages.c - /mentorships: what the two see of each other, and their answers. */
#include "mentorship/mentorship_html.h"
#include "mentorship/mentorship_view.h"

#include "pages.h"
#include "people/people.h"

static Str listed(Arena *a, const EnrolTerms *t, const char *list, const char *way)
{
	Buf b = buf_open(a);
	for (int i = 0; i < t->n; i++)
		if (str_eq(t->list[i].list, str(list)) && (!way || str_eq(t->list[i].way, str(way))))
			buf_fmt(&b, "%s%.*s", b.n ? ", " : "", STR(t->list[i].name));
	return buf_str(&b);
}

static Reply show(Req *rq, MentorshipView v)
{
	if (!mentorship_get(rq->db, rq->arena, rq->id, people_of(rq->db, rq->arena, rq->me), &v.m))
		return reply_missing(rq);
	v.mentor = str_eq(v.m.side, S("mentor"));
	v.peers = str_eq(v.m.model, S("peer"));
	v.flash = str_eq(v.m.model, S("flash"));
	v.reverse = str_eq(v.m.model, S("reverse"));
	v.over = mentorship_is_over(&v.m, rq->today);
	if (v.m.circle)
		v.circle = mentorship_circle(rq->db, rq->arena, v.m.circle, people_of(rq->db, rq->arena, rq->me));
	v.known = !v.over && enrol_portrait(rq->db, rq->arena, v.m.programme, v.m.partner, &v.partner);
	if (v.known) {
		v.helps = listed(rq->arena, &v.partner.terms, "topic", v.mentor || v.peers ? "seeks" : "offers");
		v.interests = listed(rq->arena, &v.partner.terms, "interest", NULL);
	}
	Buf body = buf_open(rq->arena);
	mentorship_body(&body, rq, &v);
	Page p = { .heading = str_fmt(rq->arena, "You and %.*s", STR(v.m.partner_name)), .lede = v.m.programme_name, .here = S("/") };
	return v.note == NOTE_NO && v.says.n ? look_page_again(rq, p, html_of(&body)) : look_page(rq, p, html_of(&body));
}

Reply mentorship_page(Req *rq) { return show(rq, (MentorshipView){ 0 }); }

Reply mentorship_answer_post(Req *rq)
{
	Str     said = form_text(rq, "answer");
	Answer  answer = str_eq(said, S("yes")) ? ANSWER_YES : str_eq(said, S("talk")) ? ANSWER_TALK : ANSWER_NO;
	int64_t person = people_of(rq->db, rq->arena, rq->me);
	if (!said.n)
		return reply_sorry(rq, 422);
	Verdict v = mentorship_answer(rq->db, rq->arena, rq->id, person, answer, rq->now);
	if (!allowed(v))
		return show(rq, (MentorshipView){ .says = str(v.broken->says), .note = NOTE_NO });
	return answer == ANSWER_NO ? reply_redirect(rq, "/") : reply_redirect(rq, "/mentorships/%lld", (long long)rq->id);
}
