/* pool_store.c - everybody who takes part, in a handful of queries. */
#include "enrol/pool_store.h"

void pool_rows(Db *db, Arena *a, int64_t programme, Date today, PoolRow *row, void *with)
{
	Rows *r = db_ask(db, a, "SELECT e.profile, e.person, e.id, CASE WHEN e.side = 'mentor' THEN 1 ELSE 0 END,"
		" CASE WHEN p.state <> 'active' OR f.paused_until > $2 OR e.capacity < coalesce(t.n, 0) THEN 0 ELSE e.capacity - coalesce(t.n, 0) END,"
		" e.applied, p.name, p.email, u.name, s.name, p.profession, p.title, coalesce(nullif(f.city, ''), p.city), p.country,"
		" coalesce(nullif(f.zone, ''), p.zone), f.goals, f.hopes, f.about, f.values_text, f.style, f.languages, f.slots, f.mode, f.inside,"
		" coalesce(f.years, -1), f.own_seeks, f.own_offers, p.name_fold, p.email_fold, f.own_interests,"
		" f.models, CASE WHEN p.state <> 'active' OR f.paused_until > $2 THEN 1 ELSE 0 END, e.capacity"
		" FROM enrolment e JOIN consent c ON c.id = e.consent JOIN person p ON p.id = e.person JOIN profile f ON f.id = e.profile"
		" LEFT JOIN unit u ON u.id = p.unit LEFT JOIN stage s ON s.id = p.stage"
		" LEFT JOIN (SELECT m.enrolment, count(*) AS n FROM member m JOIN enrolment x ON x.id = m.enrolment"
		"  WHERE x.programme = $1 AND m.seat IS NOT NULL GROUP BY m.enrolment) t ON t.enrolment = e.id"
		" WHERE e.programme = $1 AND e.ended IS NULL AND e.state = 'approved' AND c.withdrawn IS NULL AND p.state IN ('active', 'leave')"
		" ORDER BY p.sort_name, p.id, e.side", programme, today);
	while (db_next(r)) {
		PoolSide side = { .profile = db_int(r, 0), .person = db_int(r, 1), .enrolment = db_int(r, 2), .mentor = db_int(r, 3),
			.room = (int)db_int(r, 4), .places = (int)db_int(r, 32), .applied = db_instant(r, 5) };
		Joined says = { .person = side.person, .name = db_text(r, 6), .email = db_text(r, 7), .unit = db_text(r, 8), .stage = db_text(r, 9),
			.profession = db_text(r, 10), .title = db_text(r, 11), .city = db_text(r, 12), .country = db_text(r, 13), .zone = db_text(r, 14),
			.goals = db_text(r, 15), .hopes = db_text(r, 16), .about = db_text(r, 17), .values = db_text(r, 18), .style = db_text(r, 19),
			.languages = db_text(r, 20), .slots = db_text(r, 21), .mode = db_text(r, 22), .inside = db_text(r, 23), .years = (int)db_int(r, 24),
			.models = db_text(r, 30), .rests = db_int(r, 31) };
		row(with, &side, &says, (OwnWords){ db_text(r, 25), db_text(r, 26), db_text(r, 29) }, db_text(r, 27), db_text(r, 28));
	}
}

PoolTerms pool_terms(Db *db, Arena *a, int64_t programme)
{
	PoolTerms all = { 0 };
	Rows *r = db_ask(db, a, "SELECT pt.profile, pt.term, CASE pt.way WHEN 'seeks' THEN 0 WHEN 'offers' THEN 1 ELSE 2 END, pt.level"
		" FROM profile f JOIN profile_term pt ON pt.profile = f.id WHERE f.programme = $1"
		" ORDER BY pt.profile, pt.way, pt.level DESC, pt.term", programme);
	static const char *const ways[] = { "seeks", "offers", "has" };
	while (db_next(r))
		*PUSH(a, &all) = (PoolTerm){ db_int(r, 0), db_int(r, 1), str(ways[db_int(r, 2)]), (int)db_int(r, 3) };
	return all;
}

PoolWords pool_words(Db *db, Arena *a)
{
	PoolWords all = { 0 };
	Rows *r = db_ask(db, a, "SELECT t.id, coalesce(b.name, t.name), t.list, t.domain FROM term t LEFT JOIN term b ON b.id = t.became ORDER BY t.id");
	while (db_next(r))
		*PUSH(a, &all) = (PoolWord){ db_int(r, 0), { .name = db_text(r, 1), .list = db_text(r, 2), .domain = db_text(r, 3) } };
	return all;
}
