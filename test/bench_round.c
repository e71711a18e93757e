/* bench_round.c - a round of a usual programme, from rows of the data file to a proposal that is stored, explained and proved.
 *
 * usage: bench_round [MENTORS MENTEES [TIMES]]
 * Prints CPU seconds of each run of it, of all threads and the process apart where there is one, and how long it took. */
#include "match/round_store.h"
#include "seal/seal.h"
#include "test/place.h"
#include "test/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static const Instant noon = { SECONDS(1795262400) };

typedef struct { Arena *arena; PlaceWish wish; int64_t round; } Field;

static bool lay(Db *db, void *with)
{
	Field *f = with;
	Place  place = place_lay(db, f->arena, f->wish, noon);
	f->round = round_begin(db, f->arena, place.programme, noon);
	return db_ok(db);
}

static double cpu_of(int whose)
{
	struct rusage r;
	getrusage(whose, &r);
	return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) + 1e-6 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
}

static double cpu(void) { return cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN); }

static void run(DbFile *file, const Field *f)
{
	Str       refused = S("");
	int64_t   start = clock_ticks();
	double    began = cpu();
	RoundTask *t = round_task(file, f->round, false, S(""), instant_date(noon));
	WorkEnd   end = t ? round_work(file, t, f->arena, &refused) : WORK_TROUBLE;
	for (RoundProgress p; end == WORK_UNDER_WAY && round_works(f->round, &p);)
		usleep(1000);
	double spent = cpu() - began, took = (double)(clock_ticks() - start) / 1e6;
	Db    *db = db_reader(file);
	Round  o;
	Run    made;
	if (!db || !round_get(db, f->arena, f->round, &o) || !run_get(db, f->arena, o.run, &made))
		die("the round was not kept: %.*s", STR(refused));
	printf("%d of %d mentees placed, %d pairs, total fit %lld: cpu %.4f s, by the clock %.4f s\n", made.placed, made.mentees, made.pairs, (long long)made.fit, spent, took);
	if (!db_reader_back(db))
		die("the reader did not go back");
}

int main(int argc, char **argv)
{
	Field   f = { .arena = arena_open(), .wish = { .mentors = argc > 2 ? atoi(argv[1]) : 500, .mentees = argc > 2 ? atoi(argv[2]) : 500, .capacity = 1, .levels = 5, .reports = 6 } };
	SealKey key;
	DbFile *file;
	Str     why, folder = scratch_open(f.arena);
	seal_key_new(&key);
	seal_server_use(&key);
	if (db_open(f.arena, str_fmt(f.arena, "%s/x.db", folder.p).p, 2, &file, &why) != DB_OPENED || db_write(file, lay, &f) != DB_KEPT)
		die("the data file cannot be made");
	for (int i = 0; i < (argc > 3 ? atoi(argv[3]) : 5); i++)
		run(file, &f);
	round_close();
	db_close(file);
	scratch_drop(folder);
	arena_drop(f.arena);
}
