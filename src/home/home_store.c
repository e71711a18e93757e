/* home_store.c - reads for the first page; writes nothing. */
#include "home/home_store.h"

HomeInvites home_invites(Db *db, Arena *a, int64_t person)
{
	HomeInvites all = { 0 };
	Rows *r = db_ask(db, a, "SELECT g.id, g.name, g.says, i.way FROM invitation i JOIN programme g ON g.id = i.programme"
		" WHERE i.person = $1 AND i.state = 'open' AND g.state = 'open' ORDER BY i.made DESC LIMIT 10", person);
	while (db_next(r))
		*PUSH(a, &all) = (HomeInvite){ db_int(r, 0), db_text(r, 1), db_text(r, 2), db_text(r, 3) };
	return all;
}

HomeInvites home_drafts(Db *db, Arena *a, int64_t person)
{
	HomeInvites all = { 0 };
	Rows *r = db_ask(db, a, "SELECT g.id, g.name FROM profile f JOIN programme g ON g.id = f.programme WHERE f.person = $1 AND g.state = 'open'"
		" AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.profile = f.id AND e.ended IS NULL)"
		" AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.person = f.person AND i.programme = f.programme AND i.state = 'declined')"
		" ORDER BY f.changed DESC LIMIT 10", person);
	while (db_next(r))
		*PUSH(a, &all) = (HomeInvite){ .programme = db_int(r, 0), .name = db_text(r, 1) };
	return all;
}

HomeJoineds home_joined(Db *db, Arena *a, int64_t person)
{
	HomeJoineds all = { 0 };
	Rows *r = db_ask(db, a, "SELECT g.id, g.name, e.side, e.state, CASE e.side WHEN 'mentor' THEN g.word_mentor ELSE g.word_mentee END, e.id,"
		" EXISTS (SELECT 1 FROM member m WHERE m.enrolment = e.id AND m.seat IS NOT NULL) FROM enrolment e JOIN programme g ON g.id = e.programme"
		" WHERE e.person = $1 AND e.ended IS NULL ORDER BY g.name, e.side", person);
	while (db_next(r))
		*PUSH(a, &all) = (HomeJoined){ .programme = db_int(r, 0), .name = db_text(r, 1), .side = db_text(r, 2), .state = db_text(r, 3), .word = db_text(r, 4),
			.enrolment = db_int(r, 5), .paired = db_int(r, 6) };
	return all;
}

HomeRuns home_runs(Db *db, Arena *a, int64_t account, bool all_of_them)
{
	HomeRuns all = { 0 };
	Rows *r = db_ask(db, a, "SELECT g.id, coalesce((SELECT max(o.id) FROM round o WHERE o.programme = g.id AND o.state = 'draft' AND o.run IS NOT NULL), 0), g.name, g.state,"
		" (SELECT count(*) FROM enrolment e WHERE e.programme = g.id AND e.side = 'mentee' AND e.state = 'approved' AND e.ended IS NULL"
		"   AND NOT EXISTS (SELECT 1 FROM member m WHERE m.enrolment = e.id AND m.seat IS NOT NULL)),"
		" (SELECT count(*) FROM enrolment e WHERE e.programme = g.id AND e.side = 'mentor' AND e.state = 'approved' AND e.ended IS NULL),"
		" (SELECT count(*) FROM enrolment e WHERE e.programme = g.id AND e.state = 'applied' AND e.ended IS NULL)"
		" FROM programme g WHERE g.state <> 'archived' AND ($2 = 1 OR g.id IN (SELECT programme FROM coordinates WHERE account = $1)) ORDER BY g.made DESC LIMIT 10",
		account, (int)all_of_them);
	while (db_next(r))
		*PUSH(a, &all) = (HomeRun){ db_int(r, 0), db_int(r, 1), db_text(r, 2), db_text(r, 3), (int)db_int(r, 4), (int)db_int(r, 5), (int)db_int(r, 6) };
	return all;
}
