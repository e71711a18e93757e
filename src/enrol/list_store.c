/* list_store.c - lists for the pages of joining; reads only. */
#include "enrol/list_store.h"

#include <stdlib.h>

#include "enrol/enrol.h"

enum { LARGE_POOL = 500 };

JoinRows join_rows(Db *db, Arena *a, int64_t person)
{
	JoinRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.id, p.name, p.says, p.word_programme, p.state, i.state, m.state, e.state FROM programme p"
		" LEFT JOIN invitation i ON i.programme = p.id AND i.person = $1"
		" LEFT JOIN enrolment m ON m.programme = p.id AND m.person = $1 AND m.side = 'mentor' AND m.ended IS NULL"
		" LEFT JOIN enrolment e ON e.programme = p.id AND e.person = $1 AND e.side = 'mentee' AND e.ended IS NULL"
		" WHERE p.state = 'open' ORDER BY p.name, p.id", person);
	while (db_next(r))
		*PUSH(a, &all) = (JoinRow){ .id = db_int(r, 0), .name = db_text(r, 1), .says = db_text(r, 2), .word = db_text(r, 3),
			.open = str_eq(db_text(r, 4), S("open")), .invitation = db_text(r, 5), .mentor = db_text(r, 6), .mentee = db_text(r, 7) };
	return all;
}

int64_t enrol_invited(Db *db, Arena *a, int64_t account)
{
	return db_number(db_ask(db, a, "SELECT i.programme FROM account ac JOIN person q ON q.id = ac.person OR (ac.person IS NULL AND q.email_fold = ac.email_fold)"
		" JOIN invitation i ON i.person = q.id"
		" JOIN programme p ON p.id = i.programme WHERE ac.id = $1 AND i.state = 'open' AND p.state = 'open'"
		" AND NOT EXISTS (SELECT 1 FROM profile f WHERE f.programme = i.programme AND f.person = i.person)"
		" ORDER BY i.made DESC LIMIT 1", account));
}

/* ---- who takes part, waits, is invited ------------------------------------------------------ */

static int joined_count(Db *db, Arena *a, int64_t programme, Str side)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM (SELECT person FROM enrolment WHERE programme = $1 AND ended IS NULL"
		" AND ($2 = '' OR side = $2) GROUP BY person) AS q", programme, side));
}

static int by_id(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return (a > b) - (a < b);
}

static bool is_among(const PersonIds *all, int64_t id)
{
	return all->n && bsearch(&id, all->list, (size_t)all->n, sizeof id, by_id);
}

static PersonIds joined_ids(Db *db, Arena *a, int64_t programme, Str side)
{
	PersonIds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT person FROM enrolment WHERE programme = $1 AND ended IS NULL AND ($2 = '' OR side = $2)", programme, side);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_id);
	return all;
}

/* One walk finds all; the page then asks about the few that it shows.  Of a large programme everybody who is known is walked
 * over, in one index, which is quicker than to look each of its people up. */
PersonIds pool_found(Db *db, Arena *a, int64_t programme, Str side, Str like)
{
	PersonIds all = { 0 }, in = joined_ids(db, a, programme, side);
	Rows *r = in.n > LARGE_POOL ?
		db_ask(db, a, "SELECT id FROM person WHERE find LIKE $1 ESCAPE '!' ORDER BY sort_name, id", like) :
		db_ask(db, a, "SELECT x.person FROM enrolment x JOIN person p ON p.id = x.person WHERE x.programme = $1 AND x.ended IS NULL"
			" AND ($2 = '' OR x.side = $2) AND p.find LIKE $3 ESCAPE '!' GROUP BY x.sort_name, x.person ORDER BY x.sort_name, x.person", programme, side, like);
	while (db_next(r)) {
		int64_t id = db_int(r, 0);
		if (in.n <= LARGE_POOL || is_among(&in, id))
			*PUSH(a, &all) = id;
	}
	return all;
}

static int applied_count(Db *db, Arena *a, int64_t programme, Str like)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM enrolment e WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'applied'"
		" AND ($2 = '%%' OR EXISTS (SELECT 1 FROM person p WHERE p.id = e.person"
		" AND (p.name_fold LIKE $2 ESCAPE '!' OR p.email_fold LIKE $2 ESCAPE '!')))", programme, like));
}

int pool_count(Db *db, Arena *a, int64_t programme, PoolTab tab, Str side, Str like)
{
	if (tab == TAB_JOINED)
		return str_eq(like, S("%%")) ? joined_count(db, a, programme, side) : pool_found(db, a, programme, side, like).n;
	if (tab == TAB_WAITING)
		return applied_count(db, a, programme, like);
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM invitation i WHERE i.programme = $1 AND i.state = 'open'"
		" AND ($2 = '%%' OR EXISTS (SELECT 1 FROM person p WHERE p.id = i.person"
		" AND (p.name_fold LIKE $2 ESCAPE '!' OR p.email_fold LIKE $2 ESCAPE '!')))", programme, like));
}

static void push_line(Arena *a, PoolLines *all, Rows *r)
{
	*PUSH(a, all) = (PoolLine){ .person = db_int(r, 0), .enrolment = db_int(r, 1), .name = db_text(r, 2), .unit = db_text(r, 3),
		.mentor = db_text(r, 4), .mentee = db_text(r, 5), .since = instant_date(db_instant(r, 6)), .reminded = (int)db_int(r, 7), .paused = db_int(r, 8) };
}

PoolLines pool_lines_of(Db *db, Arena *a, int64_t programme, PersonIds people, Date today)
{
	PoolLines all = { 0 };
	for (int i = 0; i < people.n; i++) {
		Rows *r = db_ask(db, a, "SELECT p.id, coalesce(m.id, e.id), p.name, u.name, m.state, e.state, coalesce(m.applied, e.applied), 0,"
			" CASE WHEN f.paused_until > $3 THEN 1 ELSE 0 END FROM person p"
			" LEFT JOIN enrolment m ON m.programme = $1 AND m.person = p.id AND m.side = 'mentor' AND m.ended IS NULL"
			" LEFT JOIN enrolment e ON e.programme = $1 AND e.person = p.id AND e.side = 'mentee' AND e.ended IS NULL"
			" LEFT JOIN profile f ON f.programme = $1 AND f.person = p.id LEFT JOIN unit u ON u.id = p.unit WHERE p.id = $2", programme, people.list[i], today);
		while (db_next(r))
			push_line(a, &all, r);
	}
	return all;
}

static PersonIds joined_page(Db *db, Arena *a, int64_t programme, Str side, int from, int most)
{
	PersonIds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT x.person FROM enrolment x WHERE x.programme = $1 AND x.ended IS NULL AND ($2 = '' OR x.side = $2)"
		" GROUP BY x.sort_name, x.person ORDER BY x.sort_name, x.person LIMIT $3 OFFSET $4", programme, side, most, from);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	return all;
}

PersonIds pool_slice(PersonIds all, int from, int most)
{
	from = from < all.n ? from : all.n;
	return (PersonIds){ all.list + from, all.n - from < most ? all.n - from : most };
}

PoolLines pool_lines(Db *db, Arena *a, int64_t programme, PoolTab tab, Str side, Str like, Date today, int from, int most)
{
	PoolLines all = { 0 };
	if (tab == TAB_JOINED)
		return pool_lines_of(db, a, programme, str_eq(like, S("%%")) ? joined_page(db, a, programme, side, from, most)
			: pool_slice(pool_found(db, a, programme, side, like), from, most), today);
	Rows *r = tab == TAB_WAITING ? db_ask(db, a, "SELECT p.id, e.id, p.name, u.name, e.state, '', e.applied, 0, 0 FROM enrolment e"
			" JOIN person p ON p.id = e.person LEFT JOIN unit u ON u.id = p.unit WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'applied'"
			" AND (p.name_fold LIKE $2 ESCAPE '!' OR p.email_fold LIKE $2 ESCAPE '!') ORDER BY e.applied, e.id LIMIT $3 OFFSET $4",
			programme, like, most, from)
		: db_ask(db, a, "SELECT p.id, i.id, p.name, u.name, i.way, '', i.made, i.reminded, 0 FROM invitation i"
			" JOIN person p ON p.id = i.person LEFT JOIN unit u ON u.id = p.unit WHERE i.programme = $1 AND i.state = 'open'"
			" AND (p.name_fold LIKE $2 ESCAPE '!' OR p.email_fold LIKE $2 ESCAPE '!') ORDER BY i.made DESC, i.id DESC LIMIT $3 OFFSET $4",
			programme, like, most, from);
	while (db_next(r))
		push_line(a, &all, r);
	return all;
}

static void add_offer(Arena *a, PoolLines *lines, int64_t enrolment, Str offer)
{
	for (int i = 0; i < lines->n && offer.n; i++)
		if (lines->list[i].enrolment == enrolment)
			lines->list[i].offers = lines->list[i].offers.n ? str_fmt(a, "%.*s, %.*s", STR(lines->list[i].offers), STR(offer)) : offer;
}

void pool_offers(Db *db, Arena *a, int64_t programme, PoolLines *waiting)
{
	Rows *r = db_ask(db, a, "SELECT e.id, coalesce(b.name, t.name) FROM enrolment e JOIN profile_term pt ON pt.profile = e.profile"
		" JOIN term t ON t.id = pt.term LEFT JOIN term b ON b.id = t.became WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'applied'"
		" AND pt.way = 'offers' AND t.list = 'topic' ORDER BY e.id, pt.level DESC, t.place, t.id", programme);
	while (db_next(r))
		add_offer(a, waiting, db_int(r, 0), db_text(r, 1));
	for (r = db_ask(db, a, "SELECT e.id, f.own_offers FROM enrolment e JOIN profile f ON f.id = e.profile"
		" WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'applied'", programme); db_next(r);)
		add_offer(a, waiting, db_int(r, 0), db_text(r, 1));
}

void pool_sides(Db *db, Arena *a, int64_t programme, int *mentors, int *mentees, int *declined)
{
	Rows *r = db_ask(db, a, "SELECT (SELECT count(*) FROM enrolment WHERE programme = $1 AND side = 'mentor' AND state = 'approved' AND ended IS NULL),"
		" (SELECT count(*) FROM enrolment WHERE programme = $1 AND side = 'mentee' AND state = 'approved' AND ended IS NULL),"
		" (SELECT count(*) FROM invitation WHERE programme = $1 AND state = 'declined')", programme);
	while (db_next(r)) {
		*mentors = (int)db_int(r, 0);
		*mentees = (int)db_int(r, 1);
		*declined = (int)db_int(r, 2);
	}
}

int pool_due(Db *db, Arena *a, int64_t programme, Date today, Instant made_before)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM invitation WHERE programme = $1 AND state = 'open'"
		" AND ((reminded = 0 AND made < $2) OR (reminded = 1 AND reminded_day <= $3))", programme, made_before, date_add(today, -REMIND_DAYS)));
}

/* ---- whom to invite ---------------------------------------------------------------------------- */

/* Who is in or has been asked, by id. */
static PersonIds reached(Db *db, Arena *a, int64_t programme)
{
	PersonIds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT person FROM enrolment WHERE programme = $1 AND sort_name >= '' AND ended IS NULL"
		" UNION ALL SELECT person FROM invitation WHERE programme = $1 AND state = 'open'", programme);
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_id);
	return all;
}

/* All that is asked of most people stands in one index; one walk finds all, the page asks about the few that it shows.
 * Who is reached is looked up here: the database would build a tree of them for every page. */
PersonIds invite_found(Db *db, Arena *a, int64_t programme, InviteWish w)
{
	PersonIds all = { 0 }, in = reached(db, a, programme);
	Rows *r = w.stage ?
		db_ask(db, a, "SELECT id FROM person WHERE state IN ('active', 'leave') AND coalesce(email_fold, '') <> '' AND ($1 = '%%' OR find LIKE $1 ESCAPE '!')"
			" AND ($2 = 0 OR unit = $2) AND stage = $3 ORDER BY sort_name, id", w.like, w.unit, w.stage) :
		db_ask(db, a, "SELECT id FROM person WHERE state IN ('active', 'leave') AND coalesce(email_fold, '') <> '' AND ($1 = '%%' OR find LIKE $1 ESCAPE '!')"
			" AND ($2 = 0 OR unit = $2) ORDER BY sort_name, id", w.like, w.unit);
	while (db_next(r)) {
		int64_t id = db_int(r, 0);
		if (!is_among(&in, id))
			*PUSH(a, &all) = id;
	}
	return all;
}

InviteLines invite_lines(Db *db, Arena *a, PersonIds people, int from, int most)
{
	InviteLines all = { 0 };
	PersonIds   some = pool_slice(people, from, most);
	for (int i = 0; i < some.n; i++) {
		Rows *r = db_ask(db, a, "SELECT p.id, p.name, p.email, u.name, s.name FROM person p LEFT JOIN unit u ON u.id = p.unit"
			" LEFT JOIN stage s ON s.id = p.stage WHERE p.id = $1 AND p.email IS NOT NULL", some.list[i]);
		while (db_next(r))
			*PUSH(a, &all) = (InviteLine){ .person = db_int(r, 0), .name = db_text(r, 1), .email = db_text(r, 2), .unit = db_text(r, 3), .stage = db_text(r, 4) };
	}
	return all;
}

PoolRecords pool_records(Db *db, Arena *a, int64_t programme)
{
	PoolRecords all = { 0 };
	Rows *r = db_ask(db, a, "SELECT p.name, p.email, u.name, s.name, e.side, e.state, e.applied FROM enrolment e JOIN person p ON p.id = e.person"
		" LEFT JOIN unit u ON u.id = p.unit LEFT JOIN stage s ON s.id = p.stage WHERE e.programme = $1 AND e.ended IS NULL"
		" ORDER BY p.sort_name, p.id, e.side", programme);
	while (db_next(r))
		*PUSH(a, &all) = (PoolRecord){ .name = db_text(r, 0), .email = db_text(r, 1), .unit = db_text(r, 2), .stage = db_text(r, 3),
			.side = db_text(r, 4), .state = db_text(r, 5), .since = instant_date(db_instant(r, 6)) };
	return all;
}
