/* equals.c - may these two mentees be brought together, as peers or in one group?
 * What holds between a mentor and a mentee: pairing.c. */
#include "rules/rules.h"

typedef struct { Pairing of; bool peers; } Two;

static bool has_not_agreed(const Two *t) { return !t->of.mentor || !t->of.mentee || !t->of.mentor->consents || !t->of.mentee->consents; }
static bool same_person(const Two *t)    { return t->of.mentor->id == t->of.mentee->id; }
static bool manages(const Candidate *boss, const Candidate *staff, LineDepth depth)
{
	return ids_have(depth == LINE_DIRECT ? staff->managers : staff->line, boss->id);
}
static bool in_line(const Two *t)
{
	LineDepth depth = t->of.policy.line;
	return manages(t->of.mentor, t->of.mentee, depth) || manages(t->of.mentee, t->of.mentor, depth);
}
static bool share_manager(const Two *t)
{
	return t->of.policy.line == LINE_AND_PEERS && ids_meet(t->of.mentor->managers, t->of.mentee->managers);
}
static bool again(const Two *t)
{
	return t->peers && (ids_have(t->of.mentor->had, t->of.mentee->id) || ids_have(t->of.mentee->had, t->of.mentor->id));
}
static bool avoided(const Two *t)
{
	return ids_have(t->of.mentor->avoids, t->of.mentee->id) || ids_have(t->of.mentee->avoids, t->of.mentor->id);
}
static bool kept_apart(const Two *t) { return t->of.kept_apart; }
static bool other_stage(const Two *t)
{
	Stage a = t->of.mentor->stage, b = t->of.mentee->stage;
	return t->peers && t->of.policy.same_stage && stage_known(a, b) && a.step != b.step;
}

static const struct { Rule rule; bool (*broken)(const Two *); } rules[] = {
	{ RULE("equals_take_part",          "Both must have joined the programme and agreed to be matched."), has_not_agreed },
	{ RULE("equals_are_two",            "Nobody is introduced to themselves."), same_person },
	{ RULE("equals_outside_line",       "Peers, and members of one group, are outside each other's line management."), in_line },
	{ RULE("equals_share_no_manager",   "In this programme two people with the same line manager are neither peers nor in one group."), share_manager },
	{ RULE("introduced_once",           "These two have been introduced to each other before."), again },
	{ RULE("equals_wish_in_confidence", "A wish given in confidence keeps these two apart."), avoided },
	{ RULE("equals_kept_apart",         "The coordinator keeps these two apart."), kept_apart },
	{ RULE("peers_at_one_stage",        "In this programme peers are at the same career stage."), other_stage },
};

/* Without two people there is nothing more to ask. */
uint32_t equals_broken(Pairing p, bool peers)
{
	uint32_t all = 0;
	Two      two = { p, peers };
	for (size_t i = 0; i < COUNT(rules) && (i == 0 || (p.mentor && p.mentee)); i++)
		all |= (uint32_t)rules[i].broken(&two) << i;
	return all;
}

int         equals_rules(void)  { return (int)COUNT(rules); }
const Rule *equals_rule(int i)  { return &rules[i].rule; }
