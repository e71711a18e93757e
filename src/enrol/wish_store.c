/* wish_store.c - every SQL statement about wishes in confidence and worksheets; all sealed. */
#include "enrol/wish_store.h"

static SealedWishes wishes(Arena *a, Rows *r)
{
	SealedWishes all = { 0 };
	while (db_next(r))
		*PUSH(a, &all) = (SealedWish){ .id = db_int(r, 0), .of = db_int(r, 1), .place = (int)db_int(r, 2), .sealed = db_blob(r, 3).bytes };
	return all;
}

SealedWishes preference_rows(Db *db, Arena *a, int64_t profile)
{
	return wishes(a, db_ask(db, a, "SELECT id, profile, place, person_sealed FROM preference WHERE profile = $1 ORDER BY place", profile));
}

SealedWishes preference_all(Db *db, Arena *a, int64_t programme)
{
	return wishes(a, db_ask(db, a, "SELECT w.id, w.profile, w.place, w.person_sealed FROM preference w JOIN profile f ON f.id = w.profile"
		" WHERE f.programme = $1 ORDER BY w.profile, w.place", programme));
}

void preference_drop(Db *db, int64_t profile) { db_do(db, "DELETE FROM preference WHERE profile = $1", profile); }

void preference_add(Db *db, int64_t id, int64_t profile, int place, Str sealed)
{
	db_do(db, "INSERT INTO preference (id, profile, place, person_sealed) VALUES ($1, $2, $3, $4)", id, profile, place, ((Blob){ sealed }));
}

SealedWishes avoid_rows(Db *db, Arena *a, int64_t person)
{
	return wishes(a, db_ask(db, a, "SELECT id, person, 0, whom_sealed FROM avoid WHERE person = $1 ORDER BY id", person));
}

SealedWishes avoid_all(Db *db, Arena *a, int64_t programme)
{
	return wishes(a, db_ask(db, a, "SELECT id, person, 0, whom_sealed FROM avoid"
		" WHERE person IN (SELECT person FROM enrolment WHERE programme = $1 AND ended IS NULL) ORDER BY person, id", programme));
}

void avoid_add(Db *db, int64_t id, int64_t person, Str tag, Str sealed)
{
	db_do(db, "INSERT INTO avoid (id, person, tag, whom_sealed) VALUES ($1, $2, $3, $4) ON CONFLICT (person, tag) DO NOTHING",
	      id, person, ((Blob){ tag }), ((Blob){ sealed }));
}

void avoid_drop(Db *db, int64_t id) { db_do(db, "DELETE FROM avoid WHERE id = $1", id); }

int64_t avoid_count(Db *db, Arena *a, int64_t person, const Str tag[3], int64_t other, const Str other_tag[3])
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM avoid WHERE (person = $1 AND tag IN ($2, $3, $4)) OR (person = $5 AND tag IN ($6, $7, $8))",
		person, ((Blob){ tag[0] }), ((Blob){ tag[1] }), ((Blob){ tag[2] }), other, ((Blob){ other_tag[0] }), ((Blob){ other_tag[1] }), ((Blob){ other_tag[2] })));
}

/* ---- identity ------------------------------------------------------------------------- */

bool identity_row(Db *db, Arena *a, int64_t profile, IdentityRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT i.profile, coalesce(c.id, 0), i.value_sealed FROM identity i"
		" LEFT JOIN consent c ON c.id = i.consent AND c.withdrawn IS NULL WHERE i.profile = $1", profile);
	while (db_next(r)) {
		*row = (IdentityRow){ db_int(r, 0), db_int(r, 1), db_blob(r, 2).bytes };
		found = true;
	}
	return found;
}

IdentityRows identity_all(Db *db, Arena *a, int64_t programme)
{
	IdentityRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT i.profile, c.id, i.value_sealed FROM identity i JOIN profile f ON f.id = i.profile"
		" JOIN consent c ON c.id = i.consent WHERE f.programme = $1 AND c.withdrawn IS NULL ORDER BY i.profile", programme);
	while (db_next(r))
		*PUSH(a, &all) = (IdentityRow){ db_int(r, 0), db_int(r, 1), db_blob(r, 2).bytes };
	return all;
}

void identity_put(Db *db, int64_t profile, int64_t consent, Str sealed)
{
	db_do(db, "INSERT INTO identity (profile, consent, value_sealed) VALUES ($1, $2, $3)"
	          " ON CONFLICT (profile) DO UPDATE SET consent = excluded.consent, value_sealed = excluded.value_sealed",
	      profile, consent ? db_val_int(consent) : DB_NULL, ((Blob){ sealed }));
}

void identity_drop(Db *db, int64_t profile) { db_do(db, "DELETE FROM identity WHERE profile = $1", profile); }

/* ---- worksheets -------------------------------------------------------------------------- */

bool worksheet_row(Db *db, Arena *a, int64_t account, int64_t programme, Str kind, SheetRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, key, item_sealed, body_sealed FROM worksheet WHERE account = $1 AND programme = $2 AND kind = $3",
	                 account, programme, kind);
	while (db_next(r)) {
		*row = (SheetRow){ .id = db_int(r, 0), .key = db_int(r, 1), .item = db_blob(r, 2).bytes, .body = db_blob(r, 3).bytes };
		found = true;
	}
	return found;
}

void worksheet_put(Db *db, int64_t account, int64_t programme, Str kind, SheetRow row, Date today)
{
	db_do(db, "INSERT INTO worksheet (id, account, programme, kind, key, item_sealed, body_sealed, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
	          " ON CONFLICT (account, programme, kind) DO UPDATE SET id = excluded.id, key = excluded.key, item_sealed = excluded.item_sealed,"
	          " body_sealed = excluded.body_sealed, changed = excluded.changed",
	      row.id, account, programme, kind, row.key, ((Blob){ row.item }), ((Blob){ row.body }), today);
}

void worksheet_drop(Db *db, int64_t account, int64_t programme, Str kind)
{
	db_do(db, "DELETE FROM worksheet WHERE account = $1 AND programme = $2 AND kind = $3", account, programme, kind);
}

/* ---- who is meant ---------------------------------------------------------------------------- */

int64_t named_person(Db *db, Arena *a, Str fold)
{
	return db_number(db_ask(db, a, "SELECT CASE WHEN count(*) = 1 THEN min(id) ELSE 0 END FROM person WHERE state <> 'erased'"
		" AND (email_fold = $1 OR name_fold = $1)", fold));
}

Str person_folds(Db *db, Arena *a, int64_t person, Str *email_fold)
{
	Str name = S("");
	*email_fold = S("");
	for (Rows *r = db_ask(db, a, "SELECT name_fold, email_fold FROM person WHERE id = $1", person); db_next(r);) {
		name = db_text(r, 0);
		*email_fold = db_text(r, 1);
	}
	return name;
}
