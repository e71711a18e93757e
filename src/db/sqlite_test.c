/* sqlite_test.c - what every connection promises: commits that are one, readers that only read,
 * trouble that is told, and files nobody else can open. */
#include "db/db_own.h"
#include "test/check.h"
#include "test/scratch.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

static Arena  *arena;
static Str     folder, path;
static DbFile *file;

static void open_it(void)
{
	Str why;
	arena = arena_open();
	folder = scratch_open(arena);
	path = str_fmt(arena, "%s/x.db", folder.p);
	CHECK_INT(db_open(arena, path.p, 3, &file, &why), DB_OPENED);
}

static void close_it(void)
{
	db_close(file);
	scratch_drop(folder);
	arena_drop(arena);
}

static int64_t ask(Db *db, const char *sql)
{
	int64_t n = -1;
	for (Rows *r = db_ask(db, arena, sql); db_next(r);)
		n = db_int(r, 0);
	return n;
}

static int64_t rows(void)
{
	Db *db = db_reader(file);
	int64_t n = ask(db, "SELECT count(*) FROM setting");
	db_reader_back(db);
	return n;
}

static bool put(Db *db, void *with)
{
	db_do(db, "INSERT INTO setting (name, value, changed) VALUES ($1, $2, $3)", str(with), S("v"), 1);
	return true;
}

/* ---- one commit --------------------------------------------------------------------------- */

/* A session of nobody: allowed until the commit, which then fails. */
static bool fails_to_commit(Db *db, void *with)
{
	db_script(db, "PRAGMA defer_foreign_keys = ON");
	put(db, with);
	db_do(db, "INSERT INTO session (id, token_hash, account, made, seen_hour, expires, agent) VALUES (1, $1, 99, 1, 1, 1, '')",
	      ((Blob){ S("hash") }));
	return db_ok(db);
}

TEST(what_fails_at_the_commit_is_not_kept)
{
	open_it();
	CHECK_INT(db_write(file, fails_to_commit, "one"), DB_TROUBLE);
	CHECK_INT(rows(), 0);
	CHECK_INT(db_write(file, put, "two"), DB_KEPT);
	CHECK_INT(rows(), 1);
	close_it();
}

static atomic_int waiting, seen_early;

static bool slow(Db *db, void *with)
{
	(void)db, (void)with;
	while (waiting < 2)
		usleep(1000);
	usleep(50000);                  /* by now both stand in the queue, unless the machine is busy */
	return true;
}

static bool put_and_look(Db *db, void *with)
{
	seen_early += (int)rows();
	return put(db, with);
}

static void *in_turn(void *name)
{
	if (!strcmp(name, "slow")) {
		db_write(file, slow, NULL);
		return NULL;
	}
	usleep(5000);
	waiting++;
	db_write(file, put_and_look, name);
	return NULL;
}

/* On a busy machine they may come too late to wait together; in five goes once they do. */
TEST(deeds_that_wait_together_are_seen_together)
{
	static char *names[] = { "slow", "one", "two" };
	pthread_t t[3];
	bool together = false;
	for (int go = 0; go < 5 && !together; go++) {
		open_it();
		waiting = seen_early = 0;
		for (int i = 0; i < 3; i++)
			pthread_create(&t[i], NULL, in_turn, names[i]);
		for (int i = 0; i < 3; i++)
			pthread_join(t[i], NULL);
		CHECK_INT(rows(), 2);
		together = !seen_early;
		close_it();
	}
	CHECK(together);
}

/* ---- connections ----------------------------------------------------------------------------- */

static bool pragmas(Db *db, void *with)
{
	(void)with;
	CHECK_INT(ask(db, "PRAGMA synchronous"), 2);
	CHECK_INT(ask(db, "PRAGMA foreign_keys"), 1);
	CHECK_INT(ask(db, "PRAGMA secure_delete"), 1);
	CHECK_INT(ask(db, "PRAGMA trusted_schema"), 0);
	CHECK_INT(ask(db, "SELECT 'A' LIKE 'a'"), 0);
	for (Rows *r = db_ask(db, arena, "PRAGMA journal_mode"); db_next(r);)
		CHECK_EQ(db_text(r, 0), S("wal"));
	return true;
}

TEST(the_writer_syncs_checks_and_overwrites)
{
	open_it();
	CHECK_INT(db_write(file, pragmas, NULL), DB_KEPT);
	close_it();
}

TEST(readers_only_read_and_let_go_of_their_moment)
{
	open_it();
	Db *db = db_reader(file);
	put(db, "one");
	CHECK(!db_ok(db));
	CHECK(!db_reader_back(db));
	db = db_reader(file);
	CHECK_INT(ask(db, "SELECT count(*) FROM setting"), 0);
	CHECK_INT(ask(db, "PRAGMA wal_autocheckpoint"), 0);
	CHECK_INT(db_write(file, put, "one"), DB_KEPT);
	CHECK_INT(ask(db, "SELECT count(*) FROM setting"), 0);
	CHECK(db_reader_back(db));
	CHECK(sqlite3_get_autocommit(db->lite));
	CHECK_INT(rows(), 1);
	close_it();
}

TEST(nobody_else_can_open_the_files)
{
	static const char *const ends[] = { "", "-wal", ".lock" };
	mode_t before = umask(0);
	struct stat st;
	open_it();
	umask(before);
	CHECK_INT(db_write(file, put, "one"), DB_KEPT);
	for (size_t i = 0; i < COUNT(ends); i++) {
		CHECK(!stat(str_fmt(arena, "%s%s", path.p, ends[i]).p, &st));
		CHECK_INT(st.st_mode & 0777, 0600);
	}
	close_it();
}

/* ---- trouble ------------------------------------------------------------------------------------ */

static bool divide(Db *db, void *with)
{
	int *rows_seen = with;
	for (Rows *r = db_ask(db, arena, "SELECT abs(x) FROM (SELECT 1 AS x UNION ALL SELECT -9223372036854775807 - 1)"); db_next(r);)
		++*rows_seen;
	return true;
}

TEST(trouble_half_way_through_an_answer_is_told)
{
	int rows_seen = 0;
	open_it();
	CHECK_INT(db_write(file, divide, &rows_seen), DB_TROUBLE);
	CHECK_INT(rows_seen, 1);
	Db *db = db_reader(file);
	divide(db, &rows_seen);
	CHECK_INT(ask(db, "SELECT 1"), -1);
	CHECK(!db_reader_back(db));
	close_it();
}

/* Putting a text together takes memory; without it the column must not read as "". */
TEST(a_column_that_cannot_be_fetched_is_not_an_empty_one)
{
	open_it();
	db_write(file, put, "a name that is long enough not to lie in the row itself, one hundred letters or so, and some more");
	for (long nth = 1; nth < 40; nth++) {
		Db  *db = db_reader(file);
		Rows *r = db_ask(db, arena, "SELECT name || value || CAST(changed AS TEXT) FROM setting");
		mem_fail(nth, true);
		Str got = db_next(r) ? db_text(r, 0) : S("none");
		mem_fail(0, false);
		CHECK(!db_ok(db) || got.n > 90);
		db_reader_back(db);
	}
	CHECK_INT(rows(), 1);
	close_it();
}

/* One page of one table, so that the schema itself still reads well. */
TEST(damage_deep_inside_is_noticed_at_the_start)
{
	Str  why;
	char junk[64];
	open_it();
	CHECK_INT(db_write(file, put, "one"), DB_KEPT);
	Db *db = db_reader(file);
	int64_t page = ask(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'setting'");
	db_reader_back(db);
	db_close(file);
	int fd = open(path.p, O_RDWR);
	memset(junk, 0x5a, sizeof junk);
	CHECK(pwrite(fd, junk, sizeof junk, (page - 1) * 4096) == sizeof junk);
	close(fd);
	CHECK_INT(db_open(arena, path.p, 1, &file, &why), DB_DAMAGED);
	scratch_drop(folder);
	arena_drop(arena);
}
