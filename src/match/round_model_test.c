/* round_model_test.c - rounds of groups, of introductions, and of pairs of other models, from the tables to begun mentorships. */
#include "match/round_facts.h"
#include "test/check.h"
#include "test/round_field.h"

static WorkEnd matched(Field *f, const char *shape, bool least)
{
	Str     refused = S("");
	WorkEnd end = round_work(f->file, round_task_of(f->file, f->round, least, S(""), str(shape), instant_date(field_noon)), f->arena, &refused);
	if (end != WORK_KEPT)
		fprintf(stderr, "not kept (%d): %.*s\n", end, STR(refused));
	return end;
}

typedef struct { Field *f; Publishing p; RoundDone done; Verdict v; int64_t pair[2]; Pin pin; } Going;

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
	for (int i = 0; i < g.p.stopped.n; i++)
		fprintf(stderr, "stopped: %.*s\n", STR(g.p.stopped.list[i].says));
	return g;
}

static bool again(Db *db, void *with)
{
	Field *f = with;
	f->round = round_begin(db, f->arena, f->place.programme, field_noon);
	return true;
}

static bool pin(Db *db, void *with)
{
	Going *g = with;
	g->done = round_pin(db, g->f->arena, g->f->round, field_round(g->f).version, g->pair[0], g->pair[1], g->pin, 0, instant_date(field_noon), &g->v);
	return g->done == ROUND_DONE;
}

static Going pinned(Field *f, int64_t mentor, int64_t mentee, Pin way)
{
	Going g = { .f = f, .pair = { mentor, mentee }, .pin = way };
	db_write(f->file, pin, &g);
	return g;
}

TEST(a_round_of_groups_is_kept_repeated_and_published)
{
	Field f = field_open((PlaceWish){ .mentors = 4, .mentees = 12, .capacity = 4 });
	CHECK_INT(matched(&f, "groups", false), WORK_KEPT);
	int64_t run = field_round(&f).run, programme = f.place.programme;
	int64_t groups = field_number(&f, "SELECT count(*) FROM (SELECT group_no FROM proposal WHERE run = $1 AND group_no > 0 GROUP BY group_no) x", run);
	CHECK(groups >= 3 && groups <= 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM (SELECT mentee FROM proposal WHERE run = $1 GROUP BY mentee) x", run), 12);
	CHECK_EQ(round_check(f.file, f.arena, run), S(""));
	CHECK_INT(matched(&f, "", true), WORK_KEPT);                    /* the shape stays, and so do the groups */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN proposal q ON q.mentor = p.mentor AND q.mentee = p.mentee AND q.run <> p.run WHERE p.run = $1", run),
		field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", run));
	Going g = published(&f);
	CHECK_INT(g.done, ROUND_DONE);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND model = 'group' AND circle IS NOT NULL", programme), g.p.published);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM (SELECT circle FROM mentorship WHERE programme = $1 GROUP BY circle) x", programme), groups);
	/* Whoever has two mentors in one group has taken one place; each mentor one for each member. */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member m JOIN mentorship s ON s.id = m.mentorship WHERE s.programme = $1 AND m.side = 'mentee' AND m.seat IS NOT NULL", programme), 12);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member m JOIN mentorship s ON s.id = m.mentorship WHERE s.programme = $1 AND m.side = 'mentor' AND m.seat IS NULL", programme), 0);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND because LIKE 'The group: %'", programme), g.p.published);
	field_close(&f);
}

static int seen_by(Field *f, int64_t circle, int64_t person)
{
	Db  *db = db_reader(f->file);
	Strs all = mentorship_circle(db, f->arena, circle, person);
	db_reader_back(db);
	return all.n;
}

static void offer(Db *db, Field *f, const char *model, int mentors, int least)
{
	db_do(db, "DELETE FROM programme_model WHERE programme = $1 AND model = $2", f->place.programme, str(model));
	db_do(db, "INSERT INTO programme_model (programme, model, offered, mentors_max, size_min, size_max, seniority, days, meet_days, mentees_most, mentors_most)"
		" VALUES ($1, $2, 1, $3, $4, 6, 'any', 180, 30, 6, 6)", f->place.programme, str(model), mentors, least);
}

static bool two_mentors(Db *db, void *with) { return offer(db, with, "group", 2, 3), true; }

static bool begin_all(Db *db, void *with)
{
	Field *f = with;
	db_do(db, "UPDATE mentorship SET state = 'active' WHERE programme = $1", f->place.programme);
	return true;
}

/* Of a group with two mentors: before anybody begins, a member sees both, as in two pairs, and a mentor nobody. */
TEST(in_a_group_nobody_is_named_to_a_stranger_before_both_have_begun)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 3, .capacity = 3 });
	CHECK_INT(db_write(f.file, two_mentors, &f), DB_KEPT);
	CHECK_INT(matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(published(&f).done, ROUND_DONE);
	int64_t circle = field_number(&f, "SELECT max(circle) FROM mentorship WHERE programme = $1", f.place.programme);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE circle = $1", circle), 6);
	CHECK_INT(seen_by(&f, circle, f.place.mentee_person[0]), 2);
	CHECK_INT(seen_by(&f, circle, f.place.mentor_person[0]), 0);
	CHECK_INT(seen_by(&f, circle, 0), 0);
	CHECK_INT(db_write(f.file, begin_all, &f), DB_KEPT);
	CHECK_INT(seen_by(&f, circle, f.place.mentee_person[0]), 4);
	CHECK_INT(seen_by(&f, circle, f.place.mentor_person[0]), 4);
	CHECK_INT(seen_by(&f, circle, 0), 0);
	field_close(&f);
}

TEST(a_mentor_and_a_member_kept_apart_are_in_two_groups_next_time)
{
	Field f = field_open((PlaceWish){ .mentors = 3, .mentees = 9, .capacity = 3 });
	CHECK_INT(matched(&f, "groups", false), WORK_KEPT);
	int64_t run = field_round(&f).run, mentor = field_number(&f, "SELECT min(mentor) FROM proposal WHERE run = $1", run);
	int64_t mentee = field_number(&f, "SELECT max(mentee) FROM proposal WHERE run = $1 AND mentor = (SELECT min(mentor) FROM proposal WHERE run = $1)", run);
	CHECK_INT(pinned(&f, mentor, mentee, PIN_APART).done, ROUND_DONE);
	CHECK_INT(matched(&f, "groups", true), WORK_KEPT);
	CHECK(field_round(&f).run != run);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee WHERE p.run = $1", field_round(&f).run), 0);
	field_close(&f);
}

static bool any_stage(Db *db, void *with) { return offer(db, with, "peer", 0, 2), true; }

TEST(rounds_of_introductions_go_on_without_repeats)
{
	Field f = field_open((PlaceWish){ .mentors = 2, .mentees = 5, .capacity = 1 });
	int64_t programme = f.place.programme;
	int     met = 0;
	CHECK_INT(db_write(f.file, any_stage, &f), DB_KEPT);
	for (int i = 1; i <= 8 && met < 10; i++) {                      /* five people: ten pairs, two in each of the first rounds */
		CHECK_INT(matched(&f, "peers", false), WORK_KEPT);
		int pairs = (int)field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run);
		CHECK(i <= 3 ? pairs == 2 : pairs > 0);
		CHECK_EQ(round_check(f.file, f.arena, field_round(&f).run), S(""));
		CHECK_INT(published(&f).done, ROUND_DONE);
		CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND model = 'peer'", programme), met += pairs);
		if (i == 3)
			CHECK_INT(field_number(&f, "SELECT max(n) FROM (SELECT l.enrolment, count(*) AS n FROM run_left l JOIN enrolment e ON e.id = l.enrolment"
				" WHERE e.programme = $1 AND e.side = 'mentee' GROUP BY l.enrolment) x", programme), 1);
		CHECK_INT(db_write(f.file, again, &f), DB_KEPT);
	}
	CHECK_INT(met, 10);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM (SELECT pair_low, pair_high FROM mentorship WHERE programme = $1 GROUP BY pair_low, pair_high) x", programme), 10);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member WHERE seat IS NOT NULL AND $1 = $1", 0), 0);          /* nobody's place is taken */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM outbox WHERE kind = 'introduced' AND $1 = $1", 0), 20);
	CHECK_INT(matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 0);
	field_close(&f);
}

static bool rest(Db *db, void *with)
{
	Field *f = with;
	db_do(db, "UPDATE person SET state = 'leave' WHERE id = $1", f->place.mentee_person[3]);
	return true;
}

TEST(who_has_a_mentor_is_introduced_all_the_same_and_who_rests_is_not)
{
	Field f = field_open((PlaceWish){ .mentors = 4, .mentees = 4, .capacity = 1 });
	CHECK_INT(db_write(f.file, any_stage, &f), DB_KEPT);
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);
	CHECK_INT(published(&f).p.published, 4);                        /* now every mentee's one place is taken */
	CHECK_INT(db_write(f.file, rest, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, again, &f), DB_KEPT);
	CHECK_INT(matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT mentees FROM run WHERE id = $1", field_round(&f).run), 3);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 1);
	CHECK_INT(published(&f).done, ROUND_DONE);
	field_close(&f);
}

TEST(two_peers_are_locked_or_kept_apart_like_pairs)
{
	Field f = field_open((PlaceWish){ .mentors = 1, .mentees = 6, .capacity = 1 });
	const int64_t *e = f.place.mentee;
	CHECK_INT(db_write(f.file, any_stage, &f), DB_KEPT);
	CHECK_INT(matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(pinned(&f, e[5], e[0], PIN_LOCK).done, ROUND_DONE);
	Going twice = pinned(&f, e[5], e[1], PIN_LOCK);
	CHECK(twice.done == ROUND_REFUSED && !strcmp(twice.v.broken->name, "a_peer_is_locked_once"));
	CHECK_INT(pinned(&f, e[4], e[1], PIN_APART).done, ROUND_DONE);
	CHECK_INT(matched(&f, "", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'lock' WHERE p.run = $1", field_round(&f).run), 1);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'apart' WHERE p.run = $1", field_round(&f).run), 0);
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);               /* of pairs and groups they are no pins */
	CHECK_INT(matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(pinned(&f, f.place.mentor[0], e[0], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'lock' WHERE p.run = $1", field_round(&f).run), 1);
	CHECK_INT(published(&f).done, ROUND_DONE);
	field_close(&f);
}

/* ---- flash and reverse mentoring ------------------------------------------------------------ */

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
	CHECK_INT(matched(&f, "flash", false), WORK_KEPT);              /* a mentor with one place meets two */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 4);
	CHECK_EQ(round_check(f.file, f.arena, field_round(&f).run), S(""));
	CHECK_INT(published(&f).p.published, 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member WHERE seat IS NOT NULL AND $1 = $1", 0), 0);
	CHECK_INT(db_write(f.file, again, &f), DB_KEPT);
	CHECK_INT(matched_on(&f, "flash", 0), WORK_REFUSED);            /* both mentors have as many as they may */
	CHECK_INT(matched_on(&f, "flash", 29), WORK_REFUSED);
	CHECK_INT(matched_on(&f, "flash", 30), WORK_KEPT);              /* the meetings are over, and nobody meets twice */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN mentorship s ON s.model = 'flash' JOIN member m ON m.mentorship = s.id AND m.enrolment = p.mentor"
		" JOIN member e ON e.mentorship = s.id AND e.enrolment = p.mentee WHERE p.run = $1", field_round(&f).run), 0);
	CHECK(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run) > 0);
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);              /* who has met may be paired, and every place is free */
	CHECK_INT(published(&f).p.published, 2);
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
	CHECK_INT(matched(&f, "reverse", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 3);    /* one a mentor, as the model says */
	CHECK_INT(matched_on(&f, "flash", 0), WORK_KEPT);               /* chosen by nobody: it was not there to choose, so everybody is in it */
	CHECK_INT(matched(&f, "reverse", false), WORK_KEPT);
	Going g = pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_LOCK);
	CHECK_INT(g.done, ROUND_DONE);
	g = pinned(&f, f.place.mentor[0], f.place.mentee[1], PIN_LOCK);
	CHECK(g.done == ROUND_REFUSED && !strcmp(g.v.broken->name, "locks_need_room"));
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);              /* where the lock rests, and there is room for two */
	CHECK_INT(pinned(&f, f.place.mentor[0], f.place.mentee[1], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(pinned(&f, f.place.mentor[0], f.place.mentee[2], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(matched(&f, "reverse", false), WORK_KEPT);
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
	CHECK_INT(matched(&f, "", false), WORK_KEPT);                   /* and it is what a round makes */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN run u ON u.id = p.run WHERE u.id = $1 AND u.model = 'reverse'", field_round(&f).run), 2);
	field_close(&f);
}

TEST(a_mentor_in_reverse_mentoring_is_at_an_earlier_stage)
{
	Field f = field_open((PlaceWish){ .mentors = 5, .mentees = 5, .capacity = 1 });
	CHECK_INT(db_write(f.file, offer_two, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, all_choose, &f), DB_KEPT);
	CHECK_INT(matched(&f, "reverse", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 4);    /* stages one to five on each side */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal o JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee JOIN person x ON x.id = m.person"
		" JOIN person y ON y.id = e.person WHERE o.run = $1 AND x.stage < y.stage", field_round(&f).run), 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM run WHERE id = $1 AND settings LIKE '%mentor-stage = earlier%stage = any%'", field_round(&f).run), 1);
	CHECK_INT(published(&f).p.published, 4);
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
	CHECK_INT(matched(&f, "flash", false), WORK_KEPT);
	CHECK_INT(pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(locked_in(&f), 1);
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);
	CHECK_INT(locked_in(&f), 0);
	CHECK_INT(matched(&f, "flash", true), WORK_KEPT);
	CHECK_INT(locked_in(&f), 1);
	CHECK_INT(pinned(&f, f.place.mentor[0], f.place.mentee[0], PIN_APART).done, ROUND_DONE);
	CHECK_INT(matched(&f, "pairs", false), WORK_KEPT);              /* but whoever is kept apart is so everywhere */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 0);
	field_close(&f);
}
