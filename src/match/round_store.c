/* round_store.c - every SQL statement about rounds, their runs and pins.  Proposals: run_store.c. */
#include "match/round_facts.h"

/* ---- rounds ----------------------------------------------------------------------------- */

bool round_get(Db *db, Arena *a, int64_t id, Round *o)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT programme, run, number, version, seed, state, made FROM round WHERE id = $1", id);
	while (db_next(r)) {
		*o = (Round){ .id = id, .programme = db_int(r, 0), .run = db_int(r, 1), .number = (int)db_int(r, 2), .version = (int)db_int(r, 3),
			.seed = (uint64_t)db_int(r, 4), .state = db_text(r, 5), .made = instant_date(db_instant(r, 6)) };
		found = true;
	}
	return found;
}

int64_t round_programme(Db *db, Arena *a, int64_t id)
{
	return db_number(db_ask(db, a, "SELECT programme FROM round WHERE id = $1", id));
}

int64_t round_draft_of(Db *db, Arena *a, int64_t programme)
{
	return db_number(db_ask(db, a, "SELECT id FROM round WHERE programme = $1 AND state = 'draft' ORDER BY number DESC LIMIT 1", programme));
}

Str round_settings_latest(Db *db, Arena *a, int64_t programme)
{
	Str   text = S("");
	Rows *r = db_ask(db, a, "SELECT u.settings FROM round o JOIN run u ON u.id = o.run WHERE o.programme = $1 ORDER BY o.number DESC LIMIT 1", programme);
	while (db_next(r))
		text = db_text(r, 0);
	return text;
}

ModelsChosen round_models_chosen(Db *db, Arena *a, int64_t programme, bool mentors, Date today)
{
	ModelsChosen all = { 0 };
	Rows *r = db_ask(db, a, "SELECT f.models, count(DISTINCT e.person) FROM enrolment e JOIN consent c ON c.id = e.consent JOIN person p ON p.id = e.person"
		" JOIN profile f ON f.id = e.profile WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'approved' AND c.withdrawn IS NULL AND p.state = 'active'"
		" AND (f.paused_until IS NULL OR f.paused_until <= $2) AND e.side IN ('mentee', $3) GROUP BY f.models", programme, today, mentors ? S("mentor") : S("mentee"));
	while (db_next(r))
		*PUSH(a, &all) = (ModelChosen){ db_text(r, 0), (int)db_int(r, 1) };
	return all;
}

void round_add(Db *db, int64_t id, int64_t programme, uint64_t seed, Instant now)
{
	db_do(db, "INSERT INTO round (id, programme, number, state, seed, version, made) VALUES ($1, $2,"
		" (SELECT coalesce(max(number), 0) + 1 FROM round WHERE programme = $2), 'draft', $3, 1, $4)", id, programme, (int64_t)seed, now);
}

bool round_touch(Db *db, int64_t round, int version)
{
	return db_do(db, "UPDATE round SET version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'", round, version) == 1;
}

void round_put_run(Db *db, int64_t round, int64_t run)
{
	db_do(db, "UPDATE round SET run = $2 WHERE id = $1", round, run);
}

void round_put_published(Db *db, int64_t round, Instant now)
{
	db_do(db, "UPDATE round SET state = 'published', published = $2 WHERE id = $1", round, now);
}

void round_put_dropped(Db *db, int64_t round)
{
	db_do(db, "UPDATE round SET state = 'dropped' WHERE id = $1", round);
}

/* ---- runs ---------------------------------------------------------------------------------- */

static Run one_run(Rows *r)
{
	return (Run){ .id = db_int(r, 0), .round = db_int(r, 1), .number = (int)db_int(r, 2), .engine = db_text(r, 3), .settings = db_text(r, 4),
		.input_hash = db_blob(r, 5), .mentees = (int)db_int(r, 6), .placed = (int)db_int(r, 7), .pairs = (int)db_int(r, 8), .fit = db_int(r, 9),
		.ms = (int)db_int(r, 10), .made = db_instant(r, 11), .model = round_model_named(db_text(r, 12)) };
}

bool run_get(Db *db, Arena *a, int64_t id, Run *found)
{
	bool any = false;
	Rows *r = db_ask(db, a, "SELECT id, round, number, engine, settings, input_hash, mentees, placed, pairs, fit, ms, made, model FROM run WHERE id = $1", id);
	while (db_next(r)) {
		*found = one_run(r);
		any = true;
	}
	return any;
}

Runs run_list(Db *db, Arena *a, int64_t round)
{
	Runs all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, round, number, engine, settings, input_hash, mentees, placed, pairs, fit, ms, made, model FROM run"
		" WHERE round = $1 ORDER BY number DESC LIMIT 50", round);
	while (db_next(r))
		*PUSH(a, &all) = one_run(r);
	return all;
}

void run_add(Db *db, const Run *r)
{
	db_do(db, "INSERT INTO run (id, round, number, engine, settings, input_hash, mentees, placed, pairs, fit, ms, made, model)"
		" VALUES ($1, $2, (SELECT coalesce(max(number), 0) + 1 FROM run WHERE round = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		r->id, r->round, r->engine, r->settings, r->input_hash, r->mentees, r->placed, r->pairs, r->fit, r->ms, r->made, round_model_name(r->model));
}

void run_add_file(Db *db, int64_t run, const char *kind, Blob sealed)
{
	db_do(db, "INSERT INTO run_file (run, kind, body_sealed) VALUES ($1, $2, $3)", run, str(kind), sealed);
}

Blob run_file(Db *db, Arena *a, int64_t run, const char *kind)
{
	Blob b = { 0 };
	Rows *r = db_ask(db, a, "SELECT body_sealed FROM run_file WHERE run = $1 AND kind = $2", run, str(kind));
	while (db_next(r))
		b = db_blob(r, 0);
	return b;
}

/* ---- pins ------------------------------------------------------------------------------------- */

Pins pins_of(Db *db, Arena *a, int64_t round)
{
	Pins all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.mentor, p.mentee, p.kind, m.person, e.person, p.model FROM round_pin p JOIN enrolment m ON m.id = p.mentor"
		" JOIN enrolment e ON e.id = p.mentee WHERE p.round = $1 AND m.ended IS NULL AND e.ended IS NULL ORDER BY p.mentee, p.mentor", round);
	while (db_next(r))
		*PUSH(a, &all) = (PinRow){ .mentor = db_int(r, 0), .mentee = db_int(r, 1), .lock = str_eq(db_text(r, 2), S("lock")),
			.mentor_person = db_int(r, 3), .mentee_person = db_int(r, 4), .model = db_text(r, 5) };
	return all;
}

void pin_put(Db *db, int64_t round, int64_t mentor, int64_t mentee, Pin pin, Str model)
{
	db_do(db, "DELETE FROM round_pin WHERE round = $1 AND mentor = $2 AND mentee = $3", round, mentor, mentee);
	if (pin != PIN_NONE)
		db_do(db, "INSERT INTO round_pin (round, mentor, mentee, kind, model) VALUES ($1, $2, $3, $4, $5)", round, mentor, mentee,
			pin == PIN_LOCK ? S("lock") : S("apart"), model);
}

Holds holds_of(Db *db, Arena *a, int64_t round)
{
	Holds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT h.one, h.other, m.person, e.person, x.name, y.name, h.kind, m.side FROM group_hold h JOIN enrolment m ON m.id = h.one"
		" JOIN enrolment e ON e.id = h.other JOIN person x ON x.id = m.person JOIN person y ON y.id = e.person"
		" WHERE h.round = $1 AND m.ended IS NULL AND e.ended IS NULL ORDER BY y.sort_name, h.other, x.sort_name, h.one", round);
	while (db_next(r))
		*PUSH(a, &all) = (HoldRow){ .one = db_int(r, 0), .other = db_int(r, 1), .one_person = db_int(r, 2), .other_person = db_int(r, 3), .one_name = db_text(r, 4),
			.other_name = db_text(r, 5), .together = str_eq(db_text(r, 6), S("together")), .led = str_eq(db_text(r, 7), S("mentor")) };
	return all;
}

bool holds_pair(const Holds *all, const Proposal *p)
{
	for (int i = 0; i < all->n; i++)
		if (all->list[i].together && all->list[i].one == p->mentor && all->list[i].other == p->mentee)
			return true;
	return false;
}

void hold_put(Db *db, int64_t round, int64_t one, int64_t other, Hold hold)
{
	db_do(db, "DELETE FROM group_hold WHERE round = $1 AND one = $2 AND other = $3", round, one, other);
	if (hold != HOLD_NONE)
		db_do(db, "INSERT INTO group_hold (round, one, other, kind) VALUES ($1, $2, $3, $4)", round, one, other, hold == HOLD_TOGETHER ? S("together") : S("apart"));
}

Founds round_find(Db *db, Arena *a, int64_t programme, const char *side, Str like, int most)
{
	Founds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.id, e.id, p.name FROM enrolment e JOIN person p ON p.id = e.person WHERE e.programme = $1 AND e.side = $2"
		" AND e.ended IS NULL AND e.state = 'approved' AND (p.name_fold LIKE $3 ESCAPE '!' OR p.email_fold LIKE $3 ESCAPE '!')"
		" ORDER BY p.sort_name, p.id LIMIT $4", programme, str(side), like, most);
	while (db_next(r))
		*PUSH(a, &all) = (Found){ db_int(r, 0), db_int(r, 1), db_text(r, 2), str(side) };
	return all;
}
