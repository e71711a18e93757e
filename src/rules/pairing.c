/* pairing.c - may this mentor and this mentee be paired?  How well they would go
 * together: fit.c. */
#include "rules/rules.h"

bool ids_have(Ids ids, int32_t id)
{
	int low = 0, high = ids.n;
	while (low < high) {
		int mid = low + (high - low) / 2;
		if (ids.list[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < ids.n && ids.list[low] == id;
}

bool ids_meet(Ids a, Ids b)
{
	for (int i = 0, k = 0; i < a.n && k < b.n;) {
		if (a.list[i] == b.list[k])
			return true;
		*(a.list[i] < b.list[k] ? &i : &k) += 1;
	}
	return false;
}

static bool manages(const Candidate *boss, const Candidate *staff, LineDepth depth)
{
	return ids_have(depth == LINE_DIRECT ? staff->managers : staff->line, boss->id);
}

static bool has_not_agreed(const Pairing *p) { return !p->mentor || !p->mentee || !p->mentor->consents || !p->mentee->consents; }
static bool same_person(const Pairing *p)    { return p->mentor->id == p->mentee->id; }
static bool in_line(const Pairing *p)
{
	return manages(p->mentor, p->mentee, p->policy.line) || manages(p->mentee, p->mentor, p->policy.line);
}
static bool share_manager(const Pairing *p)
{
	return p->policy.line == LINE_AND_PEERS && ids_meet(p->mentor->managers, p->mentee->managers);
}
static bool mentor_is_full(const Pairing *p) { return p->mentor->room <= 0; }
static bool mentee_has_enough(const Pairing *p) { return p->mentee->room <= 0; }
static bool again(const Pairing *p)
{
	return ids_have(p->mentor->had, p->mentee->id) || ids_have(p->mentee->had, p->mentor->id);
}
static bool avoided(const Pairing *p)
{
	return ids_have(p->mentor->avoids, p->mentee->id) || ids_have(p->mentee->avoids, p->mentor->id);
}
static bool kept_apart(const Pairing *p) { return p->kept_apart; }
static bool stages_known(const Pairing *p) { return stage_known(p->mentor->stage, p->mentee->stage); }
static int  steps_ahead(const Pairing *p)  { return p->mentor->stage.step - p->mentee->stage.step; }
static bool not_further_on(const Pairing *p)
{
	return p->policy.mentor_stage == SENIORITY_LATER && stages_known(p) && steps_ahead(p) <= 0;
}
static bool not_earlier_on(const Pairing *p)
{
	return p->policy.mentor_stage == SENIORITY_EARLIER && stages_known(p) && steps_ahead(p) >= 0;
}
static bool not_at_one_stage(const Pairing *p)
{
	return p->policy.mentor_stage == SENIORITY_SAME && stages_known(p) && steps_ahead(p);
}
static bool same_unit(const Pairing *p)
{
	return p->policy.other_unit && p->mentor->unit && p->mentor->unit == p->mentee->unit;
}

static const struct { Rule rule; bool (*broken)(const Pairing *); } rules[] = {
	{ RULE("both_take_part",          "Both must have joined the programme and agreed to be matched."), has_not_agreed },
	{ RULE("two_people",              "Nobody can be their own mentor."), same_person },
	{ RULE("outside_line_management", "A mentor must be outside the mentee's line management."), in_line },
	{ RULE("no_shared_manager",       "In this programme two people with the same line manager are not paired."), share_manager },
	{ RULE("mentor_has_room",         "This mentor already has as many mentees as they offered to take."), mentor_is_full },
	{ RULE("mentee_has_room",         "This mentee already has as many mentors as they asked for."), mentee_has_enough },
	{ RULE("not_twice",               "These two are, or were, already paired."), again },
	{ RULE("wish_in_confidence",      "A wish given in confidence keeps these two apart."), avoided },
	{ RULE("coordinators_choice",     "The coordinator keeps these two apart."), kept_apart },
	{ RULE("further_on",              "In this programme a mentor must be at a later career stage than the mentee."), not_further_on },
	{ RULE("earlier_on",              "In this programme a mentor must be at an earlier career stage than the mentee."), not_earlier_on },
	{ RULE("at_one_stage",            "In this programme a mentor and a mentee must be at the same career stage."), not_at_one_stage },
	{ RULE("from_another_unit",       "In this programme a mentor must come from another unit."), same_unit },
};

Verdict pairing_check(Pairing p)
{
	for (size_t i = 0; i < COUNT(rules); i++)
		if (rules[i].broken(&p))
			return (Verdict){ &rules[i].rule };
	return ALLOWED;
}

/* Without two people there is nothing more to ask. */
uint32_t pairing_broken(Pairing p)
{
	uint32_t all = 0;
	for (size_t i = 0; i < COUNT(rules) && (i == 0 || (p.mentor && p.mentee)); i++)
		all |= (uint32_t)rules[i].broken(&p) << i;
	return all;
}

bool pairing_alone(const Candidate *c)
{
	static const Candidate anybody = { .id = -1, .consents = true, .room = 1 };
	return pairing_broken((Pairing){ .mentor = c, .mentee = &anybody }) || pairing_broken((Pairing){ .mentor = &anybody, .mentee = c });
}

static int by(int a, int b) { return (a > b) - (a < b); }

int stage_order(Stage a, Stage b) { return a.scale != b.scale ? by(a.scale, b.scale) : by(a.step, b.step); }

int ids_order(Ids a, Ids b)
{
	for (int i = 0; i < a.n && i < b.n; i++)
		if (a.list[i] != b.list[i])
			return by(a.list[i], b.list[i]);
	return by(a.n, b.n);
}

int pairing_order(PairingPolicy policy, const Candidate *a, const Candidate *b)
{
	int c = policy.mentor_stage || policy.same_stage ? stage_order(a->stage, b->stage) : 0;
	c = c || !policy.other_unit ? c : by(a->unit, b->unit);
	return c || policy.line != LINE_AND_PEERS ? c : ids_order(a->managers, b->managers);
}

Candidate pairing_bare(const Candidate *c, int32_t id)
{
	return (Candidate){ .id = id, .consents = true, .room = 1, .managers = c->managers, .stage = c->stage, .unit = c->unit };
}

int         pairing_rules(void)   { return (int)COUNT(rules); }
const Rule *pairing_rule(int i)   { return &rules[i].rule; }
