/* columns_view.c - how each column was understood, and the start page.  The result: result_view.c. */
#include "match/result_view.h"

enum { PROBLEMS_SHOWN = 100, EXAMPLES = 3, EXAMPLE_BYTES = 60 };

/* ---- columns ------------------------------------------------------------------------- */

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

static Str field_value(SheetField f) { return f == FIELD_NONE ? S("") : str(sheet_field_name(f)); }

static SheetPart part_of(Arena *a, const SheetColumns *s, int *number)
{
	SheetPart p = { .name = s->file.name, .rows = s->csv.n ? s->csv.n - 1 : 0 };
	for (int i = 0; i < s->n; i++)
		*PUSH(a, &p.columns) = (Column){ .number = (*number)++, .header = s->list[i].header, .meaning = field_value(s->list[i].field),
			.examples = examples(a, s, i) };
	return p;
}

static Options meanings(Arena *a)
{
	Options all = { 0 };
	*PUSH(a, &all) = (Option){ S(""), S("left alone") };
	for (int f = 1; f < FIELDS; f++)
		*PUSH(a, &all) = (Option){ str(sheet_field_name((SheetField)f)), str(sheet_field_label((SheetField)f)) };
	return all;
}

static void problems(Arena *a, const SheetProblems *from, ColumnsView *v)
{
	for (int weight = SHEET_REFUSES; weight <= (int)SHEET_NOTES; weight++)
		for (int i = 0; i < from->n; i++) {
			const SheetProblem *p = &from->list[i];
			if ((int)p->weight != weight || v->problems.n >= PROBLEMS_SHOWN)
				continue;
			*PUSH(a, &v->problems) = (Problem){ .file = p->file, .column = p->column, .value = utf8_cut(p->value, 200), .says = p->says, .row = p->row };
		}
	v->problems_all = from->n;
}

ColumnsView view_columns(Arena *a, const Job *j, int64_t id)
{
	ColumnsView v = { .run = id, .meanings = meanings(a), .refused = j->refused, .mentors = j->people.mentors, .mentees = j->people.mentees,
		.both = j->people.both, .places = job_places(j),
		.shapes = view_shapes(a, &j->settings) };
	int number = 0;
	for (int i = 0; i < j->sheets; i++) {
		SheetPart p = part_of(a, &j->sheet[i], &number);
		*PUSH(a, &v.parts) = p;
	}
	problems(a, &j->people.problems, &v);
	return v;
}

/* ---- the start, and how it decides ------------------------------------------------------ */

static const Known knowns[] = {
	{ "E-mail", "Email Address, E-mail, Mail", true },
	{ "Name", "Name, Full name, or First name and Last name", false },
	{ "Mentor, mentee or both", "Role, I want to take part as, Is mentor, Both mentor and mentee", false },
	{ "Topics wanted or offered", "Topics, Expertise, Skills, Areas of interest; several in a cell, with ; between them", false },
	{ "Goals", "Goals, What would you like to achieve?, Motivation", false },
	{ "About oneself", "Biography, About me, Experience", false },
	{ "Languages, place, time zone", "Languages, City, Country, Time zone, Remote", false },
	{ "Free hours", "Availability, When are you free?", false },
	{ "Department, profession, grade", "Department, Organisation, Profession, Job title, Grade", false },
	{ "Line manager", "Manager, Manager e-mail, supervisorId", false },
	{ "Places", "Capacity, How many mentees could you take?", false },
	{ "Wishes", "Preferred mentors, People to avoid, Inside or outside my department", false },
	{ "Consent and status", "Consent, Status (A, T, L)", false },
};

StartView view_start(Arena *a, Str says, bool two)
{
	StartView v = { .says = says, .two = two };
	for (size_t i = 0; i < COUNT(knowns); i++)
		*PUSH(a, &v.knowns) = knowns[i];
	return v;
}

Decisions view_rules(Arena *a)
{
	Decisions all = { 0 };
	for (int i = 0; i < pairing_rules(); i++)
		*PUSH(a, &all) = (Decision){ pairing_rule(i)->says, pairing_rule(i)->where };
	return all;
}

Pieces view_pieces(Arena *a)
{
	FitPolicy usual = fit_policy();
	Pieces all = { 0 };
	for (int i = 0; i < FITS; i++)
		*PUSH(a, &all) = (Piece){ view_part((FitPart)i).p, fit_part((FitPart)i)->says, usual.weight[i] };
	return all;
}
