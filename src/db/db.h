/* db.h - ask the database, and only ever with bound values.
 *
 * A trouble (disk full, damaged file, broken SQL) is latched in the Db: every
 * later call is a quiet no-op and reads return no rows; whoever began the
 * transaction sees it at the end and rolls back.  So callers check once.
 * SQL is a literal inside the subset that SQLite and PostgreSQL share, with $1,
 * $2 .. for values.
 *
 * One writer thread does every commit and every checkpoint; deeds that wait at
 * the same time share one commit and so one sync to disk.  Readers are
 * connections that can only read; each sees one moment of the data from
 * db_reader() to db_reader_back(). */
#ifndef DB_H
#define DB_H

#include "base/base.h"
#include "base/time.h"

typedef struct Db Db;           /* one connection */
typedef struct DbFile DbFile;   /* the file: the writer, the readers */
typedef struct Rows Rows;

/* ---- file.c: the file, its writer and its readers ------------------------- */

typedef enum { DB_OPENED, DB_NO_FILE, DB_BUSY, DB_NEWER, DB_DAMAGED, DB_NOT_UPGRADED } DbOpened;
/* Opens or makes the file, brings its schema up to date (a verified copy is left
 * beside the file before any change) and starts the writer.  When not DB_OPENED,
 * *why is a whole sentence for the operator and *file is NULL. */
DbOpened db_open(Arena *a, const char *path, int readers, DbFile **file, Str *why);
void     db_close(DbFile *file);                        /* waits for deeds under way, then checkpoints */

/* Runs a deed in the writer thread, in a transaction of its own, and returns once
 * the outcome is on disk.  The deed answers whether to keep what it wrote. */
typedef bool DbDeed(Db *db, void *with);
typedef enum { DB_KEPT, DB_DROPPED, DB_TROUBLE } DbDone;
DbDone db_write(DbFile *file, DbDeed *deed, void *with);

Db  *db_reader(DbFile *file);                           /* waits for a free one; NULL: cannot read at all */
bool db_reader_back(Db *db);                            /* false: there was trouble, distrust what was read */

/* ---- sqlite.c: statements -------------------------------------------------- */

bool db_ok(const Db *db);                               /* false once there was trouble */
extern bool db_quiet;                                   /* tests: do not tell of trouble on stderr */
void db_script(Db *db, const char *sql);                /* several statements; migrations and tests only */

typedef struct { enum { DB_NONE, DB_INT, DB_TEXT, DB_BLOB } kind; int64_t n; Str s; } DbVal;
typedef struct { Str bytes; } Blob;                     /* text is Str, bytes are Blob */
static inline DbVal db_val_int(int64_t n) { return (DbVal){ DB_INT, n, { 0 } }; }
static inline DbVal db_val_str(Str s) { return (DbVal){ DB_TEXT, 0, s }; }
static inline DbVal db_val_date(Date d) { return (DbVal){ DB_INT, d.day, { 0 } }; }
static inline DbVal db_val_instant(Instant t) { return (DbVal){ DB_INT, t.us, { 0 } }; }
static inline DbVal db_val_blob(Blob b) { return (DbVal){ DB_BLOB, 0, b.bytes }; }
static inline DbVal db_val_val(DbVal v) { return v; }
#define DB_NULL ((DbVal){ DB_NONE, 0, { 0 } })
#define DB_VAL(x) _Generic((x), Str: db_val_str, Date: db_val_date, Instant: db_val_instant, \
	Blob: db_val_blob, DbVal: db_val_val, default: db_val_int)(x)

/* db_do(db, sql, values...)  -> how many rows were changed (0 on trouble)
 * db_ask(db, arena, sql, values...) -> rows, to be walked with db_next() to the end */
#define db_do(db, sql, ...)         db_do_((db), (sql), DB_VALS(__VA_ARGS__))
#define db_ask(db, arena, sql, ...) db_ask_((db), (arena), (sql), DB_VALS(__VA_ARGS__))
int64_t db_do_(Db *db, const char *sql, const DbVal *v, int n);
Rows   *db_ask_(Db *db, Arena *a, const char *sql, const DbVal *v, int n);
bool    db_next(Rows *r);                               /* false: no more, closed */
int64_t db_int(Rows *r, int column);                    /* NULL reads as 0 */
int64_t db_number(Rows *r);                             /* of a query that answers one number; 0 when it answers no row */
bool    db_null(Rows *r, int column);
Str     db_text(Rows *r, int column);                   /* copied to the arena; NULL reads as "" */
Blob    db_blob(Rows *r, int column);
Date    db_date(Rows *r, int column);
Instant db_instant(Rows *r, int column);

/* Up to twelve values, each turned into a DbVal by its C type. */
#define DB_VALS(...) (const DbVal[]){ { 0 } __VA_OPT__(, DB_MAP(__VA_ARGS__)) }, \
	(int)(sizeof (const DbVal[]){ { 0 } __VA_OPT__(, DB_MAP(__VA_ARGS__)) } / sizeof(DbVal)) - 1
#define DB_MAP(...) DB_PICK(__VA_ARGS__, DB_12, DB_11, DB_10, DB_9, DB_8, DB_7, DB_6, DB_5, DB_4, DB_3, DB_2, DB_1)(__VA_ARGS__)
#define DB_PICK(a, b, c, d, e, f, g, h, i, j, k, l, pick, ...) pick
#define DB_1(a) DB_VAL(a)
#define DB_2(a, ...) DB_VAL(a), DB_1(__VA_ARGS__)
#define DB_3(a, ...) DB_VAL(a), DB_2(__VA_ARGS__)
#define DB_4(a, ...) DB_VAL(a), DB_3(__VA_ARGS__)
#define DB_5(a, ...) DB_VAL(a), DB_4(__VA_ARGS__)
#define DB_6(a, ...) DB_VAL(a), DB_5(__VA_ARGS__)
#define DB_7(a, ...) DB_VAL(a), DB_6(__VA_ARGS__)
#define DB_8(a, ...) DB_VAL(a), DB_7(__VA_ARGS__)
#define DB_9(a, ...) DB_VAL(a), DB_8(__VA_ARGS__)
#define DB_10(a, ...) DB_VAL(a), DB_9(__VA_ARGS__)
#define DB_11(a, ...) DB_VAL(a), DB_10(__VA_ARGS__)
#define DB_12(a, ...) DB_VAL(a), DB_11(__VA_ARGS__)

/* What holds this text, for LIKE $1 ESCAPE '!': "50%" finds itself anywhere, "" everything. */
Str     db_like(Arena *a, Str folded);

/* ---- migrate.c -------------------------------------------------------------- */

/* The numbered steps of schema/, compiled in. */
typedef struct { int number; const char *name; Str sql; } SchemaStep;
extern const SchemaStep schema_steps[];
extern const int        schema_steps_n;

#endif
