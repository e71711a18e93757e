/* import_rows.c - the rows of a staff sheet: who each is about, and what it says of them. */
#include "base/time.h"
#include "people/import_own.h"
#include "sheet/sheet_values.h"

enum { CELL_MOST = 300, EXTRA_MOST = 1000, NAME_MOST = 200, ROWS_MOST = 50000 };

/* ---- cells ------------------------------------------------------------------------- */

/* On one line, and without the apostrophe that our own sheets put before what a spreadsheet would calculate. */
static Str tidy(Arena *a, Str cell)
{
	Str s = str_trim(cell);
	if (s.n > 1 && s.p[0] == '\'' && (s.p[1] == '=' || s.p[1] == '+' || s.p[1] == '-' || s.p[1] == '@'))
		s = (Str){ s.p + 1, s.n - 1 };
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 127) {
			s = str_copy(a, s);
			for (; i < s.n; i++)
				if ((unsigned char)s.p[i] < ' ' || s.p[i] == 127)
					((char *)s.p)[i] = ' ';
		}
	return s;
}

static Str at(const Planning *p, const CsvRow *row, int column)
{
	return column >= 0 && column < row->n ? tidy(p->arena, row->cell[column]) : S("");
}

Str import_cell(const Planning *p, const CsvRow *row, SheetField f) { return at(p, row, import_column(p->job, f)); }

static Str cell(const Planning *p, SheetField f) { return import_cell(p, p->row, f); }

static void say(Planning *p, SheetField f, bool refuses, const char *code, Str says)
{
	int column = f ? import_column(p->job, f) : -1;
	import_problem(p, (ImportProblem){ .row = p->row ? p->row->row : 0, .code = code, .says = says, .refuses = refuses,
		.column = column < 0 ? S("") : p->job->sheet.list[column].header, .value = column < 0 || !p->row ? S("") : cell(p, f) });
}

/* An empty cell says nothing; a single hyphen says that there is none. */
static void take(const Planning *p, SheetField f, size_t most, Str *to)
{
	Str s = cell(p, f);
	if (s.n)
		*to = str_eq(s, S("-")) ? S("") : utf8_cut(s, most);
}

/* ---- who is it? ---------------------------------------------------------------------- */

static int known(Planning *p, Str email, Str staff)
{
	int by_staff = index_get(&p->staff, staff), by_email = index_get(&p->email, utf8_fold(p->arena, email));
	const Body *list = p->plan->bodies.list;
	if (by_staff >= 0 && by_email >= 0 && by_staff != by_email)
		say(p, FIELD_EMAIL, true, "two-people", str_fmt(p->arena, "The staff number is that of %.*s, the address that of %.*s; "
		    "mend one of them, or change it under People first.", STR(list[by_staff].is.name), STR(list[by_email].is.name)));
	if (by_staff < 0 && by_email >= 0 && staff.n && list[by_email].was.staff_id.n)
		say(p, FIELD_STAFF_ID, false, "number-changes", str_fmt(p->arena, "Until now %.*s has the staff number %.*s; it is changed. "
		    "If this is somebody else with an address used before, change the address.", STR(list[by_email].is.name), STR(list[by_email].was.staff_id)));
	return by_staff >= 0 ? by_staff : by_email;
}

static bool keys_fit(Planning *p, Str email, Str staff)
{
	if (email.n && !value_email(email))
		return say(p, FIELD_EMAIL, true, "email-odd", S("This is not an e-mail address; write it like name@example.org, or empty the cell.")), false;
	if (!email.n && !staff.n)
		return say(p, FIELD_NONE, true, "nobody", S("This row has neither an address nor a staff number, by which people are told apart; fill one in.")), false;
	return true;
}

/* The person of a row, made when new; NULL: nobody can be told apart by it, or they have an earlier row. */
static Body *who(Planning *p)
{
	Str email = cell(p, FIELD_EMAIL), staff = utf8_cut(cell(p, FIELD_STAFF_ID), 100);
	if (!keys_fit(p, email, staff))
		return NULL;
	Bodies *all = &p->plan->bodies;
	int found = known(p, email, staff);
	if (found >= 0 && all->list[found].row) {
		say(p, staff.n ? FIELD_STAFF_ID : FIELD_EMAIL, true, "twice", str_fmt(p->arena, "Row %d is about the same person; take one of the two rows out.",
		    all->list[found].row));
		return NULL;
	}
	if (found < 0) {
		*PUSH(p->arena, all) = (Body){ .is = { .state = S("active") }, .boss = NOBODY, .boss_was = NOBODY };
		found = all->n - 1;
	}
	Body *b = &all->list[found];
	b->row = p->row->row;
	b->is.email = email.n ? email : b->is.email;
	b->is.staff_id = staff.n ? staff : b->is.staff_id;
	index_put(p->arena, &p->email, utf8_fold(p->arena, email), found);
	index_put(p->arena, &p->staff, staff, found);
	return b;
}

/* ---- what does it say? ------------------------------------------------------------------ */

static void read_name(Planning *p, Body *b)
{
	Str whole = cell(p, FIELD_NAME), first = cell(p, FIELD_FIRST_NAME), last = cell(p, FIELD_LAST_NAME), called = cell(p, FIELD_PREFERRED_NAME);
	take(p, FIELD_FIRST_NAME, NAME_MOST, &b->is.given);
	take(p, FIELD_LAST_NAME, NAME_MOST, &b->is.family);
	Str shown = called.n ? called : first, name = whole;
	if (called.n || !whole.n)
		name = str_trim(str_fmt(p->arena, "%.*s %.*s", STR(shown), STR(last)));
	if (called.n && !last.n && whole.n)
		name = whole;
	/* Who is called otherwise stays so while the names in the register are the same. */
	bool same = b->was.name.n && !whole.n && !called.n && str_eq(b->is.given, b->was.given) && str_eq(b->is.family, b->was.family);
	if (name.n && !same)
		b->is.name = utf8_cut(name, NAME_MOST);
	if (!b->is.name.n)
		say(p, FIELD_NONE, true, "no-name", S("This row has no name, and nobody is known by its address or number; fill in the name."));
}

static void read_stage(Planning *p, Body *b)
{
	Str written = cell(p, FIELD_GRADE), folded = utf8_fold(p->arena, written);
	Buf names = buf_open(p->arena);
	if (!written.n || str_eq(written, S("-"))) {
		b->is.stage = written.n ? 0 : b->is.stage;
		return;
	}
	for (int i = 0; i < p->stages.n; i++) {
		buf_fmt(&names, "%s%.*s", i ? ", " : "", STR(p->stages.list[i].name));
		if (str_eq(utf8_fold(p->arena, p->stages.list[i].name), folded)) {
			b->is.stage = p->stages.list[i].id;
			return;
		}
	}
	say(p, FIELD_GRADE, true, "stage-unknown", str_fmt(p->arena, "There is no career stage of this name; write one of these: %.*s. "
	    "Or add it under Career stages, or leave this column out.", STR(buf_str(&names))));
}

/* The name by which the zone is known here, "" for none.  Hours east of UTC have names too, turned about. */
static Str zone_name(Arena *a, Str written)
{
	int minutes;
	if (zone_load(a, written))
		return written;
	if (!value_zone(a, written, &minutes) || minutes % 60)
		return S("");
	return !minutes ? S("UTC") : str_fmt(a, "Etc/GMT%+d", -minutes / 60);
}

static void read_zone(Planning *p, Body *b)
{
	Str written = cell(p, FIELD_ZONE);
	if (!written.n || str_eq(written, b->is.zone))
		return;
	int found = str_eq(written, S("-")) ? -3 : index_get(&p->zones, written);
	if (found == NOBODY) {
		*PUSH(p->arena, &p->zone_names) = zone_name(p->arena, utf8_cut(written, 60));
		found = p->zone_names.n - 1;
		index_put(p->arena, &p->zones, written, found);
	}
	Str name = found >= 0 ? p->zone_names.list[found] : S("");
	if (found >= 0 && !name.n)
		say(p, FIELD_ZONE, false, "zone-unknown", S("This time zone is not known and is left out; write it like Europe/Rome or UTC+01:00."));
	else
		b->is.zone = name;
}

static void read_unit(Planning *p, Body *b)
{
	Str organisation = cell(p, FIELD_ORGANISATION), unit = cell(p, FIELD_UNIT);
	if (str_eq(unit, S("-"))) {
		b->is.unit = 0;
		return;
	}
	int found = import_unit(p, organisation, unit);
	if (found == SEVERAL)
		say(p, FIELD_UNIT, true, "unit-several", S("Several units have this name; write where it lies as well, like Medicine > Surgery, or its code."));
	else if (found >= 0)
		b->is.unit = p->plan->units.list[found].unit.id;
}

static void read_status(Planning *p, Body *b)
{
	Stays stays = value_stays(p->arena, cell(p, FIELD_STATUS));
	bool had_left = str_eq(b->was.state, S("left"));
	if (stays == STAYS_ODD)
		say(p, FIELD_STATUS, true, "status-unknown", S("It is not clear whether this person still works here; write active, leave or left, "
		    "or leave this column out."));
	else if (stays == STAYS_UNSAID && had_left && !p->job->whole_staff)
		say(p, FIELD_NONE, false, "had-left", S("This person is listed as having left, and stays so; write active in a column Status if they are back."));
	else if (stays != STAYS_UNSAID || had_left)
		b->is.state = stays == STAYS_AWAY ? S("leave") : stays == STAYS_NOT ? S("left") : S("active");
}

/* A column with an address goes before one with a name. */
static Str manager(const Planning *p)
{
	Str best = S("");
	for (int i = 0; i < p->job->sheet.n; i++) {
		bool is = p->job->use[i] == COLUMN_FIELD && p->job->sheet.list[i].field == FIELD_MANAGER;
		Str s = is ? at(p, p->row, i) : S("");
		if (s.n && (!best.n || (value_email(s) && !value_email(best))))
			best = s;
	}
	return best;
}

static bool has_extra(const Extras *all, Str name)
{
	for (int i = 0; i < all->n; i++)
		if (str_eq(all->list[i].name, name))
			return true;
	return false;
}

/* Of columns with the same heading the first that says something counts. */
static void read_extras(const Planning *p, Body *b)
{
	for (int i = 0; i < p->job->sheet.n; i++) {
		Str s = p->job->use[i] == COLUMN_EXTRA ? at(p, p->row, i) : S("");
		Str name = s.n ? utf8_cut(tidy(p->arena, p->job->sheet.list[i].header), NAME_MOST) : S("");
		if (s.n && !has_extra(&b->extras, name))
			*PUSH(p->arena, &b->extras) = (Extra){ name, str_eq(s, S("-")) ? S("") : utf8_cut(s, EXTRA_MOST) };
	}
}

static void read_row(Planning *p)
{
	Body *b = who(p), nobody = { .is = { .name = S("?"), .state = S("active") } };
	b = b ? b : &nobody;            /* its other cells are looked at all the same */
	read_name(p, b);
	take(p, FIELD_PRONOUNS, 100, &b->is.pronouns);
	take(p, FIELD_TITLE, CELL_MOST, &b->is.title);
	take(p, FIELD_PROFESSION, CELL_MOST, &b->is.profession);
	take(p, FIELD_CITY, CELL_MOST, &b->is.city);
	take(p, FIELD_COUNTRY, CELL_MOST, &b->is.country);
	read_stage(p, b);
	read_zone(p, b);
	read_unit(p, b);
	read_status(p, b);
	read_extras(p, b);
	b->boss_cell = manager(p);
}

static bool is_blank(const CsvRow *row)
{
	for (int i = 0; i < row->n; i++)
		if (str_trim(row->cell[i]).n)
			return false;
	return true;
}

/* What must hold of the sheet before its rows say anything. */
static bool usable(Planning *p)
{
	const Csv *csv = &p->job->sheet.csv;
	if (csv->oddity.n)
		say(p, FIELD_NONE, false, "sheet-odd", csv->oddity);
	if (csv->n < 2)
		return say(p, FIELD_NONE, true, "sheet-empty", S("The sheet has nobody below its headings; add one row for each person.")), false;
	if (csv->n > ROWS_MOST)
		return say(p, FIELD_NONE, true, "sheet-large", S("The sheet has more than 50,000 rows; bring it in parts.")), false;
	if (import_column(p->job, FIELD_EMAIL) < 0 && import_column(p->job, FIELD_STAFF_ID) < 0)
		return say(p, FIELD_NONE, true, "no-key", S("No column holds addresses or staff numbers, by which people are told apart; "
		    "say which column it is.")), false;
	return true;
}

void import_rows(Planning *p)
{
	const Csv *csv = &p->job->sheet.csv;
	if (!usable(p))
		return;
	for (int i = 1; i < csv->n; i++) {
		p->row = &csv->list[i];
		if (is_blank(p->row))
			continue;
		p->plan->rows++;
		read_row(p);
	}
	p->row = NULL;
}
