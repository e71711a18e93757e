/* enrol_store.c - every SQL statement that writes consent, enrolments and invitations. */
#include "enrol/enrol_store.h"

/* ---- consent ------------------------------------------------------------------------- */

void consent_add(Db *db, int64_t id, int64_t person, int64_t programme, Str purpose, int64_t wording, Instant now)
{
	db_do(db, "INSERT INTO consent (id, person, programme, purpose, wording, given) VALUES ($1, $2, $3, $4, $5, $6)",
	      id, person, programme, purpose, wording, now);
}

void consent_close(Db *db, int64_t person, int64_t programme, Instant now)
{
	db_do(db, "UPDATE consent SET withdrawn = $3 WHERE person = $1 AND programme = $2 AND withdrawn IS NULL", person, programme, now);
}

void consent_close_one(Db *db, int64_t person, int64_t programme, Str purpose, Instant now)
{
	db_do(db, "UPDATE consent SET withdrawn = $4 WHERE person = $1 AND programme = $2 AND purpose = $3 AND withdrawn IS NULL",
	      person, programme, purpose, now);
}

int64_t consent_live(Db *db, Arena *a, int64_t person, int64_t programme, Str purpose)
{
	return db_number(db_ask(db, a, "SELECT id FROM consent WHERE person = $1 AND programme = $2 AND purpose = $3 AND withdrawn IS NULL",
	                        person, programme, purpose));
}

/* ---- enrolments ------------------------------------------------------------------------ */

void enrolment_add(Db *db, EnrolRow e, Instant now)
{
	db_do(db, "INSERT INTO enrolment (id, programme, person, side, state, consent, profile, capacity, unit, stage, sort_name, applied)"
	          " SELECT $1, $2, p.id, $4, $5, $6, $7, $8, p.unit, p.stage, p.sort_name, $9 FROM person p WHERE p.id = $3",
	      e.id, e.programme, e.person, e.side, e.state, e.consent, e.profile, e.capacity, now);
}

void enrolment_state(Db *db, int64_t id, Str state, Date ended)
{
	db_do(db, "UPDATE enrolment SET state = $2, ended = $3 WHERE id = $1", id, state, ended.day ? db_val_date(ended) : DB_NULL);
}

void enrolment_capacity(Db *db, int64_t id, int capacity)
{
	db_do(db, "UPDATE enrolment SET capacity = $2 WHERE id = $1", id, capacity);
}

static EnrolRow row_of(Rows *r)
{
	return (EnrolRow){ .id = db_int(r, 0), .programme = db_int(r, 1), .person = db_int(r, 2), .side = db_text(r, 3), .state = db_text(r, 4),
		.consent = db_int(r, 5), .profile = db_int(r, 6), .capacity = (int)db_int(r, 7) };
}

bool enrolment_refused(Db *db, Arena *a, int64_t programme, int64_t person, Str side, int64_t consent)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM enrolment WHERE person = $1 AND programme = $2 AND side = $3 AND consent = $4 AND state = 'refused'",
		person, programme, side, consent));
}

EnrolRows enrolment_live(Db *db, Arena *a, int64_t programme, int64_t person)
{
	EnrolRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, programme, person, side, state, consent, profile, capacity FROM enrolment"
	                        " WHERE programme = $1 AND person = $2 AND ended IS NULL ORDER BY side DESC", programme, person);
	while (db_next(r)) {
		EnrolRow e = row_of(r);
		*PUSH(a, &all) = e;
	}
	return all;
}

bool enrolment_row(Db *db, Arena *a, int64_t id, EnrolRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, programme, person, side, state, consent, profile, capacity FROM enrolment WHERE id = $1", id);
	while (db_next(r)) {
		*row = row_of(r);
		found = true;
	}
	return found;
}

bool enrolment_now(Db *db, Arena *a, int64_t id, Date today, Enrolled *e)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT e.id, e.programme, e.person, e.profile, coalesce(ac.id, 0), e.side, p.name, p.email, e.capacity,"
		" CASE WHEN c.withdrawn IS NULL AND e.state = 'approved' AND p.state = 'active' AND (f.paused_until IS NULL OR f.paused_until <= $2)"
		" THEN 1 ELSE 0 END FROM enrolment e JOIN consent c ON c.id = e.consent JOIN person p ON p.id = e.person"
		" JOIN profile f ON f.id = e.profile LEFT JOIN account ac ON ac.person = p.id WHERE e.id = $1", id, today);
	while (db_next(r)) {
		*e = (Enrolled){ .id = db_int(r, 0), .programme = db_int(r, 1), .person = db_int(r, 2), .profile = db_int(r, 3), .account = db_int(r, 4),
			.side = db_text(r, 5), .name = db_text(r, 6), .email = db_text(r, 7), .capacity = (int)db_int(r, 8), .takes_part = db_int(r, 9) };
		found = true;
	}
	return found;
}

int waiting_before(Db *db, Arena *a, int64_t enrolment)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM enrolment me JOIN enrolment e ON e.programme = me.programme AND e.side = me.side"
		" WHERE me.id = $1 AND me.state = 'approved' AND me.ended IS NULL AND e.state = 'approved' AND e.ended IS NULL"
		" AND (e.applied < me.applied OR (e.applied = me.applied AND e.id <= me.id))"
		" AND NOT EXISTS (SELECT 1 FROM member m WHERE m.enrolment = e.id AND m.seat IS NOT NULL)"
		" AND NOT EXISTS (SELECT 1 FROM member mm WHERE mm.enrolment = me.id AND mm.seat IS NOT NULL)", enrolment));
}

/* ---- invitations ------------------------------------------------------------------------- */

static InviteRow invite_of(Rows *r)
{
	return (InviteRow){ .id = db_int(r, 0), .programme = db_int(r, 1), .person = db_int(r, 2), .way = db_text(r, 3), .state = db_text(r, 4),
		.by_name = db_text(r, 5), .reminded = (int)db_int(r, 6), .reminded_day = db_date(r, 7), .made = instant_date(db_instant(r, 8)) };
}

static bool invite_one(Rows *r, InviteRow *row)
{
	bool found = false;
	while (db_next(r)) {
		*row = invite_of(r);
		found = true;
	}
	return found;
}

bool invitation_of(Db *db, Arena *a, int64_t programme, int64_t person, InviteRow *row)
{
	return invite_one(db_ask(db, a, "SELECT i.id, i.programme, i.person, i.way, i.state, coalesce(b.name, ''), i.reminded, i.reminded_day, i.made"
		" FROM invitation i LEFT JOIN account b ON b.id = i.by_account WHERE i.programme = $1 AND i.person = $2", programme, person), row);
}

bool invitation_row(Db *db, Arena *a, int64_t id, InviteRow *row)
{
	return invite_one(db_ask(db, a, "SELECT i.id, i.programme, i.person, i.way, i.state, coalesce(b.name, ''), i.reminded, i.reminded_day, i.made"
		" FROM invitation i LEFT JOIN account b ON b.id = i.by_account WHERE i.id = $1", id), row);
}

InviteRows invitations_open(Db *db, Arena *a, int64_t programme)
{
	InviteRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT i.id, i.programme, i.person, i.way, i.state, coalesce(b.name, ''), i.reminded, i.reminded_day, i.made"
		" FROM invitation i LEFT JOIN account b ON b.id = i.by_account WHERE i.programme = $1 AND i.state = 'open' ORDER BY i.made, i.id", programme);
	while (db_next(r)) {
		InviteRow i = invite_of(r);
		*PUSH(a, &all) = i;
	}
	return all;
}

void invitation_put(Db *db, int64_t id, int64_t programme, int64_t person, Str way, int64_t by_account, Instant now)
{
	db_do(db, "INSERT INTO invitation (id, programme, person, way, by_account, state, made) VALUES ($1, $2, $3, $4, $5, 'open', $6)"
	          " ON CONFLICT (programme, person) DO UPDATE SET way = excluded.way, by_account = excluded.by_account, state = 'open',"
	          " made = excluded.made, reminded = 0, reminded_day = NULL",
	      id, programme, person, way, by_account ? db_val_int(by_account) : DB_NULL, now);
}

void invitation_state(Db *db, int64_t programme, int64_t person, Str state)
{
	db_do(db, "UPDATE invitation SET state = $3 WHERE programme = $1 AND person = $2", programme, person, state);
}

void invitation_reminded(Db *db, int64_t id, Date today)
{
	db_do(db, "UPDATE invitation SET reminded = reminded + 1, reminded_day = $2 WHERE id = $1", id, today);
}

int64_t referrals_open(Db *db, Arena *a, int64_t programme, int64_t by_account)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM invitation WHERE programme = $1 AND by_account = $2 AND way = 'referral' AND state = 'open'",
	                        programme, by_account));
}

bool person_address(Db *db, Arena *a, int64_t person, Addressed *to)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT coalesce(ac.id, 0), p.name, p.email, coalesce(ac.state, ''), p.state,"
		" CASE WHEN ac.email_fold = p.email_fold AND ac.rank = 'member' THEN 1 ELSE 0 END FROM person p"
		" LEFT JOIN account ac ON ac.person = p.id WHERE p.id = $1", person);
	while (db_next(r)) {
		*to = (Addressed){ .account = db_int(r, 0), .name = db_text(r, 1), .email = db_text(r, 2), .account_state = db_text(r, 3), .own = db_int(r, 5),
			.gone = str_eq(db_text(r, 4), S("left")) || str_eq(db_text(r, 4), S("erased")) };
		found = true;
	}
	return found;
}
