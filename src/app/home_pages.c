/* home_pages.c - the start page, assets, and a word that all is well. */
#include "enrol/enrol.h"
#include "home/home.h"
#include "home/home_html.h"
#include "look/look.h"
#include "pages.h"
#include "sign/sign_html.h"

Reply home_page(Req *rq)
{
	int64_t invited = rq->me ? enrol_invited(rq->db, rq->arena, rq->me) : 0;
	if (invited)                                    /* who comes by an invitation lands on it, until they have looked */
		return reply_redirect(rq, "/join/%lld", (long long)invited);
	Buf body = buf_open(rq->arena);
	HomeView v = { 0 };
	if (rq->me && home_view(rq->db, rq->arena, (HomeFor){ rq->me, rq->rank >= COORDINATOR, rq->rank == ADMIN, rq->today }, &v)) {
		home_body(&body, rq, &v);
		return look_page(rq, (Page){ .heading = str_fmt(rq->arena, "Good to see you, %.*s", STR(rq->my_name)), .title = S("Home"), .here = S("/") }, html_of(&body));
	}
	welcome_body(&body, rq, rq->me != 0);
	return look_page(rq, (Page){ .heading = S("Everybody well matched, with reasons"), .here = S("/"),
		.lede = S("For departments, colleges and professional bodies whose people mentor each other.") }, html_of(&body));
}

/* Served from memory, packed where the browser takes it. */
Reply asset_page(Req *rq)
{
	const Asset *a = asset_by_path(rq->path);
	if (!a)
		return reply_missing(rq);
	Reply r = { .status = 200, .type = a->type, .body = a->bytes, .etag = a->etag, .unchanging = true };
	if (str_eq(header(rq, "If-None-Match"), a->etag))
		return r.status = 304, r.body = S(""), r;
	if (a->gzip.n && str_holds(header(rq, "Accept-Encoding"), S("gzip"))) {
		r.body = a->gzip;
		r.encoding = S("gzip");
	}
	return r;
}

/* For whoever watches over the server: it answers, and the data file can be read. */
Reply health_page(Req *rq)
{
	(void)rq;
	return reply_text(200, S("fine\n"));
}
