/* words_pages.c - units, career stages, topics and other words to choose from. */
#include "pages.h"
#include "people/people_view.h"
#include "people/words_html.h"
#include "people/words_own.h"
#include "people/words_store.h"

static Reply show(Req *rq, Page p, const Buf *body, Verdict v)
{
	return allowed(v) ? look_page(rq, p, html_of(body)) : look_page_again(rq, p, html_of(body));
}

/* ---- units ------------------------------------------------------------------------ */

static Unit typed_unit(Req *rq, Unit u)
{
	int64_t parent = 0;
	Unit    other;
	str_int(form_text(rq, "parent"), &parent);
	u.parent = parent && people_unit(rq->db, rq->arena, parent, &other) ? parent : 0;
	u.name = form_text(rq, "name");
	u.code = utf8_cut(form_text(rq, "code"), 100);
	u.partner = form_has(rq, "partner");
	return u;
}

static Reply units_show(Req *rq, Unit add, Verdict verdict)
{
	UnitsView v = { .list = people_units(rq->db, rq->arena), .add = add, .verdict = verdict };
	v.parents = view_units(rq->arena, &v.list, 0, "Nothing: it is at the top");
	Buf body = buf_open(rq->arena);
	units_body(&body, rq, &v);
	return show(rq, (Page){ .heading = S("Units"), .here = S("/people"), .lede = S("Where people work. A programme can pair inside a unit, or across.") }, &body, verdict);
}

Reply units_page(Req *rq) { return units_show(rq, (Unit){ 0 }, ALLOWED); }

Reply units_post(Req *rq)
{
	Unit u = typed_unit(rq, (Unit){ .active = true });
	Verdict v = people_keep_unit(rq->db, rq->arena, &u);
	return allowed(v) ? reply_redirect(rq, "/units") : units_show(rq, u, v);
}

static Reply unit_show(Req *rq, Unit u, Str name, Verdict verdict)
{
	Units all = people_units(rq->db, rq->arena);
	UnitView v = { .unit = u, .verdict = verdict, .kept = !rq->post && query_text(rq, "kept").n,
		.people = people_count(rq->db, rq->arena, (PeopleWish){ .search = S(""), .unit = rq->id }) };
	v.parents = view_units(rq->arena, &all, u.parent, "Nothing: it is at the top");
	Buf body = buf_open(rq->arena);
	unit_body(&body, rq, &v);
	return show(rq, (Page){ .heading = name, .here = S("/people"), .crumbs = { { S("People"), url_local(rq->arena, S("/people")) },
		{ S("Units"), url_local(rq->arena, S("/units")) } } }, &body, verdict);
}

Reply unit_page(Req *rq)
{
	Unit u;
	return people_unit(rq->db, rq->arena, rq->id, &u) ? unit_show(rq, u, u.name, ALLOWED) : reply_missing(rq);
}

Reply unit_post(Req *rq)
{
	Unit was, u;
	if (!people_unit(rq->db, rq->arena, rq->id, &was))
		return reply_missing(rq);
	u = typed_unit(rq, was);
	u.active = !form_has(rq, "retired");
	Verdict v = people_keep_unit(rq->db, rq->arena, &u);
	return allowed(v) ? reply_redirect(rq, "/units/%lld?kept=yes", (long long)rq->id) : unit_show(rq, u, was.name, v);
}

/* ---- career stages ------------------------------------------------------------------- */

static Reply stages_show(Req *rq, int64_t at, Str name, Verdict verdict)
{
	StagesView v = { .stages = people_stages(rq->db, rq->arena), .at = at, .name = name, .verdict = verdict };
	Buf body = buf_open(rq->arena);
	stages_body(&body, rq, &v);
	return show(rq, (Page){ .heading = S("Career stages"), .here = S("/people"),
		.lede = S("How far on people are. Knowing more of something needs no rank: a programme asks for stages only if it wants to.") }, &body, verdict);
}

Reply stages_page(Req *rq) { return stages_show(rq, 0, S(""), ALLOWED); }

Reply stages_post(Req *rq)
{
	StageRow s = { .name = form_text(rq, "name") };
	Verdict v = people_keep_stage(rq->db, rq->arena, &s);
	return allowed(v) ? reply_redirect(rq, "/stages") : stages_show(rq, 0, s.name, v);
}

static bool is_stage(Req *rq)
{
	Stages all = people_stages(rq->db, rq->arena);
	for (int i = 0; i < all.n; i++)
		if (all.list[i].id == rq->id)
			return true;
	return false;
}

Reply stage_post(Req *rq)
{
	StageRow s = { .id = rq->id, .name = form_text(rq, "name") };
	Str      act = form_text(rq, "act");
	Verdict  v = ALLOWED;
	if (!is_stage(rq))
		return reply_missing(rq);
	if (str_eq(act, S("up")) || str_eq(act, S("down")))
		people_move_stage(rq->db, rq->arena, rq->id, str_eq(act, S("up")) ? 1 : -1);
	else
		v = str_eq(act, S("remove")) ? people_drop_stage(rq->db, rq->arena, rq->id) : people_keep_stage(rq->db, rq->arena, &s);
	return allowed(v) ? reply_redirect(rq, "/stages") : stages_show(rq, rq->id, s.name, v);
}

/* ---- topics and other words ------------------------------------------------------------ */

static const char *list_of(Str name)
{
	return str_eq(name, S("function")) ? "function" : str_eq(name, S("interest")) ? "interest" : "topic";
}

static Reply terms_show(Req *rq, TermsView v)
{
	v.terms = people_terms(rq->db, rq->arena, v.list, 0, true);
	Buf body = buf_open(rq->arena);
	terms_body(&body, rq, &v);
	return show(rq, (Page){ .heading = S("Topics and other words"), .here = S("/people"),
		.lede = S("What people choose from when they say what they seek and what they offer. They can always write words of their own as well.") }, &body, v.verdict);
}

Reply topics_page(Req *rq) { return terms_show(rq, (TermsView){ .list = list_of(query_text(rq, "list")) }); }

Reply topics_post(Req *rq)
{
	const char *list = list_of(form_text(rq, "list"));
	Str  domain = form_text(rq, "domain");
	bool known = str_eq(domain, S("clinical")) || str_eq(domain, S("research")) || str_eq(domain, S("teaching"));
	Term t = { .name = form_text(rq, "name"), .domain = str_eq(str(list), S("interest")) && known ? domain : S("") };
	Verdict v = people_keep_term(rq->db, rq->arena, str(list), &t);
	if (!allowed(v))
		return terms_show(rq, (TermsView){ .list = list, .name = t.name, .domain = domain, .verdict = v });
	return reply_redirect(rq, "/topics?list=%s", list);
}

Reply topic_post(Req *rq)
{
	Term t;
	Str  list, act = form_text(rq, "act");
	if (!term_by_id(rq->db, rq->arena, rq->id, &t, &list) || t.programme)
		return reply_missing(rq);
	if (str_eq(act, S("retire")) || str_eq(act, S("offer")))
		t.active = str_eq(act, S("offer"));
	else
		t.name = form_text(rq, "name");
	Verdict v = people_keep_term(rq->db, rq->arena, list, &t);
	if (!allowed(v))
		return terms_show(rq, (TermsView){ .list = list_of(list), .at = rq->id, .name = t.name, .verdict = v });
	return reply_redirect(rq, "/topics?list=%s", list_of(list));
}

Reply topics_merge_post(Req *rq)
{
	int64_t from = 0, into = 0;
	Term t = { 0 };
	Str  list = S("topic");
	str_int(form_text(rq, "from"), &from);
	str_int(form_text(rq, "into"), &into);
	term_by_id(rq->db, rq->arena, from, &t, &list);
	Verdict v = people_merge_term(rq->db, rq->arena, from, into);
	if (!allowed(v))
		return terms_show(rq, (TermsView){ .list = list_of(list), .verdict = v });
	return reply_redirect(rq, "/topics?list=%s", list_of(list));
}
