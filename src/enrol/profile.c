/* profile.c - what somebody says of themselves for one programme. */
#include "enrol/profile_store.h"

EnrolProfile profile_read(Db *db, Arena *a, int64_t programme, int64_t person)
{
	EnrolProfile p = { .programme = programme, .person = person, .years = -1, .hours = -1, .capacity = 1, .mentors_wanted = 1, .inside = S("either") };
	if (person && profile_row(db, a, programme, person, &p))
		p.terms = profile_terms(db, a, p.id);
	return p;
}

void profile_keep(Db *db, EnrolProfile *p, bool terms, Instant now)
{
	if (!p->id)
		p->id = id_new();
	profile_put(db, p, now);
	if (terms)
		profile_terms_put(db, p->id, p->terms);
}

int profile_level(const EnrolProfile *p, int64_t term, char way)
{
	for (int i = 0; i < p->terms.n; i++)
		if (p->terms.list[i].term == term && p->terms.list[i].way == way)
			return p->terms.list[i].level;
	return 0;
}

bool word_listed(Str words, Str word)
{
	for (Str w; str_cut(&words, ' ', &w);)
		if (w.n && str_eq(w, word))
			return true;
	return false;
}

Strs words_split(Arena *a, Str text, char at)
{
	Strs all = { 0 };
	for (Str w; str_cut(&text, at, &w);)
		if (str_trim(w).n)
			*PUSH(a, &all) = str_trim(w);
	return all;
}

static void own_list(Arena *a, EnrolTerms *terms, Str text, Str list, Str domain, Str way)
{
	Strs words = words_split(a, text, ',');
	for (int i = 0; i < words.n; i++)
		*PUSH(a, terms) = (EnrolTerm){ .name = words.list[i], .list = list, .domain = domain, .way = way, .level = 3 };
}

/* Their own words count like those of the lists. */
void terms_of_own(Arena *a, EnrolTerms *terms, OwnWords own, Strs domains)
{
	Str line;
	own_list(a, terms, own.seeks, S("topic"), S(""), S("seeks"));
	own_list(a, terms, own.offers, S("topic"), S(""), S("offers"));
	for (int i = 0; i < domains.n && str_cut(&own.interests, '\n', &line); i++)
		own_list(a, terms, line, S("interest"), domains.list[i], S("has"));
}

bool enrol_portrait(Db *db, Arena *a, int64_t programme, int64_t person, Portrait *p)
{
	int64_t   profile;
	Programme of;
	if (!programme_get(db, a, programme, &of) || !portrait_row(db, a, &of, person, &profile, p))
		return false;
	EnrolTerms chosen = enrol_terms(db, a, profile), own = p->terms;
	p->terms = chosen;
	for (int i = 0; i < own.n; i++)
		*PUSH(a, &p->terms) = own.list[i];
	return true;
}
