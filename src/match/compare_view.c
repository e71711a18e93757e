/* compare_view.c - see compare_view.h. */
#include "match/compare_view.h"

#include "sheet/sheet_out.h"

CompareView view_compare_asked(Req *rq, Above above)
{
	return (CompareView){ .above = above, .things = above.sheet ? "results" : "drafts", .everybody = str_eq(query_text(rq, "show"), S("all")),
		.search = utf8_cut(query_text(rq, "q"), 100) };
}

static bool wanted(Arena *a, const CompareView *v, const Beside *b, Str folded)
{
	if (!v->everybody && b->kind == BESIDE_SAME)
		return false;
	return !folded.n || str_holds(utf8_fold(a, b->name), folded) || str_holds(utf8_fold(a, b->before), folded) || str_holds(utf8_fold(a, b->after), folded);
}

void view_compare(Req *rq, CompareView *v, Str query)
{
	Arena     *a = rq->arena;
	Str        folded = utf8_fold(a, v->search);
	BesideRows found = { 0 };
	for (int i = 0; i < v->all.rows.n; i++)
		if (wanted(a, v, &v->all.rows.list[i], folded))
			*PUSH(a, &found) = v->all.rows.list[i];
	v->found = found.n;
	v->csv = url_local(a, str_fmt(a, "%.*s/compare.csv?%.*s", STR(v->above.at), STR(query)));
	v->pager = look_pager(a, str_fmt(a, "%.*s/compare?%.*s&show=%s", STR(v->above.at), STR(query), v->everybody ? "all" : "changed"), v->search,
		"Pages of mentees", query_int(rq, "page", 1), found.n);
	int from = look_page_first(v->pager);
	for (int i = from; i < found.n && i < from + LOOK_A_PAGE; i++)
		*PUSH(a, &v->shown) = found.list[i];
}

/* ---- as a sheet ---------------------------------------------------------------------------------- */

static const OutColumn columns[] = { { S("mentee"), S("Mentee"), 26 }, { S("before"), S("Mentors before"), 30 }, { S("fit-before"), S("Fit before, of 100"), 12 },
	{ S("after"), S("Mentors after"), 30 }, { S("fit-after"), S("Fit after, of 100"), 12 }, { S("change"), S("Change"), 22 } };

static Str fit(Arena *a, int n) { return n < 0 ? S("") : str_fmt(a, "%d", (n + 5) / 10); }

Str view_compare_csv(Arena *a, const Besides *all)
{
	SheetOut out = sheet_out(a, "Compared", columns, COUNT(columns));
	for (int i = 0; i < all->rows.n; i++) {
		const Beside *b = &all->rows.list[i];
		Str cells[] = { b->name, b->before, fit(a, b->fit_before), b->after, fit(a, b->fit_after), str(beside_words(b->kind)) };
		for (size_t k = 0; k < COUNT(cells); k++)
			sheet_out_cell(&out, cells[k]);
	}
	return sheet_out_csv(&out);
}
