/* enrol.c - taking part: joining by one's own yes, and leaving.  Inviting: invite.c. */
#include "enrol/enrol.h"
#include "enrol/enrol_store.h"
#include "post/letter.h"

#include <stdatomic.h>

static EnrolLeft *_Atomic on_left;

void enrol_on_left(EnrolLeft *told) { on_left = told; }

bool enrol_get(Db *db, Arena *a, int64_t enrolment, Date today, Enrolled *e) { return enrolment_now(db, a, enrolment, today, e); }
int  enrol_waiting_place(Db *db, Arena *a, int64_t enrolment) { return waiting_before(db, a, enrolment); }

/* ---- how things stand ------------------------------------------------------------------- */

Standing enrol_standing(Db *db, Arena *a, int64_t programme, int64_t person)
{
	Standing s = { .invitation = S(""), .way = S(""), .by = S("") };
	if (!person)
		return s;
	EnrolRows live = enrolment_live(db, a, programme, person);
	for (int i = 0; i < live.n; i++) {
		bool mentor = str_eq(live.list[i].side, S("mentor"));
		*(mentor ? &s.mentor : &s.mentee) = live.list[i].id;
		*(mentor ? &s.mentor_state : &s.mentee_state) = live.list[i].state;
	}
	InviteRow i;
	if (invitation_of(db, a, programme, person, &i)) {
		s.invitation = i.state;
		s.way = i.way;
		s.by = i.by_name;
	}
	s.consent = consent_live(db, a, person, programme, S("take_part"));
	s.identity_consent = consent_live(db, a, person, programme, S("identity"));
	s.draft = profile_read(db, a, programme, person).id;
	return s;
}

/* The part behind the @ stands in the list, as a whole. */
static bool of_domain(Arena *a, Str domains, Str email)
{
	Str rest = utf8_fold(a, email), list = utf8_fold(a, domains), one;
	if (!str_cut(&rest, '@', &one) || !rest.p)
		return false;
	while (str_cut(&list, ',', &one)) {
		one = str_trim(one);
		if (str_starts(one, S("@")))
			one = (Str){ one.p + 1, one.n - 1 };
		if (one.n && str_eq(one, rest))
			return true;
	}
	return false;
}

bool enrol_of_domain(Arena *a, const Programme *p, Str email) { return of_domain(a, p->domains, email); }

bool enrol_may(Db *db, Arena *a, const Programme *p, int64_t person, Str email)
{
	InviteRow i;
	return of_domain(a, p->domains, email) || (person && invitation_of(db, a, p->id, person, &i));
}

/* ---- joining ----------------------------------------------------------------------------------- */

static int topics(Db *db, Arena *a, const EnrolProfile *said, Str way, Str own)
{
	EnrolTerms all = enrol_terms(db, a, said->id);
	int n = words_split(a, own, ',').n;
	for (int i = 0; i < all.n; i++)
		n += str_eq(all.list[i].list, S("topic")) && str_eq(all.list[i].way, way);
	return n;
}

bool enrol_is_mentor(Str sides) { return str_eq(sides, S("mentor")) || str_eq(sides, S("both")); }
bool enrol_is_mentee(Str sides) { return str_eq(sides, S("mentee")) || str_eq(sides, S("both")); }

static Verdict may_join(Db *db, Arena *a, const Programme *p, const EnrolProfile *said, Str email, Ticks t, Date today)
{
	int64_t words = programme_text(db, a, p->id, "consent").id, conduct = programme_text(db, a, p->id, "conduct").id;
	return joining_check((JoinForm){ .admitted = enrol_may(db, a, p, said->person, email), .day = today.day, .until = p->enrol_until.day,
		.as_mentor = enrol_is_mentor(said->sides), .as_mentee = enrol_is_mentee(said->sides),
		.seeks = topics(db, a, said, S("seeks"), said->own_seeks), .offers = topics(db, a, said, S("offers"), said->own_offers),
		.wording = words, .changed = (t.words && t.words != words) || (t.conduct_words && t.conduct_words != conduct),
		.consent = t.consent, .conduct = t.conduct || !conduct, .commits = t.commits });
}

static int64_t agree(Db *db, Arena *a, const Programme *p, int64_t person, const char *purpose, const char *wording, Instant now)
{
	int64_t id = consent_live(db, a, person, p->id, str(purpose)), text = programme_text(db, a, p->id, wording).id;
	if (id || !text)
		return id;
	id = id_new();
	consent_add(db, id, person, p->id, str(purpose), text, now);
	return id;
}

static int most(Db *db, Arena *a, const Programme *p, int wished, bool of_mentor)
{
	ProgrammeModels m = programme_models(db, a, p->id);
	int n = programme_most(&m, of_mentor);
	return wished < n ? wished : n;
}

/* Their live enrolments become what their profile says; a new one needs the consent that is in force.  Whoever was refused
 * on a side applies for it by joining anew, never by keeping a step of the form.  anew: they are joining. */
static void settle(Db *db, Arena *a, const Programme *p, const EnrolProfile *said, int64_t consent, bool anew, Instant now)
{
	static const bool sides[] = { true, false };
	EnrolRows live = enrolment_live(db, a, p->id, said->person);
	for (size_t s = 0; s < COUNT(sides); s++) {
		bool mentor = sides[s], wanted = mentor ? enrol_is_mentor(said->sides) : enrol_is_mentee(said->sides);
		Str  side = mentor ? S("mentor") : S("mentee");
		int  capacity = most(db, a, p, mentor ? said->capacity : said->mentors_wanted, mentor);
		const EnrolRow *has = NULL;
		for (int i = 0; i < live.n; i++)
			if (str_eq(live.list[i].side, side))
				has = &live.list[i];
		if (has && wanted)
			enrolment_capacity(db, has->id, capacity);
		else if (has)
			enrolment_state(db, has->id, S("left"), instant_date(now));
		else if (wanted && (anew || !enrolment_refused(db, a, p->id, said->person, side, consent)))
			enrolment_add(db, (EnrolRow){ .id = id_new(), .programme = p->id, .person = said->person, .side = side, .consent = consent,
				.state = mentor && p->approval ? S("applied") : S("approved"), .profile = said->id, .capacity = capacity }, now);
	}
}

Verdict enrol_join(Db *db, Arena *a, const Programme *p, int64_t person, int64_t account, Ticks t, Instant now)
{
	EnrolProfile said = profile_read(db, a, p->id, person);
	Addressed    to = { .email = S("") };
	person_address(db, a, person, &to);
	Verdict v = may_join(db, a, p, &said, to.email, t, instant_date(now));
	if (!allowed(v))
		return v;
	int64_t consent = agree(db, a, p, person, "take_part", "consent", now);
	agree(db, a, p, person, "conduct", "conduct", now);
	settle(db, a, p, &said, consent, true, now);
	invitation_state(db, p->id, person, S("joined"));
	bool waits = p->approval && enrol_is_mentor(said.sides);
	LETTER(db, a, waits ? "applied" : "joined", ((LetterTo){ p->id, account, to.name, to.email }), S(""), now,
		{ "programme", p->name }, { "link", letter_link(a, "/join/%lld", (long long)p->id) }, { "mentor", p->mentor });
	return ALLOWED;
}

void enrol_changed(Db *db, Arena *a, const Programme *p, const EnrolProfile *said, Instant now)
{
	int64_t consent = consent_live(db, a, said->person, p->id, S("take_part"));
	if (consent && said->sides.n)
		settle(db, a, p, said, consent, false, now);
}

int64_t enrol_agree_identity(Db *db, Arena *a, const Programme *p, int64_t person, bool agreed, Instant now)
{
	if (agreed)
		return agree(db, a, p, person, "identity", "consent", now);
	consent_close_one(db, person, p->id, S("identity"), now);
	return 0;
}

/* ---- leaving ------------------------------------------------------------------------------------- */

void enrol_leave(Db *db, Arena *a, const Programme *p, int64_t person, Instant now)
{
	EnrolRows live = enrolment_live(db, a, p->id, person);
	Addressed to;
	for (int i = 0; i < live.n; i++)
		enrolment_state(db, live.list[i].id, S("left"), instant_date(now));
	consent_close(db, person, p->id, now);
	EnrolProfile said = profile_read(db, a, p->id, person);
	if (said.id)
		wish_forget(db, said.id);
	if (on_left)
		on_left(db, a, p->id, person, now);
	if (live.n && person_address(db, a, person, &to))
		LETTER(db, a, "left", ((LetterTo){ p->id, to.account, to.name, to.email }), S(""), now,
			{ "programme", p->name }, { "link", letter_link(a, "/join/%lld", (long long)p->id) });
}

bool enrol_decline(Db *db, Arena *a, int64_t programme, int64_t person)
{
	InviteRow i;
	bool open = invitation_of(db, a, programme, person, &i) && str_eq(i.state, S("open"));
	if (open)
		invitation_state(db, programme, person, S("declined"));
	return open;
}
