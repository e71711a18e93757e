/* round_work_test.c - a large round is matched in a process of its own; what is stopped leaves nothing. */
#include "match/round.h"
#include "seal/seal.h"
#include "test/check.h"
#include "test/place.h"
#include "test/scratch.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

static const Instant noon = { SECONDS(1795262400) };
static const PlaceWish large = { .mentors = 640, .mentees = 640, .capacity = 1 };

typedef struct { Arena *arena; Str folder; DbFile *file; int64_t round; } Field;

static bool lay(Db *db, void *with)
{
	Field *f = with;
	f->round = round_begin(db, f->arena, place_lay(db, f->arena, large, noon).programme, noon);
	return true;
}

static void begin(Field *f)
{
	SealKey key;
	Str     why, refused = S("");
	f->arena = arena_open();
	seal_key_new(&key);
	seal_server_use(&key);
	f->folder = scratch_open(f->arena);
	CHECK_INT(db_open(f->arena, str_fmt(f->arena, "%s/x.db", f->folder.p).p, 2, &f->file, &why), DB_OPENED);
	CHECK_INT(db_write(f->file, lay, f), DB_KEPT);
	CHECK_INT(round_work(f->file, round_task(f->file, f->round, false, S(""), instant_date(noon)), f->arena, &refused), WORK_UNDER_WAY);
}

static void wait_for(const Field *f)
{
	RoundProgress p = { 0 };
	for (int i = 0; i < 12000 && round_works(f->round, &p); i++) {
		CHECK(p.doing && p.done <= p.of);
		usleep(10000);
	}
	CHECK(!round_works(f->round, &p));
}

static void end(Field *f)
{
	round_close();
	CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	db_close(f->file);
	scratch_drop(f->folder);
	arena_drop(f->arena);
}

static int64_t number(Field *f, const char *sql)
{
	Db     *db = db_reader(f->file);
	int64_t n = db_number(db_ask(db, f->arena, sql, f->round));
	CHECK(db_reader_back(db));
	return n;
}

static void has_pairs(const RoundTask *t, void *with) { *(int *)with = t->match->pairs.n; }

TEST(a_large_round_is_matched_meanwhile)
{
	Field f;
	int   pairs = 0;
	begin(&f);
	wait_for(&f);
	CHECK_EQ(round_work_refused(f.arena, f.round), S(""));
	CHECK_INT(number(&f, "SELECT count(*) FROM proposal WHERE run = (SELECT run FROM round WHERE id = $1)"), 640);
	CHECK(round_look(f.file, f.arena, number(&f, "SELECT run FROM round WHERE id = $1"), has_pairs, &pairs));
	CHECK_INT(pairs, 640);
	end(&f);
}

TEST(a_large_round_that_is_stopped_leaves_nothing)
{
	Field f;
	begin(&f);
	round_stop(f.round);
	wait_for(&f);
	CHECK_EQ(round_work_refused(f.arena, f.round), S("The work was stopped; nothing has changed."));
	CHECK_INT(number(&f, "SELECT count(*) FROM run WHERE round = $1"), 0);
	CHECK_INT(number(&f, "SELECT count(*) FROM round WHERE id = $1 AND run IS NULL"), 1);
	end(&f);
}

/* The server stops in the midst of it. */
TEST(a_large_round_ends_with_the_server)
{
	Field f;
	begin(&f);
	end(&f);
}
