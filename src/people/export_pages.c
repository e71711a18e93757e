/* export_pages.c - the list of people to download, with the columns that are wanted. */
#include "pages.h"
#include "people/export.h"
#include "people/people_html.h"
#include "people/people_view.h"

static PeopleWish wish(Req *rq)
{
	PeopleWish w = { .search = utf8_cut(query_text(rq, "q"), 100), .gone = query_text(rq, "gone").n };
	int64_t unit;
	if (str_int(query_text(rq, "unit"), &unit))
		w.unit = unit;
	return w;
}

Reply people_export_page(Req *rq)
{
	PeopleWish w = wish(rq);
	SheetOut   o = people_out(rq->db, rq->arena, w, false);
	ExportView v = { .search = w.search, .unit = view_id(rq->arena, w.unit), .gone = w.gone, .found = people_count(rq->db, rq->arena, w), .out = &o };
	Buf body = buf_open(rq->arena);
	export_body(&body, &v);
	return look_page(rq, (Page){ .heading = S("Download the list"), .here = S("/people"), .crumbs = { { S("People"), url_local(rq->arena, S("/people")) } },
		.lede = S("What people wrote about themselves for a programme is theirs, and is not in it.") }, html_of(&body));
}

static SheetOut wanted(Req *rq)
{
	SheetOut o = people_out(rq->db, rq->arena, wish(rq), true);
	Fields   all = { 0 };
	Strs     names = { 0 };
	form_parse_urlencoded(rq->arena, rq->query, &all);
	for (int i = 0; i < all.n; i++)
		if (str_eq(all.list[i].name, S("column")))
			*PUSH(rq->arena, &names) = all.list[i].value;
	sheet_out_want(&o, names);
	return o;
}

Reply people_csv_page(Req *rq)
{
	SheetOut o = wanted(rq);
	return reply_download(S("people.csv"), S(SHEET_CSV_TYPE), sheet_out_csv(&o));
}

Reply people_xlsx_page(Req *rq)
{
	SheetOut o = wanted(rq);
	Str book;
	if (!sheet_out_xlsx(&o, &book))
		return reply_sorry(rq, 503);
	return reply_download(S("people.xlsx"), S(SHEET_XLSX_TYPE), book);
}
