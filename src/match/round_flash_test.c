/* round_flash_test.c - rounds of flash meetings and of reverse mentoring, from the tables to begun mentorships. */
#include "match/round_facts.h"
#include "test/check.h"
#include "test/round_field.h"

static WorkEnd matched_on(Field *f, const char *makes, int days_later)
{
	Str refused = S("");
	return round_work(f->file, round_task_of(f->file, f->round, false, S(""), str(makes), date_add(instant_date(field_noon), days_later)), f->arena, &refused);
}

/* So many at a time on each side; a flash meeting counts for 30 days, a pair of reverse mentoring for 180. */
static bool offer_two(Db *db, void *with)
{
	Field *f = with;
	db_do(db, "UPDATE programme_model SET offered = 1, mentees_most = 2, mentors_most = 1, days = 30 WHERE programme = $1 AND model = 'flash'", f->place.programme);
	db_do(db, "UPDATE programme_model SET offered = 1, mentees_most = 1, mentors_most = 1, days = 180 WHERE programme = $1 AND model = 'reverse'", f->place.programme);
	return db_ok(db);
}

static bool all_choose(Db *db, void *with)
{
	db_do(db, "UPDATE profile SET models = 'one_to_one reverse' WHERE programme = $1", ((Field *)with)->place.programme);
	return db_ok(db);
}

static bool any_stages(Db *db, void *with)
{
	db_do(db, "UPDATE programme_model SET seniority = 'any' WHERE programme = $1", ((Field *)with)->place.programme);
	return db_ok(db);
}

typedef struct { Field *f; const char *model; int mentor, mentee; Verdict v; } Begun;

static bool begin(Db *db, void *with)
{
	Begun  *b = with;
	int64_t id;
	b->v = mentorship_begin(db, b->f->arena, (Beginning){ .mentor = b->f->place.mentor[b->mentor], .mentee = b->f->place.mentee[b->mentee],
		.model = str(b->model), .origin = S("coordinator"), .because = S("Because.") }, field_noon, &id);
	return true;
}

static Str broken(Field *f, const char *model, int mentor, int mentee)
{
	Begun b = { .f = f, .model = model, .mentor = mentor, .mentee = mentee };
	CHECK_INT(db_write(f->file, begin, &b), DB_KEPT);
	return allowed(b.v) ? S("") : str(b.v.broken->name);
}

TEST(flash_meetings_take_no_place_and_so_many_at_a_time)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 5, .capacity = 1 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, any_stages, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "flash", false), WORK_KEPT);              /* a mentor with one place meets two */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 4);
	CHECK_EQ(round_check(f.file, f.arena, field_round(&f).run), S(""));
	CHECK_INT(field_published(&f).p.published, 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member WHERE seat IS NOT NULL AND $1 = $1", 0), 0);
	CHECK_INT(db_write(f.file, field_again, &f), DB_KEPT);
	CHECK_INT(matched_on(&f, "flash", 0), WORK_REFUSED);            /* both mentors have as many as they may */
	CHECK_INT(matched_on(&f, "flash", 29), WORK_REFUSED);
	CHECK_INT(matched_on(&f, "flash", 30), WORK_KEPT);              /* the meetings are over, and nobody meets twice */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN mentorship s ON s.model = 'flash' JOIN member m ON m.mentorship = s.id AND m.enrolment = p.mentor"
		" JOIN member e ON e.mentorship = s.id AND e.enrolment = p.mentee WHERE p.run = $1", field_round(&f).run), 0);
	CHECK(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run) > 0);
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);              /* who has met may be paired, and every place is free */
	CHECK_INT(field_published(&f).p.published, 2);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member WHERE seat IS NOT NULL AND $1 = $1", 0), 4);
	field_close(&f);
}

typedef struct { Field *f; int days, flagged; } Lining;

/* The mentee of a flash meeting comes to report to its mentor. */
static bool line_up(Db *db, void *with)
{
	Lining *l = with;
	Date    day = date_add(instant_date(field_noon), l->days);
	db_do(db, "DELETE FROM report_line WHERE person = $1", l->f->place.mentee_person[1]);
	db_do(db, "INSERT INTO report_line (id, person, boss, since) VALUES ($1, $2, $3, $4)", id_new(), l->f->place.mentee_person[1], l->f->place.mentor_person[0], day);
	l->flagged = mentorship_look_at_lines(db, l->f->arena, day);
	return db_ok(db);
}

static int in_line_on(Field *f, int days)
{
	Lining l = { .f = f, .days = days };
	CHECK_INT(db_write(f->file, line_up, &l), DB_KEPT);
	return l.flagged;
}

TEST(limits_of_a_model_hold_wherever_a_pair_begins)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 4, .capacity = 3 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, any_stages, &f), DB_KEPT);
	CHECK_EQ(broken(&f, "flash", 0, 0), S(""));
	CHECK_EQ(broken(&f, "flash", 1, 0), S("a_model_limits_mentees"));
	CHECK_EQ(broken(&f, "flash", 0, 0), S("not_twice"));
	CHECK_EQ(broken(&f, "flash", 0, 1), S(""));
	CHECK_EQ(broken(&f, "flash", 0, 2), S("a_model_limits_mentors"));
	CHECK_EQ(broken(&f, "reverse", 0, 2), S(""));
	CHECK_EQ(broken(&f, "reverse", 0, 3), S("a_model_limits_mentors"));
	CHECK_EQ(broken(&f, "reverse", 1, 2), S("mentee_has_room"));    /* a pair of reverse mentoring takes a place */
	CHECK_EQ(broken(&f, "one_to_one", 0, 0), S(""));                /* after a flash meeting, which is over by that */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND model = 'flash' AND state = 'ended'", f.place.programme), 1);
	CHECK_EQ(broken(&f, "flash", 1, 0), S(""));                     /* so there is room for another one */
	CHECK_EQ(broken(&f, "flash", 0, 2), S("not_twice"));            /* two who are a pair have no flash meeting */
	CHECK_INT(in_line_on(&f, 0), 1);                                /* a new line of management flags a meeting ... */
	CHECK_INT(in_line_on(&f, 30), 0);                               /* ... until the meeting is over */
	field_close(&f);
}

TEST(only_who_chose_reverse_mentoring_is_in_it)
{
	Field f = field_open((PlaceWish){ .mentors = 3, .mentees = 4, .capacity = 2 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(matched_on(&f, "reverse", 0), WORK_REFUSED);          /* nobody said that they would */
	CHECK_INT(db_write(f.file, all_choose, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, any_stages, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "reverse", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 3);    /* one a mentor, as the model says */
	CHECK_INT(matched_on(&f, "flash", 0), WORK_KEPT);               /* chosen by nobody: it was not there to choose, so everybody is in it */
	CHECK_INT(field_matched(&f, "reverse", false), WORK_KEPT);
	FieldGoing g = field_pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_LOCK);
	CHECK_INT(g.done, ROUND_DONE);
	g = field_pinned(&f, f.place.mentor[0], f.place.mentee[1], PIN_LOCK);
	CHECK(g.done == ROUND_REFUSED && !strcmp(g.v.broken->name, "locks_need_room"));
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);              /* where the lock rests, and there is room for two */
	CHECK_INT(field_pinned(&f, f.place.mentor[0], f.place.mentee[1], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(field_pinned(&f, f.place.mentor[0], f.place.mentee[2], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(field_matched(&f, "reverse", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.model = 'reverse' WHERE p.run = $1", field_round(&f).run), 1);
	field_close(&f);
}

static bool offer_reverse_alone(Db *db, void *with)
{
	db_do(db, "UPDATE programme_model SET offered = CASE model WHEN 'reverse' THEN 1 ELSE 0 END, seniority = 'any' WHERE programme = $1", ((Field *)with)->place.programme);
	return db_ok(db);
}

TEST(where_there_is_nothing_else_everybody_is_in_reverse_mentoring)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 2, .capacity = 1 });
	CHECK_INT(db_write(f.file, offer_reverse_alone, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "", false), WORK_KEPT);                   /* and it is what a round makes */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN run u ON u.id = p.run WHERE u.id = $1 AND u.model = 'reverse'", field_round(&f).run), 2);
	field_close(&f);
}

TEST(a_mentor_in_reverse_mentoring_is_at_an_earlier_stage)
{
	Field f = field_open((PlaceWish){ .mentors = 5, .mentees = 5, .capacity = 1 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, all_choose, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "reverse", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 4);    /* stages one to five on each side */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal o JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee JOIN person x ON x.id = m.person"
		" JOIN person y ON y.id = e.person WHERE o.run = $1 AND x.stage < y.stage", field_round(&f).run), 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM run WHERE id = $1 AND settings LIKE '%mentor-stage = earlier%stage = any%'", field_round(&f).run), 1);
	CHECK_INT(field_published(&f).p.published, 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND model = 'reverse' AND ends = began + 180", f.place.programme), 4);
	field_close(&f);
}

static int locked_in(Field *f)
{
	Db *db = db_reader(f->file);
	int n = run_locked(db, f->arena, f->round, field_round(f).run);
	Proposals all = run_proposals(db, f->arena, f->round, field_round(f).run, 0, 10);
	for (int i = 0; i < all.n; i++) {
		Proposal p;
		CHECK(run_proposal(db, f->arena, f->round, all.list[i].id, &p) && p.pin == all.list[i].pin);
		n -= p.pin == PIN_LOCK;
	}
	CHECK_INT(n, 0);                /* the figure and the list say the same */
	n = run_locked(db, f->arena, f->round, field_round(f).run);
	db_reader_back(db);
	return n;
}

TEST(a_lock_of_another_model_is_none)
{
	Field f = field_open((PlaceWish){ .mentors = 1, .mentees = 1, .capacity = 1 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, any_stages, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "flash", false), WORK_KEPT);
	CHECK_INT(field_pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(locked_in(&f), 1);
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);
	CHECK_INT(locked_in(&f), 0);
	CHECK_INT(field_matched(&f, "flash", true), WORK_KEPT);
	CHECK_INT(locked_in(&f), 1);
	CHECK_INT(field_pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_APART).done, ROUND_DONE);
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);              /* but whoever is kept apart is so everywhere */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 0);
	field_close(&f);
}
