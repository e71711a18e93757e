/* round_facts.c - see round_facts.h. */
#include "match/round_facts.h"

#include <string.h>

/* The columns of the sheet, in order; the headings are the fields' own names. */
static const SheetField columns[] = { FIELD_EMAIL, FIELD_STAFF_ID, FIELD_NAME, FIELD_CONSENT, FIELD_IS_MENTOR, FIELD_IS_MENTEE, FIELD_CAPACITY, FIELD_MENTORS_WANTED,
	FIELD_TOPICS_WANTED, FIELD_TOPICS_OFFERED, FIELD_GOALS, FIELD_BIOGRAPHY, FIELD_INTERESTS, FIELD_VALUES, FIELD_LANGUAGES, FIELD_ZONE, FIELD_CITY,
	FIELD_COUNTRY, FIELD_MODE, FIELD_SLOTS, FIELD_UNIT, FIELD_UNIT_WISH, FIELD_PROFESSION, FIELD_TITLE, FIELD_GRADE, FIELD_YEARS,
	FIELD_IDENTITY, FIELD_IDENTITY_ASKED, FIELD_IDENTITY_WISH, FIELD_AVOID, FIELD_PREFERRED, FIELD_HAD, FIELD_LEFT_OUT };

/* ---- cells --------------------------------------------------------------------------- */

static void cell(Buf *b, Str s) { csv_cell(b, s, false); }
static void number(Buf *b, int64_t n)
{
	buf_int(b, n);
	buf_char(b, ',');
}

static bool separates(char c) { return c == ';' || c == '|' || c == ',' || c == '\r' || c == '\n'; }

/* One piece of a list: what separates pieces becomes a blank. */
static void piece(Buf *list, Str s, int level)
{
	if (list->n)
		buf_lit(list, "; ");
	for (size_t i = 0; i < s.n; i++)
		buf_char(list, separates(s.p[i]) ? ' ' : s.p[i]);
	if (level) {
		buf_lit(list, " (");
		buf_int(list, level);
		buf_char(list, ')');
	}
}

static Str terms(Arena *a, const EnrolTerms *t, const char *list, const char *also, const char *way, bool levels)
{
	Buf b = buf_open(a);
	for (int i = 0; i < t->n; i++)
		if ((str_eq(t->list[i].list, str(list)) || str_eq(t->list[i].list, str(also))) && str_eq(t->list[i].way, str(way)))
			piece(&b, t->list[i].name, levels ? t->list[i].level : 0);
	return buf_str(&b);
}

static Str strs(Arena *a, const Strs *all)
{
	Buf b = buf_open(a);
	for (int i = 0; i < all->n; i++)
		piece(&b, all->list[i], 0);
	return buf_str(&b);
}

static void id(Buf *list, int64_t person)
{
	if (list->n)
		buf_lit(list, "; ");
	buf_int(list, person);
}

static Str ids(Arena *a, const PersonIds *all)
{
	Buf b = buf_open(a);
	for (int i = 0; i < all->n; i++)
		buf_fmt(&b, "%s%lld", i ? "; " : "", (long long)all->list[i]);
	return buf_str(&b);
}

typedef struct { const char *said, *word; } SlotWord;

static Str slot_word(const SlotWord *words, size_t n, Str said)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(said, str(words[i].said)))
			return str(words[i].word);
	return S("");
}

/* "mon-am" -> "Monday morning": what is shared stands in the reasons. */
static Str slot_words(Arena *a, Str slot)
{
	static const SlotWord days[] = { { "mon", "Monday" }, { "tue", "Tuesday" }, { "wed", "Wednesday" }, { "thu", "Thursday" }, { "fri", "Friday" }, { "sat", "Saturday" }, { "sun", "Sunday" } };
	static const SlotWord parts[] = { { "am", "morning" }, { "pm", "afternoon" }, { "eve", "evening" } };
	Str part = slot, day;
	str_cut(&part, '-', &day);
	day = slot_word(days, COUNT(days), day);
	part = slot_word(parts, COUNT(parts), part);
	return day.n && part.n ? str_fmt(a, "%.*s %.*s", STR(day), STR(part)) : slot;
}

static Str free_times(Arena *a, Str text)
{
	Buf b = buf_open(a);
	for (Str one; str_cut(&text, ' ', &one);)
		if (one.n)
			piece(&b, slot_words(a, one), 0);
	return buf_str(&b);
}

static Str had_by(Arena *a, Paireds had, int64_t person)
{
	Buf b = buf_open(a);
	int from = 0, to = had.n;
	while (from < to) {
		int half = (from + to) / 2;
		if (had.list[half].person < person)
			from = half + 1;
		else
			to = half;
	}
	for (; from < had.n && had.list[from].person == person; from++)
		id(&b, had.list[from].other);
	return buf_str(&b);
}

/* ---- rows ---------------------------------------------------------------------------- */

static int times_left_out(LeftOuts turns, int64_t person)
{
	int from = 0, to = turns.n;
	while (from < to) {
		int half = (from + to) / 2;
		if (turns.list[half].person < person)
			from = half + 1;
		else
			to = half;
	}
	return from < turns.n && turns.list[from].person == person ? turns.list[from].times : 0;
}

static void row(Buf *b, const Joined *j, Paireds had, const LeftOuts *turns)
{
	Arena *a = b->arena;
	bool mentor = j->room_mentor > 0, mentee = j->room_mentee > 0;
	buf_char(b, 'p');               /* sheets tell people apart by address; whose it is stays out of them */
	buf_int(b, j->person);
	buf_lit(b, "@round.invalid,");
	number(b, j->person);
	cell(b, j->name);
	cell(b, S("yes"));
	cell(b, mentor ? S("yes") : S("no"));
	cell(b, mentee ? S("yes") : S("no"));
	number(b, j->room_mentor);
	number(b, j->room_mentee);
	cell(b, terms(a, &j->terms, "topic", "function", "seeks", true));
	cell(b, terms(a, &j->terms, "topic", "function", "offers", true));
	cell(b, j->goals);
	cell(b, str_fmt(a, "%.*s\n%.*s", STR(j->about), STR(j->hopes)));
	cell(b, terms(a, &j->terms, "interest", "interest", "has", false));
	cell(b, str_fmt(a, "%.*s%s%.*s", STR(j->values), j->values.n && j->style.n ? "; " : "", STR(j->style)));
	cell(b, j->languages);
	cell(b, j->zone);
	cell(b, j->city);
	cell(b, j->country);
	cell(b, str_eq(j->mode, S("in_person")) ? S("in person") : j->mode);
	cell(b, free_times(a, j->slots));
	cell(b, j->unit);
	cell(b, str_eq(j->inside, S("either")) ? S("") : j->inside);
	cell(b, j->profession);
	cell(b, j->title);
	cell(b, j->stage);
	cell(b, j->years < 0 ? S("") : str_fmt(a, "%d", j->years));
	cell(b, strs(a, &j->identity));
	cell(b, strs(a, &j->identity_wanted));
	cell(b, j->identity_wanted.n ? S("yes") : S(""));
	cell(b, ids(a, &j->avoids));
	cell(b, ids(a, &j->preferred));
	csv_cell(b, had_by(a, had, j->person), !turns);
	if (turns)
		csv_cell(b, str_fmt(a, "%d", times_left_out(*turns, j->person)), true);
}

/* The last column is of rounds of groups and peers only. */
static Str sheet(Arena *a, const Joineds *all, Paireds had, const LeftOuts *turns)
{
	Buf    b = buf_open(a);
	size_t n = COUNT(columns) - !turns;
	for (size_t i = 0; i < n; i++)
		csv_cell(&b, str(sheet_field_name(columns[i])), i + 1 == n);
	for (int i = 0; i < all->n; i++)
		if (all->list[i].room_mentor > 0 || all->list[i].room_mentee > 0)
			row(&b, &all->list[i], had, turns);
	return buf_str(&b);
}

Str round_sheet(Arena *a, const Joineds *all, Paireds had) { return sheet(a, all, had, NULL); }
Str round_sheet_turns(Arena *a, const Joineds *all, Paireds had, LeftOuts turns) { return sheet(a, all, had, &turns); }

static int first_line(Reports lines, int64_t person)
{
	int from = 0, to = lines.n;
	while (from < to) {
		int half = (from + to) / 2;
		*(lines.list[half].person < person ? &from : &to) = lines.list[half].person < person ? half + 1 : half;
	}
	return from;
}

/* Which lines lead upwards from these people, through any number of levels: of an organisation a programme is a part. */
static bool *lines_above(Arena *a, Reports lines, const Joineds *all)
{
	bool *above = NEW(a, bool, lines.n);
	struct { int64_t *list; int n; } from = { 0 };
	for (int i = 0; i < all->n; i++)
		*PUSH(a, &from) = all->list[i].person;
	for (int next = 0; next < from.n; next++) {
		int64_t person = from.list[next];
		for (int k = first_line(lines, person); k < lines.n && lines.list[k].person == person && !above[k]; k++) {
			above[k] = true;
			*PUSH(a, &from) = lines.list[k].boss;
		}
	}
	return above;
}

Str round_lines(Arena *a, Reports lines, const Joineds *all)
{
	Buf   b = buf_open(a);
	bool *above = lines_above(a, lines, all);
	cell(&b, str(sheet_field_name(FIELD_STAFF_ID)));
	csv_cell(&b, str(sheet_field_name(FIELD_MANAGER)), true);
	for (int i = 0; i < lines.n; i++)
		if (above[i]) {
			number(&b, lines.list[i].person);
			buf_int(&b, lines.list[i].boss);
			buf_lit(&b, "\r\n");
		}
	return buf_str(&b);
}

/* ---- rules ----------------------------------------------------------------------------- */

static void pin_lines(Buf *b, const char *section, Pins pins, bool lock)
{
	buf_fmt(b, "[%s]\n", section);
	for (int i = 0; i < pins.n; i++)
		if (pins.list[i].lock == lock)
			buf_fmt(b, "%lld = %lld\n", (long long)pins.list[i].mentor_person, (long long)pins.list[i].mentee_person);
}

Str round_together(Arena *a, Pins both)
{
	Buf b = buf_open(a);
	if (both.n)
		pin_lines(&b, "together", both, true);
	return buf_str(&b);
}

Str round_settings(Arena *a, MatchGoal goal, const FitPolicy *fit, const PairingPolicy *pairing, Stages stages, uint64_t seed, Pins pins, Strs keep)
{
	static const char *const lines[] = { "direct", "whole", "whole and same manager" }, *const stage[] = { "any", "near", "ahead" },
		*const unit[] = { "any", "inside", "outside" }, *const seniority[] = { "any", "later", "earlier", "same" };
	Buf b = buf_open(a), grades = buf_open(a);
	for (int i = 0; i < stages.n; i++) {
		Buf one = buf_open(a);
		piece(&one, stages.list[i].name, 0);
		buf_fmt(&grades, "%s%.*s", i ? ", " : "", STR(buf_str(&one)));
	}
	buf_fmt(&b, "[match]\ngoal = %s\nline = %s\nmentor-stage = %s\nmentor-from-another-unit = %s\nstage = %s\nunit = %s\nseed = %llu\n",
		match_goal(goal)->name, lines[pairing->line], seniority[pairing->mentor_stage], pairing->other_unit ? "yes" : "no", stage[fit->stage], unit[fit->unit], (unsigned long long)seed);
	if (grades.n)
		buf_fmt(&b, "grades = %.*s\n", STR(buf_str(&grades)));
	buf_lit(&b, "[weights]\n");
	for (int i = 0; i < FITS; i++)
		buf_fmt(&b, "%s = %d\n", fit_part((FitPart)i)->name, fit->weight[i]);
	pin_lines(&b, "must", pins, true);
	pin_lines(&b, "may not", pins, false);
	buf_lit(&b, "[keep]\n");
	for (int i = 0; i < keep.n; i++)
		buf_fmt(&b, "%.*s\n", STR(keep.list[i]));
	return buf_str(&b);
}
