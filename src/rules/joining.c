/* joining.c - what joining a programme asks of people, and which model suits what they hope for. */
#include "rules/joining.h"

static bool not_admitted(JoinForm f)  { return !f.admitted; }
static bool too_late(JoinForm f)      { return f.until && f.day > f.until; }
static bool no_role(JoinForm f)       { return !f.as_mentor && !f.as_mentee; }
static bool nothing_offered(JoinForm f) { return f.as_mentor && !f.offers; }
static bool nothing_sought(JoinForm f)  { return f.as_mentee && !f.seeks; }
static bool no_wording(JoinForm f)    { return !f.wording; }
static bool other_words(JoinForm f)   { return f.changed; }
static bool no_consent(JoinForm f)    { return !f.consent; }
static bool no_conduct(JoinForm f)    { return !f.conduct; }
static bool no_promise(JoinForm f)    { return !f.commits; }

static const struct { Rule rule; bool (*broken)(JoinForm); } rules[] = {
	{ RULE("joins_when_asked", "People join this programme by invitation; its contact can invite you."), not_admitted },
	{ RULE("joins_in_its_days", "Joining has closed for this time; its contact can tell you when it opens again."), too_late },
	{ RULE("words_to_agree_to", "This programme has no words of consent yet, so nobody can join; its contact can add them."), no_wording },
	{ RULE_AT("role", "joins_in_a_role", "Choose what you would like to be: you may be both."), no_role },
	{ RULE_AT("offers", "mentor_offers_a_topic", "A mentor offers at least one topic: tick one, or write your own."), nothing_offered },
	{ RULE_AT("seeks", "mentee_seeks_a_topic", "Choose at least one topic you would like to talk about, or write your own."), nothing_sought },
	{ RULE_AT("consent", "words_as_shown", "The words were changed while you were reading; please read them once more."), other_words },
	{ RULE_AT("consent", "own_consent", "Nobody takes part without their own yes: tick it if you agree."), no_consent },
	{ RULE_AT("conduct", "agrees_to_conduct", "Everybody here agrees how people treat each other: tick it if you do."), no_conduct },
	{ RULE_AT("commits", "gives_time", "Taking part needs a little of your time: tick it if you can give that."), no_promise },
};

static bool is_long(StepForm f)       { return f.longest > WORDS_MOST; }
static bool odd_number(StepForm f)    { return f.odd_number; }
static bool odd_hours(StepForm f)     { return f.hours > HOURS_MOST; }
static bool odd_years(StepForm f)     { return f.years > YEARS_MOST; }
static bool too_many(StepForm f)      { return f.capacity > f.capacity_most; }
static bool wants_many(StepForm f)    { return f.wanted > f.wanted_most; }
static bool odd_date(StepForm f)      { return f.odd_date || (f.pause && f.pause <= f.day); }
static bool odd_zone(StepForm f)      { return f.odd_zone; }
static bool many_preferred(StepForm f) { return f.preferred > PREFERRED_MOST; }
static bool many_avoided(StepForm f)  { return f.avoided > AVOIDED_MOST; }
static bool no_side(StepForm f)       { return f.no_side; }

static const struct { Rule rule; bool (*broken)(StepForm); } step_rules[] = {
	{ RULE_AT("role", "role_chosen", "Choose what you would like to be: you may be both."), no_side },
	{ RULE("words_fit", "Write a little less: 2000 characters for each answer are the most."), is_long },
	{ RULE("numbers_are_whole", "Write numbers in digits, such as 2."), odd_number },
	{ RULE_AT("capacity", "within_mentors_most", "This programme lets a mentor take fewer mentees; choose a smaller number."), too_many },
	{ RULE_AT("wanted", "within_mentees_most", "This programme lets a mentee have fewer mentors; choose a smaller number."), wants_many },
	{ RULE_AT("hours", "hours_can_be_given", "Write the hours in a month that you can give, 60 at most."), odd_hours },
	{ RULE_AT("years", "years_can_be", "Write the years of your experience, 70 at most."), odd_years },
	{ RULE_AT("pause", "pause_ends_later", "Choose a day after today on which you are back, or leave it empty."), odd_date },
	{ RULE_AT("zone", "zone_on_the_list", "Choose a time zone from the list, such as Europe/London."), odd_zone },
	{ RULE_AT("preferred", "few_preferred", "Name ten people at most, one on each line."), many_preferred },
	{ RULE_AT("avoid", "few_avoided", "Name forty people at most, one on each line."), many_avoided },
};

static bool unnamed(RegisterForm f)   { return !f.named; }
static bool long_name(RegisterForm f) { return f.long_name > 200; }
static bool odd_email(RegisterForm f) { return f.odd_email; }
static bool elsewhere(RegisterForm f) { return f.other_domain; }

static const struct { Rule rule; bool (*broken)(RegisterForm); } register_rules[] = {
	{ RULE_AT("name", "registers_by_name", "Write your name as colleagues should see it."), unnamed },
	{ RULE_AT("name", "registers_name_fits", "Use a shorter name, 200 letters at most."), long_name },
	{ RULE_AT("email", "registers_by_address", "Write an e-mail address such as name@example.org; the link goes there."), odd_email },
	{ RULE_AT("email", "registers_from_here", "Use your address at one of the places named beside the field; others join by invitation."), elsewhere },
};

static bool refer_unnamed(ReferForm f) { return !f.named; }
static bool refer_odd(ReferForm f)     { return f.odd_email; }
static bool refer_self(ReferForm f)    { return f.self; }
static bool refer_many(ReferForm f)    { return f.referrals >= REFERRALS_MOST; }

static const struct { Rule rule; bool (*broken)(ReferForm); } refer_rules[] = {
	{ RULE_AT("name", "names_them", "Write their name, so that the letter can greet them."), refer_unnamed },
	{ RULE_AT("email", "names_their_address", "Write their e-mail address, such as name@example.org; the letter goes there."), refer_odd },
	{ RULE_AT("email", "names_somebody_else", "This is your own address; you can join yourself without being named."), refer_self },
	{ RULE("names_a_few", "You have named twenty people; wait until some of them have answered."), refer_many },
};

#define CHECK_ALL(table, form) \
	for (size_t i = 0; i < COUNT(table); i++) \
		if ((table)[i].broken(form)) \
			return (Verdict){ &(table)[i].rule }; \
	return ALLOWED

Verdict joining_check(JoinForm f)      { CHECK_ALL(rules, f); }
Verdict step_check(StepForm f)         { CHECK_ALL(step_rules, f); }
Verdict register_check(RegisterForm f) { CHECK_ALL(register_rules, f); }
Verdict refer_check(ReferForm f)       { CHECK_ALL(refer_rules, f); }

bool may_remind(int reminded, int last_day, int made_day, int day)
{
	return reminded < REMINDERS_MOST && day - (reminded ? last_day : made_day) >= REMIND_DAYS;
}

static const Hope all_hopes[] = {
	{ "path", "Somebody who goes a part of my way with me", "one_to_one", "One person over a longer time comes to know your path." },
	{ "growth", "To grow in my work, with goals of my own", "one_to_one", "Goals need time, and one person who asks about them." },
	{ "together", "To learn together with others who have the same questions", "group", "In a small group you hear what others ask, and how they go about it." },
	{ "same", "To talk with people in the same position", "peer", "Peers are in the middle of it as well; nobody leads." },
	{ "question", "An answer to one question, soon", "flash", "One or two meetings are enough for one question." },
	{ "little", "Something that takes little time", "flash", "One or two meetings, and nothing beyond them." },
	{ "new", "To learn from somebody newer than me", "reverse", "Here the earlier career teaches: what is new comes from whoever grew up with it." },
	{ "give", "To pass on what I have learnt", "one_to_one", "One person at a time gets the most of what you know." },
	{ "many", "To be there for several people at once", "group", "In a group your time reaches several people." },
};
int         hopes(void) { return (int)COUNT(all_hopes); }
const Hope *hope(int i) { return &all_hopes[i]; }

static const Readiness all_readinesses[] = {
	{ "topic", "I know what I would like to talk about first." },
	{ "time", "I can set an hour or two a month aside, and keep to it." },
	{ "open", "I am willing to hear what I did not expect." },
	{ "share", "I am willing to say what did not go well for me." },
	{ "lead", "I am ready to take a first step, and not only to wait for one." },
	{ "bounds", "I can say no, and take a no, without bearing a grudge." },
};
int              readinesses(void) { return (int)COUNT(all_readinesses); }
const Readiness *readiness(int i)  { return &all_readinesses[i]; }

static const Orientation all_orientations[] = {
	{ "voluntary", "It is voluntary. Either of us may stop at any time, without giving a reason." },
	{ "lead", "The mentee sets the goals and writes first; the mentor listens, asks and opens doors." },
	{ "confidence", "What the two of us say stays between us, unless somebody is in danger." },
	{ "outside", "A mentor does not judge the mentee's work for their pay or position." },
	{ "agree", "At the start we agree how often to meet, for how long, and what about." },
	{ "help", "If it does not go well, the programme's contacts help, or find somebody else." },
};
int                orientations(void)   { return (int)COUNT(all_orientations); }
const Orientation *orientation(int i)   { return &all_orientations[i]; }

void joining_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
	for (size_t i = 0; i < COUNT(step_rules); i++)
		tell(&step_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(register_rules); i++)
		tell(&register_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(refer_rules); i++)
		tell(&refer_rules[i].rule, with);
}
