/* match_facts.c - people into candidates (for rules/pairing.c) and profiles (for
 * rules/fit.c).  Text into numbers: match_words.c. */
#include "match/match_facts.h"

static Ids ids(Ints l) { return (Ids){ l.list, l.n }; }

/* The same department of two organisations is two units. */
static int32_t unit_of(Lexicon *x, const Person *p)
{
	if (!p->unit.n)
		return lexicon_thing(x, 'o', p->organisation);
	return lexicon_thing(x, 'u', p->organisation.n ? str_fmt(x->arena, "%.*s / %.*s", STR(p->organisation), STR(p->unit)) : p->unit);
}

static Candidate candidate(const Person *p, int person, int room, Stage stage, int32_t unit)
{
	return (Candidate){ .id = person, .consents = !p->declined && !p->left, .room = room, .managers = ids(p->managers),
		.line = ids(p->line), .avoids = ids(p->avoids), .had = ids(p->had), .stage = stage, .unit = unit };
}

/* Mentees are compared by their goals, mentors by all they said of themselves. */
static Ids prose(Lexicon *x, const Person *p, int role)
{
	Ints words = { 0 };
	const SheetRole *as = &p->as[role];
	if (role == AS_MENTEE) {
		lexicon_prose(x, as->goals, &words);
	} else {
		lexicon_listed(x, as->topics, &words);
		lexicon_listed(x, as->interests, &words);
		lexicon_prose(x, as->biography, &words);
		lexicon_prose(x, as->title, &words);
	}
	return lexicon_sorted(x, words);
}

static Profile profile(Lexicon *x, const MatchSettings *s, const Person *p, int person, int role)
{
	const SheetRole *as = &p->as[role];
	return (Profile){
		.id = person,
		.topics = lexicon_phrases(x, 't', as->topics, &as->importance),
		.interests = lexicon_phrases(x, 'i', as->interests, NULL),
		.values = lexicon_phrases(x, 'v', p->values, NULL),
		.words = prose(x, p, role),
		.languages = lexicon_things(x, 'l', p->languages),
		.slots = lexicon_things(x, 's', p->slots),
		.zone_known = p->zone_known, .zone = p->zone_minutes,
		.mode = mode_of(x->arena, p->mode),
		.city = lexicon_thing(x, 'c', p->city), .country = lexicon_thing(x, 'n', p->country),
		.unit = unit_of(x, p), .unit_wish = unit_wish_of(x->arena, p->unit_wish),
		.profession = lexicon_thing(x, 'p', p->profession),
		.stage = stage_of(x->arena, s, p->grade, p->years),
		.identity = lexicon_things(x, 'y', p->identity),
		.identity_wish = p->identity_wish ? lexicon_things(x, 'y', p->identity_asked) : (Ids){ 0 },
		.preferred = p->preferred.list, .preferred_n = p->preferred.n,
	};
}

static bool listed(const Strs *l, Str s)
{
	for (int i = 0; i < l->n; i++)
		if (str_eq(l->list[i], s))
			return true;
	return false;
}

static void note_grade(Arena *a, MatchFacts *f, const Person *p, Stage stage)
{
	if (p->grade.n && (!stage.scale || stage.scale == 101) && f->strange_grades.n < 8 && !listed(&f->strange_grades, p->grade))
		*PUSH(a, &f->strange_grades) = p->grade;
}

static void make_room(Arena *a, MatchFacts *f, const People *people)
{
	int n = f->people = people->n;
	f->mentee = NEW(a, int, n), f->mentor = NEW(a, int, n);
	f->left_of = NEW(a, int, n), f->right_of = NEW(a, int, n);
	f->need = NEW(a, int, people->mentees), f->seats = NEW(a, int, people->mentors);
	f->as_mentee = NEW(a, Candidate, people->mentees), f->as_mentor = NEW(a, Candidate, people->mentors);
	f->wants = NEW(a, Profile, people->mentees), f->offers = NEW(a, Profile, people->mentors);
}

static void add_person(Arena *a, MatchFacts *f, Lexicon *x, const People *people, const MatchSettings *s, int i)
{
	const Person *p = &people->list[i];
	f->left_of[i] = f->right_of[i] = -1;
	if (p->as[AS_MENTEE].in) {
		int l = f->left_of[i] = f->lefts++;
		f->mentee[l] = i;
		f->need[l] = p->as[AS_MENTEE].number >= 0 ? p->as[AS_MENTEE].number : s->mentors_each;
		f->wants[l] = profile(x, s, p, i, AS_MENTEE);
		f->as_mentee[l] = candidate(p, i, f->need[l], f->wants[l].stage, f->wants[l].unit);
		note_grade(a, f, p, f->wants[l].stage);
	}
	if (p->as[AS_MENTOR].in) {
		int r = f->right_of[i] = f->rights++;
		f->mentor[r] = i;
		f->seats[r] = p->as[AS_MENTOR].number >= 0 ? p->as[AS_MENTOR].number : s->mentees_each;
		f->offers[r] = profile(x, s, p, i, AS_MENTOR);
		f->as_mentor[r] = candidate(p, i, f->seats[r], f->offers[r].stage, f->offers[r].unit);
		note_grade(a, f, p, f->offers[r].stage);
	}
}

/* Each person in each role is one text: a word's rarity is in how few of them it is. */
static void weigh(Arena *a, MatchFacts *f, Lexicon *x)
{
	int n = f->lefts + f->rights;
	Ids *texts = NEW(a, Ids, 2 * n);
	for (int i = 0; i < n; i++) {
		Profile *p = i < f->lefts ? &f->wants[i] : &f->offers[i - f->lefts];
		texts[i] = p->words;
		/* A mentor's words hold those of the topics already. */
		texts[n + i] = i < f->lefts ? p->topics.words : (Ids){ 0 };
	}
	f->rarity = lexicon_rarity(x, texts, 2 * n, &f->typical);
	for (int i = 0; i < n; i++) {
		Profile *p = i < f->lefts ? &f->wants[i] : &f->offers[i - f->lefts];
		lexicon_weigh(&p->topics, f->rarity);
		lexicon_weigh(&p->interests, f->rarity);
		lexicon_weigh(&p->values, f->rarity);
		p->words_weight = lexicon_weight(p->words, f->rarity);
	}
}

MatchFacts *facts_compile(Arena *a, const People *people, const MatchSettings *s)
{
	MatchFacts *f = NEW(a, MatchFacts, 1);
	Lexicon     x = lexicon_open(a);
	make_room(a, f, people);
	for (int i = 0; i < people->n; i++) {
		lexicon_hide(&x, people->list[i].identity);
		lexicon_hide(&x, people->list[i].identity_asked);
	}
	for (int i = 0; i < people->n; i++)
		add_person(a, f, &x, people, s, i);
	weigh(a, f, &x);
	f->words = x.words;
	f->shown = x.shown.list;
	f->shown_n = x.shown.n;
	return f;
}

FitCase facts_case(const MatchFacts *f, const MatchSettings *s, int left, int right)
{
	return (FitCase){ .mentor = &f->offers[right], .mentee = &f->wants[left], .rarity = f->rarity, .typical = f->typical, .policy = &s->fit };
}

Pairing facts_pairing(const MatchFacts *f, const MatchSettings *s, int left, int right)
{
	return (Pairing){ .mentor = &f->as_mentor[right], .mentee = &f->as_mentee[left], .policy = s->pairing,
		.kept_apart = f->apart && f->apart[(size_t)left * (size_t)f->rights + (size_t)right] };
}

FitCase facts_equals_case(const MatchFacts *f, const MatchSettings *s, int left, int other)
{
	return (FitCase){ .mentor = &f->wants[other], .mentee = &f->wants[left], .rarity = f->rarity, .typical = f->typical, .policy = &s->fit };
}

Pairing facts_equals_pairing(const MatchFacts *f, const MatchSettings *s, int left, int other)
{
	return (Pairing){ .mentor = &f->as_mentee[other], .mentee = &f->as_mentee[left], .policy = s->pairing,
		.kept_apart = f->equals_apart && f->equals_apart[(size_t)left * (size_t)f->lefts + (size_t)other] };
}
