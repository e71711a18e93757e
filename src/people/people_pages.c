/* people_pages.c - everybody, one person.  Downloads: export_pages.c; units, stages, words: words_pages.c. */
#include "look/look.h"
#include "pages.h"
#include "people/people_html.h"
#include "people/people_store.h"
#include "people/people_view.h"
#include "people/words_own.h"
#include "rules/people.h"

enum { SEARCH_BYTES = 100 };

/* ---- choices --------------------------------------------------------------------------- */

/* Deeper units are set in by spaces that do not break. */
Options view_units(Arena *a, const Units *units, int64_t also, const char *none)
{
	Options all = { 0 };
	*PUSH(a, &all) = (Option){ S(""), str(none) };
	for (int i = 0; i < units->n; i++) {
		const Unit *u = &units->list[i];
		Buf words = buf_open(a);
		for (int d = 0; d < u->depth; d++)
			buf_lit(&words, "\xc2\xa0\xc2\xa0\xc2\xa0");
		buf_add(&words, u->name);
		if (!u->active)
			buf_lit(&words, " (retired)");
		if (u->active || u->id == also)
			*PUSH(a, &all) = (Option){ view_id(a, u->id), buf_str(&words) };
	}
	return all;
}

static Options stage_options(Req *rq)
{
	Options all = { 0 };
	Stages  s = people_stages(rq->db, rq->arena);
	*PUSH(rq->arena, &all) = (Option){ S(""), S("Not known") };
	for (int i = 0; i < s.n; i++)
		*PUSH(rq->arena, &all) = (Option){ view_id(rq->arena, s.list[i].id), s.list[i].name };
	return all;
}

static PersonEdit edit_of(Req *rq, PersonEdit e)
{
	Units units = people_units(rq->db, rq->arena);
	e.units = view_units(rq->arena, &units, e.h.unit, "Not known");
	e.stages = stage_options(rq);
	return e;
}

/* ---- what was typed ---------------------------------------------------------------------- */

static int64_t chosen(Req *rq, const char *field, const Options *from)
{
	int64_t id = 0;
	Str     s = form_text(rq, field);
	for (int i = 0; i < from->n; i++)
		if (str_eq(from->list[i].value, s))
			str_int(s, &id);
	return id;
}

static void text(Req *rq, const char *field, size_t most, Str *to)
{
	if (form_has(rq, field))
		*to = utf8_cut(form_text(rq, field), most);
}

static PersonEdit typed(Req *rq, Human h)
{
	PersonEdit e = edit_of(rq, (PersonEdit){ .h = h });
	text(rq, "name", 1000, &e.h.name);
	text(rq, "email", 254, &e.h.email);
	text(rq, "given", 200, &e.h.given);
	text(rq, "family", 200, &e.h.family);
	text(rq, "pronouns", 100, &e.h.pronouns);
	text(rq, "staff_id", 100, &e.h.staff_id);
	text(rq, "title", 300, &e.h.title);
	text(rq, "profession", 300, &e.h.profession);
	text(rq, "city", 300, &e.h.city);
	text(rq, "country", 300, &e.h.country);
	text(rq, "zone", 60, &e.h.zone);
	if (form_has(rq, "unit"))
		e.h.unit = chosen(rq, "unit", &e.units);
	if (form_has(rq, "stage"))
		e.h.stage = chosen(rq, "stage", &e.stages);
	Str state = form_text(rq, "state");
	if (str_eq(state, S("active")) || str_eq(state, S("leave")) || str_eq(state, S("left")))
		e.h.state = state;
	e.boss = form_text(rq, "boss");
	return e;
}

/* How a manager is written into the form. */
static Str boss_words(Req *rq, const Human *h)
{
	Human boss;
	if (!h->boss || !people_human(rq->db, rq->arena, h->boss, &boss))
		return S("");
	return boss.email.n ? boss.email : boss.staff_id.n ? boss.staff_id : boss.name;
}

static Str circle_words(Req *rq, int64_t person, int64_t boss)
{
	Humans circle = people_circle(rq->db, rq->arena, person, boss);
	Buf words = buf_open(rq->arena);
	for (int i = 0; i < circle.n; i++)
		buf_fmt(&words, "%.*s would be managed by %.*s%s", STR(circle.list[i].name), STR(circle.list[(i + 1) % circle.n].name), i + 1 < circle.n ? ", " : ".");
	return buf_str(&words);
}

/* The manager as written: an address, a staff number, or what stood there before. */
static int64_t boss_written(Req *rq, const PersonEdit *e)
{
	if (!form_has(rq, "boss") || str_eq(e->boss, boss_words(rq, &e->h)))
		return e->h.boss;
	int64_t boss = people_by_email(rq->db, rq->arena, e->boss);
	return boss || !e->boss.n ? boss : person_by_staff(rq->db, rq->arena, e->boss);
}

/* What a refused form has done is undone, since its reply is a refusal. */
static Verdict keep(Req *rq, PersonEdit *e)
{
	int64_t boss = boss_written(rq, e);
	e->verdict = boss_check((BossForm){ .unknown = e->boss.n && !boss });
	if (allowed(e->verdict))
		e->verdict = people_keep(rq->db, rq->arena, &e->h, S("coordinator"), rq->now);
	if (allowed(e->verdict))
		e->verdict = people_set_boss(rq->db, rq->arena, e->h.id, boss, rq->today);
	if (!allowed(e->verdict) && e->h.id && boss)
		e->more = circle_words(rq, e->h.id, boss);
	return e->verdict;
}

/* ---- everybody ------------------------------------------------------------------------------ */

/* "?q=ana&unit=7&gone=yes&" without the page. */
static Str narrowed(Req *rq, Str path, const PeopleView *v)
{
	Buf to = buf_open(rq->arena);
	buf_add(&to, path);
	buf_lit(&to, "?");
	if (v->search.n) {
		buf_lit(&to, "q=");
		html_url_str(&to, v->search);
		buf_lit(&to, "&");
	}
	if (v->unit.n)
		buf_fmt(&to, "unit=%.*s&", STR(v->unit));
	if (v->gone)
		buf_lit(&to, "gone=yes&");
	return buf_str(&to);
}

static Reply people_show(Req *rq, PersonEdit add)
{
	PeopleView v = { .search = rq->post ? S("") : utf8_cut(query_text(rq, "q"), SEARCH_BYTES), .add = add, .gone = !rq->post && query_text(rq, "gone").n };
	Units   units = people_units(rq->db, rq->arena);
	int64_t unit = 0;
	if (!rq->post && str_int(query_text(rq, "unit"), &unit) && unit)
		v.unit = view_id(rq->arena, unit);
	PeopleWish w = { .search = v.search, .unit = unit, .gone = v.gone };
	v.units = view_units(rq->arena, &units, unit, "Any");
	v.found = people_count(rq->db, rq->arena, w);
	v.pager = look_pager(rq->arena, S("/people"), S(""), "Pages of people", rq->post ? 1 : query_int(rq, "page", 1), v.found);
	v.pager.path = narrowed(rq, S("/people"), &v);
	v.query = narrowed(rq, S("/people/export"), &v);
	if (v.found)
		v.list = people_list(rq->db, rq->arena, w, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(rq->arena);
	people_body(&body, rq, &v);
	Page p = { .heading = S("People"), .here = S("/people"), .lede = S("Everybody who may take part, or who manages somebody who does.") };
	return allowed(add.verdict) ? look_page(rq, p, html_of(&body)) : look_page_again(rq, p, html_of(&body));
}

Reply people_page(Req *rq) { return people_show(rq, edit_of(rq, (PersonEdit){ 0 })); }

Reply people_post(Req *rq)
{
	PersonEdit e = typed(rq, (Human){ .state = S("active") });
	if (allowed(keep(rq, &e)))
		return reply_redirect(rq, "/people/%lld?kept=yes", (long long)e.h.id);
	e.h.id = 0;
	return people_show(rq, e);
}

/* ---- one person ------------------------------------------------------------------------------- */

static Reply person_show(Req *rq, PersonEdit e, Str name)
{
	Arena *a = rq->arena;
	PersonView v = { .edit = e, .up = line_upward(rq->db, a, rq->id), .extras = extras_of(rq->db, a, rq->id), .kept = !rq->post && query_text(rq, "kept").n };
	v.reports_n = line_reports_count(rq->db, a, rq->id);
	v.pager = look_pager(a, str_fmt(a, "/people/%lld", (long long)rq->id), S(""), "Pages of people who report to them", query_int(rq, "page", 1), v.reports_n);
	v.reports = line_reports(rq->db, a, rq->id, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(a);
	person_body(&body, rq, &v);
	Page p = { .heading = name, .here = S("/people"), .crumbs = { { S("People"), url_local(a, S("/people")) } } };
	return allowed(e.verdict) ? look_page(rq, p, html_of(&body)) : look_page_again(rq, p, html_of(&body));
}

Reply person_page(Req *rq)
{
	Human h;
	if (!people_human(rq->db, rq->arena, rq->id, &h) || str_eq(h.state, S("erased")))
		return reply_missing(rq);
	return person_show(rq, edit_of(rq, (PersonEdit){ .h = h, .boss = boss_words(rq, &h) }), h.name);
}

Reply person_post(Req *rq)
{
	Human h;
	if (!people_human(rq->db, rq->arena, rq->id, &h) || str_eq(h.state, S("erased")))
		return reply_missing(rq);
	PersonEdit e = typed(rq, h);
	if (allowed(keep(rq, &e)))
		return reply_redirect(rq, "/people/%lld?kept=yes", (long long)rq->id);
	return person_show(rq, e, h.name);
}
