/* post_pages.c - /letters: what mentord wrote to people, for administrators. */
#include "pages.h"
#include "post/post_html.h"
#include "post/post_view.h"

#include <stdatomic.h>

static atomic_bool server_is_set;

void post_has_server(bool has) { server_is_set = has; }

static bool writes_letters(const Req *rq)
{
	Str path = rq->route ? str(rq->route->path) : S("");
	return str_starts(path, S("/rounds/:id")) || str_starts(path, S("/programmes/:id/invite")) || str_starts(path, S("/programmes/:id/people"));
}

enum { COUNT_MOST = 1000 };

Notice post_notice(Req *rq)
{
	bool admin = rq->rank == ADMIN && !str_starts(rq->path, S("/letters"));
	if (server_is_set || !(admin || (rq->rank == COORDINATOR && writes_letters(rq))))
		return (Notice){ 0 };
	int64_t n = post_waiting(rq->db, rq->arena, COUNT_MOST);
	Str many = n == COUNT_MOST ? S("A thousand letters or more wait") : n == 1 ? S("One letter waits") : str_fmt(rq->arena, "%lld letters wait", (long long)n);
	if (rq->rank == COORDINATOR)
		return (Notice){ .says = n ? str_fmt(rq->arena, "%.*s, because no mail server is set; yours will wait too. An administrator can set one.", STR(many))
			: S("No mail server is set, so letters wait until an administrator sets one.") };
	if (!n)
		return (Notice){ 0 };
	return (Notice){ str_fmt(rq->arena, "%.*s, because no mail server is set: start mentord with --smtp.", STR(many)), S("Read them"), url_local(rq->arena, S("/letters")) };
}

Reply letters_page(Req *rq)
{
	Pager pager = look_pager(rq->arena, S("/letters"), S(""), "Pages of letters", query_int(rq, "page", 1), (int)post_count(rq->db, rq->arena));
	LettersView v = { .back = post_bounces(rq->db, rq->arena, 0, 2), .letters = post_rows(rq->db, rq->arena, look_page_first(pager), LOOK_A_PAGE),
		.waiting = post_waiting(rq->db, rq->arena, 100000), .has_server = server_is_set, .done = str_eq(query_text(rq, "written"), S("yes")), .pager = pager };
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

Reply letters_again_post(Req *rq)
{
	post_bounce_clear(rq->db, rq->arena, form_text(rq, "address"), rq->now);
	return reply_redirect(rq, "/wordings");
}

Reply letter_test_post(Req *rq)
{
	PostLetter l = { .kind = S("test"), .account = rq->me, .name = rq->my_name, .address = rq->my_email, .subject = S("A test letter"),
		.text = S("Hello,\n\nthis letter shows that mail from mentord arrives. Nothing else depends on it.\n") };
	if (!post_letter(rq->db, rq->arena, l, rq->now))
		return reply_sorry(rq, 409);
	return reply_redirect(rq, "/letters?written=yes");
}
