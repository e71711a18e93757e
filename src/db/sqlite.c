/* sqlite.c - statements on SQLite.  The file and its threads: file.c. */
#include "db/db_own.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

/* ---- memory: SQLite asks base/ as everybody does ---------------------------- */

enum { HEAD = 16 };             /* keeps the size, and what follows aligned */

static void *lite_malloc(int n)
{
	char *p = mem_again(NULL, HEAD + (size_t)n);    /* SQLite does not ask for zeros */
	if (!p)
		return NULL;
	memcpy(p, &n, sizeof n);
	return p + HEAD;
}

static void lite_free(void *p) { mem_drop(p ? (char *)p - HEAD : NULL); }

static int lite_size(void *p)
{
	int n = 0;
	if (p)
		memcpy(&n, (char *)p - HEAD, sizeof n);
	return n;
}

static void *lite_realloc(void *p, int n)
{
	char *q = mem_again((char *)p - HEAD, HEAD + (size_t)n);
	if (!q)
		return NULL;
	memcpy(q, &n, sizeof n);
	return q + HEAD;
}

static int  lite_round(int n) { return (n + 7) & ~7; }
static int  lite_init(void *unused) { (void)unused; return SQLITE_OK; }
static void lite_shutdown(void *unused) { (void)unused; }

static void start(void)
{
	static const sqlite3_mem_methods memory = { lite_malloc, lite_free, lite_realloc, lite_size, lite_round,
		lite_init, lite_shutdown, NULL };
	if (sqlite3_config(SQLITE_CONFIG_MALLOC, &memory) || sqlite3_config(SQLITE_CONFIG_MULTITHREAD) || sqlite3_initialize())
		die("SQLite would not start");
}

void db_library(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, start);
}

/* ---- connections ------------------------------------------------------------- */

bool db_quiet;

static void trouble(Db *db, const char *sql)
{
	if (!db_quiet)
		fprintf(stderr, "<3>event=db_trouble code=%d text=\"%s\" sql=\"%.60s\"\n", sqlite3_extended_errcode(db->lite), sqlite3_errmsg(db->lite), sql);
	db->failed = true;
}

bool db_connect(Db *db, const char *path, bool write, const char **why)
{
	int flags = write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
	*db = (Db){ .file = db->file };
	if (sqlite3_open_v2(path, &db->lite, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
		*why = db->lite ? sqlite3_errmsg(db->lite) : "out of memory";
		return false;
	}
	sqlite3_extended_result_codes(db->lite, 1);
	sqlite3_busy_timeout(db->lite, 10000);
	sqlite3_db_config(db->lite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->lite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db->lite, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db->lite, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (!write)
		sqlite3_db_config(db->lite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	static const char *const writer = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
		" PRAGMA case_sensitive_like = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON";
	static const char *const reader = "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA case_sensitive_like = ON;"
		" PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
		" PRAGMA cache_size = -12000";      /* 12 MB at most: a list of 10,000 people is read from memory */
	if (sqlite3_exec(db->lite, write ? writer : reader, NULL, NULL, NULL) != SQLITE_OK) {
		*why = sqlite3_errmsg(db->lite);
		return false;
	}
	return true;
}

void db_disconnect(Db *db)
{
	for (int i = 0; i < db->kept; i++)
		sqlite3_finalize(db->st[i]);
	db->kept = 0;
	sqlite3_close(db->lite);
	db->lite = NULL;
}

static bool is_kept(const Db *db, const sqlite3_stmt *st)
{
	for (int i = 0; i < db->kept; i++)
		if (db->st[i] == st)
			return true;
	return false;
}

void db_rest(Db *db)
{
	for (sqlite3_stmt *st = sqlite3_next_stmt(db->lite, NULL), *next; st; st = next) {
		next = sqlite3_next_stmt(db->lite, st);
		if (!is_kept(db, st))
			sqlite3_finalize(st);
		else if (sqlite3_stmt_busy(st))
			sqlite3_reset(st);
	}
}

bool db_ok(const Db *db) { return !db->failed; }
void db_forget_trouble(Db *db) { db->failed = false; }

void db_script(Db *db, const char *sql)
{
	if (!db->failed && sqlite3_exec(db->lite, sql, NULL, NULL, NULL) != SQLITE_OK)
		trouble(db, sql);
}

/* ---- statements --------------------------------------------------------------- */

/* The same literal is prepared once per connection.  One that is under way (a query
 * inside the same query) or finds the shelf full is prepared anew and thrown away. */
static sqlite3_stmt *statement(Db *db, const char *sql)
{
	for (int i = 0; i < db->kept; i++)
		if (db->sql[i] == sql && !sqlite3_stmt_busy(db->st[i]))
			return db->st[i];
	sqlite3_stmt *st = NULL;
	if (sqlite3_prepare_v3(db->lite, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK)
		return trouble(db, sql), NULL;
	if (db->kept < CACHED) {
		db->sql[db->kept] = sql;
		db->st[db->kept++] = st;
	}
	return st;
}

/* A value that stays where it is until the statement is put back need not be copied. */
typedef enum { COPIED, STAYING } Bound;

static int bind(sqlite3_stmt *st, int at, const DbVal *v, Bound how)
{
	const char *p = v->s.p ? v->s.p : "";
	sqlite3_destructor_type keep = how == STAYING ? SQLITE_STATIC : SQLITE_TRANSIENT;
	switch (v->kind) {
	case DB_TEXT: return sqlite3_bind_text64(st, at, p, v->s.n, keep, SQLITE_UTF8);
	case DB_BLOB: return sqlite3_bind_blob64(st, at, p, v->s.n, keep);
	case DB_INT:  return sqlite3_bind_int64(st, at, v->n);
	default:      return sqlite3_bind_null(st, at);
	}
}

/* "$2" is a *name* to SQLite, numbered by first appearance: so look it up by name. */
static sqlite3_stmt *prepare(Db *db, const char *sql, const DbVal *v, int n, Bound how)
{
	sqlite3_stmt *st = db->failed ? NULL : statement(db, sql);
	if (!st)
		return NULL;
	if (sqlite3_bind_parameter_count(st) != n)
		die("%d values for: %s", n, sql);
	for (int i = 1; i <= n; i++) {
		char tens = (char)('0' + i / 10), ones = (char)('0' + i % 10), name[] = { '$', i < 10 ? ones : tens, i < 10 ? '\0' : ones, '\0' };
		int at = sqlite3_bind_parameter_index(st, name);
		if (!at)
			die("no %s in: %s", name, sql);
		if (bind(st, at, &v[i], how) != SQLITE_OK)
			return trouble(db, sql), NULL;
	}
	return st;
}

static void put_back(Db *db, sqlite3_stmt *st)
{
	if (!is_kept(db, st))
		sqlite3_finalize(st);
	else {
		sqlite3_reset(st);
		sqlite3_clear_bindings(st);
	}
}

int64_t db_do_(Db *db, const char *sql, const DbVal *v, int n)
{
	sqlite3_stmt *st = prepare(db, sql, v, n, STAYING);
	if (!st)
		return 0;
	if (sqlite3_step(st) != SQLITE_DONE)
		trouble(db, sql);
	put_back(db, st);
	return db->failed ? 0 : sqlite3_changes(db->lite);
}

struct Rows { Db *db; Arena *arena; sqlite3_stmt *st; };

Rows *db_ask_(Db *db, Arena *a, const char *sql, const DbVal *v, int n)
{
	Rows *r = NEW(a, Rows, 1);
	*r = (Rows){ db, a, prepare(db, sql, v, n, COPIED) };
	return r;
}

bool db_next(Rows *r)
{
	if (!r->st)
		return false;
	int rc = sqlite3_step(r->st);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		trouble(r->db, sqlite3_sql(r->st));
	put_back(r->db, r->st);
	r->st = NULL;
	return false;
}

int64_t db_int(Rows *r, int c) { return sqlite3_column_int64(r->st, c); }
int64_t db_number(Rows *r)
{
	int64_t n = 0;
	while (db_next(r))
		n = db_int(r, 0);
	return n;
}

bool    db_null(Rows *r, int c) { return sqlite3_column_type(r->st, c) == SQLITE_NULL; }
Date    db_date(Rows *r, int c) { return (Date){ sqlite3_column_int(r->st, c) }; }
Instant db_instant(Rows *r, int c) { return (Instant){ sqlite3_column_int64(r->st, c) }; }

/* A column that could not be fetched for want of memory must not read as "". */
static Str fetched(Rows *r, const void *p, int c)
{
	if (!p && sqlite3_errcode(r->db->lite) == SQLITE_NOMEM)
		trouble(r->db, sqlite3_sql(r->st));
	return str_copy(r->arena, (Str){ p ? p : "", p ? (size_t)sqlite3_column_bytes(r->st, c) : 0 });
}

Str  db_text(Rows *r, int c) { return fetched(r, sqlite3_column_text(r->st, c), c); }
Blob db_blob(Rows *r, int c) { return (Blob){ fetched(r, sqlite3_column_blob(r->st, c), c) }; }

Str db_like(Arena *a, Str folded)
{
	Buf out = buf_open(a);
	buf_char(&out, '%');
	for (size_t i = 0; i < folded.n; i++) {
		if (folded.p[i] == '%' || folded.p[i] == '_' || folded.p[i] == '!')
			buf_char(&out, '!');
		buf_char(&out, folded.p[i]);
	}
	buf_char(&out, '%');
	return buf_str(&out);
}
