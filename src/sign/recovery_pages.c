/* recovery_pages.c - the recovery sheet: made by whoever is signed in, shown once. */
#include "look/look.h"
#include "pages.h"
#include "sign/sign.h"
#include "sign/sign_html.h"

typedef struct { int64_t key; Str wrap; Instant now; } Making;

static bool keep_wrap(Db *db, void *with)
{
	Making *m = with;
	seal_wrap_put(db, m->key, S("recovery"), m->wrap, m->now);
	return true;
}

/* Sealed columns cannot be opened from a session older than the pair: signing in again mends it. */
static Reply sign_in_first(Req *rq)
{
	return reply_redirect(rq, "/sign-in?next=/me");
}

Reply me_recovery_post(Req *rq)
{
	SealPair pair;
	Account  me;
	Making   m = { .now = rq->now };
	if (!sign_pair(rq->db, rq->arena, rq->session, rq->me, rq->secret, &pair, &m.key) || !sign_account(rq->db, rq->arena, rq->me, &me))
		return sign_in_first(rq);
	web_done_reading(rq);
	Str code = seal_recovery_code(rq->arena);
	m.wrap = seal_wrap_random(rq->arena, &pair, m.key, "recovery", code);
	seal_forget(&pair, sizeof pair);
	if (!web_store(rq, keep_wrap, &m))
		return reply_sorry(rq, 500);
	Buf body = buf_open(rq->arena);
	recovery_body(&body, code, me.email);
	return look_page(rq, (Page){ .heading = S("Your recovery sheet"), .here = S("/me"),
		.crumbs = { { S("Your account"), url_local(rq->arena, S("/me")) } } }, html_of(&body));
}
