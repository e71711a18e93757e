/* kept_store.c - every SQL statement about kept runs.  Sealing and opening: kept.c. */
#include "match/kept_store.h"

bool kept_owns(Db *db, Arena *a, int64_t id, int64_t account)
{
	bool owns = false;
	for (Rows *r = db_ask(db, a, "SELECT id FROM kept_run WHERE id = $1 AND account = $2", id, account); db_next(r);)
		owns = true;
	return owns;
}

int kept_count(Db *db, Arena *a, int64_t account)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM kept_run WHERE account = $1", account));
}

static SealedRun run_of(Rows *r)
{
	return (SealedRun){ .id = db_int(r, 0), .key = db_int(r, 1), .item = db_blob(r, 2).bytes, .title = db_blob(r, 3).bytes,
		.settings = db_blob(r, 4).bytes, .engine = db_text(r, 5), .made = db_instant(r, 6), .people = (int)db_int(r, 7), .pairs = (int)db_int(r, 8) };
}

SealedRuns kept_rows(Db *db, Arena *a, int64_t account, int from, int most)
{
	SealedRuns all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, key, item_sealed, title_sealed, settings_sealed, engine, made, people, pairs FROM kept_run"
	                        " WHERE account = $1 ORDER BY made DESC, id DESC LIMIT $2 OFFSET $3", account, most, from);
	while (db_next(r)) {
		SealedRun run = run_of(r);
		*PUSH(a, &all) = run;
	}
	return all;
}

bool kept_row(Db *db, Arena *a, int64_t id, int64_t account, SealedRun *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, key, item_sealed, title_sealed, settings_sealed, engine, made, people, pairs, sheets_sealed FROM kept_run"
	                        " WHERE id = $1 AND account = $2", id, account);
	while (db_next(r)) {
		*row = run_of(r);
		row->sheets = db_blob(r, 9).bytes;
		found = true;
	}
	return found;
}

void kept_row_add(Db *db, int64_t account, SealedRun k)
{
	db_do(db, "INSERT INTO kept_run (id, account, key, item_sealed, title_sealed, settings_sealed, sheets_sealed, made, engine, people, pairs)"
	          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
	      k.id, account, k.key, ((Blob){ k.item }), ((Blob){ k.title }), ((Blob){ k.settings }), ((Blob){ k.sheets }), k.made, k.engine, k.people, k.pairs);
}

void kept_delete(Db *db, int64_t id, int64_t account)
{
	db_do(db, "DELETE FROM kept_run WHERE id = $1 AND account = $2", id, account);
}
