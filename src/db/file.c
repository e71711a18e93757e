/* file.c - one database file: its lock, its one writer thread, its readers.
 *
 * Why one writer: SQLite before 3.51.3 can damage a WAL file when two connections
 * commit and checkpoint at the same time.  Here a single connection in a single
 * thread does both, and a lock file keeps other processes out. */
#include "db/db_own.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Deed Deed;
struct Deed { DbDeed *run; void *with; DbDone done; bool finished; Deed *next; };

enum { MOST_READERS = 64 };

struct DbFile {
	Arena          *arena;
	char           *path;
	int             lock;
	Db              writer, *reader[MOST_READERS];
	bool            lent[MOST_READERS];
	int             readers;
	pthread_t       thread;
	bool            started, stopping;
	pthread_mutex_t mutex;
	pthread_cond_t  work, done, reader_free;
	Deed           *first, **last;
};

/* ---- the writer ---------------------------------------------------------------- */

static void run_one(Db *db, Deed *d)
{
	db_script(db, "SAVEPOINT deed");
	bool keep = db_ok(db) && d->run(db, d->with);
	db_rest(db);
	d->done = !db_ok(db) ? DB_TROUBLE : keep ? DB_KEPT : DB_DROPPED;
	db_forget_trouble(db);
	if (sqlite3_get_autocommit(db->lite)) {         /* SQLite gave up the whole transaction */
		d->done = DB_TROUBLE;
		return;
	}
	if (d->done != DB_KEPT)
		db_script(db, "ROLLBACK TO deed");
	db_script(db, "RELEASE deed");
	if (!db_ok(db))
		d->done = DB_TROUBLE;
}

static void end_all(Deed *first, DbDone kept_become)
{
	for (Deed *d = first; d; d = d->next)
		if (d->done == DB_KEPT)
			d->done = kept_become;
}

/* A transaction may be left open when there was not even memory to roll it back. */
static void clean_start(Db *db, const char *begin)
{
	if (!sqlite3_get_autocommit(db->lite))
		db_script(db, "ROLLBACK");
	db_forget_trouble(db);
	db_script(db, begin);
}

/* Several deeds, one commit.  None is reported as kept before it is on disk. */
static void run_batch(Db *db, Deed *first)
{
	bool whole = true;
	clean_start(db, "BEGIN IMMEDIATE");
	for (Deed *d = first; d; d = d->next) {
		if (db_ok(db) && whole)
			run_one(db, d);
		else
			d->done = DB_TROUBLE;
		whole = whole && !sqlite3_get_autocommit(db->lite);
	}
	if (whole)
		db_script(db, "COMMIT");
	bool kept = whole && db_ok(db);
	db_forget_trouble(db);
	if (!sqlite3_get_autocommit(db->lite))
		db_script(db, "ROLLBACK");
	db_forget_trouble(db);
	end_all(first, kept ? DB_KEPT : DB_TROUBLE);
}

static void *writer_thread(void *given)
{
	DbFile *f = given;
	pthread_mutex_lock(&f->mutex);
	for (;;) {
		while (!f->first && !f->stopping)
			pthread_cond_wait(&f->work, &f->mutex);
		Deed *batch = f->first;
		if (!batch)
			break;
		f->first = NULL;
		f->last = &f->first;
		pthread_mutex_unlock(&f->mutex);
		run_batch(&f->writer, batch);
		pthread_mutex_lock(&f->mutex);
		for (Deed *d = batch, *next; d; d = next) {
			next = d->next;                 /* once finished, d is its owner's again */
			d->finished = true;
		}
		pthread_cond_broadcast(&f->done);
	}
	pthread_mutex_unlock(&f->mutex);
	return NULL;
}

DbDone db_write(DbFile *f, DbDeed *run, void *with)
{
	Deed d = { .run = run, .with = with, .done = DB_TROUBLE };
	pthread_mutex_lock(&f->mutex);
	if (!f->stopping) {
		*f->last = &d;
		f->last = &d.next;
		pthread_cond_signal(&f->work);
		while (!d.finished)
			pthread_cond_wait(&f->done, &f->mutex);
	}
	pthread_mutex_unlock(&f->mutex);
	return d.done;
}

/* ---- readers --------------------------------------------------------------------- */

static Db *reader_new(DbFile *f)
{
	const char *why;
	Db *db = mem_take(sizeof *db);
	if (db && !db_connect(db, f->path, false, &why)) {
		db_disconnect(db);
		mem_drop(db);
		return NULL;
	}
	if (db)
		db->file = f;
	return db;
}

Db *db_reader(DbFile *f)
{
	int i;
	pthread_mutex_lock(&f->mutex);
	for (;;) {
		for (i = 0; i < f->readers && f->lent[i]; i++) {}
		if (i < f->readers)
			break;
		pthread_cond_wait(&f->reader_free, &f->mutex);
	}
	f->lent[i] = true;
	if (!f->reader[i])
		f->reader[i] = reader_new(f);
	Db *db = f->reader[i];
	if (!db) {
		f->lent[i] = false;
		pthread_cond_signal(&f->reader_free);
	}
	pthread_mutex_unlock(&f->mutex);
	if (db)
		clean_start(db, "BEGIN");
	return db;
}

bool db_reader_back(Db *db)
{
	DbFile *f = db->file;
	bool sound = db_ok(db);
	db_rest(db);
	db_forget_trouble(db);
	if (!sqlite3_get_autocommit(db->lite))
		db_script(db, "ROLLBACK");
	db_forget_trouble(db);
	pthread_mutex_lock(&f->mutex);
	for (int i = 0; i < f->readers; i++)
		if (f->reader[i] == db)
			f->lent[i] = false;
	pthread_cond_signal(&f->reader_free);
	pthread_mutex_unlock(&f->mutex);
	return sound;
}

/* ---- opening and closing ----------------------------------------------------------- */

static bool take_lock(DbFile *f, Arena *a)
{
	f->lock = open(str_fmt(a, "%s.lock", f->path).p, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	return f->lock >= 0 && flock(f->lock, LOCK_EX | LOCK_NB) == 0;
}

static DbOpened open_writer(DbFile *f, Arena *a, Str *why)
{
	const char *text = "";
	mode_t before = umask(0077);
	bool locked = take_lock(f, a);
	int  error = errno;
	bool open = locked && db_connect(&f->writer, f->path, true, &text);
	umask(before);
	if (!locked) {
		bool taken = f->lock >= 0 && error == EWOULDBLOCK;
		*why = taken ? str_fmt(a, "Another mentord is using %s. Stop it first, or use another file.", f->path)
		             : str_fmt(a, "Cannot open %s: %s. Check that the folder exists and may be written.", f->path, strerror(error));
		return taken ? DB_BUSY : DB_NO_FILE;
	}
	if (!open) {
		*why = str_fmt(a, "Cannot open %s: %s. Check that it is mentord's data file and may be written, and that the disk has room.", f->path, text);
		return DB_NO_FILE;
	}
	return db_migrate(&f->writer, a, f->path, schema_steps, schema_steps_n, why);
}

static void release(DbFile *f)
{
	for (int i = 0; i < f->readers; i++) {
		if (f->reader[i])
			db_disconnect(f->reader[i]);
		mem_drop(f->reader[i]);
	}
	if (f->writer.lite)
		db_disconnect(&f->writer);              /* the last one out checkpoints */
	if (f->lock >= 0)
		close(f->lock);
	arena_drop(f->arena);
}

DbOpened db_open(Arena *a, const char *path, int readers, DbFile **file, Str *why)
{
	db_library();
	*file = NULL;
	Arena *own = arena_open();
	if (!own)
		arena_empty(a);
	DbFile *f = NEW(own, DbFile, 1);
	*f = (DbFile){ .arena = own, .path = str_c(own, str(path)), .lock = -1,
	               .readers = readers < MOST_READERS ? readers : MOST_READERS };
	f->last = &f->first;
	pthread_mutex_init(&f->mutex, NULL);
	pthread_cond_init(&f->work, NULL);
	pthread_cond_init(&f->done, NULL);
	pthread_cond_init(&f->reader_free, NULL);
	DbOpened got = open_writer(f, a, why);
	if (got == DB_OPENED && pthread_create(&f->thread, NULL, writer_thread, f)) {
		*why = S("The system allows no further thread. Raise the limit and start again.");
		got = DB_NO_FILE;
	}
	if (got == DB_OPENED)
		*file = f;
	else
		release(f);
	return got;
}

void db_close(DbFile *f)
{
	pthread_mutex_lock(&f->mutex);
	f->stopping = true;
	pthread_cond_signal(&f->work);
	pthread_mutex_unlock(&f->mutex);
	pthread_join(f->thread, NULL);
	release(f);
}
