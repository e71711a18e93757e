/* import_store.c - every SQL statement about imports and the way back. */
#include "people/import_store.h"

ImportColumns import_columns(Db *db, Arena *a)
{
	ImportColumns all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT header_fold, field FROM import_column"); db_next(r);)
		*PUSH(a, &all) = (ImportColumn){ db_text(r, 0), db_text(r, 1) };
	return all;
}

void import_column_put(Db *db, Str header_fold, Str field, Instant now)
{
	db_do(db, "INSERT INTO import_column (header_fold, field, at) VALUES ($1, $2, $3)"
	          " ON CONFLICT (header_fold) DO UPDATE SET field = excluded.field, at = excluded.at", header_fold, field, now);
}

/* ---- imports ---------------------------------------------------------------------- */

static ImportRow row_of(Rows *r)
{
	return (ImportRow){ .id = db_int(r, 0), .file = db_text(r, 1), .state = db_text(r, 2), .added = (int)db_int(r, 3), .changed = (int)db_int(r, 4),
		.gone = (int)db_int(r, 5), .at = db_instant(r, 6), .who = db_text(r, 7), .undoable = db_int(r, 8) };
}

ImportRows imports_list(Db *db, Arena *a, int from, int most)
{
	ImportRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT i.id, i.file, i.state, i.added, i.changed, i.gone, i.at, a.name,"
		" CASE WHEN i.state = 'done' AND EXISTS (SELECT 1 FROM import_row w WHERE w.import = i.id) THEN 1 ELSE 0 END"
		" FROM import i LEFT JOIN account a ON a.id = i.account ORDER BY i.id DESC LIMIT $1 OFFSET $2", most, from);
	while (db_next(r)) {
		ImportRow row = row_of(r);
		*PUSH(a, &all) = row;
	}
	return all;
}

int imports_count(Db *db, Arena *a) { return (int)db_number(db_ask(db, a, "SELECT count(*) FROM import")); }

bool import_find(Db *db, Arena *a, int64_t id, ImportRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT i.id, i.file, i.state, i.added, i.changed, i.gone, i.at, a.name,"
		" CASE WHEN i.state = 'done' AND EXISTS (SELECT 1 FROM import_row w WHERE w.import = i.id) THEN 1 ELSE 0 END"
		" FROM import i LEFT JOIN account a ON a.id = i.account WHERE i.id = $1", id);
	for (; db_next(r); found = true)
		*row = row_of(r);
	return found;
}

void import_add(Db *db, const ImportRow *i, int64_t account)
{
	DbVal who = account ? db_val_int(account) : DB_NULL;
	db_do(db, "INSERT INTO import (id, file, state, added, changed, gone, account, at) VALUES ($1, $2, 'done', $3, $4, $5, $6, $7)",
	      i->id, i->file, i->added, i->changed, i->gone, who, i->at);
}

void import_undone(Db *db, int64_t id) { db_do(db, "UPDATE import SET state = 'undone' WHERE id = $1", id); }

void import_sweep(Db *db, Instant now)
{
	db_do(db, "DELETE FROM import_row WHERE import IN (SELECT id FROM import WHERE at < $1)", ((Instant){ now.us - SECONDS(30 * 86400) }));
}

/* ---- the way back ------------------------------------------------------------------- */

void import_before_add(Db *db, int64_t import, int64_t person, Str was)
{
	db_do(db, "INSERT INTO import_row (import, person, was) VALUES ($1, $2, $3)", import, person, was);
}

Befores import_befores(Db *db, Arena *a, int64_t import)
{
	Befores all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT person, was FROM import_row WHERE import = $1 ORDER BY person", import); db_next(r);)
		*PUSH(a, &all) = (Before){ db_int(r, 0), db_text(r, 1) };
	return all;
}

void import_befores_drop(Db *db, int64_t import) { db_do(db, "DELETE FROM import_row WHERE import = $1", import); }

static Str one_name(Rows *r)
{
	Str name = S("");
	while (db_next(r))
		name = db_text(r, 0);
	return name;
}

Str import_touched(Db *db, Arena *a, int64_t import)
{
	return one_name(db_ask(db, a, "SELECT p.name FROM import_row w JOIN import i ON i.id = w.import JOIN person p ON p.id = w.person"
		" WHERE w.import = $1 AND (p.changed <> i.at OR EXISTS (SELECT 1 FROM report_line l WHERE l.person = p.id AND l.until IS NULL AND l.id > i.id))"
		" ORDER BY p.sort_name LIMIT 1", import));
}

/* Whatever names a person, in any table: a test holds this list against the schema. */
Str import_needed(Db *db, Arena *a, int64_t import)
{
	return one_name(db_ask(db, a, "SELECT p.name FROM import_row w JOIN person p ON p.id = w.person WHERE w.import = $1 AND w.was = '' AND ("
		"  EXISTS (SELECT 1 FROM account x WHERE x.person = p.id)"
		"  OR EXISTS (SELECT 1 FROM import_row x WHERE x.person = p.id AND x.import <> $1)"
		"  OR EXISTS (SELECT 1 FROM report_line x WHERE x.boss = p.id AND x.until IS NULL"
		"    AND NOT EXISTS (SELECT 1 FROM import_row y WHERE y.import = $1 AND y.person = x.person))"
		"  OR p.id IN (SELECT person FROM consent) OR p.id IN (SELECT person FROM invitation) OR p.id IN (SELECT person FROM profile)"
		"  OR p.id IN (SELECT person FROM enrolment) OR p.id IN (SELECT person FROM avoid) OR p.id IN (SELECT person FROM member)"
		"  OR EXISTS (SELECT 1 FROM mentorship x WHERE x.pair_low = p.id OR x.pair_high = p.id)"
		") ORDER BY p.sort_name LIMIT 1", import));
}

Humans import_people(Db *db, Arena *a, int64_t import, int from, int most)
{
	Humans all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.id, p.name, CASE WHEN w.was = '' THEN 'new' ELSE 'changed' END FROM import_row w JOIN person p ON p.id = w.person"
		" WHERE w.import = $1 ORDER BY p.sort_name, p.id LIMIT $2 OFFSET $3", import, most, from);
	while (db_next(r)) {
		Human h = { .id = db_int(r, 0), .name = db_text(r, 1), .state = db_text(r, 2) };
		*PUSH(a, &all) = h;
	}
	return all;
}

int import_people_count(Db *db, Arena *a, int64_t import)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM import_row WHERE import = $1", import));
}

/* ---- everybody at once ---------------------------------------------------------------- */

static void extras_of_all(Db *db, Arena *a, Wholes *all)
{
	int at = 0;
	for (Rows *r = db_ask(db, a, "SELECT person, name, value FROM person_extra ORDER BY person, name"); db_next(r);) {
		int64_t person = db_int(r, 0);
		while (at < all->n && all->list[at].h.id < person)
			at++;
		if (at < all->n && all->list[at].h.id == person)
			*PUSH(a, &all->list[at].extras) = (Extra){ db_text(r, 1), db_text(r, 2) };
	}
}

Wholes import_everybody(Db *db, Arena *a)
{
	Wholes all = { 0 };
	Rows *r = db_ask(db, a,
		"SELECT p.id, p.name, p.given, p.family, p.pronouns, p.email, p.staff_id, p.profession, p.title, p.city, p.country, p.zone, p.state,"
		"  p.unit, p.stage, l.boss, p.guest"
		" FROM person p LEFT JOIN report_line l ON l.person = p.id AND l.until IS NULL WHERE p.state <> 'erased' ORDER BY p.id");
	while (db_next(r)) {
		Whole w = { .guest = db_int(r, 16), .h = { .id = db_int(r, 0), .name = db_text(r, 1), .given = db_text(r, 2), .family = db_text(r, 3),
			.pronouns = db_text(r, 4), .email = db_text(r, 5), .staff_id = db_text(r, 6), .profession = db_text(r, 7), .title = db_text(r, 8),
			.city = db_text(r, 9), .country = db_text(r, 10), .zone = db_text(r, 11), .state = db_text(r, 12), .unit = db_int(r, 13),
			.stage = db_int(r, 14), .boss = db_int(r, 15) } };
		*PUSH(a, &all) = w;
	}
	extras_of_all(db, a, &all);
	return all;
}
