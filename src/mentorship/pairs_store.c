/* pairs_store.c - lists of a programme's mentorships; reads only. */
#include "mentorship/pairs_store.h"

PairCounts pair_counts(Db *db, Arena *a, int64_t programme, Date today)
{
	PairCounts c = { 0 };
	Rows *r = db_ask(db, a, "SELECT state, count(*), sum(CASE WHEN line_flag IS NULL THEN 0 ELSE 1 END) FROM mentorship"
		" WHERE programme = $1 AND state IN ('proposed', 'intro', 'active') AND (model <> 'flash' OR ends IS NULL OR ends > $2) GROUP BY state", programme, today);
	while (db_next(r)) {
		int n = (int)db_int(r, 1);
		c.all += n;
		c.flagged += (int)db_int(r, 2);
		*(str_eq(db_text(r, 0), S("active")) ? &c.active : &c.proposed) += n;
	}
	return c;
}

static PairIds ids_of(Arena *a, Rows *r)
{
	PairIds all = { 0 };
	while (db_next(r))
		*PUSH(a, &all) = db_int(r, 0);
	return all;
}

PairIds pair_ids(Db *db, Arena *a, int64_t programme, bool flagged, Str like, Date today)
{
	if (str_eq(like, S("%%")))
		return ids_of(a, db_ask(db, a, "SELECT id FROM mentorship WHERE programme = $1 AND state IN ('proposed', 'intro', 'active')"
			" AND ($2 = 0 OR line_flag IS NOT NULL) AND (model <> 'flash' OR ends IS NULL OR ends > $3) ORDER BY began DESC, id DESC", programme, (int)flagged, today));
	return ids_of(a, db_ask(db, a, "SELECT s.id FROM mentorship s WHERE s.programme = $1 AND s.state IN ('proposed', 'intro', 'active')"
		" AND ($2 = 0 OR s.line_flag IS NOT NULL) AND (s.model <> 'flash' OR s.ends IS NULL OR s.ends > $4) AND EXISTS (SELECT 1 FROM member m JOIN person p ON p.id = m.person"
		"   WHERE m.mentorship = s.id AND p.find LIKE $3 ESCAPE '!') ORDER BY s.began DESC, s.id DESC", programme, (int)flagged, like, today));
}

PairRows pair_rows(Db *db, Arena *a, PairIds ids, int from, int most)
{
	PairRows all = { 0 };
	for (int i = from; i < ids.n && i < from + most; i++) {
		Rows *r = db_ask(db, a, "SELECT s.id, pm.name, pe.name, coalesce(um.name, ''), coalesce(ue.name, ''), s.state, s.began, s.line_flag IS NOT NULL"
			" , s.model FROM mentorship s JOIN member m ON m.mentorship = s.id AND (m.side = 'mentor' OR (s.model = 'peer' AND m.person = s.pair_high))"
			" JOIN member e ON e.mentorship = s.id AND e.side = 'mentee' AND (s.model <> 'peer' OR e.person = s.pair_low)"
			" JOIN person pm ON pm.id = m.person JOIN person pe ON pe.id = e.person LEFT JOIN unit um ON um.id = pm.unit LEFT JOIN unit ue ON ue.id = pe.unit"
			" WHERE s.id = $1", ids.list[i]);
		while (db_next(r))
			*PUSH(a, &all) = (PairRow){ db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3), db_text(r, 4), db_text(r, 5), db_date(r, 6), db_int(r, 7), db_text(r, 8) };
	}
	return all;
}
