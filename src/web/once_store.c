/* once_store.c - every SQL statement about forms that have acted. */
#include "web/once_store.h"

bool once_found(Db *db, Arena *a, Blob hash, Str *location)
{
	bool found = false;
	for (Rows *r = db_ask(db, a, "SELECT location FROM once WHERE hash = $1", hash); db_next(r);) {
		*location = db_text(r, 0);
		found = true;
	}
	return found;
}

bool once_take(Db *db, Blob hash, Str location, Instant now)
{
	Instant expires = { now.us + SECONDS(86400) };
	return db_do(db, "INSERT INTO once (hash, location, expires) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
	             hash, location, expires) == 1;
}

void once_tell(Db *db, Blob hash, Str location)
{
	db_do(db, "UPDATE once SET location = $2 WHERE hash = $1", hash, location);
}

void once_sweep(Db *db, Instant now) { db_do(db, "DELETE FROM once WHERE expires < $1", now); }
