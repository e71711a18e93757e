/* profile_store.c - every SQL statement that writes what people say of themselves. */
#include "enrol/profile_store.h"

static Str way_name(char way) { return way == 's' ? S("seeks") : way == 'o' ? S("offers") : S("has"); }

static int number(Rows *r, int column) { return db_null(r, column) ? -1 : (int)db_int(r, column); }

bool profile_row(Db *db, Arena *a, int64_t programme, int64_t person, EnrolProfile *p)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, sides, goals, purpose, hopes, about, values_text, style, languages, slots, mode, zone, city, inside,"
		" own_seeks, own_offers, hoping, models, oriented, years, hours_month, capacity, mentors_wanted, step, paused_until, own_interests"
		" FROM profile WHERE programme = $1 AND person = $2", programme, person);
	while (db_next(r)) {
		*p = (EnrolProfile){ .id = db_int(r, 0), .programme = programme, .person = person, .sides = db_text(r, 1), .goals = db_text(r, 2),
			.purpose = db_text(r, 3), .hopes = db_text(r, 4), .about = db_text(r, 5), .values = db_text(r, 6), .style = db_text(r, 7),
			.languages = db_text(r, 8), .slots = db_text(r, 9), .mode = db_text(r, 10), .zone = db_text(r, 11), .city = db_text(r, 12),
			.inside = db_text(r, 13), .own_seeks = db_text(r, 14), .own_offers = db_text(r, 15), .hoping = db_text(r, 16),
			.models = db_text(r, 17), .oriented = db_text(r, 18), .years = number(r, 19), .hours = number(r, 20),
			.capacity = (int)db_int(r, 21), .mentors_wanted = (int)db_int(r, 22), .step = (int)db_int(r, 23), .paused_until = db_date(r, 24),
			.own_interests = db_text(r, 25) };
		found = true;
	}
	return found;
}

static DbVal maybe(int n) { return n < 0 ? DB_NULL : db_val_int(n); }

void profile_put(Db *db, const EnrolProfile *p, Instant now)
{
	db_do(db, "INSERT INTO profile (id, programme, person, made, changed) VALUES ($1, $2, $3, $4, $4) ON CONFLICT (programme, person) DO NOTHING",
	      p->id, p->programme, p->person, now);
	db_do(db, "UPDATE profile SET sides = $2, goals = $3, purpose = $4, hopes = $5, about = $6, values_text = $7, style = $8, languages = $9,"
	          " slots = $10, mode = $11, changed = $12 WHERE id = $1",
	      p->id, p->sides, p->goals, p->purpose, p->hopes, p->about, p->values, p->style, p->languages, p->slots, p->mode, now);
	db_do(db, "UPDATE profile SET zone = $2, city = $3, inside = $4, own_seeks = $5, own_offers = $6, hoping = $7, models = $8, oriented = $9,"
	          " years = $10, hours_month = $11, capacity = $12 WHERE id = $1",
	      p->id, p->zone, p->city, p->inside, p->own_seeks, p->own_offers, p->hoping, p->models, p->oriented, maybe(p->years), maybe(p->hours), p->capacity);
	db_do(db, "UPDATE profile SET mentors_wanted = $2, step = $3, paused_until = $4, own_interests = $5 WHERE id = $1",
	      p->id, p->mentors_wanted, p->step, p->paused_until.day ? db_val_date(p->paused_until) : DB_NULL, p->own_interests);
}

ProfileTerms profile_terms(Db *db, Arena *a, int64_t profile)
{
	ProfileTerms all = { 0 };
	Rows *r = db_ask(db, a, "SELECT term, way, level FROM profile_term WHERE profile = $1", profile);
	while (db_next(r)) {
		Str way = db_text(r, 1);
		*PUSH(a, &all) = (ProfileTerm){ db_int(r, 0), way.p[0], (int)db_int(r, 2) };
	}
	return all;
}

void profile_terms_put(Db *db, int64_t profile, ProfileTerms terms)
{
	db_do(db, "DELETE FROM profile_term WHERE profile = $1", profile);
	for (int i = 0; i < terms.n; i++)
		db_do(db, "INSERT INTO profile_term (profile, term, way, level) SELECT $1, t.id, $3, $4 FROM term t WHERE t.id = $2"
		          " ON CONFLICT (profile, term, way) DO NOTHING",
		      profile, terms.list[i].term, way_name(terms.list[i].way), terms.list[i].level);
}

/* ---- what a partner may see --------------------------------------------------------------- */

bool portrait_row(Db *db, Arena *a, const Programme *of, int64_t person, int64_t *profile, Portrait *p)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT f.id, p.name, p.pronouns, p.title, u.name, s.name, p.profession, coalesce(nullif(f.city, ''), p.city),"
		" coalesce(nullif(f.zone, ''), p.zone), f.goals, f.purpose, f.hopes, f.about, f.values_text, f.style, f.languages, f.mode, p.email,"
		" f.own_seeks, f.own_offers, f.own_interests FROM profile f JOIN person p ON p.id = f.person LEFT JOIN unit u ON u.id = p.unit"
		" LEFT JOIN stage s ON s.id = p.stage WHERE f.programme = $1 AND f.person = $2", of->id, person);
	while (db_next(r)) {
		*profile = db_int(r, 0);
		*p = (Portrait){ .name = db_text(r, 1), .pronouns = db_text(r, 2), .title = db_text(r, 3), .unit = db_text(r, 4), .stage = db_text(r, 5),
			.profession = db_text(r, 6), .city = db_text(r, 7), .zone = db_text(r, 8), .goals = db_text(r, 9), .purpose = db_text(r, 10),
			.hopes = db_text(r, 11), .about = db_text(r, 12), .values = db_text(r, 13), .style = db_text(r, 14), .languages = db_text(r, 15),
			.mode = db_text(r, 16), .email = db_text(r, 17) };
		terms_of_own(a, &p->terms, (OwnWords){ db_text(r, 18), db_text(r, 19), db_text(r, 20) }, programme_domains(a, of));
		found = true;
	}
	return found;
}

EnrolTerms enrol_terms(Db *db, Arena *a, int64_t profile)
{
	EnrolTerms all = { 0 };
	Rows *r = db_ask(db, a, "SELECT coalesce(b.name, t.name), t.list, t.domain, pt.way, pt.level FROM profile_term pt JOIN term t ON t.id = pt.term"
		" LEFT JOIN term b ON b.id = t.became WHERE pt.profile = $1 ORDER BY t.list, pt.way, pt.level DESC, t.place, t.id", profile);
	while (db_next(r))
		*PUSH(a, &all) = (EnrolTerm){ .name = db_text(r, 0), .list = db_text(r, 1), .domain = db_text(r, 2), .way = db_text(r, 3), .level = (int)db_int(r, 4) };
	return all;
}
