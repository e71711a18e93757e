/* rush.c [N] - what happens at the same instant: two publications of one round, two rounds with the same people,
 * two that begin on a mentor's last place, a publication against a withdrawal.  N of each (1000); after each, nobody
 * has more than their places, nothing is there twice, and who has left is in nothing. */
#include "base/io.h"
#include "enrol/enrol_own.h"
#include "match/round.h"
#include "mentorship/mentorship.h"
#include "people/people.h"
#include "seal/seal.h"
#include "app/app.h"
#include "test/place.h"
#include "test/scratch.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

static int passed, failed;
static DbFile *file;

static void check(bool good, const char *what, int i, int64_t got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		fprintf(stderr, "FAIL %s, race %d: %lld\n", what, i, (long long)got);
}

static int64_t number(Arena *a, const char *sql, int64_t about)
{
	Db *db = db_reader(file);
	int64_t n = db_number(db_ask(db, a, sql, about));
	db_reader_back(db);
	return n;
}

/* ---- what is laid for each race --------------------------------------------------------------- */

typedef struct { Arena *arena; PlaceWish wish; Place p; int64_t round[2]; } Ground;

static bool lay(Db *db, void *with)
{
	Ground *f = with;
	f->p = place_lay(db, f->arena, f->wish, clock_now());
	f->round[0] = round_begin(db, f->arena, f->p.programme, clock_now());
	return db_ok(db);
}

/* A second draft of the same programme: the pages make none, but nothing may depend on that. */
static bool second_draft(Db *db, void *with)
{
	Ground *f = with;
	db_do(db, "UPDATE round SET state = 'dropped' WHERE id = $1", f->round[0]);
	f->round[1] = round_begin(db, f->arena, f->p.programme, clock_now());
	db_do(db, "UPDATE round SET state = 'draft' WHERE id = $1", f->round[0]);
	return db_ok(db);
}

static void match(Ground *f, int64_t round)
{
	Str why = S("");
	RoundTask *t = round_task(file, round, false, S(""), instant_date(clock_now()));
	if (!t || round_work(file, t, f->arena, &why) != WORK_KEPT)
		die("a laid round was not matched: %.*s", STR(why));
}

/* ---- two at once --------------------------------------------------------------------------------- */

typedef struct { Arena *arena; DbDeed *deed; Ground *f; int64_t round, mentor, mentee; int version; RoundDone done; Verdict v; DbDone kept; pthread_barrier_t *gun; } Runner;

static bool publish(Db *db, void *with)
{
	Runner *r = with;
	Publishing p = { .round = r->round, .version = r->version };
	r->done = round_publish(db, r->arena, &p, &r->v, clock_now());
	return r->done == ROUND_DONE;
}

static bool begin(Db *db, void *with)
{
	Runner *r = with;
	int64_t id;
	r->v = mentorship_begin(db, r->arena, (Beginning){ .mentor = r->mentor, .mentee = r->mentee, .model = S("one_to_one"), .origin = S("coordinator"), .because = S("") }, clock_now(), &id);
	return allowed(r->v);
}

static bool withdraw(Db *db, void *with)
{
	Runner *r = with;
	Programme p;
	if (!programme_get(db, r->arena, r->f->p.programme, &p))
		return false;
	enrol_leave(db, r->arena, &p, r->f->p.mentee_person[0], clock_now());
	return db_ok(db);
}

static void *run(void *with)
{
	Runner *r = with;
	pthread_barrier_wait(r->gun);
	r->kept = db_write(file, r->deed, r);
	return NULL;
}

static void both(Runner r[2])
{
	pthread_t thread[2];
	pthread_barrier_t gun;
	pthread_barrier_init(&gun, NULL, 2);
	for (int i = 0; i < 2; i++) {
		r[i].arena = arena_open();
		r[i].gun = &gun;
		pthread_create(&thread[i], NULL, run, &r[i]);
	}
	for (int i = 0; i < 2; i++)
		pthread_join(thread[i], NULL);
	for (int i = 0; i < 2; i++)
		arena_drop(r[i].arena);
	pthread_barrier_destroy(&gun);
}

/* ---- what must hold after any of them ---------------------------------------------------------------- */

static void sound(Ground *f, int i, const char *what)
{
	check(!number(f->arena, "SELECT count(*) FROM (SELECT m.enrolment FROM member m JOIN enrolment e ON e.id = m.enrolment WHERE m.seat IS NOT NULL"
		" AND e.programme = $1 GROUP BY m.enrolment, e.capacity HAVING count(*) > e.capacity) x", f->p.programme), what, i, 1);
	check(!number(f->arena, "SELECT count(*) FROM (SELECT pair_low FROM mentorship WHERE programme = $1 AND pair_low IS NOT NULL"
		" GROUP BY pair_low, pair_high HAVING count(*) > 1) x", f->p.programme), what, i, 2);
	check(!number(f->arena, "SELECT count(*) FROM mentorship s JOIN member m ON m.mentorship = s.id JOIN enrolment e ON e.id = m.enrolment"
		" WHERE s.programme = $1 AND s.pair_low IS NOT NULL AND e.ended IS NOT NULL", f->p.programme), what, i, 3);
	check(!number(f->arena, "SELECT count(*) FROM proposal o WHERE o.state = 'published' AND o.mentor IN (SELECT id FROM enrolment WHERE programme = $1)"
		" AND o.mentorship NOT IN (SELECT id FROM mentorship)", f->p.programme), what, i, 4);
}

static int version(Ground *f, int64_t round) { return (int)number(f->arena, "SELECT version FROM round WHERE id = $1", round); }

static void one_round_twice(Ground *f, int i)
{
	match(f, f->round[0]);
	Runner r[2] = { { .deed = publish, .round = f->round[0], .version = version(f, f->round[0]) } };
	r[1] = r[0];
	both(r);
	check((r[0].kept == DB_KEPT) + (r[1].kept == DB_KEPT) == 1, "one of two publications counts", i, r[0].done * 10 + r[1].done);
	check(number(f->arena, "SELECT count(*) FROM mentorship WHERE programme = $1", f->p.programme) == 2, "published once", i, 0);
}

static void two_rounds(Ground *f, int i)
{
	if (db_write(file, second_draft, f) != DB_KEPT)
		die("no second draft");
	match(f, f->round[0]);
	match(f, f->round[1]);
	Runner r[2] = { { .deed = publish, .round = f->round[0], .version = version(f, f->round[0]) }, { .deed = publish, .round = f->round[1], .version = version(f, f->round[1]) } };
	both(r);
	check((r[0].kept == DB_KEPT) + (r[1].kept == DB_KEPT) == 1, "one of two rounds with the same people counts", i, r[0].done * 10 + r[1].done);
	check(number(f->arena, "SELECT count(*) FROM mentorship WHERE programme = $1", f->p.programme) == 2, "paired once", i, 0);
}

static void last_place(Ground *f, int i)
{
	Runner r[2] = { { .deed = begin, .mentor = f->p.mentor[0], .mentee = f->p.mentee[0] }, { .deed = begin, .mentor = f->p.mentor[0], .mentee = f->p.mentee[1] } };
	both(r);
	check((r[0].kept == DB_KEPT) + (r[1].kept == DB_KEPT) == 1, "one of two gets the last place", i, 0);
	check(number(f->arena, "SELECT count(*) FROM outbox WHERE once LIKE 'pair|' || (SELECT max(id) FROM mentorship WHERE programme = $1) || '|%'", f->p.programme) == 2,
		"and only they are written to", i, 0);
}

static void withdrawal(Ground *f, int i)
{
	match(f, f->round[0]);
	Runner r[2] = { { .deed = publish, .round = f->round[0], .version = version(f, f->round[0]) }, { .deed = withdraw, .f = f } };
	both(r);
	check(r[1].kept == DB_KEPT, "who leaves has left", i, r[1].kept);
	check(!number(f->arena, "SELECT count(*) FROM enrolment WHERE programme = $1 AND ended IS NULL AND person IN (SELECT person FROM consent WHERE withdrawn IS NOT NULL)", f->p.programme), "no enrolment without consent", i, 0);
}

int main(int argc, char **argv)
{
	static const struct { const char *name; void (*race)(Ground *f, int i); } races[] = { { "one round twice", one_round_twice }, { "two rounds", two_rounds },
		{ "last place", last_place }, { "withdrawal", withdrawal } };
	int     n = argc > 1 ? atoi(argv[1]) : 1000;
	Arena  *a = arena_open();
	SealKey key;
	Str     why, folder = scratch_open(a);
	if (sodium_init() < 0)
		die("libsodium would not start");
	seal_key_new(&key);
	seal_server_use(&key);
	if (db_open(a, str_fmt(a, "%s/x.db", folder.p).p, 3, &file, &why) != DB_OPENED)
		die("%.*s", STR(why));
	app_web(file, true);            /* what one feature's deed means for those above it */
	for (size_t k = 0; k < COUNT(races); k++)
		for (int i = 0; i < n; i++) {
			Ground f = { .arena = arena_open(), .wish = { .mentors = 2, .mentees = 2 } };
			if (db_write(file, lay, &f) != DB_KEPT)
				die("nothing was laid");
			races[k].race(&f, i);
			sound(&f, i, races[k].name);
			arena_drop(f.arena);
		}
	round_close();
	db_close(file);
	scratch_drop(folder);
	arena_drop(a);
	printf("%d races of each of %zu kinds\n%d passed, %d failed\n", n, COUNT(races), passed, failed);
	return failed || !passed;
}
