/* kept_pages.c - runs that were kept, and the page that says how it decides. */
#include "look/look.h"
#include "match/kept.h"
#include "match/kept_html.h"
#include "match/result_view.h"
#include "match/sheet_pages.h"
#include "pages.h"
#include "sign/sign.h"

const SealPair *kept_pair(Req *rq)
{
	int64_t   key;
	SealPair *pair = NEW(rq->arena, SealPair, 1);
	return sign_pair(rq->db, rq->arena, rq->session, rq->me, rq->secret, pair, &key) ? pair : NULL;
}

Reply kept_page(Req *rq)
{
	int   n = kept_count(rq->db, rq->arena, rq->me);
	Pager pager = look_pager(rq->arena, S("/kept"), S(""), "Pages of kept runs", query_int(rq, "page", 1), n);
	Keeps all = kept_list(rq->db, rq->arena, rq->me, kept_pair(rq), look_page_first(pager), LOOK_A_PAGE);
	KeptRows rows = { 0 };
	for (int i = 0; i < all.n; i++) {
		const Kept *k = &all.list[i];
		*PUSH(rq->arena, &rows) = (KeptRow){ .id = k->id, .name = k->title, .made = instant_date(k->made), .paired = k->pairs, .mentees = k->people };
	}
	Buf body = buf_open(rq->arena);
	kept_body(&body, rq, rows, pager);
	return look_page(rq, sheet_kept_frame(rq->arena, n), html_of(&body));
}

/* Matches the kept sheets anew, with the kept settings: the same pairs as then. */
Reply kept_open_page(Req *rq)
{
	Kept k;
	if (!kept_read(rq->db, rq->arena, rq->id, rq->me, kept_pair(rq), &k))
		return reply_missing(rq);
	if (k.shut)
		return reply_redirect(rq, "/kept");
	web_done_reading(rq);
	Job *j = job_restore(k.settings, k.sheets);
	if (j)
		j->kept = true;
	int64_t id = sheet_lay(rq, j, true);
	return id ? reply_redirect(rq, "/match/%lld", (long long)id) : reply_sorry(rq, 503);
}

Reply kept_delete_post(Req *rq)
{
	kept_delete(rq->db, rq->id, rq->me);
	return reply_redirect(rq, "/kept");
}

Reply rules_of_matching_page(Req *rq)
{
	Buf body = buf_open(rq->arena);
	decides_body(&body, view_rules(rq->arena), view_pieces(rq->arena));
	return look_page(rq, sheet_rules_frame(), html_of(&body));
}
