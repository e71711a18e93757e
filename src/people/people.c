/* people.c - persons and the reporting line: deeds.  Units, stages, words: words.c.  What they must fulfil: rules/people.c. */
#include "people/people_own.h"
#include "people/people_store.h"
#include "rules/people.h"
#include "sign/sign.h"

#include <stdatomic.h>
#include <string.h>

/* ---- names ------------------------------------------------------------------------ */

/* "Maren Aldous" is sorted as "aldous maren"; a family name that is known goes first as it is. */
Str people_sort_name(Arena *a, Str given, Str family, Str name)
{
	if (family.n)
		return utf8_fold(a, str_fmt(a, "%.*s %.*s", STR(family), STR(given.n ? given : name)));
	Str s = str_trim(name);
	const char *last = s.n ? memrchr(s.p, ' ', s.n) : NULL;
	if (!last)
		return utf8_fold(a, s);
	Str tail = { last + 1, s.n - (size_t)(last + 1 - s.p) }, head = { s.p, (size_t)(last - s.p) };
	return utf8_fold(a, str_fmt(a, "%.*s %.*s", STR(tail), STR(head)));
}

/* ---- finding ------------------------------------------------------------------------ */

bool people_human(Db *db, Arena *a, int64_t person, Human *human) { return person_by_id(db, a, person, human); }
int64_t people_of(Db *db, Arena *a, int64_t account) { return person_of_account(db, a, account); }

int64_t people_by_email(Db *db, Arena *a, Str email)
{
	Str folded = utf8_fold(a, email);
	return folded.n ? person_by_email(db, a, folded) : 0;
}

Humans people_list(Db *db, Arena *a, PeopleWish w, int from, int most)
{
	return person_list(db, a, db_like(a, utf8_fold(a, w.search)), w.unit, w.gone, from, most);
}

int people_count(Db *db, Arena *a, PeopleWish w)
{
	return person_count(db, a, db_like(a, utf8_fold(a, w.search)), w.unit, w.gone);
}

/* ---- making and changing ---------------------------------------------------------------- */

static bool zone_is_unknown(Arena *a, Str zone)
{
	return zone.n && !zone_load(a, zone);
}

static Verdict check(Db *db, Arena *a, const Human *h)
{
	int64_t by_email = people_by_email(db, a, h->email), by_staff = h->staff_id.n ? person_by_staff(db, a, h->staff_id) : 0;
	return person_check((PersonForm){ .name = h->name, .email = h->email, .email_known = by_email && by_email != h->id,
		.staff_known = by_staff && by_staff != h->id, .zone_unknown = zone_is_unknown(a, h->zone) });
}

Verdict people_keep(Db *db, Arena *a, Human *h, Str source, Instant now)
{
	if (!h->name.n)
		h->name = str_trim(str_fmt(a, "%.*s %.*s", STR(h->given), STR(h->family)));
	if (!h->state.n)
		h->state = S("active");
	Verdict v = check(db, a, h);
	if (!allowed(v))
		return v;
	if (!h->id) {
		h->id = id_new();
		person_add(db, a, h, source, now);
	} else {
		person_set_name(db, a, h, now);
	}
	person_set_facts(db, h, now);
	return ALLOWED;
}

int64_t people_meet(Db *db, Arena *a, Str name, Str email, Str source, Instant now)
{
	Human h = { .name = utf8_cut(str_trim(name), 200), .email = str_trim(email) };
	int64_t known = people_by_email(db, a, h.email);
	if (known || !h.email.n)
		return known;
	if (!h.name.n)
		h.name = h.email;
	return allowed(people_keep(db, a, &h, source, now)) ? h.id : 0;
}

/* Somebody else may have signed in with this address before: then the new person goes without. */
int64_t people_of_account(Db *db, Arena *a, int64_t account, Instant now)
{
	Account row;
	int64_t person = person_of_account(db, a, account);
	if (person || !sign_account(db, a, account, &row))
		return person;
	person = people_by_email(db, a, row.email);
	if (!person || account_of_person(db, a, person)) {
		Human h = { .name = row.name.n ? row.name : row.email, .email = person ? S("") : row.email };
		if (!allowed(people_keep(db, a, &h, S("account"), now)))
			return 0;
		person = h.id;
	}
	sign_set_person(db, account, person);
	return person;
}

/* ---- the reporting line --------------------------------------------------------------------- */

static PeopleLinesChanged *_Atomic to_tell;

void people_on_lines_changed(PeopleLinesChanged *told) { to_tell = told; }

void people_lines_told(Db *db, Arena *a, Date today)
{
	PeopleLinesChanged *tell = to_tell;
	if (tell)
		tell(db, a, today);
}

bool people_in_line(Db *db, Arena *a, int64_t x, int64_t y)
{
	return line_is_above(db, a, x, y) || line_is_above(db, a, y, x);
}

Humans people_circle(Db *db, Arena *a, int64_t person, int64_t boss)
{
	Humans up = line_upward(db, a, boss), circle = { 0 };
	Human  self, other;
	if (person == boss || !line_is_above(db, a, person, boss) || !person_by_id(db, a, person, &self) || !person_by_id(db, a, boss, &other))
		return circle;
	*PUSH(a, &circle) = self;
	*PUSH(a, &circle) = other;
	for (int i = 0; i < up.n && up.list[i].id != person; i++)
		*PUSH(a, &circle) = up.list[i];
	return circle;
}

Verdict people_set_boss(Db *db, Arena *a, int64_t person, int64_t boss, Date today)
{
	Human h;
	int64_t present = line_boss(db, a, person);
	Verdict v = boss_check((BossForm){ .unknown = boss && !person_by_id(db, a, boss, &h), .self = boss == person,
		.circle = boss && boss != person && line_is_above(db, a, person, boss) });
	if (!allowed(v) || present == boss)
		return v;
	line_end(db, person, today);
	if (boss)
		line_add(db, person, boss, today);
	people_lines_told(db, a, today);
	return ALLOWED;
}
