/* pool_export_pages.c - who takes part, as a sheet: names, parts and dates; nothing of what people say of themselves. */
#include "enrol/list_store.h"
#include "pages.h"
#include "sheet/sheet_out.h"

static const OutColumn columns[] = { { S("name"), S("Name"), 28 }, { S("email"), S("E-mail"), 30 }, { S("unit"), S("Department"), 28 },
	{ S("stage"), S("Career stage"), 16 }, { S("part"), S("Part"), 12 }, { S("state"), S("State"), 16 }, { S("since"), S("Since"), 12 } };

static bool sheet(Req *rq, Programme *p, SheetOut *o)
{
	if (!programme_get(rq->db, rq->arena, rq->id, p))
		return false;
	PoolRecords all = pool_records(rq->db, rq->arena, p->id);
	*o = sheet_out(rq->arena, "People", columns, COUNT(columns));
	for (int i = 0; i < all.n; i++) {
		const PoolRecord *r = &all.list[i];
		sheet_out_cell(o, r->name);
		sheet_out_cell(o, r->email);
		sheet_out_cell(o, r->unit);
		sheet_out_cell(o, r->stage);
		sheet_out_cell(o, str_eq(r->side, S("mentor")) ? p->mentor : p->mentee);
		sheet_out_cell(o, str_eq(r->state, S("applied")) ? S("waits") : S("takes part"));
		sheet_out_cell(o, date_iso(rq->arena, r->since));
	}
	return true;
}

Reply programme_people_csv_page(Req *rq)
{
	Programme p;
	SheetOut  o;
	if (!sheet(rq, &p, &o))
		return reply_missing(rq);
	return reply_download(str_fmt(rq->arena, "%.*s-people.csv", STR(p.slug)), S(SHEET_CSV_TYPE), sheet_out_csv(&o));
}

Reply programme_people_xlsx_page(Req *rq)
{
	Programme p;
	SheetOut  o;
	Str       book;
	if (!sheet(rq, &p, &o))
		return reply_missing(rq);
	if (!sheet_out_xlsx(&o, &book))
		return reply_sorry(rq, 503);
	return reply_download(str_fmt(rq->arena, "%.*s-people.xlsx", STR(p.slug)), S(SHEET_XLSX_TYPE), book);
}
