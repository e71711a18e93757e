/* place.c - see place.h. */
#include "test/place.h"

#include "base/io.h"
#include "programme/programme.h"
#include "test/check.h"

static const char *const given[] = { "Ana", "Ben", "Chiara", "Dara", "Eva", "Femi", "Grace", "Hugo", "Ines", "Jonas", "Kim", "Lena", "Mira", "Noor", "Olu", "Paz" };
static const char *const family[] = { "Adeyemi", "Becker", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen", "Kowalski", "Lindqvist", "Moreau" };

static int64_t person(Db *db, Arena *a, int64_t programme, int i, Instant now)
{
	int64_t id = id_new();
	Str name = str_fmt(a, "%s %s %d", given[i % COUNT(given)], family[i / COUNT(given) % COUNT(family)], i);
	Str email = str_fmt(a, "p%d@%lld.place.example", i, (long long)programme);
	db_do(db, "INSERT INTO person (id, name, name_fold, sort_name, email, email_fold, unit, stage, find, source, made, changed)"
		" VALUES ($1, $2, $3, $3, $4, $4, $5, $6, $8, 'test', $7, $7)", id, name, utf8_fold(a, name), email, 901 + i % 4, 1 + i % 5, now, str_fmt(a, "%.*s %.*s", STR(utf8_fold(a, name)), STR(email)));
	return id;
}

static void units(Db *db)
{
	static const char *const names[] = { "Biology", "Chemistry", "Physics", "Library" };
	for (int i = 0; i < 4; i++)
		db_do(db, "INSERT INTO unit (id, name, name_fold) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING", 901 + i, str(names[i]), str(names[i]));
}

static int64_t enrolled(Db *db, int64_t programme, int64_t text, int64_t who, int i, bool mentor, int capacity, Instant now)
{
	int64_t profile = id_new(), consent = id_new(), enrolment = id_new();
	db_do(db, "INSERT INTO profile (id, programme, person, sides, goals, about, languages, slots, capacity, mentors_wanted, made, changed)"
		" VALUES ($1, $2, $3, $4, 'I would like to write a grant and lead a group', 'grants, groups, teaching', 'English', 'mon-am tue-pm', $5, 1, $6, $6)",
		profile, programme, who, mentor ? S("mentor") : S("mentee"), mentor ? capacity : 1, now);
	for (int k = 0; k < 3; k++)
		db_do(db, "INSERT INTO profile_term (profile, term, way, level) VALUES ($1, $2, $3, $4) ON CONFLICT (profile, term, way) DO NOTHING", profile,
			101 + (i * 7 + k * 5) % 12, mentor ? S("offers") : S("seeks"), 1 + (i + k) % 5);
	db_do(db, "INSERT INTO consent (id, person, programme, purpose, wording, given) VALUES ($1, $2, $3, 'take_part', $4, $5)", consent, who, programme, text, now);
	db_do(db, "INSERT INTO enrolment (id, programme, person, side, state, consent, profile, capacity, sort_name, applied)"
		" SELECT $1, $2, $3, $4, 'approved', $5, $6, $7, sort_name, $8 FROM person WHERE id = $3",
		enrolment, programme, who, mentor ? S("mentor") : S("mentee"), consent, profile, mentor ? capacity : 1, now);
	return enrolment;
}

/* Person i reports to person (i - 1) / reports, so the first is above all. */
static void line(Db *db, const int64_t *all, int n, int reports, Instant now)
{
	for (int i = 1; reports && i < n; i++)
		db_do(db, "INSERT INTO report_line (id, person, boss, since) VALUES ($1, $2, $3, $4)", id_new(), all[i], all[(i - 1) / reports], instant_date(now));
}

Place place_lay(Db *db, Arena *a, PlaceWish w, Instant now)
{
	Verdict v;
	int     n = w.mentors + w.mentees + w.others;
	int64_t *all = NEW(a, int64_t, n);
	Place p = { .programme = programme_make(db, a, S("Spring"), S("development"), 0, now, &v), .mentor = NEW(a, int64_t, w.mentors), .mentee = NEW(a, int64_t, w.mentees),
		.mentor_person = NEW(a, int64_t, w.mentors), .mentee_person = NEW(a, int64_t, w.mentees) };
	programme_open(db, a, p.programme, now);
	int64_t text = programme_text(db, a, p.programme, "consent").id;
	units(db);
	for (int i = 0; i < n; i++)
		all[i] = person(db, a, p.programme, i, now);
	for (int i = 0; i < w.mentors; i++) {
		p.mentor_person[i] = all[i];
		p.mentor[i] = enrolled(db, p.programme, text, all[i], i, true, w.capacity ? w.capacity : 1, now);
	}
	for (int i = 0; i < w.mentees; i++) {
		p.mentee_person[i] = all[w.mentors + i];
		p.mentee[i] = enrolled(db, p.programme, text, all[w.mentors + i], i, false, 1, now);
	}
	line(db, all, n, w.reports, now);
	return p;
}
