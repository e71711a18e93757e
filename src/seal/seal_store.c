/* seal_store.c - every SQL statement about keys and their wraps. */
#include "seal/seal_keep.h"

bool seal_row(Db *db, Arena *a, int64_t account, SealRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a,
		"SELECT k.id, k.open, p.wrapped, c.wrapped FROM seal_key k LEFT JOIN key_wrap p ON p.key = k.id AND p.method = 'password'"
		"  LEFT JOIN key_wrap c ON c.key = k.id AND c.method = 'recovery' WHERE k.account = $1 AND k.retired IS NULL", account);
	while (db_next(r)) {
		Str open = db_blob(r, 1).bytes;
		*row = (SealRow){ .id = db_int(r, 0), .by_password = db_blob(r, 2).bytes, .by_recovery = db_blob(r, 3).bytes };
		found = open.n == sizeof row->open;
		for (size_t i = 0; found && i < open.n; i++)
			row->open[i] = (uint8_t)open.p[i];
	}
	return found;
}

void seal_row_add(Db *db, int64_t id, int64_t account, const SealPair *pair, Instant now)
{
	db_do(db, "DELETE FROM key_wrap WHERE key IN (SELECT id FROM seal_key WHERE account = $1 AND retired IS NULL)", account);
	db_do(db, "UPDATE seal_key SET retired = $2 WHERE account = $1 AND retired IS NULL", account, now);
	db_do(db, "INSERT INTO seal_key (id, account, open, made) VALUES ($1, $2, $3, $4)", id, account,
	      ((Blob){ { (const char *)pair->open, sizeof pair->open } }), now);
}

void seal_wrap_put(Db *db, int64_t key, Str method, Str wrapped, Instant now)
{
	db_do(db, "INSERT INTO key_wrap (key, method, wrapped, made) VALUES ($1, $2, $3, $4)"
	          " ON CONFLICT (key, method) DO UPDATE SET wrapped = excluded.wrapped, made = excluded.made", key, method, ((Blob){ wrapped }), now);
}

bool seal_server_needed(Db *db, Arena *a)
{
	return db_number(db_ask(db, a, "SELECT CASE WHEN EXISTS (SELECT 1 FROM preference) OR EXISTS (SELECT 1 FROM avoid) OR EXISTS (SELECT 1 FROM identity)"
		" OR EXISTS (SELECT 1 FROM run_file) THEN 1 ELSE 0 END")) != 0;
}
