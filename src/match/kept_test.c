/* kept_test.c - kept runs are read, listed and deleted for their owner only. */
#include "match/kept.h"
#include "test/check.h"
#include "test/scratch.h"

static Arena *a;

static bool story(Db *db, void *unused)
{
	(void)unused;
	Kept k = { .title = S("t"), .engine = S("1"), .settings = S("s"), .sheets = S("sh\0eets"), .made = { 5 }, .people = 3, .pairs = 2 }, got;
	db_script(db, "INSERT INTO account (id, email, email_fold, name, name_fold, rank, state, made) VALUES (1, 'a', 'a', 'A', 'a', 'member', 'active', 1),"
	              " (2, 'b', 'b', 'B', 'b', 'admin', 'active', 1)");
	CHECK(!kept_add(db, a, 1, k));                  /* nobody has keys yet */
	SealPair one, two;
	seal_pair_new(&one);
	seal_pair_new(&two);
	seal_row_add(db, 101, 1, &one, k.made);
	seal_row_add(db, 102, 2, &two, k.made);
	for (k.id = 10; k.id < 13; k.id++, k.made.us++)
		CHECK(kept_add(db, a, k.id == 12 ? 2 : 1, k));
	CHECK(kept_owns(db, a, 10, 1) && !kept_owns(db, a, 10, 2) && !kept_owns(db, a, 99, 1));
	CHECK(kept_read(db, a, 10, 1, &one, &got) && !got.shut && got.people == 3 && got.pairs == 2 && got.made.us == 5);
	CHECK_EQ(got.sheets, S("sh\0eets"));
	CHECK(!kept_read(db, a, 10, 2, &two, &got) && !kept_read(db, a, 12, 1, &one, &got));
	/* Another's keys, or none, open nothing, even with the row in hand. */
	CHECK(kept_read(db, a, 10, 1, &two, &got) && got.shut && !got.sheets.n);
	CHECK(kept_read(db, a, 10, 1, NULL, &got) && got.shut && !got.sheets.n);
	Keeps mine = kept_list(db, a, 1, &one, 0, 10);
	CHECK_INT(mine.n, 2);
	CHECK(!mine.list[0].shut && str_eq(mine.list[0].title, S("t")));
	CHECK(mine.list[0].id == 11 && mine.list[1].id == 10);
	kept_delete(db, 10, 2);
	CHECK(kept_owns(db, a, 10, 1));
	kept_delete(db, 10, 1);
	CHECK(!kept_owns(db, a, 10, 1) && kept_owns(db, a, 11, 1) && kept_owns(db, a, 12, 2));
	return true;
}

TEST(what_is_kept_is_its_owners)
{
	DbFile *file;
	Str     why;
	a = arena_open();
	Str folder = scratch_open(a);
	CHECK_INT(db_open(a, str_fmt(a, "%s/x.db", folder.p).p, 1, &file, &why), DB_OPENED);
	CHECK_INT(db_write(file, story, NULL), DB_KEPT);
	db_close(file);
	scratch_drop(folder);
	arena_drop(a);
}
