/* round_model_test.c - rounds of groups and of introductions, from the tables to begun mentorships.
 * Flash meetings and reverse mentoring: round_flash_test.c. */
#include "match/round_facts.h"
#include "test/check.h"
#include "test/round_field.h"

TEST(a_round_of_groups_is_kept_repeated_and_published)
{
	Field f = field_open((PlaceWish){ .mentors = 4, .mentees = 12, .capacity = 4 });
	CHECK_INT(field_matched(&f, "groups", false), WORK_KEPT);
	int64_t run = field_round(&f).run, programme = f.place.programme;
	int64_t groups = field_number(&f, "SELECT count(*) FROM (SELECT group_no FROM proposal WHERE run = $1 AND group_no > 0 GROUP BY group_no) x", run);
	CHECK(groups >= 3 && groups <= 4);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM (SELECT mentee FROM proposal WHERE run = $1 GROUP BY mentee) x", run), 12);
	CHECK_EQ(round_check(f.file, f.arena, run), S(""));
	CHECK_INT(field_matched(&f, "", true), WORK_KEPT);                    /* the shape stays, and so do the groups */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN proposal q ON q.mentor = p.mentor AND q.mentee = p.mentee AND q.run <> p.run WHERE p.run = $1", run),
		field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", run));
	FieldGoing g = field_published(&f);
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
	CHECK_INT(field_matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(field_published(&f).done, ROUND_DONE);
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
	CHECK_INT(field_matched(&f, "groups", false), WORK_KEPT);
	int64_t run = field_round(&f).run, mentor = field_number(&f, "SELECT min(mentor) FROM proposal WHERE run = $1", run);
	int64_t mentee = field_number(&f, "SELECT max(mentee) FROM proposal WHERE run = $1 AND mentor = (SELECT min(mentor) FROM proposal WHERE run = $1)", run);
	CHECK_INT(field_pinned(&f, mentor, mentee, PIN_APART).done, ROUND_DONE);
	CHECK_INT(field_matched(&f, "groups", true), WORK_KEPT);
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
		CHECK_INT(field_matched(&f, "peers", false), WORK_KEPT);
		int pairs = (int)field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run);
		CHECK(i <= 3 ? pairs == 2 : pairs > 0);
		CHECK_EQ(round_check(f.file, f.arena, field_round(&f).run), S(""));
		CHECK_INT(field_published(&f).done, ROUND_DONE);
		CHECK_INT(field_number(&f, "SELECT count(*) FROM mentorship WHERE programme = $1 AND model = 'peer'", programme), met += pairs);
		if (i == 3)
			CHECK_INT(field_number(&f, "SELECT max(n) FROM (SELECT l.enrolment, count(*) AS n FROM run_left l JOIN enrolment e ON e.id = l.enrolment"
				" WHERE e.programme = $1 AND e.side = 'mentee' GROUP BY l.enrolment) x", programme), 1);
		CHECK_INT(db_write(f.file, field_again, &f), DB_KEPT);
	}
	CHECK_INT(met, 10);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM (SELECT pair_low, pair_high FROM mentorship WHERE programme = $1 GROUP BY pair_low, pair_high) x", programme), 10);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM member WHERE seat IS NOT NULL AND $1 = $1", 0), 0);          /* nobody's place is taken */
	CHECK_INT(field_number(&f, "SELECT count(*) FROM outbox WHERE kind = 'introduced' AND $1 = $1", 0), 20);
	CHECK_INT(field_matched(&f, "peers", false), WORK_KEPT);
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
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);
	CHECK_INT(field_published(&f).p.published, 4);                        /* now every mentee's one place is taken */
	CHECK_INT(db_write(f.file, rest, &f), DB_KEPT);
	CHECK_INT(db_write(f.file, field_again, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT mentees FROM run WHERE id = $1", field_round(&f).run), 3);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal WHERE run = $1", field_round(&f).run), 1);
	CHECK_INT(field_published(&f).done, ROUND_DONE);
	field_close(&f);
}

TEST(two_peers_are_locked_or_kept_apart_like_pairs)
{
	Field f = field_open((PlaceWish){ .mentors = 1, .mentees = 6, .capacity = 1 });
	const int64_t *e = f.place.mentee;
	CHECK_INT(db_write(f.file, any_stage, &f), DB_KEPT);
	CHECK_INT(field_matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_pinned(&f, e[5], e[0], PIN_LOCK).done, ROUND_DONE);
	FieldGoing twice = field_pinned(&f, e[5], e[1], PIN_LOCK);
	CHECK(twice.done == ROUND_REFUSED && !strcmp(twice.v.broken->name, "a_peer_is_locked_once"));
	CHECK_INT(field_pinned(&f, e[4], e[1], PIN_APART).done, ROUND_DONE);
	CHECK_INT(field_matched(&f, "", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'lock' WHERE p.run = $1", field_round(&f).run), 1);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'apart' WHERE p.run = $1", field_round(&f).run), 0);
	CHECK_INT(field_matched(&f, "pairs", false), WORK_KEPT);               /* of pairs and groups they are no pins */
	CHECK_INT(field_matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(field_pinned(&f, f.place.mentor[0], e[0], PIN_LOCK).done, ROUND_DONE);
	CHECK_INT(field_matched(&f, "groups", false), WORK_KEPT);
	CHECK_INT(field_matched(&f, "peers", false), WORK_KEPT);
	CHECK_INT(field_number(&f, "SELECT count(*) FROM proposal p JOIN round_pin x ON x.mentor = p.mentor AND x.mentee = p.mentee AND x.kind = 'lock' WHERE p.run = $1", field_round(&f).run), 1);
	CHECK_INT(field_published(&f).done, ROUND_DONE);
	field_close(&f);
}
