/* letter.c - see letter.h. */
#include "rules/letter.h"

#include <string.h>

enum { HOLE_MOST = 40 };

static bool among(Str name, const char *holes)
{
	Str rest = str(holes), one;
	while (str_cut(&rest, ' ', &one))
		if (str_eq(one, name))
			return true;
	return false;
}

/* A pair of brackets on one line, not far apart, is meant as a hole. */
Str letter_odd_hole(Str s, const char *holes)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t end = i + 1;
		if (s.p[i] != '{')
			continue;
		while (end < s.n && end - i <= HOLE_MOST && s.p[end] != '}' && s.p[end] != '{' && s.p[end] != '\n')
			end++;
		if (end < s.n && s.p[end] == '}' && !among((Str){ s.p + i + 1, end - i - 1 }, holes))
			return (Str){ s.p + i, end - i + 1 };
	}
	return S("");
}

static bool no_subject(LetterForm f)   { return !f.subject.n; }
static bool long_subject(LetterForm f) { return f.subject.n > LETTER_SUBJECT_MOST; }
static bool no_text(LetterForm f)      { return !f.text.n; }
static bool long_text(LetterForm f)    { return f.text.n > LETTER_TEXT_MOST; }
static bool odd_subject(LetterForm f)  { return letter_odd_hole(f.subject, f.holes).n; }
static bool odd_text(LetterForm f)     { return letter_odd_hole(f.text, f.holes).n; }
static bool no_link(LetterForm f)      { return f.link_needed && !str_holds(f.text, S("{link}")); }

static const struct { Rule rule; bool (*broken)(LetterForm); } rules[] = {
	{ RULE_AT("subject", "letter_has_a_subject", "Write a subject; it is what people see first."), no_subject },
	{ RULE_AT("subject", "letter_subject_fits", "Use a shorter subject, 200 letters at most."), long_subject },
	{ RULE_AT("subject", "letter_subject_can_be_filled", "Only the words listed beside the letter can stand in { }; use one of them, or take the brackets away."), odd_subject },
	{ RULE_AT("text", "letter_has_a_text", "Write a text, or go back to the usual words."), no_text },
	{ RULE_AT("text", "letter_text_fits", "Use a shorter text, 8000 letters at most."), long_text },
	{ RULE_AT("text", "letter_text_can_be_filled", "Only the words listed beside the letter can stand in { }; use one of them, or take the brackets away."), odd_text },
	{ RULE_AT("text", "letter_keeps_its_link", "Keep {link} in the text; without it nobody can answer this letter."), no_link },
};

Verdict letter_check(LetterForm f)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		if (rules[i].broken(f))
			return (Verdict){ &rules[i].rule };
	return ALLOWED;
}

static bool odd_way(LetterTimeForm f)   { return f.odd_way; }
static bool half_quiet(LetterTimeForm f) { return f.from_said != f.until_said; }
static bool odd_from(LetterTimeForm f)  { return f.from_said && f.from < 0; }
static bool odd_until(LetterTimeForm f) { return f.until_said && f.until < 0; }
static bool odd_zone(LetterTimeForm f)  { return f.odd_zone; }

static const struct { Rule rule; bool (*broken)(LetterTimeForm); } time_rules[] = {
	{ RULE("letter_way_is_offered", "Choose at once, once a day, or not at all."), odd_way },
	{ RULE_AT("from", "quiet_hours_have_both_ends", "Write both times, or leave both empty."), half_quiet },
	{ RULE_AT("from", "quiet_from_is_a_time", "Write the time as hours and minutes, such as 20:00."), odd_from },
	{ RULE_AT("until", "quiet_until_is_a_time", "Write the time as hours and minutes, such as 07:30."), odd_until },
	{ RULE_AT("zone", "quiet_zone_is_known", "Write a time zone by its city, such as Europe/London or America/Toronto."), odd_zone },
};

Verdict letter_time_check(LetterTimeForm f)
{
	for (size_t i = 0; i < COUNT(time_rules); i++)
		if (time_rules[i].broken(f))
			return (Verdict){ &time_rules[i].rule };
	return ALLOWED;
}

void letter_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
	for (size_t i = 0; i < COUNT(time_rules); i++)
		tell(&time_rules[i].rule, with);
}
