/* mentorship_store.c - every SQL statement about mentorships and their members. */
#include "mentorship/mentorship_store.h"

/* ---- looking -------------------------------------------------------------------------- */

bool mentorship_state(Db *db, Arena *a, int64_t id, MentorshipState *s)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT programme, state, ended FROM mentorship WHERE id = $1", id);
	while (db_next(r)) {
		*s = (MentorshipState){ .id = id, .programme = db_int(r, 0), .state = db_text(r, 1), .over = !db_null(r, 2) };
		s->active = str_eq(s->state, S("active"));
		found = true;
	}
	return found;
}

int mentorship_seats_taken(Db *db, Arena *a, int64_t enrolment)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM member WHERE enrolment = $1 AND seat IS NOT NULL", enrolment));
}

int mentorship_free_seat(Db *db, Arena *a, int64_t enrolment, int capacity)
{
	int seat = 1;
	Rows *r = db_ask(db, a, "SELECT seat FROM member WHERE enrolment = $1 AND seat IS NOT NULL ORDER BY seat", enrolment);
	while (db_next(r))
		if (db_int(r, 0) == seat)
			seat++;
	return seat <= capacity ? seat : 0;
}

bool mentorship_takes_part(Db *db, Arena *a, int64_t mentorship, int64_t person)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM member m JOIN enrolment e ON e.id = m.enrolment"
		" WHERE m.mentorship = $1 AND m.person = $2 AND e.state = 'approved' AND e.ended IS NULL", mentorship, person));
}

bool mentorship_paired(Db *db, Arena *a, int64_t x, int64_t y, Str model)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM member m JOIN member o ON o.mentorship = m.mentorship JOIN mentorship s ON s.id = m.mentorship"
		" WHERE m.person = $1 AND o.person = $2 AND (s.model <> 'flash' OR s.state = 'dropped' OR $3 IN ('flash', 'peer'))", x, y, model));
}

int mentorship_load(Db *db, Arena *a, int64_t enrolment, Str model, Date today)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM member m JOIN mentorship s ON s.id = m.mentorship WHERE m.enrolment = $1 AND s.model = $2"
		" AND s.ended IS NULL AND (s.ends IS NULL OR s.ends > $3)", enrolment, model, today));
}

ModelLoads mentorship_loads(Db *db, Arena *a, int64_t programme, Str model, Date today)
{
	ModelLoads all = { 0 };
	Rows *r = db_ask(db, a, "SELECT m.enrolment, count(*) FROM mentorship s JOIN member m ON m.mentorship = s.id WHERE s.programme = $1 AND s.model = $2"
		" AND s.ended IS NULL AND (s.ends IS NULL OR s.ends > $3) GROUP BY m.enrolment ORDER BY m.enrolment", programme, model, today);
	while (db_next(r))
		*PUSH(a, &all) = (ModelLoad){ db_int(r, 0), (int)db_int(r, 1) };
	return all;
}

int64_t mentorship_flash_between(Db *db, Arena *a, int64_t programme, int64_t x, int64_t y)
{
	return db_number(db_ask(db, a, "SELECT id FROM mentorship WHERE pair_low = $2 AND pair_high = $3 AND programme = $1 AND model = 'flash'",
		programme, x < y ? x : y, x < y ? y : x));
}

Standing mentorship_standing(Db *db, Arena *a, int64_t person)
{
	Standing s = { 0 };
	Rows *r = db_ask(db, a, "SELECT coalesce(p.unit, 0), coalesce(g.place, 0), coalesce(l.boss, 0) FROM person p LEFT JOIN stage g ON g.id = p.stage"
		" LEFT JOIN report_line l ON l.person = p.id AND l.until IS NULL WHERE p.id = $1", person);
	while (db_next(r))
		s = (Standing){ db_int(r, 0), (int)db_int(r, 1), db_int(r, 2) };
	return s;
}

PersonIds mentorship_above(Db *db, Arena *a, int64_t person)
{
	PersonIds all = { 0 };
	Rows *r = db_ask(db, a, "WITH RECURSIVE up(who, n) AS (SELECT CAST($1 AS BIGINT), 0 UNION ALL"
		" SELECT (SELECT l.boss FROM report_line l WHERE l.person = up.who AND l.until IS NULL), n + 1 FROM up WHERE up.who IS NOT NULL AND n < 60)"
		" SELECT who FROM up WHERE n > 0 AND who IS NOT NULL ORDER BY n", person);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	return all;
}

Parties mentorship_parties(Db *db, Arena *a, int64_t mentorship)
{
	Parties all = { 0 };
	Rows *r = db_ask(db, a, "SELECT m.person, coalesce(c.id, 0), p.name, coalesce(p.email, ''), m.agreed IS NOT NULL FROM member m"
		" JOIN person p ON p.id = m.person LEFT JOIN account c ON c.person = p.id WHERE m.mentorship = $1 ORDER BY m.person", mentorship);
	while (db_next(r))
		*PUSH(a, &all) = (Party){ db_int(r, 0), db_int(r, 1), db_text(r, 2), db_text(r, 3), db_int(r, 4) };
	return all;
}

PersonIds mentorship_open_of(Db *db, Arena *a, int64_t programme, int64_t person)
{
	PersonIds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT s.id FROM member m JOIN mentorship s ON s.id = m.mentorship WHERE m.person = $2 AND s.programme = $1"
		" AND s.state IN ('proposed','intro') ORDER BY s.id", programme, person);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	return all;
}

bool mentorship_in_circle(Db *db, Arena *a, int64_t circle, int64_t enrolment)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM mentorship s JOIN member m ON m.mentorship = s.id WHERE s.circle = $1 AND m.enrolment = $2 AND m.seat IS NOT NULL",
		circle, enrolment));
}

Strs mentorship_circle(Db *db, Arena *a, int64_t circle, int64_t person)
{
	Strs all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.name FROM mentorship s JOIN member m ON m.mentorship = s.id JOIN person p ON p.id = m.person"
		" WHERE s.circle = $1 AND s.ended IS NULL AND m.person <> $2"
		" AND ((m.side = 'mentor' AND EXISTS (SELECT 1 FROM member x WHERE x.mentorship = s.id AND x.person = $2))"
		" OR (s.state = 'active' AND EXISTS (SELECT 1 FROM mentorship t JOIN member y ON y.mentorship = t.id WHERE t.circle = $1 AND t.state = 'active' AND y.person = $2)))"
		" GROUP BY p.id, p.name, p.sort_name ORDER BY p.sort_name, p.id", circle, person);
	while (db_next(r))
		*PUSH(a, &all) = db_text(r, 0);
	return all;
}

static Mentorship one(Rows *r)
{
	return (Mentorship){ .id = db_int(r, 0), .programme = db_int(r, 1), .programme_name = db_text(r, 2), .side = db_text(r, 3), .state = db_text(r, 4),
		.because = db_text(r, 5), .agreed = db_int(r, 6), .partner = db_int(r, 7), .partner_name = db_text(r, 8), .other_agreed = db_int(r, 9),
		.began = db_date(r, 10), .flagged = db_int(r, 11), .partner_email = db_text(r, 12), .word_mentor = db_text(r, 13), .word_mentee = db_text(r, 14),
		.model = db_text(r, 15), .circle = db_int(r, 16), .ends = db_date(r, 17) };
}

Mentorships mentorship_of(Db *db, Arena *a, int64_t person)
{
	Mentorships all = { 0 };
	Rows *r = db_ask(db, a, "SELECT s.id, s.programme, g.name, m.side, s.state, s.because, m.agreed IS NOT NULL, o.person, p.name, o.agreed IS NOT NULL,"
		" s.began, s.line_flag IS NOT NULL, coalesce(p.email, ''), g.word_mentor, g.word_mentee, s.model, coalesce(s.circle, 0), coalesce(s.ends, 0) FROM member m JOIN mentorship s ON s.id = m.mentorship"
		" JOIN programme g ON g.id = s.programme JOIN member o ON o.mentorship = m.mentorship AND o.person <> m.person JOIN person p ON p.id = o.person"
		" WHERE m.person = $1 AND s.state <> 'dropped' ORDER BY s.began DESC, s.id DESC", person);
	while (db_next(r))
		*PUSH(a, &all) = one(r);
	return all;
}

bool mentorship_get(Db *db, Arena *a, int64_t mentorship, int64_t person, Mentorship *m)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT s.id, s.programme, g.name, m.side, s.state, s.because, m.agreed IS NOT NULL, o.person, p.name, o.agreed IS NOT NULL,"
		" s.began, s.line_flag IS NOT NULL, coalesce(p.email, ''), g.word_mentor, g.word_mentee, s.model, coalesce(s.circle, 0), coalesce(s.ends, 0) FROM member m JOIN mentorship s ON s.id = m.mentorship"
		" JOIN programme g ON g.id = s.programme JOIN member o ON o.mentorship = m.mentorship AND o.person <> m.person JOIN person p ON p.id = o.person"
		" WHERE m.mentorship = $1 AND m.person = $2", mentorship, person);
	while (db_next(r)) {
		*m = one(r);
		found = true;
	}
	return found;
}

Paireds mentorship_had(Db *db, Arena *a, int64_t programme, Str model)
{
	Paireds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT m.person, o.person FROM member m JOIN member o ON o.mentorship = m.mentorship AND o.person <> m.person"
		" JOIN mentorship s ON s.id = m.mentorship WHERE m.person IN (SELECT person FROM enrolment WHERE programme = $1 AND ended IS NULL)"
		" AND (s.model <> 'flash' OR s.state = 'dropped' OR $2 IN ('flash', 'peer')) ORDER BY m.person, o.person", programme, model);
	while (db_next(r))
		*PUSH(a, &all) = (Paired){ db_int(r, 0), db_int(r, 1) };
	return all;
}

/* ---- writing ------------------------------------------------------------------------------ */

void mentorship_add(Db *db, int64_t id, int64_t programme, Beginning b, int64_t mentor_person, int64_t mentee_person, Date began, int days, Instant now)
{
	bool mentor_low = mentor_person < mentee_person;
	db_do(db, "INSERT INTO mentorship (id, programme, model, origin, origin_id, state, pair_low, pair_high, because, began, ends, changed, circle)"
		" VALUES ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8, $9, $10, $11, $12)", id, programme, b.model, b.origin, b.origin_id,
		mentor_low ? mentor_person : mentee_person, mentor_low ? mentee_person : mentor_person, b.because, began,
		days ? db_val_date(date_add(began, days)) : DB_NULL, now, b.circle ? db_val_int(b.circle) : DB_NULL);
}

void mentorship_add_member(Db *db, int64_t mentorship, int64_t person, const char *side, int64_t enrolment, int seat, Date since)
{
	db_do(db, "INSERT INTO member (mentorship, person, side, enrolment, seat, since) VALUES ($1, $2, $3, $4, $5, $6)",
		mentorship, person, str(side), enrolment, seat ? db_val_int(seat) : DB_NULL, since);
}

void mentorship_agree(Db *db, int64_t mentorship, int64_t person, Instant now)
{
	db_do(db, "UPDATE member SET agreed = $3 WHERE mentorship = $1 AND person = $2 AND agreed IS NULL", mentorship, person, now);
}

void mentorship_unagree(Db *db, int64_t mentorship, int64_t person)
{
	db_do(db, "UPDATE member SET agreed = NULL WHERE mentorship = $1 AND person = $2", mentorship, person);
}

bool mentorship_all_agreed(Db *db, Arena *a, int64_t mentorship)
{
	return !db_number(db_ask(db, a, "SELECT count(*) FROM member WHERE mentorship = $1 AND agreed IS NULL", mentorship));
}

void mentorship_put_state(Db *db, int64_t mentorship, Str state, Instant now)
{
	db_do(db, "UPDATE mentorship SET state = $2, changed = $3 WHERE id = $1", mentorship, state, now);
}

/* Both on the same day, whoever it came from. */
void mentorship_close(Db *db, int64_t mentorship, Str state, Instant now)
{
	db_do(db, "UPDATE mentorship SET state = $2, ended = $3, pair_low = NULL, pair_high = NULL, changed = $4 WHERE id = $1",
		mentorship, state, instant_date(now), now);
	db_do(db, "UPDATE member SET seat = NULL, until = $2 WHERE mentorship = $1 AND until IS NULL", mentorship, instant_date(now));
}

/* ---- lines of management ------------------------------------------------------------------- */

LivePairs mentorship_live(Db *db, Arena *a, Date today)
{
	LivePairs all = { 0 };
	Rows *r = db_ask(db, a, "SELECT s.id, s.pair_low, s.pair_high, g.line_depth, s.line_flag IS NOT NULL FROM mentorship s JOIN programme g ON g.id = s.programme"
		" WHERE s.pair_low IS NOT NULL AND (s.model <> 'flash' OR s.ends IS NULL OR s.ends > $1) ORDER BY s.id", today);
	while (db_next(r))
		*PUSH(a, &all) = (LivePair){ db_int(r, 0), db_int(r, 1), db_int(r, 2), db_text(r, 3), db_int(r, 4) };
	return all;
}

void mentorship_flag(Db *db, int64_t mentorship, bool on, Date today)
{
	db_do(db, "UPDATE mentorship SET line_flag = $2 WHERE id = $1", mentorship, on ? db_val_date(today) : DB_NULL);
}
