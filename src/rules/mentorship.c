/* mentorship.c - what may be answered to a pair that was proposed, and how many of a model somebody has room for. */
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

/* ---- how many ----------------------------------------------------------------------------- */

static bool is_flash(Str model) { return str_eq(model, S("flash")); }
bool mentorship_has_limits(Str model) { return is_flash(model) || str_eq(model, S("reverse")); }

static bool mentor_at_limit(LimitForm f) { return mentorship_has_limits(f.model) && f.mentor_has >= f.mentor_most; }
static bool mentee_at_limit(LimitForm f) { return mentorship_has_limits(f.model) && f.mentee_has >= f.mentee_most; }

static const struct { Rule rule; bool (*broken)(LimitForm); } limit_rules[] = {
	{ RULE("a_model_limits_mentors", "This mentor already has as many mentees of this kind as the programme allows at a time."), mentor_at_limit },
	{ RULE("a_model_limits_mentees", "This mentee already has as many mentors of this kind as the programme allows at a time."), mentee_at_limit },
};

bool mentorship_takes_places(Str model) { return !is_flash(model) && !str_eq(model, S("peer")); }

Verdict mentorship_limit_check(LimitForm f)
{
	for (size_t i = 0; i < COUNT(limit_rules); i++)
		if (limit_rules[i].broken(f))
			return (Verdict){ &limit_rules[i].rule };
	return ALLOWED;
}

static int lesser(int a, int b) { return a < b ? a : b; }

/* A mentor meets as many for one short talk as the programme allows, however few they take for a year; a mentee as many as they
 * asked for in one round. */
int mentorship_room(RoomForm f)
{
	int left = f.most - f.has, places = f.asked - f.taken;
	int room = !mentorship_has_limits(f.model) ? places : !is_flash(f.model) ? lesser(places, left) : f.mentor ? left : lesser(f.asked, left);
	return room > 0 ? room : 0;
}

void mentorship_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(limit_rules); i++)
		tell(&limit_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(rules); i++)
		tell(&rules[i].rule, with);
}
