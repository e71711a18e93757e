/* sheet.c - rows into people.  Headings: sheet_fields.c; cells: sheet_values.c; who
 * is meant by whom: sheet_people.c; lines of managers: sheet_line.c. */
#include "sheet/sheet_rows.h"
#include "sheet/sheet_values.h"

enum { MOST_MENTEES = 100, MOST_MENTORS = 20, MOST_LEFT_OUT = 1000 };

typedef struct { int first[FIELDS], *next; } Places;    /* by field, by column: the first, the next column of a field; -1: none */
typedef struct { Rows *rows; const SheetColumns *sheet; int sheet_number; Places at; const CsvRow *row; Person *p; } Row;

static Str cell(const Row *r, int column)
{
	return column < r->row->n ? str_trim(r->row->cell[column]) : S("");
}

static Places places(Arena *a, const SheetColumns *c)
{
	Places p = { .next = NEW(a, int, c->n) };
	for (int f = 0; f < FIELDS; f++)
		p.first[f] = -1;
	for (int i = c->n - 1; i >= 0; i--) {
		p.next[i] = p.first[c->list[i].field];
		p.first[c->list[i].field] = i;
	}
	return p;
}

static bool has(const Row *r, SheetField f) { return r->at.first[f] >= 0; }

static Str get(const Row *r, SheetField f)
{
	int at = r->at.first[f];
	return at < 0 ? S("") : cell(r, at);
}

static void say(const Row *r, SheetWeight weight, SheetField f, Str says)
{
	int at = f ? r->at.first[f] : -1;
	rows_problem(r->rows, (SheetProblem){ .weight = weight, .file = r->sheet->file.name, .row = r->row ? r->row->row : 0,
		.column = at < 0 ? S("") : r->sheet->list[at].header, .value = at < 0 || !r->row ? S("") : cell(r, at), .says = says });
}

static void lists(const Row *r, SheetField f, Strs *to)
{
	for (int at = r->at.first[f]; at >= 0; at = r->at.next[at])
		value_list(r->rows->arena, cell(r, at), to);
}

static void topics(const Row *r, SheetField f, SheetRole *to)
{
	for (int at = r->at.first[f]; at >= 0; at = r->at.next[at])
		value_topics(r->rows->arena, cell(r, at), &to->topics, &to->importance);
}

/* Several columns of prose become one text. */
static Str texts(const Row *r, SheetField f)
{
	Str all = S("");
	for (int at = r->at.first[f]; at >= 0; at = r->at.next[at]) {
		Str one = cell(r, at);
		all = !one.n ? all : !all.n ? one : str_fmt(r->rows->arena, "%.*s\n%.*s", STR(all), STR(one));
	}
	return all;
}

static void mentions(const Row *r, SheetField f)
{
	for (int at = r->at.first[f]; at >= 0; at = r->at.next[at]) {
		Strs who = { 0 };
		value_list(r->rows->arena, cell(r, at), &who);
		for (int i = 0; i < who.n; i++) {
			Mention m = { .person = (int)(r->p - r->rows->people->list), .field = f, .value = who.list[i],
			              .file = r->sheet->file.name, .column = r->sheet->list[at].header, .row = r->row->row };
			*PUSH(r->rows->arena, &r->rows->mentions) = m;
		}
	}
}

static void keep(Str *old, Str found)
{
	if (!old->n)
		*old = found;
}

static Str joined_name(const Row *r)
{
	Str first = get(r, FIELD_PREFERRED_NAME), last = get(r, FIELD_LAST_NAME), whole = get(r, FIELD_NAME);
	first = first.n ? first : get(r, FIELD_FIRST_NAME);
	if (!first.n && !last.n)
		return whole;
	return str_trim(str_fmt(r->rows->arena, "%.*s %.*s", STR(first), STR(last)));
}

/* A number of mentees or mentors. */
static int number(const Row *r, SheetField f, int most)
{
	int n = value_number(r->rows->arena, get(r, f));
	if (n != -2 && n <= most)
		return n;
	say(r, SHEET_REFUSES, f, str_fmt(r->rows->arena, "This should be a whole number from 0 to %d; "
	    "write how many, or leave the cell empty.", most));
	return -1;
}

static void read_role(const Row *r, int role)
{
	SheetRole *as = &r->p->as[role];
	bool mentor = role == AS_MENTOR;
	if (as->in)
		say(r, SHEET_NOTES, FIELD_EMAIL, str_fmt(r->rows->arena, "This person is registered as a %s more than once; "
		    "the last row counts.", mentor ? "mentor" : "mentee"));
	*as = (SheetRole){ .in = true };
	as->number = mentor ? number(r, FIELD_CAPACITY, MOST_MENTEES) : number(r, FIELD_MENTORS_WANTED, MOST_MENTORS);
	topics(r, mentor ? FIELD_TOPICS_OFFERED : FIELD_TOPICS_WANTED, as);
	topics(r, FIELD_TOPICS, as);
	lists(r, FIELD_INTERESTS, &as->interests);
	as->goals = texts(r, FIELD_GOALS);
	as->biography = texts(r, FIELD_BIOGRAPHY);
	as->title = get(r, FIELD_TITLE);
	if (!mentor) {
		int before = number(r, FIELD_LEFT_OUT, MOST_LEFT_OUT);
		r->p->left_out = before > 0 ? before : 0;
	}
}

static ZoneSaid zone_said(Rows *r, Str zone)
{
	int32_t id = intern_id(r->zones, zone);
	if (id > r->zone.n) {
		ZoneSaid said = { 0 };
		said.known = value_zone(r->arena, zone, &said.minutes);
		*PUSH(r->arena, &r->zone) = said;
	}
	return r->zone.list[id - 1];
}

static void read_zone(const Row *r)
{
	Str zone = get(r, FIELD_ZONE);
	if (!zone.n || r->p->zone_known)
		return;
	ZoneSaid said = zone_said(r->rows, zone);
	r->p->zone = zone;
	r->p->zone_known = said.known;
	r->p->zone_minutes = said.minutes;
	if (!said.known)
		say(r, SHEET_NOTES, FIELD_ZONE, S("This time zone is not known, so working hours are not compared for this person; "
		    "write it like UTC+01:00 or Europe/Rome."));
}

static void read_facts(const Row *r)
{
	Person *p = r->p;
	static const struct { SheetField field; size_t at; } plain[] = {
		{ FIELD_CITY, offsetof(Person, city) }, { FIELD_COUNTRY, offsetof(Person, country) }, { FIELD_MODE, offsetof(Person, mode) },
		{ FIELD_UNIT, offsetof(Person, unit) }, { FIELD_ORGANISATION, offsetof(Person, organisation) },
		{ FIELD_UNIT_WISH, offsetof(Person, unit_wish) }, { FIELD_PROFESSION, offsetof(Person, profession) },
		{ FIELD_GRADE, offsetof(Person, grade) },
	}, many[] = {
		{ FIELD_LANGUAGES, offsetof(Person, languages) }, { FIELD_SLOTS, offsetof(Person, slots) }, { FIELD_VALUES, offsetof(Person, values) },
		{ FIELD_IDENTITY, offsetof(Person, identity) }, { FIELD_IDENTITY_ASKED, offsetof(Person, identity_asked) },
	};
	for (size_t i = 0; i < COUNT(plain); i++)
		keep((Str *)(void *)((char *)p + plain[i].at), get(r, plain[i].field));
	for (size_t i = 0; i < COUNT(many); i++) {
		Strs *list = (Strs *)(void *)((char *)p + many[i].at);
		if (!list->n)
			lists(r, many[i].field, list);
	}
	p->years = p->years >= 0 ? p->years : value_number(r->rows->arena, get(r, FIELD_YEARS));
	p->identity_wish |= value_yes(r->rows->arena, get(r, FIELD_IDENTITY_WISH)) == SAYS_YES;
	read_zone(r);
}

/* Who takes part as what, by the columns of a mixed sheet. */
static bool read_roles(const Row *r, bool *mentor, bool *mentee)
{
	Arena *a = r->rows->arena;
	Says is_mentor = value_yes(a, get(r, FIELD_IS_MENTOR)), is_mentee = value_yes(a, get(r, FIELD_IS_MENTEE));
	bool both = value_yes(a, get(r, FIELD_BOTH)) == SAYS_YES;
	if (!value_role(a, get(r, FIELD_ROLE), mentor, mentee)) {
		say(r, SHEET_REFUSES, FIELD_ROLE, S("It is not clear whether this person is a mentor or a mentee; write mentor, mentee or both."));
		return false;
	}
	*mentor |= is_mentor == SAYS_YES || both;
	*mentee |= is_mentee == SAYS_YES || both;
	if (is_mentor == SAYS_NO && !has(r, FIELD_IS_MENTEE))
		*mentee = true;
	return true;
}

/* May this row's person be matched at all?  Whoever may not is named in a note. */
static bool read_consent(const Row *r)
{
	Arena *a = r->rows->arena;
	if (value_left(a, get(r, FIELD_STATUS))) {
		r->p->left = true;
		say(r, SHEET_NOTES, FIELD_STATUS, S("Left out, because the status says that this person is not taking part."));
		return false;
	}
	Says says = value_yes(a, get(r, FIELD_CONSENT));
	if (!has(r, FIELD_CONSENT) || says == SAYS_YES)
		return true;
	r->p->declined = true;
	if (says == SAYS_ELSE)
		say(r, SHEET_REFUSES, FIELD_CONSENT, S("It is not clear whether this person agreed to be matched; write yes or no."));
	else
		say(r, SHEET_NOTES, FIELD_CONSENT, says == SAYS_NO ? S("Left out, because this person did not agree to be matched.")
		    : S("Left out, because this person has not said that they agree to be matched."));
	return false;
}

static bool is_blank(const CsvRow *row)
{
	for (int i = 0; i < row->n; i++)
		if (str_trim(row->cell[i]).n)
			return false;
	return true;
}

/* Finds or makes the person of a row; false: nobody can be told apart by it. */
static bool read_who(Row *r)
{
	Str email = get(r, FIELD_EMAIL), staff = get(r, FIELD_STAFF_ID);
	if (email.n && !value_email(email)) {
		say(r, SHEET_REFUSES, FIELD_EMAIL, S("This is not an e-mail address; write it like name@example.org."));
		return false;
	}
	if (!email.n && (!staff.n || r->sheet->file.kind != SHEET_STAFF)) {
		say(r, SHEET_REFUSES, FIELD_EMAIL, S("This row has no e-mail address, by which people are told apart; fill it in."));
		return false;
	}
	int at = rows_person(r->rows, email, staff);
	r->p = &r->rows->people->list[at];
	if (!r->p->listed) {
		r->p->listed = true;
		r->p->file = r->sheet_number;
		r->p->row = r->row->row;
	}
	keep(&r->p->name, joined_name(r));
	rows_name(r->rows, at);
	return true;
}

/* A row of nobody is of no use, but its other cells are looked at all the same, so that
 * everything that needs mending is said at once. */
static void read_for_problems(Row *r, bool mentor, bool mentee)
{
	Person nobody = { .years = -1, .as = { { .number = -1 }, { .number = -1 } } };
	r->p = &nobody;
	read_facts(r);
	if (r->sheet->file.kind == SHEET_STAFF || (r->sheet->file.kind == SHEET_MIXED && !read_roles(r, &mentor, &mentee)))
		return;
	if (mentee)
		read_role(r, AS_MENTEE);
	if (mentor)
		read_role(r, AS_MENTOR);
}

static void read_row(Row *r)
{
	bool mentor = r->sheet->file.kind == SHEET_MENTORS, mentee = r->sheet->file.kind == SHEET_MENTEES;
	for (int i = r->sheet->n; i < r->row->n; i++)
		if (str_trim(r->row->cell[i]).n) {
			say(r, SHEET_NOTES, FIELD_NONE, S("This row has more cells than the heading; those beyond it were left alone."));
			break;
		}
	if (!read_who(r)) {
		read_for_problems(r, mentor, mentee);
		return;
	}
	mentions(r, FIELD_MANAGER);
	read_facts(r);
	if (r->sheet->file.kind == SHEET_STAFF) {
		r->p->left |= value_left(r->rows->arena, get(r, FIELD_STATUS));
		return;
	}
	if (r->sheet->file.kind == SHEET_MIXED && !read_roles(r, &mentor, &mentee))
		return;
	if (!(mentor || mentee) || !read_consent(r))
		return;
	if (mentee)
		read_role(r, AS_MENTEE);
	if (mentor)
		read_role(r, AS_MENTOR);
	mentions(r, FIELD_AVOID);
	mentions(r, FIELD_PREFERRED);
	mentions(r, FIELD_HAD);
}

/* What must be known of a sheet before its rows say anything. */
static bool usable(const Row *r)
{
	const SheetColumns *c = r->sheet;
	if (c->csv.oddity.n)
		say(r, SHEET_NOTES, FIELD_NONE, c->csv.oddity);
	if (!c->csv.n)
		say(r, SHEET_REFUSES, FIELD_NONE, S("The sheet is empty; it needs a heading row and one row for each person."));
	else if (!has(r, FIELD_EMAIL) && (c->file.kind != SHEET_STAFF || !has(r, FIELD_STAFF_ID)))
		say(r, SHEET_REFUSES, FIELD_NONE, S("No column holds e-mail addresses, by which people are told apart; "
		    "call one \"E-mail address\", or say which it is."));
	else if (c->file.kind == SHEET_MIXED && !has(r, FIELD_ROLE) && !has(r, FIELD_IS_MENTOR) && !has(r, FIELD_IS_MENTEE))
		say(r, SHEET_REFUSES, FIELD_NONE, S("No column says who is a mentor and who a mentee; call one \"Takes part as\", "
		    "or give mentors and mentees as two sheets."));
	else if (c->csv.n == 1)
		say(r, SHEET_REFUSES, FIELD_NONE, S("The sheet has a heading row and nobody below it; add one row for each person."));
	else
		return true;
	return false;
}

static void count(People *p)
{
	for (int i = 0; i < p->n; i++) {
		p->mentors += p->list[i].as[AS_MENTOR].in;
		p->mentees += p->list[i].as[AS_MENTEE].in;
		p->both += p->list[i].as[AS_MENTOR].in && p->list[i].as[AS_MENTEE].in;
	}
}

People sheet_read(Arena *a, const SheetColumns *sheets, int n)
{
	People people = { 0 };
	Rows rows = { .arena = a, .people = &people, .emails = intern_open(a), .staff = intern_open(a), .names = intern_open(a), .zones = intern_open(a) };
	for (int i = 0; i < n; i++) {
		Row r = { .rows = &rows, .sheet = &sheets[i], .sheet_number = i, .at = places(a, &sheets[i]) };
		if (!usable(&r))
			continue;
		for (int k = 1; k < sheets[i].csv.n; k++) {
			r.row = &sheets[i].csv.list[k];
			if (!is_blank(r.row))
				read_row(&r);
		}
	}
	rows_resolve(&rows);
	rows_lines(&rows);
	count(&people);
	return people;
}
