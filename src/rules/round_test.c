#include "rules/round.h"
#include "test/check.h"

static Str broken(Verdict v) { return v.broken ? str(v.broken->name) : S(""); }

TEST(pins_leave_ones_own_pairs_alone_and_need_room)
{
	CHECK_EQ(broken(round_pin_check((PinForm){ .locks = 1, .capacity = 1 })), S(""));
	CHECK_EQ(broken(round_pin_check((PinForm){ .own = true, .locks = 1, .capacity = 1 })), S("own_pairs_are_left_alone"));
	CHECK_EQ(broken(round_pin_check((PinForm){ .locks = 2, .capacity = 1 })), S("locks_need_room"));
}

TEST(holding_in_groups_needs_a_mentor_with_places_for_one)
{
	HoldForm fine = { .led = true, .held = 2, .capacity = 2, .least = 2 };
	CHECK_EQ(broken(round_hold_check(fine)), S(""));
	CHECK_EQ(broken(round_hold_check((HoldForm){ .same = true })), S("two_are_held"));
	CHECK_EQ(broken(round_hold_check((HoldForm){ .own = true })), S("own_groups_are_left_alone"));
	CHECK_EQ(broken(round_hold_check((HoldForm){ .least = 2 })), S(""));             /* two mentees have no places to offer */
	fine.least = 3;
	CHECK_EQ(broken(round_hold_check(fine)), S("a_group_fits_its_mentor"));
	fine.least = 2, fine.held = 3;
	CHECK_EQ(broken(round_hold_check(fine)), S("holds_need_room"));
}

TEST(publishing_needs_a_run_an_open_programme_and_a_pair)
{
	CHECK_EQ(broken(round_publish_check((PublishForm){ .has_run = true, .open = true, .pairs = 1 })), S(""));
	CHECK_EQ(broken(round_publish_check((PublishForm){ .open = true, .pairs = 1 })), S("a_round_is_matched_first"));
	CHECK_EQ(broken(round_publish_check((PublishForm){ .has_run = true, .pairs = 1 })), S("only_an_open_programme_publishes"));
	CHECK_EQ(broken(round_publish_check((PublishForm){ .has_run = true, .open = true })), S("something_is_published"));
}

TEST(a_swap_changes_something)
{
	CHECK_EQ(broken(round_swap_check((SwapForm){ 0 })), S(""));
	CHECK_EQ(broken(round_swap_check((SwapForm){ .same = true })), S("a_swap_takes_two_pairs"));
	CHECK_EQ(broken(round_swap_check((SwapForm){ .same_mentor = true })), S("a_swap_changes_something"));
}

TEST(a_wish_in_confidence_and_a_pause_have_one_sentence)
{
	static const Rule wish = RULE("wish_in_confidence", "a wish"), pause = RULE("both_take_part", "a pause"), line = RULE("outside_line_management", "a line");
	CHECK_EQ(broken(round_told((Verdict){ &wish })), S("as_things_stand"));
	CHECK_EQ(broken(round_told((Verdict){ &pause })), S("as_things_stand"));
	CHECK_EQ(broken(round_told((Verdict){ &line })), S("outside_line_management"));
	CHECK(allowed(round_told(ALLOWED)));
}
