/* io_test.c - files, randomness, ids. */
#include "base/io.h"
#include "base/time.h"
#include "test/check.h"
#include "test/scratch.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *in(Arena *a, Str folder, const char *name)
{
	return str_c(a, str_fmt(a, "%.*s/%s", STR(folder), name));
}

TEST(what_is_written_can_be_read)
{
	Arena *a = arena_open();
	Str folder = scratch_open(a), got, why;
	const char *path = in(a, folder, "x");
	CHECK(io_write(a, path, S("first"), &why));
	CHECK(io_write(a, path, S("second\n"), &why));
	CHECK(io_read(a, path, 100, &got, &why));
	CHECK_EQ(got, S("second\n"));
	CHECK(!io_read(a, path, 3, &got, &why));
	CHECK(str_holds(why, S("larger than")));
	CHECK(!io_read(a, in(a, folder, "none"), 100, &got, &why));
	CHECK_EQ(why, S("No such file or directory"));
	CHECK(!io_read(a, str_c(a, folder), 100, &got, &why));
	CHECK_EQ(why, S("Is a directory"));
	CHECK(io_write(a, path, S(""), &why) && io_read(a, path, 100, &got, &why));
	CHECK_INT(got.n, 0);
	scratch_drop(folder);
	arena_drop(a);
}

typedef struct { Buf all; size_t most; } Gathered;

static bool gather(void *with, Str piece)
{
	Gathered *x = with;
	buf_add(&x->all, piece);
	return x->all.n < x->most;
}

static void gather_all(void *with)
{
	Gathered *x = with;
	Str why;
	io_pieces(x->all.arena, "/proc/self/exe", gather, x, &why);
}

static int open_files(void)
{
	int n = 0;
	for (int fd = 0; fd < 100; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

TEST(what_is_written_can_be_read_in_pieces)
{
	Arena *a = arena_open();
	Str folder = scratch_open(a), why;
	const char *path = in(a, folder, "x");
	Buf text = buf_open(a);
	int files = open_files();
	for (int i = 0; i < 40000; i++)
		buf_int(&text, i);
	CHECK(io_write(a, path, buf_str(&text), &why));
	Gathered x = { .all = buf_open(a), .most = SIZE_MAX };
	CHECK(io_pieces(a, path, gather, &x, &why));
	CHECK(str_eq(buf_str(&x.all), buf_str(&text)));
	x = (Gathered){ .all = buf_open(a), .most = 1 };
	CHECK(io_pieces(a, path, gather, &x, &why) && x.all.n < text.n);
	CHECK(!io_pieces(a, in(a, folder, "none"), gather, &x, &why));
	CHECK_EQ(why, S("No such file or directory"));
	CHECK(!io_pieces(a, str_c(a, folder), gather, &x, &why));
	CHECK_EQ(why, S("Is a directory"));
	for (long nth = 1; nth <= 3; nth++) {
		x = (Gathered){ .all = buf_open(a), .most = SIZE_MAX };
		io_fail(nth);
		CHECK(!io_pieces(a, path, gather, &x, &why));
		io_fail(0);
	}
	x = (Gathered){ .all = buf_open(a), .most = SIZE_MAX };
	mem_fail(1, true);
	CHECK(!arena_try(a, gather_all, &x));
	mem_fail(0, false);
	CHECK_INT(open_files(), files);
	scratch_drop(folder);
	arena_drop(a);
}

static int files_in(Arena *a, Str folder)
{
	FILE *p = popen(str_c(a, str_fmt(a, "ls -A '%.*s' | wc -l", STR(folder))), "r");
	int   n = -1;
	if (!p || fscanf(p, "%d", &n) != 1)
		n = -1;
	if (p)
		pclose(p);
	return n;
}

TEST(a_write_that_breaks_off_leaves_the_old_file)
{
	Arena *a = arena_open();
	Str folder = scratch_open(a), got, why;
	const char *path = in(a, folder, "x");
	CHECK(io_write(a, path, S("old"), &why));
	int refused = 0;
	for (long nth = 1; nth < 20; nth++) {
		io_fail(nth);
		bool ok = io_write(a, path, S("new"), &why);
		io_fail(0);
		CHECK(io_read(a, path, 100, &got, &why));
		if (ok)
			break;
		refused++;
		/* Only the last step, making the rename durable, comes after it. */
		CHECK(str_eq(got, S("old")) || str_eq(got, S("new")));
		CHECK_INT(files_in(a, folder), 1);
		CHECK(refused > 4 || str_eq(got, S("old")));
	}
	CHECK_INT(refused, 5);
	CHECK_EQ(got, S("new"));
	scratch_drop(folder);
	arena_drop(a);
}

TEST(a_link_stays_a_link_and_a_device_a_device)
{
	Arena *a = arena_open();
	Str folder = scratch_open(a), got, why;
	struct stat st;
	CHECK(io_write(a, in(a, folder, "x"), S("old"), &why));
	CHECK(!chmod(in(a, folder, "x"), 0640));
	CHECK(!symlink("x", in(a, folder, "l")));
	CHECK(io_write(a, in(a, folder, "l"), S("new"), &why));
	CHECK(!lstat(in(a, folder, "l"), &st) && S_ISLNK(st.st_mode));
	CHECK(io_read(a, in(a, folder, "x"), 100, &got, &why) && str_eq(got, S("new")));
	CHECK(!stat(in(a, folder, "x"), &st) && (st.st_mode & 0777) == 0640);
	CHECK(io_write(a, "/dev/null", S("gone"), &why));
	CHECK(!stat("/dev/null", &st) && S_ISCHR(st.st_mode));
	scratch_drop(folder);
	arena_drop(a);
}

TEST(a_read_that_breaks_off_says_so)
{
	Arena *a = arena_open();
	Str folder = scratch_open(a), got, why;
	CHECK(io_write(a, in(a, folder, "x"), S("text"), &why));
	for (long nth = 1; nth <= 2; nth++) {
		io_fail(nth);
		CHECK(!io_read(a, in(a, folder, "x"), 100, &got, &why));
		CHECK_EQ(why, S("Input/output error"));
	}
	io_fail(0);
	scratch_drop(folder);
	arena_drop(a);
}

TEST(dice_are_the_known_ones_and_fair)
{
	Dice d = { 0 };
	CHECK(dice_roll(&d) == 0xe220a8397b1dcdafu);    /* the reference's first output for 0 */
	CHECK(dice_roll(&d) == 0x6e789e6aa1b965f4u);
	int seen[6] = { 0 };
	for (int i = 0; i < 60000; i++)
		seen[dice_below(&d, 6)]++;
	for (int i = 0; i < 6; i++)
		CHECK(seen[i] > 9500 && seen[i] < 10500);
}

TEST(seeded_randomness_repeats_and_the_systems_does_not)
{
	char x[21], y[21];
	random_seed(7);
	random_fill(x, sizeof x);
	random_seed(7);
	random_fill(y, sizeof y);
	CHECK(!memcmp(x, y, sizeof x));
	random_seed(0);
	random_fill(x, sizeof x);
	random_fill(y, sizeof y);
	CHECK(memcmp(x, y, sizeof x));
}

enum { EACH = 20000 };
static void *make_ids(void *to)
{
	int64_t *id = to;
	for (int i = 0; i < EACH; i++)
		id[i] = id_new();
	return NULL;
}

static int by_number(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

TEST(ids_grow_and_never_meet)
{
	static int64_t id[4 * EACH];
	pthread_t t[4];
	for (int i = 0; i < 4; i++)
		CHECK(!pthread_create(&t[i], NULL, make_ids, id + i * EACH));
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	int backwards = 0, twice = 0;
	for (int i = 1; i < 4 * EACH; i++)
		backwards += i % EACH && id[i] <= id[i - 1];
	CHECK_INT(backwards, 0);
	qsort(id, COUNT(id), sizeof *id, by_number);
	for (int i = 1; i < 4 * EACH; i++)
		twice += id[i] == id[i - 1];
	CHECK_INT(twice, 0);
	CHECK(id[0] > 0);
}

TEST(ids_grow_though_the_clock_goes_back)
{
	int64_t first = id_new();
	CHECK((first >> 21) / 1000 > 1700000000);
	clock_set((Instant){ SECONDS(1000) });
	CHECK(id_new() > first);
	clock_set((Instant){ 0 });
}
