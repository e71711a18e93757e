/* import_view.c - what is shown of a sheet before it comes in. */
#include "base/csv.h"
#include "people/import_pages.h"

enum { EXAMPLES = 3, EXAMPLE_BYTES = 60, NAMES = 25 };

static bool is_new(const Strs *seen, Str cell)
{
	for (int i = 0; i < seen->n; i++)
		if (str_eq(seen->list[i], cell))
			return false;
	return cell.n;
}

static Str examples(Arena *a, const SheetColumns *s, int column)
{
	Strs seen = { 0 };
	Buf  out = buf_open(a);
	for (int r = 1; r < s->csv.n && r < 200 && seen.n < EXAMPLES; r++) {
		const CsvRow *row = &s->csv.list[r];
		Str cell = column < row->n ? str_trim(row->cell[column]) : S("");
		if (!is_new(&seen, cell))
			continue;
		if (seen.n)
			buf_lit(&out, " · ");
		buf_add(&out, utf8_cut(cell, EXAMPLE_BYTES));
		if (cell.n > EXAMPLE_BYTES)
			buf_lit(&out, "…");
		*PUSH(a, &seen) = cell;
	}
	return buf_str(&out);
}

static Options meanings(Arena *a)
{
	Options all = { 0 };
	const SheetField *fields;
	int n = import_fields(&fields);
	*PUSH(a, &all) = (Option){ S("extra"), S("kept as it is") };
	*PUSH(a, &all) = (Option){ S("none"), S("left out") };
	for (int i = 0; i < n; i++)
		*PUSH(a, &all) = (Option){ str(sheet_field_name(fields[i])), str(sheet_field_label(fields[i])) };
	return all;
}

static void names(Arena *a, ImportView *v)
{
	for (int i = 0; i < v->plan->bodies.n; i++)
		if (v->plan->bodies.list[i].leaves && v->leaving.n < NAMES)
			*PUSH(a, &v->leaving) = v->plan->bodies.list[i].is.name;
	for (int i = 0; i < v->plan->units.n; i++)
		if (v->plan->units.list[i].fresh && v->units.n < NAMES)
			*PUSH(a, &v->units) = v->plan->units.list[i].unit.name;
	v->leaving_more = v->plan->leaving - v->leaving.n;
	v->units_more = v->plan->units_fresh - v->units.n;
}

/* What must be mended first, then what is worth knowing. */
static void problems(Arena *a, ImportView *v)
{
	int first = look_page_first(v->pager), at = 0;
	for (int refuses = 1; refuses >= 0; refuses--)
		for (int i = 0; i < v->plan->problems.n; i++)
			if (v->plan->problems.list[i].refuses == refuses && at++ >= first && v->problems.n < LOOK_A_PAGE)
				*PUSH(a, &v->problems) = v->plan->problems.list[i];
}

ImportView import_view(Arena *a, const ImportJob *j, int64_t id, int page)
{
	const ImportPlan *p = j->plan;
	ImportView v = { .id = id, .plan = p, .file = j->sheet.file.name, .whole_staff = j->whole_staff, .meanings = meanings(a),
		.nothing = !p->fresh && !p->changed && !p->leaving };
	for (int i = 0; i < j->sheet.n; i++)
		*PUSH(a, &v.columns) = (ImportColumnView){ i, j->sheet.list[i].header, import_meaning(j, i), examples(a, &j->sheet, i) };
	v.pager = look_pager(a, str_fmt(a, "/import/%lld", (long long)id), S(""), "Pages of things to look at", page, p->problems.n);
	problems(a, &v);
	names(a, &v);
	return v;
}

Str import_problems_csv(Arena *a, const ImportPlan *plan)
{
	Buf b = buf_open(a);
	static const char *const heads[] = { "row", "column", "value", "code", "weight", "what to do" };
	for (size_t i = 0; i < COUNT(heads); i++)
		csv_cell(&b, str(heads[i]), i + 1 == COUNT(heads));
	for (int i = 0; i < plan->problems.n; i++) {
		const ImportProblem *p = &plan->problems.list[i];
		csv_cell(&b, p->row ? str_fmt(a, "%d", p->row) : S(""), false);
		csv_cell(&b, p->column, false);
		csv_cell(&b, p->value, false);
		csv_cell(&b, str(p->code), false);
		csv_cell(&b, p->refuses ? S("mend") : S("note"), false);
		csv_cell(&b, p->says, true);
	}
	return buf_str(&b);
}
