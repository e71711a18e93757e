/* kept_store.c - every SQL statement about kept runs. */
#include "match/kept.h"

bool kept_owns(Db *db, Arena *a, int64_t id, int64_t account)
{
	bool owns = false;
	for (Rows *r = db_ask(db, a, "SELECT id FROM kept_run WHERE id = $1 AND account = $2", id, account); db_next(r);)
		owns = true;
	return owns;
}

int kept_count(Db *db, Arena *a, int64_t account)
{
	int n = 0;
	for (Rows *r = db_ask(db, a, "SELECT count(*) FROM kept_run WHERE account = $1", account); db_next(r);)
		n = (int)db_int(r, 0);
	return n;
}

Keeps kept_list(Db *db, Arena *a, int64_t account, int from, int most)
{
	Keeps all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, title, engine, settings, made, people, pairs FROM kept_run WHERE account = $1"
	                        " ORDER BY made DESC, id DESC LIMIT $2 OFFSET $3", account, most, from);
	while (db_next(r))
		*PUSH(a, &all) = (Kept){ .id = db_int(r, 0), .title = db_text(r, 1), .engine = db_text(r, 2), .settings = db_text(r, 3),
			.made = db_instant(r, 4), .people = (int)db_int(r, 5), .pairs = (int)db_int(r, 6) };
	return all;
}

bool kept_read(Db *db, Arena *a, int64_t id, int64_t account, Kept *kept)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, title, engine, settings, made, people, pairs, sheets FROM kept_run WHERE id = $1 AND account = $2", id, account);
	while (db_next(r)) {
		*kept = (Kept){ .id = db_int(r, 0), .title = db_text(r, 1), .engine = db_text(r, 2), .settings = db_text(r, 3),
			.made = db_instant(r, 4), .people = (int)db_int(r, 5), .pairs = (int)db_int(r, 6), .sheets = db_blob(r, 7).bytes };
		found = true;
	}
	return found;
}

void kept_add(Db *db, int64_t account, Kept k)
{
	db_do(db, "INSERT INTO kept_run (id, account, title, made, engine, people, pairs, settings, sheets)"
	          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
	      k.id, account, k.title, k.made, k.engine, k.people, k.pairs, k.settings, ((Blob){ k.sheets }));
}

void kept_delete(Db *db, int64_t id, int64_t account)
{
	db_do(db, "DELETE FROM kept_run WHERE id = $1 AND account = $2", id, account);
}
