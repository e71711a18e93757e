/* post_pages.c - /letters: what mentord wrote to people, for administrators. */
#include "pages.h"
#include "post/post_html.h"
#include "post/post_view.h"

#include <stdatomic.h>

static atomic_bool server_is_set;

void post_has_server(bool has) { server_is_set = has; }

Reply letters_page(Req *rq)
{
	Pager pager = look_pager(rq->arena, S("/letters"), S(""), "Pages of letters", query_int(rq, "page", 1), (int)post_count(rq->db, rq->arena));
	LettersView v = { .letters = post_rows(rq->db, rq->arena, look_page_first(pager), LOOK_A_PAGE),
		.waiting = post_waiting(rq->db, rq->arena), .has_server = server_is_set, .done = str_eq(query_text(rq, "written"), S("yes")), .pager = pager };
	Buf body = buf_open(rq->arena);
	letters_body(&body, rq, &v);
	return look_page(rq, (Page){ .heading = S("Letters"), .here = S("/letters"),
		.lede = S("What this place wrote to people, and whether it left.") }, html_of(&body));
}

Reply letter_page(Req *rq)
{
	PostRow row;
	if (!post_row(rq->db, rq->arena, rq->id, &row))
		return reply_missing(rq);
	Buf body = buf_open(rq->arena);
	letter_body(&body, &row);
	return look_page(rq, (Page){ .heading = row.subject, .title = S("A letter"), .here = S("/letters"),
		.crumbs = { { S("Letters"), url_local(rq->arena, S("/letters")) } } }, html_of(&body));
}

Reply letter_test_post(Req *rq)
{
	PostLetter l = { .kind = S("test"), .account = rq->me, .name = rq->my_name, .address = rq->my_email, .subject = S("A test letter"),
		.text = S("Hello,\n\nthis letter shows that mail from mentord arrives. Nothing else depends on it.\n") };
	if (!post_letter(rq->db, l, rq->now))
		return reply_sorry(rq, 409);
	return reply_redirect(rq, "/letters?written=yes");
}
