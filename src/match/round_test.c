/* round_test.c - a round from the tables to begun mentorships, its record, and who is kept apart. */
#include "match/compare.h"
#include "match/match_if.h"
#include "match/round_facts.h"
#include "match/round_goals.h"
#include "match/round_try.h"
#include "seal/seal.h"
#include "test/check.h"
#include "test/round_field.h"

static WorkEnd matched(Field *f, bool least)
{
	Str     refused = S("");
	WorkEnd end = round_work(f->file, round_task(f->file, f->round, least, S(""), instant_date(field_noon)), f->arena, &refused);
	if (end != WORK_KEPT)
		fprintf(stderr, "not kept (%d): %.*s\n", end, STR(refused));
	return end;
}

typedef struct { Field *f; Publishing p; RoundDone done; Verdict v; } Going;

static bool publish(Db *db, void *with)
{
	Going *g = with;
	g->done = round_publish(db, g->f->arena, &g->p, &g->v, field_noon);
	return g->done == ROUND_DONE;
}

static Going published(Field *f)
{
	Going g = { .f = f, .p = { .round = f->round, .version = field_round(f).version } };
	db_write(f->file, publish, &g);
	return g;
}

TEST(a_round_is_matched_kept_repeated_and_published)
{
	Field f = field_open((PlaceWish){ .mentors = 8, .mentees = 12, .capacity = 2 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	Round o = field_round(&f);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", o.run), 12);
	CHECK_INT(field_number(&f, "SELECT max(n) FROM (SELECT count(*) AS n FROM proposal WHERE run = $1 GROUP BY mentor) x", o.run), 2);
	CHECK_EQ(round_check(f.file, f.arena, o.run), S(""));
	Going g = published(&f);
	CHECK_INT(g.done, ROUND_DONE);
	CHECK_INT(g.p.published, 12);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND state = 'proposed'", f.place.programme), 12);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM outbox WHERE kind IN ('matched-mentor', 'matched-mentee') AND $1 = $1", 0), 24);
	CHECK_INT(published(&f).done, ROUND_CHANGED);           /* twice is once */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1", f.place.programme), 12);
	field_close(&f);
}

static bool as_of_old(Db *db, void *with)
{
	Field *f = with;
	int64_t run = field_number(f, "SELECT run FROM round WHERE id = $1", f->round);
	db_do(db, "DELETE FROM run_file WHERE run = $1 AND kind = 'certificate'", run);
	run_add_file(db, run, "certificate", (Blob){ seal_text(f->arena, seal_server(), (SealPlace){ "run_file", "certificate", run }, S("mentord-certificate 1\nsize 1 1\n")) });
	return db_ok(db);
}

TEST(goals_are_compared_and_a_record_of_before_still_opens)
{
	Field f = field_open((PlaceWish){ .mentors = 8, .mentees = 12, .capacity = 2 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	RoundGoals g = round_goals(f.file, f.arena, field_round(&f).run);
	CHECK(!g.refused.n && g.tried && g.now == MATCH_EVERYONE && g.figures.pairs == 12 && g.figures.most == 2);
	CHECK(g.of[MATCH_EVERYONE].known && !g.of[MATCH_EVERYONE].changed && g.of[MATCH_FLOOR].pairs == 12);
	CHECK(g.of[MATCH_FLOOR].worst >= g.figures.worst && g.of[MATCH_TOTAL].fit >= g.of[MATCH_EVERYONE].fit);
	CHECK_EQ(round_check(f.file, f.arena, field_round(&f).run), S(""));
	CHECK_INT(db_write(f.file, as_of_old, &f), DB_KEPT);
	CHECK(str_holds(round_check(f.file, f.arena, field_round(&f).run), S("of an earlier kind")));
	CHECK(!round_goals(f.file, f.arena, field_round(&f).run).refused.n);
	CHECK(round_goals(f.file, f.arena, 1).refused.n);
	field_close(&f);
}

TEST(nobody_in_one_line_is_proposed_or_published)
{
	Field f = field_open((PlaceWish){ .mentors = 6, .mentees = 6, .capacity = 3, .reports = 1 });      /* one single line: nobody may be paired */
	CHECK_INT(matched(&f, false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 0);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM run_left WHERE run = $1", field_round(&f).run), 12);
	field_close(&f);
}

static bool reorganise(Db *db, void *with)
{
	Field *f = with;
	db_do(db, "INSERT INTO report_line (id, person, boss, since) VALUES (1, $1, $2, 20000)", f->place.mentee_person[0], f->place.mentor_person[0]);
	CHECK_INT(mentorship_look_at_lines(db, f->arena, instant_date(field_noon)), (int)field_number(f, "SELECT count(*) FROM mentorship WHERE $1 = $1", 0));
	return true;
}

TEST(a_change_between_matching_and_publishing_stops_the_publication)
{
	Field f = field_open((PlaceWish){ .mentors = 1, .mentees = 1 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	db_write(f.file, reorganise, &f);
	Going g = published(&f);
	CHECK_INT(g.done, ROUND_REFUSED);
	CHECK_INT(g.p.stopped.n, 1);
	CHECK_EQ(g.p.stopped.list[0].says, S("A mentor must be outside the mentee's line management."));
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1", f.place.programme), 0);
	field_close(&f);
}

static bool begin_elsewhere(Db *db, void *with)
{
	Field  *f = with;
	int64_t made;
	int64_t mentee = db_number(db_ask(db, f->arena, "SELECT e.id FROM enrolment e WHERE e.side = 'mentee' AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.mentee = e.id)"));
	return allowed(mentorship_begin(db, f->arena, (Beginning){ .mentor = f->place.mentor[0], .mentee = mentee, .model = S("one_to_one"), .origin = S("by hand"),
		.because = S("") }, field_noon, &made));
}

TEST(a_place_that_is_taken_meanwhile_stops_its_pair_alone)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 3 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	CHECK_INT(db_write(f.file, begin_elsewhere, &f), DB_KEPT);
	Going g = published(&f);
	CHECK_INT(g.done, ROUND_REFUSED);
	CHECK_INT(g.p.stopped.n, 1);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1", f.place.programme), 1);
	field_close(&f);
}

TEST(a_reorganisation_flags_the_pairs_that_run)
{
	Field f = field_open((PlaceWish){ .mentors = 1, .mentees = 1 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	CHECK_INT(published(&f).done, ROUND_DONE);
	CHECK_INT(db_write(f.file, reorganise, &f), DB_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND line_flag IS NOT NULL", f.place.programme), 1);
	field_close(&f);
}

typedef struct { Field *f; int64_t mentor, mentee; Pin pin; Verdict v; RoundDone done; } Pinning;

static bool pin(Db *db, void *with)
{
	Pinning *p = with;
	p->done = round_pin(db, p->f->arena, p->f->round, field_round(p->f).version, p->mentor, p->mentee, p->pin, 0, instant_date(field_noon), &p->v);
	return p->done == ROUND_DONE;
}

/* ---- trying ------------------------------------------------------------------------------------- */

typedef struct { DbFile *file; int64_t run; Arena *arena; int answers; } Asked;

static void ask(Arena *a, const Match *m, void *with)
{
	Asked   *q = with;
	MatchIf  x = { .kind = IF_WITHOUT, .person = m->pairs.list[0].mentor };
	for (int i = 0; i < 5; i++)
		NEW(a, char, 1 << 20);          /* the caller's memory runs out, too */
	MatchIfs all = match_if(a, m, &x);
	q->answers += all.way[IF_NOW].pairs - all.way[IF_FEWEST].pairs == 1;
}

static void try_it(void *with)
{
	Asked *q = with;
	round_try(q->file, q->arena, q->run, ask, q);
}

/* Memory runs out at every place in turn: what was taken goes back, the turn too, and it works the next time. */
TEST(trying_leaves_nothing_behind)
{
	Field f = field_open((PlaceWish){ .mentors = 6, .mentees = 6 });
	int   refused = 0;
	bool  done = false;
	CHECK_INT(matched(&f, false), WORK_KEPT);
	int64_t run = field_round(&f).run;
	for (long n = 1; !done; n++) {
		Asked well = { .file = f.file, .run = run, .arena = arena_open() }, q = { .file = f.file, .run = run, .arena = arena_open() };
		CHECK(arena_try(well.arena, try_it, &well) && well.answers == 1);      /* what the database keeps at hand is there again */
		mem_fail(n, false);
		refused += !arena_try(q.arena, try_it, &q);
		done = mem_calls() < n;
		mem_fail(0, false);
		arena_drop(well.arena);
		arena_drop(q.arena);
	}
	CHECK(refused >= 5);
	field_close(&f);
}

TEST(pins_hold_and_the_rest_changes_least)
{
	Field f = field_open((PlaceWish){ .mentors = 10, .mentees = 10 });
	CHECK_INT(matched(&f, false), WORK_KEPT);
	int64_t before = field_round(&f).run;
	int64_t apart = field_number(&f, "SELECT mentor FROM proposal WHERE run = $1 ORDER BY id LIMIT 1", before), mentee = field_number(&f, "SELECT mentee FROM proposal WHERE run = $1 ORDER BY id LIMIT 1", before);
	Pinning p = { &f, apart, mentee, PIN_APART, ALLOWED, ROUND_REFUSED };
	CHECK_INT(db_write(f.file, pin, &p), DB_KEPT);
	CHECK_INT(matched(&f, true), WORK_KEPT);
	int64_t after = field_round(&f).run;
	CHECK(after != before);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", after), 10);
	/* One pair apart and everybody placed: exactly two pairs must change, and only two do. */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p WHERE p.run = $1 AND EXISTS (SELECT 1 FROM proposal q JOIN round o ON q.run <> o.run"
		" WHERE q.mentor = p.mentor AND q.mentee = p.mentee AND q.run <> p.run)", after), 8);
	CHECK_EQ(round_check(f.file, f.arena, after), S(""));
	Db *db = db_reader(f.file);
	RunMentees first = run_mentees(db, f.arena, before), second = run_mentees(db, f.arena, after);
	Besides all = compare_lists(f.arena, &first, &second, true);
	CHECK_INT(all.rows.n - all.of[BESIDE_SAME], 2);
	db_reader_back(db);
	p.pin = PIN_LOCK;
	CHECK_INT(db_write(f.file, pin, &p), DB_KEPT);
	CHECK_INT(matched(&f, true), WORK_KEPT);
	db = db_reader(f.file);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee WHERE p.run = $1", field_round(&f).run), 1);
	db_reader_back(db);
	field_close(&f);
}
