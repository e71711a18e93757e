/* round.c - what a coordinator may do in a round. */
#include "rules/round.h"

#include <string.h>

static bool own_pair(PinForm f)      { return f.own; }
static bool many_locks(PinForm f)    { return !f.peers && f.locks > f.capacity; }
static bool two_locks(PinForm f)     { return f.peers && f.locks > 1; }

static const struct { Rule rule; bool (*broken)(PinForm); } pin_rules[] = {
	{ RULE("own_pairs_are_left_alone", "Your own pairs are left to the matching, or to another coordinator."), own_pair },
	{ RULE("locks_need_room", "As many pairs of this mentor are locked as they have places; unlock one of them first."), many_locks },
	{ RULE("a_peer_is_locked_once", "One of the two is locked with somebody else; unlock that pair first."), two_locks },
};

static bool one_person(HoldForm f)   { return f.same; }
static bool own_group(HoldForm f)    { return f.own; }
static bool small_mentor(HoldForm f) { return f.led && f.capacity < f.least; }
static bool many_held(HoldForm f)    { return f.led && f.held > f.capacity; }

static const struct { Rule rule; bool (*broken)(HoldForm); } hold_rules[] = {
	{ RULE("two_are_held", "Name two different people."), one_person },
	{ RULE("own_groups_are_left_alone", "Your own group is left to the matching, or to another coordinator."), own_group },
	{ RULE("a_group_fits_its_mentor", "This mentor offers fewer places than a group has members; choose another mentor, or smaller groups under Models."), small_mentor },
	{ RULE("holds_need_room", "As many people are held with this mentor as they have places; let go of one of them first."), many_held },
};

static bool no_run(PublishForm f)    { return !f.has_run; }
static bool no_pairs(PublishForm f)  { return !f.pairs; }
static bool not_open(PublishForm f)  { return !f.open; }

static const struct { Rule rule; bool (*broken)(PublishForm); } publish_rules[] = {
	{ RULE("a_round_is_matched_first", "Match the round first; then there is something to publish."), no_run },
	{ RULE("only_an_open_programme_publishes", "Open the programme before its pairs are published."), not_open },
	{ RULE("something_is_published", "Choose at least one pair to publish."), no_pairs },
};

static bool not_offered(ShapeForm f) { return !f.offered; }

static const struct { Rule rule; bool (*broken)(ShapeForm); } shape_rules[] = {
	{ RULE("a_shape_is_offered", "This programme does not offer that; choose it under Models first, then match it."), not_offered },
};

static bool same_pair(SwapForm f)    { return f.same; }
static bool one_mentor(SwapForm f)   { return f.same_mentor; }

static const struct { Rule rule; bool (*broken)(SwapForm); } swap_rules[] = {
	{ RULE("a_swap_takes_two_pairs", "Choose two different pairs to swap their mentors."), same_pair },
	{ RULE("a_swap_changes_something", "Both have the same mentor, so a swap would change nothing."), one_mentor },
};

Verdict round_pin_check(PinForm f)
{
	for (size_t i = 0; i < COUNT(pin_rules); i++)
		if (pin_rules[i].broken(f))
			return (Verdict){ &pin_rules[i].rule };
	return ALLOWED;
}

Verdict round_hold_check(HoldForm f)
{
	for (size_t i = 0; i < COUNT(hold_rules); i++)
		if (hold_rules[i].broken(f))
			return (Verdict){ &hold_rules[i].rule };
	return ALLOWED;
}

Verdict round_publish_check(PublishForm f)
{
	for (size_t i = 0; i < COUNT(publish_rules); i++)
		if (publish_rules[i].broken(f))
			return (Verdict){ &publish_rules[i].rule };
	return ALLOWED;
}

Verdict round_shape_check(ShapeForm f)
{
	for (size_t i = 0; i < COUNT(shape_rules); i++)
		if (shape_rules[i].broken(f))
			return (Verdict){ &shape_rules[i].rule };
	return ALLOWED;
}

Verdict round_swap_check(SwapForm f)
{
	for (size_t i = 0; i < COUNT(swap_rules); i++)
		if (swap_rules[i].broken(f))
			return (Verdict){ &swap_rules[i].rule };
	return ALLOWED;
}

static const Rule as_things_stand = RULE("as_things_stand", "As things stand one of the two cannot be part of this pair; match again and see who fits.");

Verdict round_told(Verdict v)
{
	bool quiet = v.broken && (!strcmp(v.broken->name, "wish_in_confidence") || !strcmp(v.broken->name, "equals_wish_in_confidence") || !strcmp(v.broken->name, "equals_take_part") || !strcmp(v.broken->name, "both_take_part"));
	return quiet ? (Verdict){ &as_things_stand } : v;
}

void round_handbook(RuleReader *tell, void *with)
{
	for (size_t i = 0; i < COUNT(pin_rules); i++)
		tell(&pin_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(hold_rules); i++)
		tell(&hold_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(publish_rules); i++)
		tell(&publish_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(shape_rules); i++)
		tell(&shape_rules[i].rule, with);
	for (size_t i = 0; i < COUNT(swap_rules); i++)
		tell(&swap_rules[i].rule, with);
	tell(&as_things_stand, with);
}
