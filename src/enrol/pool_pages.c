/* pool_pages.c - for coordinators: who takes part, who waits, whom to invite. */
#include "enrol/enrol_store.h"
#include "enrol/list_store.h"
#include "enrol/pool_html.h"
#include "pages.h"

enum { SEARCH_BYTES = 100, PASTED_MOST = 2000 };

static Page frame(Req *rq, const Programme *p, Str heading, Str lede)
{
	return (Page){ .heading = heading, .lede = lede, .here = S("/programmes"),
		.crumbs = { { S("Programmes"), url_local(rq->arena, S("/programmes")) },
			{ p->name, url_local(rq->arena, str_fmt(rq->arena, "/programmes/%lld", (long long)p->id)) } } };
}

static PoolTab tab_of(Str words)
{
	return str_eq(words, S("waiting")) ? TAB_WAITING : str_eq(words, S("invited")) ? TAB_INVITED : TAB_JOINED;
}

/* ---- who takes part ------------------------------------------------------------------------- */

static Str path_of(Req *rq, const PoolView *v)
{
	static const char *const tabs[TABS] = { "joined", "waiting", "invited" };
	return str_fmt(rq->arena, "/programmes/%lld/people?show=%s&side=%.*s", (long long)v->p->id, tabs[v->tab], STR(v->side));
}

static void count(Req *rq, PoolView *v)
{
	Db   *db = rq->db;
	Arena *a = rq->arena;
	Instant week = { SECONDS((int64_t)(rq->today.day - REMIND_DAYS + 1) * 86400) };
	pool_sides(db, a, v->p->id, &v->mentors, &v->mentees, &v->declined);
	for (int t = 0; t < TABS; t++)
		v->count[t] = pool_count(db, a, v->p->id, (PoolTab)t, S(""), S("%%"));
	v->due = pool_due(db, a, v->p->id, rq->today, week);
}

static Reply pool_show(Req *rq, PoolView v)
{
	Arena *a = rq->arena;
	Str    like = db_like(a, utf8_fold(a, v.search));
	count(rq, &v);
	bool      searched = v.search.n && v.tab == TAB_JOINED;
	PersonIds found = searched ? pool_found(rq->db, a, v.p->id, v.side, like) : (PersonIds){ 0 };
	v.found = searched ? found.n : v.search.n || v.side.n ? pool_count(rq->db, a, v.p->id, v.tab, v.side, like) : v.count[v.tab];
	v.pager = look_pager(a, path_of(rq, &v), v.search, "Pages of people", rq->post ? 1 : query_int(rq, "page", 1), v.found);
	if (searched)
		v.lines = pool_lines_of(rq->db, a, v.p->id, pool_slice(found, look_page_first(v.pager), LOOK_A_PAGE), rq->today);
	else if (v.found)
		v.lines = pool_lines(rq->db, a, v.p->id, v.tab, v.side, like, rq->today, look_page_first(v.pager), LOOK_A_PAGE);
	if (v.tab == TAB_WAITING)
		pool_offers(rq->db, a, v.p->id, &v.lines);
	Buf  body = buf_open(a);
	Page page = frame(rq, v.p, S("People"), S("Who takes part, who waits for your yes, and who has not answered yet."));
	pool_body(&body, rq, &v);
	return v.refused ? look_page_again(rq, page, html_of(&body)) : look_page(rq, page, html_of(&body));
}

static Str said(Req *rq, Str code, int n)
{
	return str_eq(code, S("invited")) ? (n == 1 ? S("One letter is on its way.") : str_fmt(rq->arena, "%d letters are on their way. Whoever takes part, was asked or declined before gets no second one.", n))
	     : str_eq(code, S("reminded")) ? (n == 1 ? S("One reminder is on its way.") : str_fmt(rq->arena, "%d reminders are on their way.", n))
	     : str_eq(code, S("approved")) ? (n == 1 ? S("One person is welcome now, and gets a letter.") : str_fmt(rq->arena, "%d people are welcome now, and get a letter.", n))
	     : str_eq(code, S("refused")) ? (n == 1 ? S("One person gets a kind letter.") : str_fmt(rq->arena, "%d people get a kind letter.", n)) : S("");
}

Reply programme_people_page(Req *rq)
{
	Programme p;
	if (!programme_get(rq->db, rq->arena, rq->id, &p))
		return reply_missing(rq);
	Str side = query_text(rq, "side");
	PoolView v = { .p = &p, .tab = tab_of(query_text(rq, "show")), .search = utf8_cut(query_text(rq, "q"), SEARCH_BYTES),
		.side = str_eq(side, S("mentor")) || str_eq(side, S("mentee")) ? side : S(""), .says = said(rq, query_text(rq, "done"), query_int(rq, "n", 0)) };
	return pool_show(rq, v);
}

static Reply pool_refuse(Req *rq, const Programme *p, PoolTab tab, Str says)
{
	return pool_show(rq, (PoolView){ .p = p, .tab = tab, .search = S(""), .side = S(""), .says = says, .refused = true });
}

static Reply decide(Req *rq, bool approve)
{
	Programme p;
	int64_t   id;
	int       n = 0;
	if (!programme_get(rq->db, rq->arena, rq->id, &p))
		return reply_missing(rq);
	Strs all = form_all(rq, "enrolment");
	for (int i = 0; i < all.n; i++)
		n += str_int(all.list[i], &id) ? enrol_decide(rq->db, rq->arena, &p, id, approve, rq->now) : 0;
	if (!all.n)
		return pool_refuse(rq, &p, TAB_WAITING, S("Tick at least one person; several at once are fine."));
	return reply_redirect(rq, "/programmes/%lld/people?show=waiting&done=%s&n=%d", (long long)p.id, approve ? "approved" : "refused", n);
}

Reply programme_approve_post(Req *rq) { return decide(rq, true); }
Reply programme_refuse_post(Req *rq)  { return decide(rq, false); }

Reply programme_remind_post(Req *rq)
{
	Programme p;
	if (!programme_get(rq->db, rq->arena, rq->id, &p))
		return reply_missing(rq);
	int n = str_eq(p.state, S("open")) ? enrol_remind(rq->db, rq->arena, &p, rq->now) : 0;
	return reply_redirect(rq, "/programmes/%lld/people?show=invited&done=reminded&n=%d", (long long)p.id, n);
}

/* ---- whom to invite ---------------------------------------------------------------------------- */

static InviteWish wish_of(Req *rq, const InviteView *v)
{
	return (InviteWish){ .like = db_like(rq->arena, utf8_fold(rq->arena, v->search)), .unit = v->unit, .stage = v->stage };
}

static Reply invite_show(Req *rq, InviteView v)
{
	Arena *a = rq->arena;
	v.units = people_units(rq->db, a);
	v.stages = people_stages(rq->db, a);
	PersonIds all = invite_found(rq->db, a, v.p->id, wish_of(rq, &v));
	v.found = all.n;
	Str path = str_fmt(a, "/programmes/%lld/invite?unit=%lld&stage=%lld", (long long)v.p->id, (long long)v.unit, (long long)v.stage);
	v.pager = look_pager(a, path, v.search, "Pages of people", rq->post ? 1 : query_int(rq, "page", 1), v.found);
	if (v.found)
		v.lines = invite_lines(rq->db, a, all, look_page_first(v.pager), LOOK_A_PAGE);
	Buf  body = buf_open(a);
	Page page = frame(rq, v.p, S("Invite people"), S("Each gets a letter with a link to join or decline. Nobody takes part before their own yes."));
	page.crumbs[2] = (Crumb){ S("People"), url_local(a, str_fmt(a, "/programmes/%lld/people", (long long)v.p->id)) };
	invite_body(&body, rq, &v);
	return v.refused ? look_page_again(rq, page, html_of(&body)) : look_page(rq, page, html_of(&body));
}

static int64_t chosen(Str typed)
{
	int64_t id = 0;
	str_int(typed, &id);
	return id;
}

Reply programme_invite_page(Req *rq)
{
	Programme p;
	if (!programme_get(rq->db, rq->arena, rq->id, &p))
		return reply_missing(rq);
	return invite_show(rq, (InviteView){ .p = &p, .search = utf8_cut(query_text(rq, "q"), SEARCH_BYTES), .unit = chosen(query_text(rq, "unit")),
		.stage = chosen(query_text(rq, "stage")) });
}

/* "Ana Lopes <ana@x.org>" or an address alone. */
static int64_t met(Req *rq, Str line)
{
	Str name = line, email = line;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '<') {
			name = str_trim((Str){ line.p, i });
			email = (Str){ line.p + i + 1, line.n - i - 1 };
			while (email.n && email.p[email.n - 1] != '>')
				email.n--;
			email.n -= email.n > 0;
		}
	email = str_trim(email);
	return people_meet(rq->db, rq->arena, str_eq(name, line) ? S("") : name, email, S("invited"), rq->now);
}

static Strs pasted_of(Req *rq, Str text)
{
	Strs lines = words_split(rq->arena, text, '\n'), all = { 0 };
	for (int i = 0; i < lines.n; i++) {
		Strs more = words_split(rq->arena, lines.list[i], ';');
		for (int k = 0; k < more.n; k++) {
			Strs most = words_split(rq->arena, more.list[k], ',');
			for (int m = 0; m < most.n; m++)
				*PUSH(rq->arena, &all) = most.list[m];
		}
	}
	return all;
}

/* Everybody who was pasted becomes known here; the first line that is no address stops it all, since nothing may be half done. */
static bool invite_pasted(Req *rq, const Inviting *i, Strs lines, int *n, Str *odd)
{
	for (int k = 0; k < lines.n; k++) {
		int64_t person = met(rq, lines.list[k]);
		if (!person) {
			*odd = lines.list[k];
			return false;
		}
		*n += enrol_invite(rq->db, rq->arena, i, person);
	}
	return true;
}

static int invite_all(Req *rq, const Inviting *i, const InviteView *v)
{
	PersonIds all = invite_found(rq->db, rq->arena, v->p->id, wish_of(rq, v));
	int n = 0;
	for (int k = 0; k < all.n; k++)
		n += enrol_invite(rq->db, rq->arena, i, all.list[k]);
	return n;
}

Reply programme_invite_post(Req *rq)
{
	Programme p;
	if (!programme_get(rq->db, rq->arena, rq->id, &p))
		return reply_missing(rq);
	Inviting   i = { .programme = &p, .way = "coordinator", .by = rq->me, .by_name = rq->my_name, .now = rq->now };
	InviteView v = { .p = &p, .search = utf8_cut(form_text(rq, "q"), SEARCH_BYTES), .unit = chosen(form_text(rq, "unit")), .stage = chosen(form_text(rq, "stage")),
		.pasted = form_text(rq, "pasted"), .refused = true };
	Strs ids = form_all(rq, "person"), lines = pasted_of(rq, v.pasted);
	bool everybody = str_eq(form_text(rq, "who"), S("all"));
	Str  odd = S("");
	int  n = 0;
	if (!str_eq(p.state, S("open")))
		v.says = S("Open the programme first: an invitation to a draft would lead nowhere.");
	else if (!everybody && !ids.n && !lines.n)
		v.says = S("Tick at least one person, or write addresses.");
	else if (lines.n > PASTED_MOST)
		v.says = S("Two thousand addresses at once are the most; send the others after these.");
	else if (!invite_pasted(rq, &i, lines, &n, &odd))
		v.says = str_fmt(rq->arena, "“%.*s” is no address. Write each as name@example.org, or Name <name@example.org>. Nobody was invited.", STR(utf8_cut(odd, 80)));
	if (v.says.n)
		return invite_show(rq, v);
	if (everybody)
		n += invite_all(rq, &i, &v);
	for (int k = 0; !everybody && k < ids.n; k++)
		n += enrol_invite(rq->db, rq->arena, &i, chosen(ids.list[k]));
	return reply_redirect(rq, "/programmes/%lld/people?show=invited&done=invited&n=%d", (long long)p.id, n);
}
