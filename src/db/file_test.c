/* file_test.c - the file, its writer and readers, its upgrades. */
#include "db/db_own.h"
#include "test/check.h"
#include "test/scratch.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

typedef struct { Arena *arena; Str folder, path; DbFile *file; } Bench;

static Bench bench(void)
{
	Bench b = { .arena = arena_open() };
	Str   why;
	b.folder = scratch_open(b.arena);
	b.path = str_fmt(b.arena, "%s/x.db", b.folder.p);
	CHECK_INT(db_open(b.arena, b.path.p, 3, &b.file, &why), DB_OPENED);
	return b;
}

static void over(Bench *b)
{
	if (b->file)
		db_close(b->file);
	scratch_drop(b->folder);
	arena_drop(b->arena);
}

typedef struct { Str name; bool keep, spoil; } Put;

static bool put(Db *db, void *with)
{
	Put *p = with;
	db_do(db, "INSERT INTO setting (name, value, changed) VALUES ($1, $2, $3)", p->name, S("v"), clock_now());
	if (p->spoil)
		db_script(db, "INSERT INTO no_such_table VALUES (1)");
	return p->keep;
}

static int64_t count(Bench *b)
{
	Db *db = db_reader(b->file);
	int64_t n = -1;
	for (Rows *r = db_ask(db, b->arena, "SELECT count(*) FROM setting"); db_next(r);)
		n = db_int(r, 0);
	CHECK(db_reader_back(db));
	return n;
}

TEST(a_deed_is_kept_dropped_or_trouble)
{
	Bench b = bench();
	CHECK_INT(db_write(b.file, put, &(Put){ S("one"), true, false }), DB_KEPT);
	CHECK_INT(db_write(b.file, put, &(Put){ S("two"), false, false }), DB_DROPPED);
	CHECK_INT(db_write(b.file, put, &(Put){ S("three"), true, true }), DB_TROUBLE);
	CHECK_INT(db_write(b.file, put, &(Put){ S("one"), true, false }), DB_TROUBLE);
	CHECK_INT(count(&b), 1);
	CHECK_INT(db_write(b.file, put, &(Put){ S("two"), true, false }), DB_KEPT);
	CHECK_INT(count(&b), 2);
	over(&b);
}

static void *many(void *given)
{
	Bench *b = given;
	static _Atomic int next;
	intptr_t kept = 0;
	for (int i = 0; i < 50; i++) {
		Arena *a = arena_open();
		Put p = { str_fmt(a, "n%d", next++), i % 5 != 4, i % 7 == 6 };
		kept += db_write(b->file, put, &p) == DB_KEPT;
		arena_drop(a);
	}
	return (void *)kept;
}

/* Deeds of one batch must not drag each other down. */
TEST(deeds_that_share_a_commit_stand_or_fall_alone)
{
	Bench b = bench();
	pthread_t t[8];
	int64_t kept = 0;
	for (size_t i = 0; i < COUNT(t); i++)
		pthread_create(&t[i], NULL, many, &b);
	for (size_t i = 0; i < COUNT(t); i++) {
		void *n;
		pthread_join(t[i], &n);
		kept += (intptr_t)n;
	}
	CHECK_INT(kept, 8 * 34);
	CHECK_INT(count(&b), kept);
	over(&b);
}

TEST(a_reader_sees_one_moment_and_cannot_write)
{
	Bench b = bench();
	Db *db = db_reader(b.file);
	int64_t before = -1, after = -1;
	for (Rows *r = db_ask(db, b.arena, "SELECT count(*) FROM setting"); db_next(r);)
		before = db_int(r, 0);
	CHECK_INT(db_write(b.file, put, &(Put){ S("one"), true, false }), DB_KEPT);
	for (Rows *r = db_ask(db, b.arena, "SELECT count(*) FROM setting"); db_next(r);)
		after = db_int(r, 0);
	CHECK(before == 0 && after == 0 && db_ok(db));
	db_do(db, "DELETE FROM setting");
	CHECK(!db_ok(db));
	CHECK(!db_reader_back(db));
	CHECK_INT(count(&b), 1);
	over(&b);
}

TEST(parameters_are_bound_by_their_number)
{
	Bench b = bench();
	Db *db = db_reader(b.file);
	Str got = S("");
	for (Rows *r = db_ask(db, b.arena, "SELECT $2 || $1 || coalesce($3, 'none')", S("a"), S("b"), DB_NULL); db_next(r);)
		got = db_text(r, 0);
	CHECK_EQ(got, S("banone"));
	/* a query inside the same query */
	int rows = 0;
	static const char *const three = "SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3";
	for (Rows *r = db_ask(db, b.arena, three); db_next(r);)
		for (Rows *q = db_ask(db, b.arena, three); db_next(q);)
			rows++;
	CHECK_INT(rows, 9);
	db_reader_back(db);
	over(&b);
}

TEST(a_second_program_is_told_to_wait)
{
	Bench   b = bench();
	DbFile *second;
	Str     why;
	CHECK_INT(db_open(b.arena, b.path.p, 1, &second, &why), DB_BUSY);
	CHECK(!second && str_holds(why, S("Another mentord")));
	CHECK_INT(db_open(b.arena, "/no/such/folder/x.db", 1, &second, &why), DB_NO_FILE);
	over(&b);
}

static const SchemaStep two_steps[] = {
	{ 1, "0001-a", S("CREATE TABLE schema_step (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha BLOB NOT NULL, at INTEGER NOT NULL) STRICT;"
	                 "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (7)") },
	{ 2, "0002-b", S("ALTER TABLE t ADD COLUMN more TEXT") },
};
static const SchemaStep bad_step[] = {
	{ 1, "0001-a", S("CREATE TABLE schema_step (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha BLOB NOT NULL, at INTEGER NOT NULL) STRICT;"
	                 "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (7)") },
	{ 2, "0002-b", S("CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT; DROP TABLE no_such") },
};

static DbOpened migrate(Bench *b, const SchemaStep *steps, int n, Str *why, int64_t *sevens)
{
	Db db = { 0 };
	const char *text;
	CHECK(db_connect(&db, str_fmt(b->arena, "%s/m.db", b->folder.p).p, true, &text));
	DbOpened got = db_migrate(&db, b->arena, str_fmt(b->arena, "%s/m.db", b->folder.p).p, steps, n, why);
	*sevens = 0;
	for (Rows *r = db_ask(&db, b->arena, "SELECT count(*) FROM t WHERE id = 7"); db_next(r);)
		*sevens = db_int(r, 0);
	db_rest(&db);
	db_disconnect(&db);
	return got;
}

TEST(an_upgrade_leaves_a_checked_copy_and_a_bad_one_changes_nothing)
{
	Bench b = bench();
	Str   why;
	int64_t sevens;
	Str   copy = str_fmt(b.arena, "%s/m.db.before-0002", b.folder.p);
	CHECK_INT(migrate(&b, two_steps, 1, &why, &sevens), DB_OPENED);
	CHECK(access(copy.p, F_OK) != 0);
	CHECK_INT(migrate(&b, bad_step, 2, &why, &sevens), DB_NOT_UPGRADED);
	CHECK(str_holds(why, S("taken back")) && sevens == 1);
	CHECK_INT(migrate(&b, two_steps, 2, &why, &sevens), DB_OPENED);
	CHECK(sevens == 1 && access(copy.p, F_OK) == 0);
	CHECK_INT(migrate(&b, two_steps, 1, &why, &sevens), DB_NEWER);
	CHECK(str_holds(why, S("newer mentord (version 2")) && str_holds(why, S("before-0002")));
	over(&b);
}

TEST(a_step_edited_after_release_is_noticed)
{
	Bench b = bench();
	Str   why;
	int64_t sevens;
	SchemaStep other[] = { two_steps[0], { 2, "0002-b", S("ALTER TABLE t ADD COLUMN other TEXT") } };
	CHECK_INT(migrate(&b, two_steps, 2, &why, &sevens), DB_OPENED);
	CHECK_INT(migrate(&b, other, 2, &why, &sevens), DB_NOT_UPGRADED);
	CHECK(str_holds(why, S("Step 2")));
	over(&b);
}

TEST(a_damaged_file_is_not_opened)
{
	Bench b = bench();
	Str   why;
	for (int i = 0; i < 50; i++)
		CHECK_INT(db_write(b.file, put, &(Put){ str_fmt(b.arena, "name-%d", i), true, false }), DB_KEPT);
	db_close(b.file);
	b.file = NULL;
	int fd = open(b.path.p, O_RDWR);
	char junk[40000];
	memset(junk, 0x5a, sizeof junk);
	CHECK(pwrite(fd, junk, sizeof junk, 4096) == sizeof junk);
	close(fd);
	CHECK_INT(db_open(b.arena, b.path.p, 1, &b.file, &why), DB_DAMAGED);
	CHECK(str_holds(why, S("damaged")));
	over(&b);
}
