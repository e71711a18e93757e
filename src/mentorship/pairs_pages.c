/* pairs_pages.c - /programmes/:id/pairs: a programme's mentorships, for its coordinators. */
#include "mentorship/pairs_html.h"
#include "mentorship/pairs_store.h"

#include "pages.h"
#include "sheet/sheet_out.h"

Reply pairs_page(Req *rq)
{
	Arena    *a = rq->arena;
	PairsView v = { .search = query_text(rq, "q"), .flagged = str_eq(query_text(rq, "show"), S("flagged")) };
	if (!programme_get(rq->db, a, rq->id, &v.p))
		return reply_missing(rq);
	PairIds ids = pair_ids(rq->db, a, rq->id, v.flagged, v.search.n ? db_like(a, utf8_fold(a, v.search)) : S("%%"), rq->today);
	v.counts = pair_counts(rq->db, a, rq->id, rq->today);
	v.found = ids.n;
	v.pager = look_pager(a, str_fmt(a, "/programmes/%lld/pairs%s", (long long)rq->id, v.flagged ? "?show=flagged" : ""), v.search, "Pages of pairs", query_int(rq, "page", 1), ids.n);
	v.shown = pair_rows(rq->db, a, ids, look_page_first(v.pager), LOOK_A_PAGE);
	Buf body = buf_open(a);
	pairs_body(&body, &v);
	return look_page(rq, (Page){ .heading = S("Mentorships"), .here = S("/programmes"), .lede = S("Who works with whom, and since when."),
		.crumbs = { { S("Programmes"), url_local(a, S("/programmes")) }, { v.p.name, url_local(a, str_fmt(a, "/programmes/%lld", (long long)v.p.id)) } } }, html_of(&body));
}

static const OutColumn columns[] = { { S("mentee"), S("Mentee"), 26 }, { S("mentee-unit"), S("Unit of the mentee"), 22 }, { S("mentor"), S("Mentor"), 26 },
	{ S("mentor-unit"), S("Unit of the mentor"), 22 }, { S("since"), S("Since"), 12 }, { S("state"), S("State"), 12 }, { S("line"), S("In one line of management"), 12 }, { S("model"), S("Model"), 12 } };

static SheetOut sheet_of(Req *rq)
{
	Arena   *a = rq->arena;
	SheetOut o = sheet_out(a, "Mentorships", columns, COUNT(columns));
	PairRows all = pair_rows(rq->db, a, pair_ids(rq->db, a, rq->id, false, S("%%"), rq->today), 0, 1000000);
	sheet_out_want(&o, form_all(rq, "column"));
	for (int i = 0; i < all.n; i++) {
		const PairRow *r = &all.list[i];
		Str cells[] = { r->mentee, r->mentee_unit, r->mentor, r->mentor_unit, date_iso(a, r->began), r->state, r->flagged ? S("yes") : S("no"), str(programme_model_words(r->model)) };
		for (size_t k = 0; k < COUNT(cells); k++)
			sheet_out_cell(&o, cells[k]);
	}
	return o;
}

Reply pairs_csv_page(Req *rq)
{
	SheetOut o = sheet_of(rq);
	return reply_download(S("mentorships.csv"), S(SHEET_CSV_TYPE), sheet_out_csv(&o));
}

Reply pairs_xlsx_page(Req *rq)
{
	Str      book;
	SheetOut o = sheet_of(rq);
	return sheet_out_xlsx(&o, &book) ? reply_download(S("mentorships.xlsx"), S(SHEET_XLSX_TYPE), book) : reply_sorry(rq, 503);
}
