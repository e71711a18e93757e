/* round_out_pages.c - /rounds: a draft and its figures, taken along. */
#include "match/round_facts.h"
#include "match/round_json.h"
#include "match/round_pages.h"
#include "match/round_try.h"
#include "match/round_view.h"
#include "pages.h"
#include "sheet/sheet_out.h"

/* ---- pairs, and who is left ------------------------------------------------------------------------------ */

static const OutColumn columns[] = { { S("mentee"), S("Mentee"), 26 }, { S("mentee-unit"), S("Unit of the mentee"), 22 }, { S("mentor"), S("Mentor"), 26 },
	{ S("mentor-unit"), S("Unit of the mentor"), 22 }, { S("fit"), S("Fit, of 100"), 10 }, { S("state"), S("State"), 12 }, { S("why"), S("Why"), 80 } };

static void add_cells(SheetOut *o, const Str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		sheet_out_cell(o, cells[i]);
}

static void add_row(SheetOut *o, Str mentee, Str mentee_unit, Str mentor, Str mentor_unit, Str fit, Str state, Str why)
{
	Str cells[] = { mentee, mentee_unit, mentor, mentor_unit, fit, state, why };
	add_cells(o, cells, COUNT(cells));
}

static const OutColumn group_columns[] = { { S("group"), S("Group"), 8 }, { S("mentee"), S("Mentee"), 26 }, { S("mentee-unit"), S("Unit of the mentee"), 22 }, { S("mentor"), S("Mentor"), 26 },
	{ S("mentor-unit"), S("Unit of the mentor"), 22 }, { S("fit"), S("Fit, of 100"), 10 }, { S("state"), S("State"), 12 }, { S("why"), S("Why"), 80 } };
static const OutColumn peer_columns[] = { { S("mentee"), S("Mentee"), 26 }, { S("mentee-unit"), S("Unit"), 22 }, { S("other"), S("Other mentee"), 26 },
	{ S("other-unit"), S("Unit of the other"), 22 }, { S("alike"), S("Alike, of 100"), 12 }, { S("state"), S("State"), 12 }, { S("why"), S("Why"), 80 } };

/* Group by group; whoever is left over has none. */
static SheetOut group_rows_of(Req *rq, const Round *r)
{
	Arena       *a = rq->arena;
	SheetOut     o = sheet_out(a, "Groups", group_columns, COUNT(group_columns));
	GroupNumbers groups = run_groups(rq->db, a, r->run, S("%%"));
	Holds        holds = str_eq(r->state, S("draft")) ? holds_of(rq->db, a, r->id) : (Holds){ 0 };
	for (int i = 0; i < groups.n; i++) {
		Proposals all = run_group(rq->db, a, r->id, r->run, groups.list[i]);
		for (int k = 0; k < all.n; k++) {
			const Proposal *p = &all.list[k];
			sheet_out_cell(&o, str_fmt(a, "%d", groups.list[i]));
			add_row(&o, p->mentee_name, p->mentee_unit, p->mentor_name, p->mentor_unit, str_fmt(a, "%d", (p->fit + 5) / 10), holds_pair(&holds, p) ? S("held") : p->state, p->because);
		}
	}
	return o;
}

static SheetOut pair_rows_of(Req *rq, const Round *r, RoundModel model)
{
	Arena    *a = rq->arena;
	SheetOut  o = model == ROUND_PEERS ? sheet_out(a, "Introductions", peer_columns, COUNT(peer_columns)) : sheet_out(a, round_words_of(model)->sheet, columns, COUNT(columns));
	Proposals all = run_proposals(rq->db, a, r->id, r->run, 0, 1000000);
	for (int i = 0; i < all.n; i++) {
		const Proposal *p = &all.list[i];
		add_row(&o, p->mentee_name, p->mentee_unit, p->mentor_name, p->mentor_unit, str_fmt(a, "%d", (p->fit + 5) / 10),
			p->pin == PIN_LOCK ? S("locked") : p->state, p->because);
	}
	return o;
}

static SheetOut rows_of(Req *rq, const Round *r)
{
	Arena     *a = rq->arena;
	RoundModel model = round_model(rq->db, a, r, S(""));
	SheetOut   o = model == ROUND_GROUPS ? group_rows_of(rq, r) : pair_rows_of(rq, r, model);
	for (int side = 0; side < 2; side++) {
		LeftRows left = run_left_rows(rq->db, a, r->run, side ? "mentor" : "mentee", 0, 1000000);
		for (int i = 0; i < left.n; i++) {
			if (model == ROUND_GROUPS)
				sheet_out_cell(&o, S(""));
			add_row(&o, side ? S("") : left.list[i].name, side ? S("") : left.list[i].unit, side ? left.list[i].name : S(""), side ? left.list[i].unit : S(""),
				S(""), S("left over"), left.list[i].reason);
		}
	}
	return o;
}

/* ---- figures by group ----------------------------------------------------------------------------------------- */

static const OutColumn fair_columns[] = { { S("by"), S("By"), 14 }, { S("group"), S("Figure, or group of mentees"), 34 }, { S("value"), S("Value"), 14 }, { S("mentees"), S("Mentees"), 10 },
	{ S("placed"), S("With a mentor"), 14 }, { S("median"), S("Median fit, of 100"), 18 }, { S("note"), S("Note"), 80 } };

static void fair_groups_of(SheetOut *o, Arena *a, const FairBy *by)
{
	for (int k = 0; k < by->groups.n; k++) {
		const FairGroup *g = &by->groups.list[k];
		Str cells[] = { str(by->label), g->name, S(""), str_fmt(a, "%d", g->mentees), str_fmt(a, "%d", g->placed),
			g->half < 0 ? S("") : str_fmt(a, "%d", (g->half + 5) / 10), k + 1 == by->groups.n ? by->says : S("") };
		add_cells(o, cells, COUNT(cells));
	}
}

/* Of all together, which only the match tells: without them where it cannot be made again for a page; then by unit and stage.
 * The reader is given back meanwhile; false: there is none again. */
static bool fair_rows(Req *rq, const Round *r, SheetOut *o)
{
	Arena     *a = rq->arena;
	FigureRows figures = { 0 };
	*o = sheet_out(a, "Fairness", fair_columns, COUNT(fair_columns));
	if (!r->run)
		return true;
	web_done_reading(rq);
	round_figures(rq->web->file, a, r->run, &figures);
	if (!web_read_again(rq))
		return false;
	for (int i = 0; i < figures.n; i++) {
		Str cells[] = { S("All together"), str(figures.list[i].label), figures.list[i].value, S(""), S(""), S(""), figures.list[i].says };
		add_cells(o, cells, COUNT(cells));
	}
	FairBys all = run_fair(rq->db, a, r->run);
	for (int i = 0; i < all.n; i++)
		fair_groups_of(o, a, &all.list[i]);
	return true;
}

Reply round_fair_csv_page(Req *rq)
{
	Round    o;
	SheetOut rows;
	if (!round_get(rq->db, rq->arena, rq->id, &o))
		return reply_missing(rq);
	if (!fair_rows(rq, &o, &rows))
		return reply_sorry(rq, 500);
	return reply_download(str_fmt(rq->arena, "round-%d-fairness.csv", o.number), S(SHEET_CSV_TYPE), sheet_out_csv(&rows));
}

/* ---- downloads -------------------------------------------------------------------------------------------------- */

Reply round_csv_page(Req *rq)
{
	Round o;
	if (!round_get(rq->db, rq->arena, rq->id, &o))
		return reply_missing(rq);
	SheetOut rows = rows_of(rq, &o);
	return reply_download(str_fmt(rq->arena, "round-%d.csv", o.number), S(SHEET_CSV_TYPE), sheet_out_csv(&rows));
}

Reply round_xlsx_page(Req *rq)
{
	Round o;
	Str   book;
	if (!round_get(rq->db, rq->arena, rq->id, &o))
		return reply_missing(rq);
	SheetOut rows = rows_of(rq, &o), fair;
	if (!fair_rows(rq, &o, &fair))
		return reply_sorry(rq, 500);
	rows.then = &fair;
	if (!sheet_out_xlsx(&rows, &book))
		return reply_sorry(rq, 503);
	return reply_download(str_fmt(rq->arena, "round-%d.xlsx", o.number), S(SHEET_XLSX_TYPE), book);
}

static void find_all(Arena *a, const Match *m, void *with)
{
	RoundFound *f = with;
	f->figures = match_figures(a, m);
	f->nobody = match_short(a, m, true);
	round_json_people(a, m, f);
	f->found = true;
}

Reply round_json_page(Req *rq)
{
	Round      o;
	RoundFound f = { 0 };
	if (!round_get(rq->db, rq->arena, rq->id, &o) || !o.run)
		return reply_missing(rq);
	web_done_reading(rq);
	round_try(rq->web->file, rq->arena, o.run, find_all, &f);
	if (!web_read_again(rq))
		return reply_sorry(rq, 500);
	return reply_download(str_fmt(rq->arena, "round-%d.json", o.number), S("application/json"), round_json(rq->db, rq->arena, &o, &f));
}
