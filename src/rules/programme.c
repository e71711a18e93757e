/* programme.c - what a programme's settings must fulfil. */
#include "rules/programme.h"

#include "rules/account.h"

#include <string.h>

static bool one_of(Str s, const char *const *these, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str(these[i])))
			return true;
	return false;
}
#define ONE_OF(s, ...) one_of((s), (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

/* Letters, digits and hyphens: it becomes part of an address. */
static bool odd_slug(ProgrammeForm f)
{
	for (size_t i = 0; i < f.slug.n; i++)
		if (!memchr("abcdefghijklmnopqrstuvwxyz0123456789-", f.slug.p[i], 37))
			return true;
	return !f.slug.n || f.slug.n > 60;
}

/* "example.org, example.edu": hosts of at least two parts. */
static bool odd_domains(ProgrammeForm f)
{
	Str rest = f.domains, one;
	while (str_cut(&rest, ',', &one)) {
		one = str_trim(one);
		if (one.n && (!memchr(one.p, '.', one.n) || memchr(one.p, '@', one.n) || memchr(one.p, ' ', one.n)))
			return true;
	}
	return f.domains.n > 400;
}

static bool no_name(ProgrammeForm f)     { return !f.name.n; }
static bool long_name(ProgrammeForm f)   { return f.name.n > 200; }
static bool taken_slug(ProgrammeForm f)  { return f.slug_taken; }
static bool long_text(ProgrammeForm f)   { return f.says.n > 4000; }
static bool odd_starts(ProgrammeForm f)  { return f.first == ODD_DAY; }
static bool odd_ends(ProgrammeForm f)    { return f.last == ODD_DAY; }
static bool odd_until(ProgrammeForm f)   { return f.until == ODD_DAY; }
static bool ends_first(ProgrammeForm f)  { return f.first && f.last && f.last <= f.first; }
static bool half_cohort(ProgrammeForm f) { return !f.first != !f.last; }
static bool odd_choice(ProgrammeForm f)
{
	return !ONE_OF(f.line_depth, "direct", "whole", "peers") || !ONE_OF(f.inside, "off", "wish")
	    || !ONE_OF(f.agreement, "off", "offered", "required")
	    || !ONE_OF(f.purpose, "development", "onboarding", "succession", "leadership", "wellbeing");
}
static bool no_words(ProgrammeForm f)    { return !f.mentor.n || !f.mentee.n || !f.word.n || !f.mentorship.n; }
static bool long_words(ProgrammeForm f)  { return f.mentor.n > 40 || f.mentee.n > 40 || f.word.n > 40 || f.mentorship.n > 40; }
static bool many_domains(ProgrammeForm f)
{
	Str rest = f.interest_domains, one;
	int n = 0;
	while (str_cut(&rest, ',', &one))
		n += str_trim(one).n > 0;
	return n > 5 || f.interest_domains.n > 200;
}

static const struct { Rule rule; bool (*broken)(ProgrammeForm); } rules[] = {
	{ RULE_AT("name", "programme_has_a_name", "Give the programme a name; people see it in invitations."), no_name },
	{ RULE_AT("name", "programme_name_fits", "Use a shorter name, 200 letters at most."), long_name },
	{ RULE_AT("slug", "programme_address_is_plain", "Use small letters, digits and hyphens for the address, 60 at most: early-career-2027."), odd_slug },
	{ RULE_AT("slug", "programme_address_is_free", "Another programme has this address; choose another one."), taken_slug },
	{ RULE_AT("says", "programme_text_fits", "Use a shorter text, 4000 letters at most."), long_text },
	{ RULE_AT("starts", "first_day_is_a_day", "Write the first day as year-month-day, such as 2027-01-31, or leave it empty."), odd_starts },
	{ RULE_AT("ends", "last_day_is_a_day", "Write the last day as year-month-day, such as 2027-12-31, or leave it empty."), odd_ends },
	{ RULE_AT("ends", "cohort_has_both_days", "A cohort has a first and a last day; a programme that is always open has neither."), half_cohort },
	{ RULE_AT("ends", "last_day_comes_later", "The last day must come after the first."), ends_first },
	{ RULE_AT("enrol_until", "last_day_to_join_is_a_day", "Write the last day to join as year-month-day, or leave it empty."), odd_until },
	{ RULE_AT("domains", "domains_are_hosts", "Write mail domains such as example.org, separated by commas."), odd_domains },
	{ RULE_AT("line_depth", "programme_choices_are_known", "Choose one of the answers that are offered."), odd_choice },
	{ RULE_AT("mentor", "programme_words_are_there", "Each of the four words needs something to stand for it."), no_words },
	{ RULE_AT("mentor", "programme_words_fit", "Use shorter words, 40 letters at most."), long_words },
	{ RULE_AT("interest_domains", "few_kinds_of_interests", "Name five kinds of interests at most, separated by commas."), many_domains },
};

static bool odd_number(ModelForm f)     { return f.mentors_max < 0 || f.size_min < 0 || f.size_max < 0 || f.days < 0 || f.meet_days < 0 || f.mentees_most < 0 || f.mentors_most < 0; }
static bool odd_mentors(ModelForm f)    { return f.peer ? f.mentors_max > 2 : f.mentors_max < 1 || f.mentors_max > 2; }
static bool odd_size(ModelForm f)       { return f.size_min < 1 || f.size_max < f.size_min || f.size_max > 30; }
static bool odd_rhythm(ModelForm f)     { return f.meet_days < 1 || f.meet_days > 400 || f.days > 3700; }
static bool odd_most(ModelForm f)       { return f.mentees_most < 1 || f.mentees_most > 50 || f.mentors_most < 1 || f.mentors_most > 20; }

static const struct { Rule rule; bool (*broken)(ModelForm); } model_rules[] = {
	{ RULE_AT("models", "model_numbers_are_numbers", "Write whole numbers for sizes, days and limits."), odd_number },
	{ RULE_AT("models", "one_or_two_mentors", "A mentorship has one or two mentors; a peer group may have none."), odd_mentors },
	{ RULE_AT("models", "group_size_makes_sense", "The smallest size is 1 or more, and the largest is at least as large, 30 at most."), odd_size },
	{ RULE_AT("models", "rhythm_makes_sense", "Meetings come every 1 to 400 days, and a mentorship lasts ten years at most; 0 days means open ended."), odd_rhythm },
	{ RULE_AT("models", "limits_make_sense", "A mentor may take 1 to 50 mentees, and a mentee may have 1 to 20 mentors."), odd_most },
};

static bool no_model(OpeningForm f)   { return !f.has_model; }
static bool no_consent(OpeningForm f) { return !f.has_consent; }
static bool archived(OpeningForm f)   { return f.archived; }

static const struct { Rule rule; bool (*broken)(OpeningForm); } opening_rules[] = {
	{ RULE("an_open_programme_has_a_model", "Offer at least one model of mentorship before the programme opens."), no_model },
	{ RULE("an_open_programme_has_a_consent", "Write what people agree to before the programme opens."), no_consent },
	{ RULE("an_archived_programme_rests", "An archived programme cannot be opened again; make a copy of it for a new year."), archived },
};

static bool nobody(CoordinatorForm f)    { return !f.found; }
static bool only_member(CoordinatorForm f) { return f.member; }

static const struct { Rule rule; bool (*broken)(CoordinatorForm); } coordinator_rules[] = {
	{ RULE_AT("email", "a_coordinator_can_sign_in", "Nobody with this address can sign in here; an administrator lets people in under Accounts."), nobody },
	{ RULE_AT("email", "a_coordinator_has_the_rank", "This person signs in as a member; an administrator makes them a coordinator under Accounts first."), only_member },
};

static bool nameless(ContactForm f)      { return !f.name.n || f.name.n > 200; }
static bool roleless(ContactForm f)      { return !f.role.n || f.role.n > 100; }
static bool unreachable(ContactForm f)   { return email_is_odd(f.email); }

static const struct { Rule rule; bool (*broken)(ContactForm); } contact_rules[] = {
	{ RULE_AT("name", "a_contact_has_a_name", "Write the name of the person whom people may ask."), nameless },
	{ RULE_AT("role", "a_contact_has_a_role", "Say what the person does here, such as coordinator or vice chair."), roleless },
	{ RULE_AT("contact-email", "a_contact_can_be_reached", "Write an e-mail address such as name@example.org, so that people can ask."), unreachable },
};

Verdict programme_check(ProgrammeForm f)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		if (rules[i].broken(f))
			return (Verdict){ &rules[i].rule };
	return ALLOWED;
}

Verdict programme_model_check(ModelForm f)
{
	for (size_t i = 0; f.offered && i < COUNT(model_rules); i++)
		if (model_rules[i].broken(f))
			return (Verdict){ &model_rules[i].rule };
	return ALLOWED;
}

Verdict programme_open_check(OpeningForm f)
{
	for (size_t i = 0; i < COUNT(opening_rules); i++)
		if (opening_rules[i].broken(f))
			return (Verdict){ &opening_rules[i].rule };
	return ALLOWED;
}

Verdict programme_coordinator_check(CoordinatorForm f)
{
	for (size_t i = 0; i < COUNT(coordinator_rules); i++)
		if (coordinator_rules[i].broken(f))
			return (Verdict){ &coordinator_rules[i].rule };
	return ALLOWED;
}

Verdict programme_contact_check(ContactForm f)
{
	for (size_t i = 0; i < COUNT(contact_rules); i++)
		if (contact_rules[i].broken(f))
			return (Verdict){ &contact_rules[i].rule };
	return ALLOWED;
}

void programme_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
	for (size_t i = 0; i < COUNT(model_rules); i++)
		tell(&model_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(opening_rules); i++)
		tell(&opening_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(coordinator_rules); i++)
		tell(&coordinator_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(contact_rules); i++)
		tell(&contact_rules[i].rule, with);
}
