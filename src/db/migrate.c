/* migrate.c - brings a file's schema up to date, one numbered step at a time.
 * Before each step on a file that holds data a copy is made and checked; it stays
 * beside the file as PATH.before-NNNN. */
#include "db/db_own.h"

#include <sodium.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHECK_BELOW = 64 << 20 };        /* larger files are checked by the nightly job, not at each start */

static int64_t one_number(Db *db, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int64_t n = -1;
	if (sqlite3_prepare_v2(db->lite, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static bool is_sound(Db *db)
{
	sqlite3_stmt *st = NULL;
	bool ok = sqlite3_prepare_v2(db->lite, "PRAGMA quick_check(1)", -1, &st, NULL) == SQLITE_OK
	       && sqlite3_step(st) == SQLITE_ROW && str_eq(str((const char *)sqlite3_column_text(st, 0)), S("ok"));
	sqlite3_finalize(st);
	return ok;
}

static int version(Db *db)
{
	int64_t tables = one_number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_step'");
	if (tables != 1)
		return tables < 0 ? -1 : 0;
	return (int)one_number(db, "SELECT coalesce(max(number), 0) FROM schema_step");
}

/* A copy that opens, is sound and is at the same version; else it is removed. */
static bool copy_verified(Db *db, const char *to)
{
	Db copy = { 0 };
	const char *why;
	unlink(to);
	bool done = db_connect(&copy, to, true, &why);
	sqlite3_backup *b = done ? sqlite3_backup_init(copy.lite, "main", db->lite, "main") : NULL;
	done = b && sqlite3_backup_step(b, -1) == SQLITE_DONE;
	if (b)
		done = sqlite3_backup_finish(b) == SQLITE_OK && done;
	done = done && is_sound(&copy) && version(&copy) == version(db);
	db_disconnect(&copy);
	if (!done)
		unlink(to);
	return done;
}

static void hash_of(Str sql, uint8_t hash[32]) { crypto_generichash(hash, 32, (const uint8_t *)sql.p, sql.n, NULL, 0); }

static bool apply(Db *db, Arena *a, const SchemaStep *s)
{
	uint8_t hash[32];
	hash_of(s->sql, hash);
	db_script(db, "BEGIN IMMEDIATE");
	db_script(db, str_c(a, s->sql));
	db_do(db, "INSERT INTO schema_step (number, name, sha, at) VALUES ($1, $2, $3, $4)", s->number, str(s->name),
	      ((Blob){ { (char *)hash, sizeof hash } }), clock_now());
	db_rest(db);
	db_script(db, "COMMIT");
	bool done = db_ok(db);
	db_forget_trouble(db);
	if (!sqlite3_get_autocommit(db->lite))
		db_script(db, "ROLLBACK");
	db_forget_trouble(db);
	return done;
}

/* A step of this program that reads otherwise in the file was edited after release. */
static bool same_steps(Db *db, Arena *a, const SchemaStep *steps, int n, int *odd)
{
	*odd = 0;
	Rows *r = db_ask(db, a, "SELECT number, sha FROM schema_step ORDER BY number");
	while (db_next(r)) {
		int at = (int)db_int(r, 0);
		uint8_t hash[32];
		if (at < 1 || at > n)
			continue;
		hash_of(steps[at - 1].sql, hash);
		if (!*odd && !str_eq(db_blob(r, 1).bytes, (Str){ (char *)hash, sizeof hash }))
			*odd = at;
	}
	return db_ok(db) && !*odd;
}

static DbOpened upgrade(Db *db, Arena *a, const char *path, int from, const SchemaStep *steps, int n, Str *why)
{
	for (int i = from; i < n; i++) {
		const SchemaStep *s = &steps[i];
		Str copy = str_fmt(a, "%s.before-%04d", path, s->number);
		if (from && !copy_verified(db, copy.p)) {
			*why = str_fmt(a, "No sound copy of %s could be made before the upgrade to version %d, so nothing was changed."
			               " Make room on the disk and start again.", path, s->number);
			return DB_NOT_UPGRADED;
		}
		if (!apply(db, a, s)) {
			*why = str_fmt(a, "The upgrade of %s to version %d did not go through and was taken back. %s%.*s", path, s->number,
			               from ? "A copy from before is " : "Check the disk and start again.", from ? (int)copy.n : 0, copy.p);
			return DB_NOT_UPGRADED;
		}
	}
	return DB_OPENED;
}

DbOpened db_migrate(Db *db, Arena *a, const char *path, const SchemaStep *steps, int n, Str *why)
{
	struct stat st;
	int odd, have = version(db);
	if (have < 0 || (stat(path, &st) == 0 && st.st_size < CHECK_BELOW && !is_sound(db))) {
		*why = str_fmt(a, "%s is damaged, so it was not opened. Put the newest backup in its place.", path);
		return DB_DAMAGED;
	}
	if (have > n) {
		*why = str_fmt(a, "%s was written by a newer mentord (version %d; this one knows up to %d). Install the newer program,"
		               " or go back to the copy %s.before-%04d.", path, have, n, path, n + 1);
		return DB_NEWER;
	}
	if (have && !same_steps(db, a, steps, n, &odd)) {
		*why = str_fmt(a, "Step %d of the schema in %s is not the one this program knows. Use the program that wrote the file.", odd, path);
		return DB_NOT_UPGRADED;
	}
	return upgrade(db, a, path, have, steps, n, why);
}
