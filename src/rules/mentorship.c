/* mentorship.c - what may be answered to a pair that was proposed. */
#include "rules/mentorship.h"

static bool is_over(AnswerForm f)     { return f.over; }
static bool has_begun(AnswerForm f)   { return f.active; }
static bool has_left(AnswerForm f)    { return f.yes && !f.takes_part; }

static const struct { Rule rule; bool (*broken)(AnswerForm); } rules[] = {
	{ RULE("an_answer_is_still_wanted", "These two are not proposed to each other any more, so no answer is needed."), is_over },
	{ RULE("it_has_not_begun_yet", "This mentorship has begun: you have both said yes."), has_begun },
	{ RULE("saying_yes_takes_part", "Join the programme again before you say yes: you have left it meanwhile."), has_left },
};

Verdict mentorship_answer_check(AnswerForm f)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		if (rules[i].broken(f))
			return (Verdict){ &rules[i].rule };
	return ALLOWED;
}

void mentorship_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
}
