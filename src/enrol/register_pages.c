/* register_pages.c - coming in from outside: registering oneself, and naming somebody.  The answer is the same whoever it is about. */
#include "enrol/enrol_store.h"
#include "enrol/join_pages.h"
#include "enrol/register_html.h"
#include "pages.h"
#include "sign/sign.h"

static Trier trier(Req *rq, Str email)
{
	return (Trier){ str_fmt(rq->arena, "register|%.*s", STR(utf8_fold(rq->arena, email))), rq->peer };
}

/* ---- registering ------------------------------------------------------------------------- */

static bool found(Req *rq, Programme *p)
{
	return programme_by_slug(rq->db, rq->arena, rq->name, p) && programme_open_to_join(p, rq->today) && p->domains.n;
}

static Reply register_show(Req *rq, RegisterView v)
{
	Buf  body = buf_open(rq->arena);
	Page page = { .heading = v.sent ? S("A letter is on its way") : str_fmt(rq->arena, "Join %.*s", STR(v.p->name)),
		.lede = v.sent ? S("Open the link in it, and go on from there.") : S("Write your name and address; a letter with a link comes to you.") };
	register_body(&body, rq, &v);
	return allowed(v.v) ? look_page(rq, page, html_of(&body)) : look_page_again(rq, page, html_of(&body));
}

Reply register_page(Req *rq)
{
	Programme p;
	if (!found(rq, &p))
		return reply_missing(rq);
	return register_show(rq, (RegisterView){ .p = &p, .sent = str_eq(query_text(rq, "sent"), S("yes")) });
}

Reply register_post(Req *rq)
{
	Programme p;
	if (!found(rq, &p))
		return reply_missing(rq);
	RegisterView v = { .p = &p, .name = form_text(rq, "name"), .email = form_text(rq, "email") };
	v.v = register_check((RegisterForm){ .named = v.name.n, .long_name = (int)(v.name.n < 1000 ? v.name.n : 1000), .odd_email = email_is_odd(v.email),
		.other_domain = !enrol_of_domain(rq->arena, &p, v.email) });
	if (!allowed(v.v))
		return register_show(rq, v);
	Trier t = trier(rq, v.email);
	int   wait = sign_wait(rq->db, rq->arena, t, rq->now);
	if (wait) {
		Reply r = reply_sorry(rq, 429);
		r.retry_after = wait;
		return r;
	}
	sign_failed(rq->db, rq->arena, t, rq->now);     /* counted like a try, so that nobody floods an address with letters */
	Inviting i = { .programme = &p, .way = "registered", .now = rq->now };
	enrol_invite(rq->db, rq->arena, &i, people_meet(rq->db, rq->arena, v.name, v.email, S("registered"), rq->now));
	return reply_redirect(rq, "/register/%.*s?sent=yes", STR(p.slug));
}

/* ---- naming somebody ------------------------------------------------------------------------- */

static Reply refer_show(Req *rq, RegisterView v)
{
	Buf  body = buf_open(rq->arena);
	Page page = join_frame(rq, v.p, v.sent ? S("Thank you") : S("Name somebody"), v.sent ? S("They decide for themselves now.")
		: str_fmt(rq->arena, "Somebody who would be good for %.*s, or for whom it would be good.", STR(v.p->name)));
	refer_body(&body, rq, &v);
	return allowed(v.v) ? look_page(rq, page, html_of(&body)) : look_page_again(rq, page, html_of(&body));
}

static bool may_refer(Req *rq, Programme *p)
{
	return join_programme(rq, p) && programme_open_to_join(p, rq->today);
}

Reply refer_page(Req *rq)
{
	Programme p;
	if (!may_refer(rq, &p))
		return reply_missing(rq);
	return refer_show(rq, (RegisterView){ .p = &p, .sent = str_eq(query_text(rq, "sent"), S("yes")) });
}

Reply refer_post(Req *rq)
{
	Programme p;
	if (!may_refer(rq, &p))
		return reply_missing(rq);
	RegisterView v = { .p = &p, .name = form_text(rq, "name"), .email = form_text(rq, "email") };
	v.v = refer_check((ReferForm){ .named = v.name.n && v.name.n <= 200, .odd_email = email_is_odd(v.email),
		.self = str_eq(utf8_fold(rq->arena, v.email), utf8_fold(rq->arena, rq->my_email)),
		.referrals = (int)referrals_open(rq->db, rq->arena, p.id, rq->me) });
	if (!allowed(v.v))
		return refer_show(rq, v);
	Inviting i = { .programme = &p, .way = "referral", .by = rq->me, .by_name = rq->my_name, .now = rq->now };
	enrol_invite(rq->db, rq->arena, &i, people_meet(rq->db, rq->arena, v.name, v.email, S("referred"), rq->now));
	return reply_redirect(rq, "/refer/%lld?sent=yes", (long long)p.id);
}
