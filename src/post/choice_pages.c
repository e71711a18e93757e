/* choice_pages.c - /me/letters: how and when somebody wants letters; /unsubscribe: one click in a letter. */
#include "pages.h"
#include "post/choice_html.h"

static Str clock_words(Arena *a, int minute) { return str_fmt(a, "%02d:%02d", minute / 60, minute % 60); }

static int clock_read(Str s)
{
	int64_t h, m;
	Str     hours;
	bool    fine = str_cut(&s, ':', &hours) && hours.n && hours.n <= 2 && s.n >= 2 && (s.n == 2 || s.p[2] == ':');
	return fine && str_int(hours, &h) && str_int((Str){ s.p, 2 }, &m) && h < 24 && m < 60 ? (int)(h * 60 + m) : -1;
}

static ChoicesView mine(Req *rq)
{
	Arena *a = rq->arena;
	ChoicesView v = { .address = rq->my_email };
	Quiet  q;
	for (int i = 0; i < letter_categories_n; i++) {
		const LetterCategory *c = &letter_categories[i];
		if (c->words)
			*PUSH(a, &v.all) = (ChoiceLine){ c, choice_way(rq->db, a, chooser(a, rq->me, rq->my_email), str(c->category)) };
	}
	if (!quiet_get(rq->db, a, rq->me, &q)) {
		v.zone = quiet_zone_guess(rq->db, a, rq->me);
		return v;
	}
	v.zone = q.zone;
	if (q.from != q.until)
		v.from = clock_words(a, q.from), v.until = clock_words(a, q.until);
	return v;
}

static Reply show(Req *rq, const ChoicesView *v)
{
	Buf  body = buf_open(rq->arena);
	Page p = { .heading = S("Letters to you"), .here = S("/me"), .lede = S("What reaches you by e-mail, and when."),
		.crumbs = { { S("Your account"), url_local(rq->arena, S("/me")) } } };
	choices_body(&body, rq, v);
	return allowed(v->verdict) ? look_page(rq, p, html_of(&body)) : look_page_again(rq, p, html_of(&body));
}

Reply my_letters_page(Req *rq)
{
	ChoicesView v = mine(rq);
	v.kept = str_eq(query_text(rq, "kept"), S("yes"));
	return show(rq, &v);
}

static LetterWay way_read(Str s, LetterWay was, bool *odd)
{
	for (int w = 0; w < 3; w++)
		if (str_eq(s, str(letter_ways[w])))
			return (LetterWay)w;
	*odd |= s.n;
	return was;
}

Reply my_letters_post(Req *rq)
{
	Arena *a = rq->arena;
	ChoicesView v = mine(rq);
	LetterTimeForm f = { 0 };
	v.from = form_text(rq, "from"), v.until = form_text(rq, "until"), v.zone = form_text(rq, "zone");
	for (int i = 0; i < v.all.n; i++)
		if (!v.all.list[i].category->must)
			v.all.list[i].way = way_read(form_text(rq, v.all.list[i].category->category), v.all.list[i].way, &f.odd_way);
	f.from_said = v.from.n, f.until_said = v.until.n;
	f.from = clock_read(v.from), f.until = clock_read(v.until);
	f.odd_zone = v.zone.n ? v.zone.n > 60 || !zone_load(a, v.zone) : v.from.n;
	v.verdict = letter_time_check(f);
	if (!allowed(v.verdict))
		return show(rq, &v);
	for (int i = 0; i < v.all.n; i++)
		if (!v.all.list[i].category->must)
			choice_set(rq->db, (Chooser){ .account = rq->me }, str(v.all.list[i].category->category), v.all.list[i].way, rq->now);
	quiet_set(rq->db, rq->me, (Quiet){ v.zone, v.from.n ? f.from : 0, v.until.n ? f.until : 0 });
	return reply_redirect(rq, "/me/letters?kept=yes");
}

/* ---- one click (RFC 8058): who holds the link decides, and learns nothing ----------------------------- */

static Reply unsubscribe(Req *rq, bool done)
{
	Buf body = buf_open(rq->arena);
	unsubscribe_body(&body, rq, done);
	return look_page(rq, (Page){ .heading = done ? S("That is noted") : S("No more letters of this sort?") }, html_of(&body));
}

Reply unsubscribe_page(Req *rq) { return unsubscribe(rq, false); }

Reply unsubscribe_bare(Req *rq)
{
	letter_way_out_taken(rq->db, rq->arena, rq->name, rq->now);
	return unsubscribe(rq, true);
}
