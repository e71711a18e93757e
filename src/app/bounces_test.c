/* bounces_test.c - notes of letters that came back: taken once, from the folder beside the data file. */
#include "app/bounces.h"
#include "base/io.h"
#include "post/post.h"
#include "test/check.h"
#include "test/scratch.h"

#include <sys/stat.h>
#include <unistd.h>

static const Instant noon = { SECONDS(1700000000) };

static bool put(Db *db, void *arena)
{
	return post_letter(db, arena, (PostLetter){ .id = 17, .kind = S("test"), .name = S("Zoe"), .address = S("Zoe@x.org"), .subject = S("x"), .text = S("x") }, noon);
}

static void lay(Arena *a, Str folder, const char *name, const char *text)
{
	Str why;
	CHECK(io_write(a, str_fmt(a, "%s/x.db.bounces/%s", folder.p, name).p, str(text), &why));
}

TEST(notes_of_letters_that_came_back_are_taken_once_and_only_for_the_address_they_went_to)
{
	Arena  *a = arena_open();
	Str     folder = scratch_open(a), why;
	DbFile *file;
	Str     data = str_fmt(a, "%s/x.db", folder.p);
	CHECK_INT(db_open(a, data.p, 2, &file, &why), DB_OPENED);
	CHECK_INT(db_write(file, put, a), DB_KEPT);
	bounces_take(file, data.p);                     /* there is no folder: fine */
	mkdir(str_fmt(a, "%s.bounces", data.p).p, 0700);
	const char *odd[] = { "5.1.1 somebody.else@x.org\n", "", "5.1.1", "5.1.1 \xff\n" };
	for (size_t i = 0; i < COUNT(odd); i++) {
		lay(a, folder, "17", odd[i]);
		bounces_take(file, data.p);
	}
	lay(a, folder, "18", "5.1.1 zoe@x.org\n");      /* a letter that is none */
	lay(a, folder, "passwd", "5.1.1 zoe@x.org\n");
	bounces_take(file, data.p);
	Db *db = db_reader(file);
	CHECK_INT(post_bounces(db, a, 0, 10).n, 0);
	db_reader_back(db);
	for (int i = 0; i < 2; i++) {                   /* told twice, it counts once */
		lay(a, folder, "17", "5.1.1 zoe@X.org\n");
		bounces_take(file, data.p);
		CHECK(access(str_fmt(a, "%s.bounces/17", data.p).p, F_OK));
	}
	db = db_reader(file);
	Bounces all = post_bounces(db, a, 0, 10);
	CHECK_INT(all.n, 1);
	CHECK_INT(all.list[0].times, 1);
	CHECK_EQ(all.list[0].said, S("It came back: 5.1.1."));
	db_reader_back(db);
	db_close(file);
	scratch_drop(folder);
	arena_drop(a);
}
