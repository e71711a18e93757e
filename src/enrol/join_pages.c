/* join_pages.c - joining a programme: where one stands, declining, leaving, pausing; letters' links. */
#include "enrol/enrol_store.h"
#include "enrol/join_html.h"
#include "enrol/join_pages.h"
#include "enrol/list_store.h"
#include "pages.h"

#include <string.h>

static const struct { const char *slug, *words; } steps[STEPS] = { { "ready", "Before you begin" }, { "role", "Your part" }, { "topics", "Topics" },
	{ "about", "About you" }, { "practical", "Practical" }, { "wishes", "In confidence" }, { "agree", "Your yes" }, { "quick", "Join" } };
const char *step_slug(int step)  { return steps[step].slug; }
const char *step_words(int step) { return steps[step].words; }

/* The programme of the path; drafts and archived ones are not there, except to leave them. */
bool join_programme(Req *rq, Programme *p)
{
	return programme_get(rq->db, rq->arena, rq->id, p) && str_eq(p->state, S("open"));
}

/* As people_of_account() would find it: their own, or the one with their address. */
int64_t join_me(Req *rq)
{
	Human   h;
	int64_t person = people_of(rq->db, rq->arena, rq->me), named = person ? 0 : people_by_email(rq->db, rq->arena, rq->my_email);
	return named && people_human(rq->db, rq->arena, named, &h) && !h.account ? named : person;
}

Page join_frame(Req *rq, const Programme *p, Str heading, Str lede)
{
	return (Page){ .heading = heading, .lede = lede, .here = S("/join"), .crumbs = { { S("Join"), url_local(rq->arena, S("/join")) },
		{ p->name, url_local(rq->arena, str_fmt(rq->arena, "/join/%lld", (long long)p->id)) } } };
}

Reply join_page(Req *rq)
{
	JoinRows rows = join_rows(rq->db, rq->arena, join_me(rq)), shown = { 0 };
	for (int i = 0; i < rows.n; i++) {
		JoinRow  *r = &rows.list[i];
		Programme p;
		r->may = programme_get(rq->db, rq->arena, r->id, &p) && programme_open_to_join(&p, rq->today)
			&& (r->invitation.n || enrol_of_domain(rq->arena, &p, rq->my_email));
		if (r->may || r->mentor.n || r->mentee.n)
			*PUSH(rq->arena, &shown) = *r;
	}
	Buf body = buf_open(rq->arena);
	join_list_body(&body, shown);
	return look_page(rq, (Page){ .heading = S("Join"), .here = S("/join"),
		.lede = S("Taking part is voluntary: nobody sees or matches you before your own yes.") }, html_of(&body));
}

/* ---- where one stands ---------------------------------------------------------------------- */

/* The first step without which nobody can join. */
static int missing(Req *rq, const EnrolProfile *said)
{
	EnrolTerms terms = enrol_terms(rq->db, rq->arena, said->id);
	bool seeks = said->own_seeks.n, offers = said->own_offers.n;
	for (int i = 0; i < terms.n; i++) {
		bool topic = str_eq(terms.list[i].list, S("topic"));
		seeks |= topic && str_eq(terms.list[i].way, S("seeks"));
		offers |= topic && str_eq(terms.list[i].way, S("offers"));
	}
	if (!said->sides.n)
		return STEP_ROLE;
	return (enrol_is_mentee(said->sides) && !seeks) || (enrol_is_mentor(said->sides) && !offers) ? STEP_TOPICS : STEPS;
}

static JoinView view_of(Req *rq, const Programme *p)
{
	int64_t  me = join_me(rq);
	EnrolProfile said = profile_read(rq->db, rq->arena, p->id, me);
	JoinView v = { .p = p, .s = enrol_standing(rq->db, rq->arena, p->id, me), .contacts = programme_contacts(rq->db, rq->arena, p->id),
		.may = enrol_may(rq->db, rq->arena, p, me, rq->my_email), .open = programme_open_to_join(p, rq->today), .draft = said.id, .steps = said.step,
		.missing = missing(rq, &said), .paused_until = said.paused_until.day > rq->today.day ? said.paused_until : (Date){ 0 } };
	if (v.s.mentor)
		v.mentor_place = enrol_waiting_place(rq->db, rq->arena, v.s.mentor);
	if (v.s.mentee)
		v.mentee_place = enrol_waiting_place(rq->db, rq->arena, v.s.mentee);
	return v;
}

static Reply show(Req *rq, JoinView v, bool again)
{
	Buf  body = buf_open(rq->arena);
	bool in = v.s.mentor || v.s.mentee;
	Page page = join_frame(rq, v.p, in ? str_fmt(rq->arena, "You take part in %.*s", STR(v.p->name)) : str_fmt(rq->arena, "Join %.*s", STR(v.p->name)), S(""));
	if (!in)
		page.lede = S("Nobody sees anything of what you write until you press Join.");
	page.crumbs[1].words = S("");
	join_one_body(&body, rq, v);
	return again ? look_page_again(rq, page, html_of(&body)) : look_page(rq, page, html_of(&body));
}

Reply join_one_page(Req *rq)
{
	Programme p;
	if (!join_programme(rq, &p))
		return reply_missing(rq);
	JoinView v = view_of(rq, &p);
	v.saved = str_eq(query_text(rq, "saved"), S("yes"));
	return show(rq, v, false);
}

Reply join_decline_post(Req *rq)
{
	Programme p;
	if (!join_programme(rq, &p))
		return reply_missing(rq);
	enrol_decline(rq->db, rq->arena, p.id, join_me(rq));
	return reply_redirect(rq, "/join/%lld", (long long)p.id);
}

Reply join_pause_post(Req *rq)
{
	Programme p;
	Date      until = { 0 };
	if (!join_programme(rq, &p))
		return reply_missing(rq);
	Str      typed = form_text(rq, "pause");
	JoinView v = view_of(rq, &p);
	bool     odd = typed.n && !date_parse(typed, &until);
	Verdict  c = step_check((StepForm){ .hours = -1, .years = -1, .day = rq->today.day, .odd_date = odd, .pause = until.day });
	if (!allowed(c)) {
		v.says = str(c.broken->says);
		return show(rq, v, true);
	}
	EnrolProfile said = profile_read(rq->db, rq->arena, p.id, join_me(rq));
	if (said.id) {
		said.paused_until = until;
		profile_keep(rq->db, &said, false, rq->now);
	}
	return reply_redirect(rq, "/join/%lld?saved=yes", (long long)p.id);
}

/* ---- leaving: asked once more, whatever has become of the programme ------------------------------ */

static bool leaving(Req *rq, Programme *p)
{
	return programme_get(rq->db, rq->arena, rq->id, p)
	    && (str_eq(p->state, S("open")) || enrol_standing(rq->db, rq->arena, p->id, join_me(rq)).consent);
}

Reply join_withdraw_page(Req *rq)
{
	Programme p;
	if (!leaving(rq, &p))
		return reply_missing(rq);
	Buf body = buf_open(rq->arena);
	withdraw_body(&body, rq, &p, enrol_standing(rq->db, rq->arena, p.id, join_me(rq)).consent);
	return look_page(rq, join_frame(rq, &p, str_fmt(rq->arena, "Leave %.*s?", STR(p.name)), S("No reason is needed, and nobody has to allow it.")), html_of(&body));
}

Reply join_withdraw_post(Req *rq)
{
	Programme p;
	if (!leaving(rq, &p))
		return reply_missing(rq);
	enrol_leave(rq->db, rq->arena, &p, join_me(rq), rq->now);
	return str_eq(p.state, S("open")) ? reply_redirect(rq, "/join/%lld", (long long)p.id) : reply_redirect(rq, "/join");
}

/* ---- from a letter: looking is inert, and declining needs no account --------------------------------- */

static bool invited(Req *rq, InviteRow *i, Programme *p)
{
	return enrol_invite_read(rq->db, rq->arena, rq->name, i) && programme_get(rq->db, rq->arena, i->programme, p) && str_eq(p->state, S("open"));
}

static Reply invited_show(Req *rq, const InviteRow *i, const Programme *p, bool done)
{
	Buf body = buf_open(rq->arena);
	invited_body(&body, rq, (InvitedView){ .p = p, .code = rq->name, .by = str_eq(i->way, S("referral")) ? i->by_name : S(""),
		.open = str_eq(i->state, S("open")), .done = done });
	return look_page(rq, (Page){ .heading = done ? S("Thank you for the answer") : str_fmt(rq->arena, "Would you like to join %.*s?", STR(p->name)),
		.lede = done ? S("We write no more about it.") : S("Nothing happens unless you say yes.") }, html_of(&body));
}

Reply invited_page(Req *rq)
{
	InviteRow i;
	Programme p;
	return invited(rq, &i, &p) ? invited_show(rq, &i, &p, str_eq(i.state, S("declined"))) : reply_missing(rq);
}

Reply invited_join_post(Req *rq)
{
	InviteRow i;
	Programme p;
	if (!invited(rq, &i, &p))
		return reply_missing(rq);
	Str token = rq->me ? S("") : enrol_invite_token(rq->db, rq->arena, &i, rq->now);
	return token.n ? reply_redirect(rq, "/set-up/%.*s", STR(token)) : reply_redirect(rq, "/join/%lld", (long long)p.id);
}

Reply invited_decline_post(Req *rq)
{
	InviteRow i;
	Programme p;
	if (!invited(rq, &i, &p))
		return reply_missing(rq);
	enrol_decline(rq->db, rq->arena, p.id, i.person);
	return reply_redirect(rq, "/invited/%.*s", STR(rq->name));
}
