/* words_store.c - every SQL statement about units, career stages, words to choose from. */
#include "people/words_store.h"

static DbVal id_or_null(int64_t id) { return id ? db_val_int(id) : DB_NULL; }
static DbVal text_or_null(Str s) { return s.n ? db_val_str(s) : DB_NULL; }

/* ---- units ------------------------------------------------------------------------ */

Units unit_all(Db *db, Arena *a)
{
	Units all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT id, parent, name, code, partner, active FROM unit ORDER BY name_fold, id"); db_next(r);)
		*PUSH(a, &all) = (Unit){ .id = db_int(r, 0), .parent = db_int(r, 1), .name = db_text(r, 2), .code = db_text(r, 3),
			.partner = db_int(r, 4), .active = db_int(r, 5) };
	return all;
}

int64_t unit_by_name(Db *db, Arena *a, int64_t parent, Str name_fold)
{
	return db_number(db_ask(db, a, "SELECT id FROM unit WHERE coalesce(parent, 0) = $1 AND name_fold = $2", parent, name_fold));
}

int64_t unit_by_code(Db *db, Arena *a, Str code)
{
	return db_number(db_ask(db, a, "SELECT id FROM unit WHERE code = $1", code));
}

bool unit_is_inside(Db *db, Arena *a, int64_t unit, int64_t outer)
{
	return db_number(db_ask(db, a,
		"WITH RECURSIVE up(id) AS (SELECT id FROM unit WHERE id = $1 UNION SELECT u.parent FROM unit u JOIN up ON u.id = up.id WHERE u.parent IS NOT NULL)"
		" SELECT count(*) FROM up WHERE id = $2", unit, outer)) > 0;
}

bool unit_is_peopled(Db *db, Arena *a, int64_t unit)
{
	return db_number(db_ask(db, a, "SELECT (SELECT count(*) FROM person WHERE unit = $1 AND state IN ('active','leave'))"
		" + (SELECT count(*) FROM unit WHERE parent = $1 AND active = 1)", unit)) > 0;
}

void unit_add(Db *db, Arena *a, const Unit *u)
{
	db_do(db, "INSERT INTO unit (id, parent, code, name, name_fold, partner, active) VALUES ($1, $2, $3, $4, $5, $6, $7)",
	      u->id, id_or_null(u->parent), text_or_null(u->code), u->name, utf8_fold(a, u->name), u->partner, u->active);
}

void unit_set(Db *db, Arena *a, const Unit *u)
{
	db_do(db, "UPDATE unit SET parent = $2, code = $3, name = $4, name_fold = $5, partner = $6, active = $7 WHERE id = $1",
	      u->id, id_or_null(u->parent), text_or_null(u->code), u->name, utf8_fold(a, u->name), u->partner, u->active);
}

void unit_drop(Db *db, int64_t id) { db_do(db, "DELETE FROM unit WHERE id = $1", id); }

/* ---- career stages --------------------------------------------------------------------- */

Stages people_stages(Db *db, Arena *a)
{
	Stages all = { 0 };
	for (Rows *r = db_ask(db, a, "SELECT id, name, place FROM stage ORDER BY place"); db_next(r);)
		*PUSH(a, &all) = (StageRow){ db_int(r, 0), db_text(r, 1), (int)db_int(r, 2) };
	return all;
}

int64_t stage_by_name(Db *db, Arena *a, Str name_fold)
{
	return db_number(db_ask(db, a, "SELECT id FROM stage WHERE name_fold = $1", name_fold));
}

int64_t stage_people(Db *db, Arena *a, int64_t stage)
{
	return db_number(db_ask(db, a, "SELECT (SELECT count(*) FROM person WHERE stage = $1) + (SELECT count(*) FROM enrolment WHERE stage = $1)", stage));
}

void stage_add(Db *db, Arena *a, StageRow s)
{
	db_do(db, "INSERT INTO stage (id, name, name_fold, place) VALUES ($1, $2, $3, $4)", s.id, s.name, utf8_fold(a, s.name), s.place);
}

void stage_set(Db *db, Arena *a, StageRow s)
{
	db_do(db, "UPDATE stage SET name = $2, name_fold = $3 WHERE id = $1", s.id, s.name, utf8_fold(a, s.name));
}

/* Places are unique: one steps aside first. */
void stage_swap(Db *db, StageRow one, StageRow other)
{
	db_do(db, "UPDATE stage SET place = -1 WHERE id = $1", one.id);
	db_do(db, "UPDATE stage SET place = $2 WHERE id = $1", other.id, one.place);
	db_do(db, "UPDATE stage SET place = $2 WHERE id = $1", one.id, other.place);
}

void stage_drop(Db *db, int64_t id) { db_do(db, "DELETE FROM stage WHERE id = $1", id); }

/* ---- words -------------------------------------------------------------------------------- */

Terms people_terms(Db *db, Arena *a, const char *list, int64_t programme, bool retired)
{
	Terms all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, programme, name, domain, active FROM term WHERE list = $1 AND (programme IS NULL OR programme = $2)"
		" AND became IS NULL AND (active = 1 OR $3 = 1) ORDER BY domain, place, name_fold, id", str(list), programme, retired);
	while (db_next(r))
		*PUSH(a, &all) = (Term){ .id = db_int(r, 0), .programme = db_int(r, 1), .name = db_text(r, 2), .domain = db_text(r, 3), .active = db_int(r, 4) };
	return all;
}

int64_t term_by_name(Db *db, Arena *a, Str list, Str domain, Str name_fold)
{
	return db_number(db_ask(db, a, "SELECT id FROM term WHERE list = $1 AND programme IS NULL AND domain = $2 AND name_fold = $3", list, domain, name_fold));
}

bool term_by_id(Db *db, Arena *a, int64_t id, Term *t, Str *list)
{
	bool found = false;
	for (Rows *r = db_ask(db, a, "SELECT id, programme, name, domain, active, list FROM term WHERE id = $1 AND became IS NULL", id); db_next(r); found = true) {
		*t = (Term){ .id = db_int(r, 0), .programme = db_int(r, 1), .name = db_text(r, 2), .domain = db_text(r, 3), .active = db_int(r, 4) };
		*list = db_text(r, 5);
	}
	return found;
}

void term_add(Db *db, Arena *a, Str list, const Term *t)
{
	db_do(db, "INSERT INTO term (id, list, domain, programme, name, name_fold, place)"
	          " VALUES ($1, $2, $3, $4, $5, $6, 1 + (SELECT coalesce(max(place), 0) FROM term WHERE list = $2 AND domain = $3))",
	      t->id, list, t->domain, id_or_null(t->programme), t->name, utf8_fold(a, t->name));
}

void term_set(Db *db, Arena *a, const Term *t)
{
	db_do(db, "UPDATE term SET name = $2, name_fold = $3, active = $4 WHERE id = $1", t->id, t->name, utf8_fold(a, t->name), t->active);
}

void term_merge(Db *db, int64_t from, int64_t into)
{
	db_do(db, "UPDATE term SET became = $2, active = 0 WHERE id = $1 OR became = $1", from, into);
}
