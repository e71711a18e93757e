/* run_store.c - every SQL statement about what a run proposes and whom it leaves. */
#include "match/round_store.h"

#include <stdlib.h>

/* ---- proposals ------------------------------------------------------------------------------ */

void run_add_pair(Db *db, int64_t run, int64_t mentor, int64_t mentee, int fit, int group, Str parts, Str because)
{
	db_do(db, "INSERT INTO proposal (id, run, mentor, mentee, fit, parts, because, state, group_no) VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8)",
		id_new(), run, mentor, mentee, fit, parts, because, group);
}

static Proposal one(Rows *r)
{
	Str pin = db_text(r, 13);
	return (Proposal){ .id = db_int(r, 0), .mentor = db_int(r, 1), .mentee = db_int(r, 2), .mentor_person = db_int(r, 3), .mentee_person = db_int(r, 4),
		.mentor_name = db_text(r, 5), .mentee_name = db_text(r, 6), .mentor_unit = db_text(r, 7), .mentee_unit = db_text(r, 8), .fit = (int)db_int(r, 9),
		.parts = db_text(r, 10), .because = db_text(r, 11), .state = db_text(r, 12), .verdict = db_text(r, 14), .group = (int)db_int(r, 15),
		.pin = str_eq(pin, S("lock")) ? PIN_LOCK : pin.n ? PIN_APART : PIN_NONE };
}

/* In the order in which the run kept them: by the mentee's name. */
Proposals run_proposals(Db *db, Arena *a, int64_t round, int64_t run, int from, int most)
{
	Proposals all = { 0 };
	Rows *r = db_ask(db, a, "SELECT o.id, o.mentor, o.mentee, m.person, e.person, pm.name, pe.name, coalesce(um.name, ''), coalesce(ue.name, ''), o.fit,"
		" o.parts, o.because, o.state, coalesce(x.kind, ''), o.verdict, o.group_no FROM (SELECT * FROM proposal WHERE run = $2 ORDER BY id LIMIT $3 OFFSET $4) o"
		" JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person LEFT JOIN unit um ON um.id = pm.unit LEFT JOIN unit ue ON ue.id = pe.unit"
		" LEFT JOIN round_pin x ON x.round = $1 AND x.mentor = o.mentor AND x.mentee = o.mentee"
		" AND (x.kind = 'apart' OR x.model = (SELECT model FROM run WHERE id = $2)) ORDER BY o.id", round, run, most, from);
	while (db_next(r))
		*PUSH(a, &all) = one(r);
	return all;
}

Proposals run_proposals_of(Db *db, Arena *a, int64_t round, RunFound found, int from, int most)
{
	Proposals all = { 0 };
	Proposal  p;
	for (int i = from; i < found.n && i < from + most; i++)
		if (run_proposal(db, a, round, found.list[i], &p))
			*PUSH(a, &all) = p;
	return all;
}

int run_proposals_count(Db *db, Arena *a, int64_t run) { return (int)db_number(db_ask(db, a, "SELECT count(*) FROM proposal WHERE run = $1", run)); }

RunFound run_found(Db *db, Arena *a, int64_t run, Str like)
{
	RunFound all = { 0 };
	Rows *r = db_ask(db, a, "WITH who AS (SELECT e.id FROM enrolment e JOIN person p ON p.id = e.person WHERE p.name_fold LIKE $2 ESCAPE '!'"
		" AND e.programme = (SELECT o.programme FROM run u JOIN round o ON o.id = u.round WHERE u.id = $1))"
		" SELECT id FROM proposal WHERE run = $1 AND (mentor IN (SELECT id FROM who) OR mentee IN (SELECT id FROM who)) ORDER BY id", run, like);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	return all;
}

int run_locked(Db *db, Arena *a, int64_t round, int64_t run)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM round_pin x JOIN proposal o ON o.mentor = x.mentor AND o.mentee = x.mentee"
		" WHERE x.round = $1 AND x.kind = 'lock' AND x.model = (SELECT model FROM run WHERE id = $2) AND o.run = $2", round, run));
}

bool run_proposal(Db *db, Arena *a, int64_t round, int64_t id, Proposal *p)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT o.id, o.mentor, o.mentee, m.person, e.person, pm.name, pe.name, coalesce(um.name, ''), coalesce(ue.name, ''), o.fit,"
		" o.parts, o.because, o.state, coalesce(x.kind, ''), o.verdict, o.group_no FROM proposal o JOIN round d ON d.run = o.run JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person LEFT JOIN unit um ON um.id = pm.unit LEFT JOIN unit ue ON ue.id = pe.unit"
		" LEFT JOIN round_pin x ON x.round = $1 AND x.mentor = o.mentor AND x.mentee = o.mentee"
		" AND (x.kind = 'apart' OR x.model = (SELECT model FROM run WHERE id = o.run)) WHERE d.id = $1 AND o.id = $2", round, id);
	while (db_next(r)) {
		*p = one(r);
		found = true;
	}
	return found;
}

Bares run_open(Db *db, Arena *a, int64_t run)
{
	Bares all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, mentor, mentee, because, group_no FROM proposal WHERE run = $1 AND state = 'proposed' ORDER BY id", run);
	while (db_next(r))
		*PUSH(a, &all) = (Bare){ db_int(r, 0), db_int(r, 1), db_int(r, 2), db_text(r, 3), (int)db_int(r, 4) };
	return all;
}

void run_people(Db *db, Arena *a, int64_t run, int64_t *mentor, int64_t *mentee, int n)
{
	Rows *r = db_ask(db, a, "SELECT m.person, e.person FROM proposal o JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" WHERE o.run = $1 AND o.state = 'proposed' ORDER BY o.id", run);
	for (int i = 0; db_next(r); i++)
		if (i < n) {
			mentor[i] = db_int(r, 0);
			mentee[i] = db_int(r, 1);
		}
}

void run_put_proposal(Db *db, int64_t proposal, Str state, Str verdict, int64_t mentorship)
{
	db_do(db, "UPDATE proposal SET state = $2, verdict = $3, mentorship = $4 WHERE id = $1", proposal, state, verdict,
		mentorship ? db_val_int(mentorship) : DB_NULL);
}

/* Proposals of drafts only: what was published is history. */
void run_forget_person(Db *db, int64_t programme, int64_t person)
{
	db_do(db, "DELETE FROM proposal WHERE state = 'proposed' AND run IN (SELECT u.id FROM run u JOIN round o ON o.id = u.round"
		" WHERE o.programme = $1 AND o.state = 'draft') AND (mentor IN (SELECT id FROM enrolment WHERE person = $2 AND programme = $1)"
		" OR mentee IN (SELECT id FROM enrolment WHERE person = $2 AND programme = $1))", programme, person);
	db_do(db, "DELETE FROM run_left WHERE enrolment IN (SELECT id FROM enrolment WHERE person = $2 AND programme = $1)", programme, person);
}

/* ---- groups ------------------------------------------------------------------------------------ */

GroupNumbers run_groups(Db *db, Arena *a, int64_t run, Str like)
{
	GroupNumbers all = { 0 };
	Rows *r = db_ask(db, a, "SELECT o.group_no FROM proposal o JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person WHERE o.run = $1 AND o.group_no > 0"
		" AND (pm.name_fold LIKE $2 ESCAPE '!' OR pe.name_fold LIKE $2 ESCAPE '!') GROUP BY o.group_no ORDER BY o.group_no", run, like);
	while (db_next(r))
		*PUSH(a, &all) = (int)db_int(r, 0);
	return all;
}

Proposals run_group(Db *db, Arena *a, int64_t round, int64_t run, int group)
{
	Proposals all = { 0 };
	Rows *r = db_ask(db, a, "SELECT o.id, o.mentor, o.mentee, m.person, e.person, pm.name, pe.name, coalesce(um.name, ''), coalesce(ue.name, ''), o.fit,"
		" o.parts, o.because, o.state, coalesce(x.kind, ''), o.verdict, o.group_no FROM proposal o"
		" JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person LEFT JOIN unit um ON um.id = pm.unit LEFT JOIN unit ue ON ue.id = pe.unit"
		" LEFT JOIN round_pin x ON x.round = $1 AND x.mentor = o.mentor AND x.mentee = o.mentee"
		" AND (x.kind = 'apart' OR x.model = (SELECT model FROM run WHERE id = $2)) WHERE o.run = $2 AND o.group_no = $3 ORDER BY o.id",
		round, run, group);
	while (db_next(r))
		*PUSH(a, &all) = one(r);
	return all;
}

/* ---- who is left, supply and demand ------------------------------------------------------------ */

void run_add_left(Db *db, int64_t run, int64_t enrolment, Str reason)
{
	db_do(db, "INSERT INTO run_left (run, enrolment, reason) VALUES ($1, $2, $3)", run, enrolment, reason);
}

LeftOuts rounds_left_out(Db *db, Arena *a, int64_t programme)
{
	LeftOuts all = { 0 };
	Rows *r = db_ask(db, a, "SELECT e.person, count(*) FROM round o JOIN run_left l ON l.run = o.run JOIN enrolment e ON e.id = l.enrolment"
		" WHERE o.programme = $1 AND o.state = 'published' AND e.side = 'mentee' GROUP BY e.person ORDER BY e.person", programme);
	while (db_next(r))
		*PUSH(a, &all) = (LeftOut){ db_int(r, 0), (int)db_int(r, 1) };
	return all;
}

LeftRows run_left_rows(Db *db, Arena *a, int64_t run, const char *side, int from, int most)
{
	LeftRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT e.id, p.name, e.side, coalesce(u.name, ''), l.reason FROM run_left l JOIN enrolment e ON e.id = l.enrolment"
		" JOIN person p ON p.id = e.person LEFT JOIN unit u ON u.id = p.unit WHERE l.run = $1 AND e.side = $2"
		" ORDER BY p.sort_name, p.id LIMIT $3 OFFSET $4", run, str(side), most, from);
	while (db_next(r))
		*PUSH(a, &all) = (LeftRow){ db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3), db_text(r, 4) };
	return all;
}

int run_left_count(Db *db, Arena *a, int64_t run, const char *side)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM run_left l JOIN enrolment e ON e.id = l.enrolment WHERE l.run = $1 AND e.side = $2", run, str(side)));
}

void run_add_topic(Db *db, int64_t run, const MatchTopic *t)
{
	db_do(db, "INSERT INTO run_topic (run, topic, wanted, offered, places) VALUES ($1, $2, $3, $4, $5)", run, t->topic, t->wanted, t->offered, t->places);
}

TopicRows run_topics(Db *db, Arena *a, int64_t run, int most)
{
	TopicRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT topic, wanted, offered, places FROM run_topic WHERE run = $1 ORDER BY wanted DESC, offered DESC, topic LIMIT $2", run, most);
	while (db_next(r))
		*PUSH(a, &all) = (TopicRow){ db_text(r, 0), (int)db_int(r, 1), (int)db_int(r, 2), (int)db_int(r, 3) };
	return all;
}

bool round_names(Db *db, Arena *a, int64_t proposal, Str *mentor, Str *mentee)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT pm.name, pe.name FROM proposal o JOIN enrolment m ON m.id = o.mentor JOIN enrolment e ON e.id = o.mentee"
		" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person WHERE o.id = $1", proposal);
	while (db_next(r)) {
		*mentor = db_text(r, 0);
		*mentee = db_text(r, 1);
		found = true;
	}
	return found;
}
