/* programme_store.c - every SQL statement that writes programmes, and reads them. */
#include "programme/programme_store.h"

/* ---- programmes ------------------------------------------------------------------------- */

static bool one(Rows *r, Programme *p)
{
	bool found = false;
	while (db_next(r)) {
		*p = (Programme){ .id = db_int(r, 0), .slug = db_text(r, 1), .name = db_text(r, 2), .purpose = db_text(r, 3), .says = db_text(r, 4),
			.state = db_text(r, 5), .starts = db_date(r, 6), .ends = db_date(r, 7), .enrol_until = db_date(r, 8), .approval = db_int(r, 9),
			.domains = db_text(r, 10), .line_depth = db_text(r, 11), .inside = db_text(r, 12), .agreement = db_text(r, 13),
			.mentor = db_text(r, 14), .mentee = db_text(r, 15), .word = db_text(r, 16), .mentorship = db_text(r, 17),
			.interest_domains = db_text(r, 18), .copied_from = db_int(r, 19) };
		found = true;
	}
	return found;
}

bool programme_get(Db *db, Arena *a, int64_t id, Programme *p)
{
	return one(db_ask(db, a, "SELECT id, slug, name, purpose, says, state, starts, ends, enrol_until, approval, domains, line_depth, inside,"
		" agreement, word_mentor, word_mentee, word_programme, word_mentorship, interest_domains, copied_from FROM programme WHERE id = $1", id), p);
}

bool programme_by_slug(Db *db, Arena *a, Str slug, Programme *p)
{
	return one(db_ask(db, a, "SELECT id, slug, name, purpose, says, state, starts, ends, enrol_until, approval, domains, line_depth, inside,"
		" agreement, word_mentor, word_mentee, word_programme, word_mentorship, interest_domains, copied_from FROM programme WHERE slug = $1", slug), p);
}

Programmes programme_run_by(Db *db, Arena *a, int64_t account, bool all)
{
	Programmes found = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, slug, name, purpose, state, starts, ends FROM programme"
		" WHERE $2 = 1 OR id IN (SELECT programme FROM coordinates WHERE account = $1) ORDER BY state = 'archived', made DESC, id", account, (int)all);
	while (db_next(r))
		*PUSH(a, &found) = (Programme){ .id = db_int(r, 0), .slug = db_text(r, 1), .name = db_text(r, 2), .purpose = db_text(r, 3),
			.state = db_text(r, 4), .starts = db_date(r, 5), .ends = db_date(r, 6) };
	return found;
}

bool programme_runs(Db *db, Arena *a, int64_t account, int64_t programme)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM coordinates WHERE account = $1 AND programme = $2", account, programme));
}

void programme_add(Db *db, int64_t id, Str slug, Str name, Str purpose, int64_t copied_from, Instant now)
{
	db_do(db, "INSERT INTO programme (id, slug, name, purpose, copied_from, made, changed) VALUES ($1, $2, $3, $4, $5, $6, $6)",
		id, slug, name, purpose, copied_from ? db_val_int(copied_from) : DB_NULL, now);
}

static DbVal day_or_null(Date d) { return d.day ? db_val_date(d) : DB_NULL; }

void programme_put(Db *db, const Programme *p, Instant now)
{
	db_do(db, "UPDATE programme SET slug = $2, name = $3, purpose = $4, says = $5, starts = $6, ends = $7, enrol_until = $8, approval = $9,"
		" domains = $10, changed = $11 WHERE id = $1", p->id, p->slug, p->name, p->purpose, p->says, day_or_null(p->starts),
		day_or_null(p->ends), day_or_null(p->enrol_until), (int)p->approval, p->domains, now);
}

void programme_put_words(Db *db, const Programme *p, Instant now)
{
	db_do(db, "UPDATE programme SET line_depth = $2, inside = $3, agreement = $4, word_mentor = $5, word_mentee = $6, word_programme = $7,"
		" word_mentorship = $8, interest_domains = $9, changed = $10 WHERE id = $1", p->id, p->line_depth, p->inside, p->agreement,
		p->mentor, p->mentee, p->word, p->mentorship, p->interest_domains, now);
}

void programme_put_state(Db *db, int64_t id, Str state, Instant now)
{
	db_do(db, "UPDATE programme SET state = $2, changed = $3 WHERE id = $1", id, state, now);
}

/* ---- models and weights --------------------------------------------------------------------- */

ProgrammeModels programme_models(Db *db, Arena *a, int64_t programme)
{
	ProgrammeModels all = { 0 };
	Rows *r = db_ask(db, a, "SELECT model, offered, mentors_max, size_min, size_max, days, meet_days, mentees_most, mentors_most, seniority"
		" FROM programme_model WHERE programme = $1 ORDER BY CASE model WHEN 'one_to_one' THEN 1 WHEN 'group' THEN 2 WHEN 'peer' THEN 3"
		" WHEN 'flash' THEN 4 ELSE 5 END", programme);
	while (db_next(r))
		*PUSH(a, &all) = (ProgrammeModel){ .model = db_text(r, 0), .offered = db_int(r, 1), .mentors_max = (int)db_int(r, 2),
			.size_min = (int)db_int(r, 3), .size_max = (int)db_int(r, 4), .days = (int)db_int(r, 5), .meet_days = (int)db_int(r, 6),
			.mentees_most = (int)db_int(r, 7), .mentors_most = (int)db_int(r, 8), .seniority = db_text(r, 9) };
	return all;
}

void programme_put_model(Db *db, int64_t programme, const ProgrammeModel *m)
{
	db_do(db, "INSERT INTO programme_model (programme, model, offered, mentors_max, size_min, size_max, seniority, days, meet_days, mentees_most, mentors_most)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (programme, model) DO UPDATE SET offered = excluded.offered,"
		" mentors_max = excluded.mentors_max, size_min = excluded.size_min, size_max = excluded.size_max, seniority = excluded.seniority,"
		" days = excluded.days, meet_days = excluded.meet_days, mentees_most = excluded.mentees_most, mentors_most = excluded.mentors_most",
		programme, m->model, (int)m->offered, m->mentors_max, m->size_min, m->size_max, m->seniority, m->days, m->meet_days, m->mentees_most, m->mentors_most);
}

PartWeights programme_weights(Db *db, Arena *a, int64_t programme)
{
	PartWeights all = { 0 };
	Rows *r = db_ask(db, a, "SELECT part, weight FROM programme_weight WHERE programme = $1 ORDER BY part", programme);
	while (db_next(r))
		*PUSH(a, &all) = (PartWeight){ db_text(r, 0), (int)db_int(r, 1) };
	return all;
}

void programme_put_weight(Db *db, int64_t programme, Str part, int weight)
{
	db_do(db, "INSERT INTO programme_weight (programme, part, weight) VALUES ($1, $2, $3)"
		" ON CONFLICT (programme, part) DO UPDATE SET weight = excluded.weight", programme, part, weight);
}

/* ---- wordings, contacts, ticks, coordinators -------------------------------------------------- */

ProgrammeText programme_text(Db *db, Arena *a, int64_t programme, const char *kind)
{
	ProgrammeText t = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, body FROM programme_text WHERE programme = $1 AND kind = $2 ORDER BY number DESC LIMIT 1", programme, str(kind));
	while (db_next(r))
		t = (ProgrammeText){ db_int(r, 0), db_text(r, 1) };
	return t;
}

void programme_add_text(Db *db, int64_t programme, Str kind, Str body, Instant now)
{
	db_do(db, "INSERT INTO programme_text (id, programme, kind, number, body, made)"
		" VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM programme_text WHERE programme = $2 AND kind = $3), $4, $5)",
		id_new(), programme, kind, body, now);
}

Contacts programme_contacts(Db *db, Arena *a, int64_t programme)
{
	Contacts all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, name, role, email FROM programme_contact WHERE programme = $1 OR programme IS NULL"
		" ORDER BY programme IS NULL, place, id", programme);
	while (db_next(r))
		*PUSH(a, &all) = (Contact){ db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3) };
	return all;
}

Contacts programme_contacts_of(Db *db, Arena *a, int64_t programme)
{
	Contacts all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, name, role, email FROM programme_contact WHERE programme = $1 ORDER BY place, id", programme);
	while (db_next(r))
		*PUSH(a, &all) = (Contact){ db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3) };
	return all;
}

HelpRows programme_all_contacts(Db *db, Arena *a)
{
	HelpRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT c.id, c.name, c.role, c.email, coalesce(p.name, '') FROM programme_contact c LEFT JOIN programme p ON p.id = c.programme"
		" WHERE c.programme IS NULL OR p.state = 'open' ORDER BY p.name, c.place, c.id LIMIT 200");
	while (db_next(r))
		*PUSH(a, &all) = (HelpRow){ .contact = { db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3) }, .programme = db_text(r, 4) };
	return all;
}

void programme_add_contact(Db *db, int64_t programme, Str name, Str role, Str email)
{
	db_do(db, "INSERT INTO programme_contact (id, programme, name, role, email, place) VALUES ($1, $2, $3, $4, $5,"
		" (SELECT coalesce(max(place), 0) + 1 FROM programme_contact))", id_new(), programme ? db_val_int(programme) : DB_NULL, name, role, email);
}

void programme_drop_contact(Db *db, int64_t programme, int64_t contact)
{
	db_do(db, "DELETE FROM programme_contact WHERE id = $1 AND programme = $2", contact, programme);
}

void programme_tick(Db *db, int64_t programme, Str code, bool ticked, Date today)
{
	db_do(db, "DELETE FROM programme_check WHERE programme = $1 AND code = $2", programme, code);
	if (ticked)
		db_do(db, "INSERT INTO programme_check (programme, code, day) VALUES ($1, $2, $3)", programme, code, today);
}

Strs programme_ticks(Db *db, Arena *a, int64_t programme)
{
	Strs all = { 0 };
	Rows *r = db_ask(db, a, "SELECT code FROM programme_check WHERE programme = $1 ORDER BY code", programme);
	while (db_next(r))
		*PUSH(a, &all) = db_text(r, 0);
	return all;
}

void programme_add_coordinator(Db *db, int64_t programme, int64_t account, Instant now)
{
	db_do(db, "INSERT INTO coordinates (account, programme, since) VALUES ($1, $2, $3) ON CONFLICT (account, programme) DO NOTHING", account, programme, now);
}

void programme_drop_coordinator(Db *db, int64_t programme, int64_t account)
{
	db_do(db, "DELETE FROM coordinates WHERE account = $1 AND programme = $2", account, programme);
}

Coordinators programme_coordinators(Db *db, Arena *a, int64_t programme)
{
	Coordinators all = { 0 };
	Rows *r = db_ask(db, a, "SELECT a.id, a.name, a.email FROM coordinates c JOIN account a ON a.id = c.account"
		" WHERE c.programme = $1 AND a.state <> 'closed' ORDER BY a.name_fold, a.id", programme);
	while (db_next(r))
		*PUSH(a, &all) = (Coordinator){ db_int(r, 0), db_text(r, 1), db_text(r, 2) };
	return all;
}

/* ---- figures -------------------------------------------------------------------------------------- */

ProgrammeCounts programme_counts(Db *db, Arena *a, int64_t programme, Date today)
{
	ProgrammeCounts c = { 0 };
	Rows *r = db_ask(db, a, "SELECT"
		" (SELECT count(*) FROM enrolment WHERE programme = $1 AND side = 'mentor' AND state = 'approved' AND ended IS NULL),"
		" (SELECT count(*) FROM enrolment WHERE programme = $1 AND side = 'mentee' AND state = 'approved' AND ended IS NULL),"
		" (SELECT count(*) FROM enrolment e WHERE e.programme = $1 AND e.side = 'mentee' AND e.state = 'approved' AND e.ended IS NULL"
		"   AND NOT EXISTS (SELECT 1 FROM member m WHERE m.enrolment = e.id AND m.seat IS NOT NULL)),"
		" (SELECT count(*) FROM invitation WHERE programme = $1 AND state = 'open'),"
		" (SELECT count(*) FROM enrolment WHERE programme = $1 AND state = 'applied' AND ended IS NULL),"
		" (SELECT count(*) FROM mentorship WHERE programme = $1 AND state IN ('proposed','intro','active')"
		"   AND (model <> 'flash' OR ends IS NULL OR ends > $2)),"
		" (SELECT count(*) FROM round WHERE programme = $1),"
		" (SELECT count(*) FROM mentorship WHERE programme = $1 AND state IN ('proposed','intro','active') AND line_flag IS NOT NULL"
		"   AND (model <> 'flash' OR ends IS NULL OR ends > $2))", programme, today);
	while (db_next(r))
		c = (ProgrammeCounts){ (int)db_int(r, 0), (int)db_int(r, 1), (int)db_int(r, 2), (int)db_int(r, 3), (int)db_int(r, 4), (int)db_int(r, 5), (int)db_int(r, 6), (int)db_int(r, 7) };
	return c;
}

/* Models, weights, contacts and terms of another programme; its people stay where they are. */
void programme_copy_parts(Db *db, int64_t from, int64_t to, Instant now)
{
	db_do(db, "INSERT INTO programme_weight (programme, part, weight) SELECT $2, part, weight FROM programme_weight WHERE programme = $1", from, to);
	db_do(db, "INSERT INTO coordinates (account, programme, since) SELECT account, $2, $3 FROM coordinates WHERE programme = $1"
		" AND NOT EXISTS (SELECT 1 FROM coordinates c WHERE c.account = coordinates.account AND c.programme = $2)", from, to, now);
}

RoundRows programme_rounds(Db *db, Arena *a, int64_t programme)
{
	RoundRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT o.id, o.number, o.state, o.made, coalesce(u.pairs, 0), coalesce(u.model, '')"
		" FROM round o LEFT JOIN run u ON u.id = o.run WHERE o.programme = $1 ORDER BY o.number DESC LIMIT 20", programme);
	while (db_next(r))
		*PUSH(a, &all) = (RoundRow){ .id = db_int(r, 0), .number = (int)db_int(r, 1), .state = db_text(r, 2), .made = instant_date(db_instant(r, 3)), .pairs = (int)db_int(r, 4), .model = db_text(r, 5) };
	return all;
}

bool programme_account(Db *db, Arena *a, Str email_fold, int64_t *account, Str *rank)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, rank FROM account WHERE email_fold = $1 AND state <> 'closed'", email_fold);
	while (db_next(r)) {
		*account = db_int(r, 0);
		*rank = db_text(r, 1);
		found = true;
	}
	return found;
}
