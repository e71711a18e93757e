/* round_compare_pages.c - /rounds/:id/compare: any two drafts of a round, mentee by mentee. */
#include "match/compare_html.h"
#include "match/round_facts.h"
#include "match/round_pages.h"
#include "pages.h"
#include "sheet/sheet_out.h"

/* The two that were asked for; else the one that is looked at, beside the one before it. */
static bool chosen(Req *rq, CompareView *v)
{
	Runs    runs = run_list(rq->db, rq->arena, v->o.id);
	int64_t before = 0, after = 0;
	if (!str_int(query_text(rq, "after"), &after))
		after = v->o.run;
	if (!run_get(rq->db, rq->arena, after, &v->after))
		return false;
	bool given = str_int(query_text(rq, "before"), &before);
	for (int i = 0; i < runs.n; i++) {
		const Run *r = &runs.list[i];
		if (!given && (r->number + 1 == v->after.number || !before))
			before = r->id;
		*PUSH(rq->arena, &v->runs) = (RunChoice){ r->id, str_fmt(rq->arena, "%d: %d %s, %s", r->number, r->pairs, r->pairs == 1 ? "pair" : "pairs", run_shape(r->settings) == MATCH_PAIRS ? match_goal(run_goal(r->settings))->label : match_shape(run_shape(r->settings))->label) };
	}
	return run_get(rq->db, rq->arena, before, &v->before) && v->before.round == v->o.id && v->after.round == v->o.id;
}

static void compare(Req *rq, CompareView *v)
{
	RunMentees before = run_mentees(rq->db, rq->arena, v->before.id), after = run_mentees(rq->db, rq->arena, v->after.id);
	v->alike = run_shape(v->before.settings) == run_shape(v->after.settings) && compare_weights(v->before.settings, v->after.settings);
	v->all = compare_lists(rq->arena, &before, &after, v->alike);
}

static bool wanted(Arena *a, const CompareView *v, const Beside *b, Str folded)
{
	if (!v->everybody && b->kind == BESIDE_SAME)
		return false;
	return !folded.n || str_holds(utf8_fold(a, b->name), folded) || str_holds(utf8_fold(a, b->before), folded) || str_holds(utf8_fold(a, b->after), folded);
}

static void show_some(Req *rq, CompareView *v)
{
	Arena     *a = rq->arena;
	Str        folded = utf8_fold(a, v->search);
	BesideRows found = { 0 };
	for (int i = 0; i < v->all.rows.n; i++)
		if (wanted(a, v, &v->all.rows.list[i], folded))
			*PUSH(a, &found) = v->all.rows.list[i];
	v->found = found.n;
	v->pager = look_pager(a, str_fmt(a, "/rounds/%lld/compare?before=%lld&after=%lld&show=%s", (long long)v->o.id, (long long)v->before.id, (long long)v->after.id,
		v->everybody ? "all" : "changed"), v->search, "Pages of mentees", query_int(rq, "page", 1), found.n);
	int from = look_page_first(v->pager);
	for (int i = from; i < found.n && i < from + LOOK_A_PAGE; i++)
		*PUSH(a, &v->shown) = found.list[i];
}

Reply round_compare_page(Req *rq)
{
	CompareView v = { .everybody = str_eq(query_text(rq, "show"), S("all")), .search = utf8_cut(query_text(rq, "q"), 100) };
	Programme   p;
	if (!round_and_programme(rq, &v.o, &p) || !v.o.run || !chosen(rq, &v))
		return reply_missing(rq);
	compare(rq, &v);
	show_some(rq, &v);
	Buf body = buf_open(rq->arena);
	compare_body(&body, &v);
	return look_page(rq, round_page_of(rq, &v.o, &p, str_fmt(rq->arena, "Drafts %d and %d", v.before.number, v.after.number), "What changed between them, mentee by mentee."), html_of(&body));
}

/* ---- as a sheet ---------------------------------------------------------------------------------- */

static const OutColumn columns[] = { { S("mentee"), S("Mentee"), 26 }, { S("before"), S("Mentors before"), 30 }, { S("fit-before"), S("Fit before, of 100"), 12 },
	{ S("after"), S("Mentors after"), 30 }, { S("fit-after"), S("Fit after, of 100"), 12 }, { S("change"), S("Change"), 22 } };

static Str fit(Arena *a, int n) { return n < 0 ? S("") : str_fmt(a, "%d", (n + 5) / 10); }

Reply round_compare_csv_page(Req *rq)
{
	CompareView v = { 0 };
	Programme   p;
	Arena      *a = rq->arena;
	if (!round_and_programme(rq, &v.o, &p) || !v.o.run || !chosen(rq, &v))
		return reply_missing(rq);
	compare(rq, &v);
	SheetOut out = sheet_out(a, "Drafts", columns, COUNT(columns));
	for (int i = 0; i < v.all.rows.n; i++) {
		const Beside *b = &v.all.rows.list[i];
		Str cells[] = { b->name, b->before, fit(a, b->fit_before), b->after, fit(a, b->fit_after), str(beside_words(b->kind)) };
		for (size_t k = 0; k < COUNT(cells); k++)
			sheet_out_cell(&out, cells[k]);
	}
	return reply_download(str_fmt(a, "round-%d-drafts-%d-and-%d.csv", v.o.number, v.before.number, v.after.number), S(SHEET_CSV_TYPE), sheet_out_csv(&out));
}
