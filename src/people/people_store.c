/* people_store.c - every SQL statement about persons, what else is kept of them, and the reporting line. */
#include "people/people_store.h"
#include "people/people_own.h"

/* ---- persons ---------------------------------------------------------------------- */

static DbVal id_or_null(int64_t id) { return id ? db_val_int(id) : DB_NULL; }
static DbVal text_or_null(Str s) { return s.n ? db_val_str(s) : DB_NULL; }

static Human row_of(Rows *r)
{
	return (Human){ .id = db_int(r, 0), .account = db_int(r, 1), .name = db_text(r, 2), .given = db_text(r, 3), .family = db_text(r, 4),
		.pronouns = db_text(r, 5), .email = db_text(r, 6), .staff_id = db_text(r, 7), .profession = db_text(r, 8), .title = db_text(r, 9),
		.city = db_text(r, 10), .country = db_text(r, 11), .zone = db_text(r, 12), .state = db_text(r, 13), .unit = db_int(r, 14),
		.stage = db_int(r, 15), .boss = db_int(r, 16), .unit_name = db_text(r, 17), .stage_name = db_text(r, 18), .boss_name = db_text(r, 19) };
}

bool person_by_id(Db *db, Arena *a, int64_t id, Human *h)
{
	bool found = false;
	Rows *r = db_ask(db, a,
		"SELECT p.id, a.id, p.name, p.given, p.family, p.pronouns, p.email, p.staff_id, p.profession, p.title, p.city, p.country, p.zone,"
		"  p.state, p.unit, p.stage, l.boss, u.name, s.name, b.name"
		" FROM person p LEFT JOIN account a ON a.person = p.id LEFT JOIN unit u ON u.id = p.unit LEFT JOIN stage s ON s.id = p.stage"
		"  LEFT JOIN report_line l ON l.person = p.id AND l.until IS NULL LEFT JOIN person b ON b.id = l.boss"
		" WHERE p.id = $1", id);
	while (db_next(r)) {
		*h = row_of(r);
		found = true;
	}
	return found;
}

/* The page is cut first, by one index; only its rows are joined. */
Humans person_list(Db *db, Arena *a, Str like, int64_t unit, bool gone, int from, int most)
{
	Humans all = { 0 };
	Rows *r = db_ask(db, a,
		"WITH RECURSIVE inside(id) AS (SELECT id FROM unit WHERE id = $2 UNION SELECT u.id FROM unit u JOIN inside i ON u.parent = i.id)"
		" SELECT p.id, a.id, p.name, p.given, p.family, p.pronouns, p.email, p.staff_id, p.profession, p.title, p.city, p.country, p.zone,"
		"  p.state, p.unit, p.stage, l.boss, u.name, s.name, b.name"
		" FROM (SELECT id FROM person WHERE state <> 'erased' AND (state <> 'left' OR $3 = 1)"
		"   AND ($2 = 0 OR unit IN (SELECT id FROM inside)) AND find LIKE $1 ESCAPE '!'"
		"   ORDER BY sort_name, id LIMIT $4 OFFSET $5) f JOIN person p ON p.id = f.id"
		"  LEFT JOIN account a ON a.person = p.id LEFT JOIN unit u ON u.id = p.unit LEFT JOIN stage s ON s.id = p.stage"
		"  LEFT JOIN report_line l ON l.person = p.id AND l.until IS NULL LEFT JOIN person b ON b.id = l.boss"
		" ORDER BY p.sort_name, p.id", like, unit, gone, most, from);
	while (db_next(r)) {
		Human h = row_of(r);
		*PUSH(a, &all) = h;
	}
	return all;
}

int person_count(Db *db, Arena *a, Str like, int64_t unit, bool gone)
{
	return (int)db_number(db_ask(db, a,
		"WITH RECURSIVE inside(id) AS (SELECT id FROM unit WHERE id = $2 UNION SELECT u.id FROM unit u JOIN inside i ON u.parent = i.id)"
		" SELECT count(*) FROM person WHERE state <> 'erased' AND (state <> 'left' OR $3 = 1)"
		"   AND ($2 = 0 OR unit IN (SELECT id FROM inside)) AND find LIKE $1 ESCAPE '!'", like, unit, gone));
}

int64_t person_of_account(Db *db, Arena *a, int64_t account)
{
	return db_number(db_ask(db, a, "SELECT coalesce(person, 0) FROM account WHERE id = $1", account));
}

int64_t account_of_person(Db *db, Arena *a, int64_t person)
{
	return db_number(db_ask(db, a, "SELECT id FROM account WHERE person = $1", person));
}

int64_t person_by_email(Db *db, Arena *a, Str email_fold)
{
	return db_number(db_ask(db, a, "SELECT id FROM person WHERE email_fold = $1", email_fold));
}

int64_t person_by_staff(Db *db, Arena *a, Str staff_id)
{
	return db_number(db_ask(db, a, "SELECT id FROM person WHERE staff_id = $1", staff_id));
}

static Str find_words(Arena *a, const Human *h)
{
	return utf8_fold(a, str_fmt(a, "%.*s %.*s %.*s", STR(h->name), STR(h->email), STR(h->staff_id)));
}

void person_add(Db *db, Arena *a, const Human *h, Str source, Instant now)
{
	db_do(db, "INSERT INTO person (id, name, name_fold, sort_name, given, family, email, email_fold, staff_id, source, find, made, changed)"
	          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)",
	      h->id, h->name, utf8_fold(a, h->name), people_sort_name(a, h->given, h->family, h->name), h->given, h->family,
	      text_or_null(h->email), text_or_null(utf8_fold(a, h->email)), text_or_null(h->staff_id), source, find_words(a, h), now);
}

void person_set_name(Db *db, Arena *a, const Human *h, Instant now)
{
	db_do(db, "UPDATE person SET name = $2, name_fold = $3, sort_name = $4, given = $5, family = $6, email = $7, email_fold = $8,"
	          " staff_id = $9, state = $10, find = $11, changed = $12 WHERE id = $1",
	      h->id, h->name, utf8_fold(a, h->name), people_sort_name(a, h->given, h->family, h->name), h->given, h->family,
	      text_or_null(h->email), text_or_null(utf8_fold(a, h->email)), text_or_null(h->staff_id), h->state, find_words(a, h), now);
}

void person_set_facts(Db *db, const Human *h, Instant now)
{
	db_do(db, "UPDATE person SET unit = $2, stage = $3, pronouns = $4, profession = $5, title = $6, city = $7, country = $8, zone = $9,"
	          " changed = $10 WHERE id = $1",
	      h->id, id_or_null(h->unit), id_or_null(h->stage), h->pronouns, h->profession, h->title, h->city, h->country, h->zone, now);
}

void person_clear_keys(Db *db, int64_t id)
{
	db_do(db, "UPDATE person SET email = NULL, email_fold = NULL, staff_id = NULL WHERE id = $1", id);
}

void person_drop(Db *db, int64_t id)
{
	db_do(db, "DELETE FROM person_extra WHERE person = $1", id);
	db_do(db, "DELETE FROM report_line WHERE person = $1 OR boss = $1", id);
	db_do(db, "DELETE FROM person WHERE id = $1", id);
}

/* ---- what else is kept ---------------------------------------------------------------- */

Extras extras_of(Db *db, Arena *a, int64_t person)
{
	Extras all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT name, value FROM person_extra WHERE person = $1 ORDER BY name", person); db_next(r);)
		*PUSH(a, &all) = (Extra){ db_text(r, 0), db_text(r, 1) };
	return all;
}

Strs extra_names(Db *db, Arena *a, int most)
{
	Strs all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT DISTINCT name FROM person_extra ORDER BY name LIMIT $1", most); db_next(r);)
		*PUSH(a, &all) = db_text(r, 0);
	return all;
}

void extra_put(Db *db, int64_t person, Str name, Str value)
{
	if (!value.n)
		db_do(db, "DELETE FROM person_extra WHERE person = $1 AND name = $2", person, name);
	else
		db_do(db, "INSERT INTO person_extra (person, name, value) VALUES ($1, $2, $3)"
		          " ON CONFLICT (person, name) DO UPDATE SET value = excluded.value", person, name, value);
}

void extras_drop(Db *db, int64_t person) { db_do(db, "DELETE FROM person_extra WHERE person = $1", person); }

/* ---- the reporting line ------------------------------------------------------------------ */

int64_t line_boss(Db *db, Arena *a, int64_t person)
{
	return db_number(db_ask(db, a, "SELECT boss FROM report_line WHERE person = $1 AND until IS NULL", person));
}

/* A line that began today never held: it goes. */
void line_end(Db *db, int64_t person, Date today)
{
	db_do(db, "DELETE FROM report_line WHERE person = $1 AND until IS NULL AND since = $2", person, today);
	db_do(db, "UPDATE report_line SET until = $2 WHERE person = $1 AND until IS NULL", person, today);
}

void line_add(Db *db, int64_t person, int64_t boss, Date today)
{
	db_do(db, "INSERT INTO report_line (id, person, boss, since) VALUES ($1, $2, $3, $4)", id_new(), person, boss, today);
}

bool line_is_above(Db *db, Arena *a, int64_t above, int64_t person)
{
	return db_number(db_ask(db, a,
		"WITH RECURSIVE up(id) AS (SELECT boss FROM report_line WHERE person = $1 AND until IS NULL"
		"  UNION SELECT l.boss FROM report_line l JOIN up ON l.person = up.id WHERE l.until IS NULL)"
		" SELECT count(*) FROM up WHERE id = $2", person, above)) > 0;
}

static Humans briefly(Arena *a, Rows *r)
{
	Humans all = { 0 };
	while (db_next(r)) {
		Human h = { .id = db_int(r, 0), .name = db_text(r, 1), .title = db_text(r, 2) };
		*PUSH(a, &all) = h;
	}
	return all;
}

Humans line_upward(Db *db, Arena *a, int64_t person)
{
	return briefly(a, db_ask(db, a,
		"WITH RECURSIVE up(id, far) AS (SELECT boss, 1 FROM report_line WHERE person = $1 AND until IS NULL"
		"  UNION SELECT l.boss, up.far + 1 FROM report_line l JOIN up ON l.person = up.id WHERE l.until IS NULL AND up.far < 100)"
		" SELECT p.id, p.name, p.title FROM up JOIN person p ON p.id = up.id ORDER BY up.far", person));
}

Humans line_reports(Db *db, Arena *a, int64_t person, int from, int most)
{
	return briefly(a, db_ask(db, a, "SELECT p.id, p.name, p.title FROM report_line l JOIN person p ON p.id = l.person"
		" WHERE l.boss = $1 AND l.until IS NULL ORDER BY p.sort_name, p.id LIMIT $2 OFFSET $3", person, most, from));
}

int line_reports_count(Db *db, Arena *a, int64_t person)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM report_line WHERE boss = $1 AND until IS NULL", person));
}

Reports people_lines(Db *db, Arena *a)
{
	Reports all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT person, boss FROM report_line WHERE until IS NULL ORDER BY person"); db_next(r);)
		*PUSH(a, &all) = (Report){ db_int(r, 0), db_int(r, 1) };
	return all;
}
