/* programme.c - programmes are made, copied, opened and archived; what others ask about them. */
#include "programme/programme_store.h"

#include "people/people.h"
#include "rules/mentorship.h"

#include <string.h>

static const ProgrammeModel usual[] = {
	{ .model = S("one_to_one"), .offered = true,  .mentors_max = 1, .size_min = 1, .size_max = 1,  .days = 365, .meet_days = 30, .mentees_most = 5,  .mentors_most = 5, .seniority = S("any") },
	{ .model = S("group"),      .offered = false, .mentors_max = 2, .size_min = 3, .size_max = 8,  .days = 365, .meet_days = 30, .mentees_most = 8,  .mentors_most = 3, .seniority = S("any") },
	{ .model = S("peer"),       .offered = false, .mentors_max = 0, .size_min = 2, .size_max = 6,  .days = 180, .meet_days = 30, .mentees_most = 6,  .mentors_most = 6, .seniority = S("same") },
	{ .model = S("flash"),      .offered = false, .mentors_max = 1, .size_min = 1, .size_max = 1,  .days = 30,  .meet_days = 30, .mentees_most = 12, .mentors_most = 12, .seniority = S("any") },
	{ .model = S("reverse"),    .offered = false, .mentors_max = 1, .size_min = 1, .size_max = 1,  .days = 180, .meet_days = 30, .mentees_most = 2,  .mentors_most = 2, .seniority = S("earlier") },
};

static const char consent_words[] =
	"I take part of my own will. My profile may be used to propose people to me and me to them. I may leave on any day, without a reason; "
	"I am then no longer listed or matched.";
static const char conduct_words[] =
	"I keep what I am told in confidence, I keep to the times we agree on, and I treat the other person with respect. "
	"I know that mentors give time they do not have to give, and that each of us may say no.";

const char *programme_model_words(Str model)
{
	static const char *const words[][2] = { { "one_to_one", "One to one" }, { "group", "Group" }, { "peer", "Peer" }, { "flash", "Flash" }, { "reverse", "Reverse" } };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(model, str(words[i][0])))
			return words[i][1];
	return "";
}

const ProgrammeModel *programme_model(const ProgrammeModels *m, Str model)
{
	for (int i = 0; i < m->n; i++)
		if (str_eq(m->list[i].model, model))
			return &m->list[i];
	return NULL;
}

static int most_of(const ProgrammeModels *m, bool of_mentor, bool takes_places)
{
	int most = 0;
	for (int i = 0; i < m->n; i++) {
		int one = of_mentor ? m->list[i].mentees_most : m->list[i].mentors_most;
		if (m->list[i].offered && mentorship_takes_places(m->list[i].model) == takes_places && one > most)
			most = one;
	}
	return most;
}

/* Where nothing takes places, what people say counts for the meetings. */
int programme_most(const ProgrammeModels *m, bool of_mentor)
{
	int most = most_of(m, of_mentor, true), other = most ? most : most_of(m, of_mentor, false);
	return other ? other : 1;
}

bool programme_open_to_join(const Programme *p, Date today)
{
	return str_eq(p->state, S("open")) && (!p->enrol_until.day || today.day <= p->enrol_until.day) && (!p->ends.day || today.day <= p->ends.day);
}

Strs programme_domains(Arena *a, const Programme *p)
{
	Strs all = { 0 };
	Str  rest = p->interest_domains, one;
	while (str_cut(&rest, ',', &one))
		if (str_trim(one).n)
			*PUSH(a, &all) = str_trim(one);
	return all;
}

FitPolicy programme_fit(Db *db, Arena *a, int64_t programme)
{
	FitPolicy   fit = fit_policy();
	PartWeights own = programme_weights(db, a, programme);
	Programme   p;
	for (int i = 0; i < own.n; i++)
		for (FitPart part = 0; part < FITS; part++)
			if (str_eq(own.list[i].part, str(fit_part(part)->name)))
				fit.weight[part] = own.list[i].weight;
	if (programme_get(db, a, programme, &p) && str_eq(p.inside, S("wish")))
		fit.unit = UNIT_INSIDE;
	return fit;
}

static Seniority seniority_of(Str s)
{
	return str_eq(s, S("further_on")) ? SENIORITY_LATER : str_eq(s, S("earlier")) ? SENIORITY_EARLIER : str_eq(s, S("same")) ? SENIORITY_SAME : SENIORITY_ANY;
}

PairingPolicy programme_pairing(const Programme *p, const ProgrammeModels *models, Str model)
{
	PairingPolicy policy = { .line = str_eq(p->line_depth, S("direct")) ? LINE_DIRECT : str_eq(p->line_depth, S("peers")) ? LINE_AND_PEERS : LINE_WHOLE };
	const ProgrammeModel *m = programme_model(models, model);
	if (m)
		policy.mentor_stage = seniority_of(m->seniority);
	return policy;
}

/* ---- deeds --------------------------------------------------------------------------------- */

/* "Early career, 2027" -> "early-career-2027", then "-2", "-3" where that is taken. */
static Str slug_for(Db *db, Arena *a, Str name)
{
	Str   folded = utf8_fold(a, name);
	Buf   b = buf_open(a);
	Programme other;
	for (size_t i = 0; i < folded.n && b.n < 50; i++) {
		char c = folded.p[i];
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			buf_char(&b, c);
		else if (b.n && b.p[b.n - 1] != '-')
			buf_char(&b, '-');
	}
	while (b.n && b.p[b.n - 1] == '-')
		b.n--;
	Str slug = b.n ? buf_str(&b) : S("programme"), base = slug;
	for (int n = 2; programme_by_slug(db, a, slug, &other); n++)
		slug = str_fmt(a, "%.*s-%d", STR(base), n);
	return slug;
}

static ProgrammeForm usual_form(Str slug, Str name, Str purpose)
{
	return (ProgrammeForm){ .name = name, .slug = slug, .purpose = purpose, .line_depth = S("whole"), .inside = S("wish"), .agreement = S("offered"),
		.mentor = S("mentor"), .mentee = S("mentee"), .word = S("programme"), .mentorship = S("mentorship") };
}

int64_t programme_make(Db *db, Arena *a, Str name, Str purpose, int64_t coordinator, Instant now, Verdict *v)
{
	Str slug = slug_for(db, a, name);
	*v = programme_check(usual_form(slug, name, purpose));
	if (!allowed(*v))
		return 0;
	int64_t id = id_new();
	programme_add(db, id, slug, name, purpose, 0, now);
	for (size_t i = 0; i < COUNT(usual); i++)
		programme_put_model(db, id, &usual[i]);
	programme_add_text(db, id, S("consent"), str(consent_words), now);
	programme_add_text(db, id, S("conduct"), str(conduct_words), now);
	if (coordinator)
		programme_add_coordinator(db, id, coordinator, now);
	return id;
}

void programme_keep(Db *db, const Programme *p, Instant now)
{
	programme_put(db, p, now);
	programme_put_words(db, p, now);
}

int64_t programme_copy(Db *db, Arena *a, int64_t from, Str name, Instant now, Verdict *v)
{
	Programme p;
	if (!programme_get(db, a, from, &p))
		return 0;
	Str slug = slug_for(db, a, name);
	*v = programme_check(usual_form(slug, name, p.purpose));
	if (!allowed(*v))
		return 0;
	int64_t id = id_new();
	programme_add(db, id, slug, name, p.purpose, from, now);
	ProgrammeModels models = programme_models(db, a, from);
	for (int i = 0; i < models.n; i++)
		programme_put_model(db, id, &models.list[i]);
	programme_add_text(db, id, S("consent"), programme_text(db, a, from, "consent").body, now);
	programme_add_text(db, id, S("conduct"), programme_text(db, a, from, "conduct").body, now);
	Contacts contacts = programme_contacts_of(db, a, from);
	for (int i = 0; i < contacts.n; i++)
		programme_add_contact(db, id, contacts.list[i].name, contacts.list[i].role, contacts.list[i].email);
	p.id = id, p.slug = slug, p.name = name;
	p.starts = p.ends = p.enrol_until = (Date){ 0 };
	programme_keep(db, &p, now);
	programme_copy_parts(db, from, id, now);
	Terms topics = people_terms(db, a, "topic", from, false);
	Strs  own = { 0 };
	for (int i = 0; i < topics.n; i++)
		if (topics.list[i].programme == from)
			*PUSH(a, &own) = topics.list[i].name;
	people_keep_own_terms(db, a, "topic", id, own);
	return id;
}

Verdict programme_open(Db *db, Arena *a, int64_t programme, Instant now)
{
	Programme p;
	if (!programme_get(db, a, programme, &p))
		return ALLOWED;
	ProgrammeModels models = programme_models(db, a, programme);
	OpeningForm f = { .archived = str_eq(p.state, S("archived")), .has_consent = programme_text(db, a, programme, "consent").body.n };
	for (int i = 0; i < models.n; i++)
		f.has_model |= models.list[i].offered;
	Verdict v = programme_open_check(f);
	if (allowed(v))
		programme_put_state(db, programme, S("open"), now);
	return v;
}

void programme_set_weight(Db *db, int64_t programme, FitPart part, int weight) { programme_put_weight(db, programme, str(fit_part(part)->name), weight); }

void programme_add_person_to_ask(Db *db, int64_t programme, Str name, Str role, Str email) { programme_add_contact(db, programme, name, role, email); }

void programme_archive(Db *db, int64_t programme, Instant now) { programme_put_state(db, programme, S("archived"), now); }
