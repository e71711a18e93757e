/* compare_store.c - the mentees of a run with their mentors, and those who have none; figures by group. */
#include "match/compare.h"

#include "match/round_store.h"

RunMentees run_mentees(Db *db, Arena *a, int64_t run)
{
	RunMentees all = { 0 };
	Rows *r = db_ask(db, a, "SELECT x.mentee, p.name, p.sort_name, coalesce(pm.name, ''), x.fit, x.mentor FROM"
		" (SELECT o.mentee, o.mentor, o.fit FROM proposal o WHERE o.run = $1"
		" UNION ALL SELECT o.mentor, o.mentee, o.fit FROM proposal o JOIN enrolment y ON y.id = o.mentor WHERE o.run = $1 AND y.side = 'mentee'"
		" UNION ALL SELECT l.enrolment, 0, 0 FROM run_left l JOIN enrolment e ON e.id = l.enrolment WHERE l.run = $1 AND e.side = 'mentee') x"
		" JOIN enrolment e ON e.id = x.mentee JOIN person p ON p.id = e.person LEFT JOIN enrolment m ON m.id = x.mentor LEFT JOIN person pm ON pm.id = m.person"
		" ORDER BY x.mentee, pm.sort_name, x.mentor", run);
	while (db_next(r)) {
		int64_t mentee = db_int(r, 0);
		Str     mentor = db_text(r, 3);
		if (!all.n || all.list[all.n - 1].mentee != mentee)
			*PUSH(a, &all) = (RunMentee){ .mentee = mentee, .name = db_text(r, 1), .sort = db_text(r, 2), .mentors = S(""), .who = S("") };
		RunMentee *one = &all.list[all.n - 1];
		if (!mentor.n)
			continue;
		one->who = str_fmt(a, "%.*s %lld", STR(one->who), (long long)db_int(r, 5));
		one->mentors = one->pairs++ ? str_fmt(a, "%.*s, %.*s", STR(one->mentors), STR(mentor)) : mentor;
		one->fit += (int)db_int(r, 4);
	}
	return all;
}

FairBys run_fair(Db *db, Arena *a, int64_t run)
{
	FairRows unit = { 0 }, stage = { 0 };
	Rows *r = db_ask(db, a, "SELECT coalesce(u.name, ''), coalesce(s.name, ''), x.fit FROM"
		" (SELECT o.mentee, sum(o.fit) / count(*) AS fit FROM proposal o WHERE o.run = $1 GROUP BY o.mentee"
		" UNION ALL SELECT o.mentor, sum(o.fit) / count(*) FROM proposal o JOIN enrolment y ON y.id = o.mentor WHERE o.run = $1 AND y.side = 'mentee' GROUP BY o.mentor"
		" UNION ALL SELECT l.enrolment, -1 FROM run_left l JOIN enrolment e ON e.id = l.enrolment WHERE l.run = $1 AND e.side = 'mentee') x"
		" JOIN enrolment e ON e.id = x.mentee JOIN person p ON p.id = e.person LEFT JOIN unit u ON u.id = coalesce(e.unit, p.unit)"
		" LEFT JOIN stage s ON s.id = coalesce(e.stage, p.stage) ORDER BY x.mentee", run);
	while (db_next(r)) {
		int fit = (int)db_int(r, 2);
		*PUSH(a, &unit) = (FairRow){ db_text(r, 0), fit };
		*PUSH(a, &stage) = (FairRow){ db_text(r, 1), fit };
	}
	return fair_bys(a, unit, stage);
}
