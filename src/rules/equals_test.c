/* equals_test.c - each rule between two mentees, alone. */
#include "rules/rules.h"
#include "test/check.h"

#include <string.h>

#define IDS(...) { (const int32_t[]){ __VA_ARGS__ }, sizeof (const int32_t[]){ __VA_ARGS__ } / 4 }

static const Candidate ana = { .id = 1, .consents = true, .stage = { 1, 4 } }, ben = { .id = 2, .consents = true, .stage = { 1, 4 } };

static const char *broken(const Candidate *x, const Candidate *y, PairingPolicy policy, bool apart, bool peers)
{
	uint32_t one = equals_broken((Pairing){ .mentor = x, .mentee = y, .policy = policy, .kept_apart = apart }, peers);
	uint32_t two = equals_broken((Pairing){ .mentor = y, .mentee = x, .policy = policy, .kept_apart = apart }, peers);
	CHECK(one == two);              /* neither of the two is first */
	return one ? equals_rule(__builtin_ctz(one))->name : "";
}

static const char *between(Candidate x, Candidate y, bool peers) { return broken(&x, &y, (PairingPolicy){ .line = LINE_WHOLE }, false, peers); }

TEST(two_mentees_who_share_nothing_may_meet)
{
	CHECK_STR(between(ana, ben, true), "");
	CHECK_STR(between(ana, ben, false), "");
}

TEST(nobody_meets_without_having_agreed)
{
	Candidate no = ben;
	no.consents = false;
	CHECK_STR(between(ana, no, true), "equals_take_part");
	CHECK(equals_broken((Pairing){ .mentor = &ana }, true) == 1);
	CHECK_STR(between(ana, ana, true), "equals_are_two");
}

TEST(equals_stay_outside_each_others_line)
{
	Candidate staff = ben, far = ben, desk = ana;
	staff.managers = staff.line = (Ids)IDS(1);
	far.line = (Ids)IDS(1, 9);
	CHECK_STR(between(ana, staff, true), "equals_outside_line");
	CHECK_STR(between(ana, far, false), "equals_outside_line");
	CHECK_STR(broken(&ana, &far, (PairingPolicy){ .line = LINE_DIRECT }, false, false), "");
	desk.managers = staff.managers = (Ids)IDS(7);
	desk.line = staff.line = (Ids)IDS(7);
	CHECK_STR(broken(&desk, &staff, (PairingPolicy){ .line = LINE_WHOLE }, false, false), "");
	CHECK_STR(broken(&desk, &staff, (PairingPolicy){ .line = LINE_AND_PEERS }, false, false), "equals_share_no_manager");
}

TEST(peers_meet_once_but_groups_may_hold_them_again)
{
	Candidate met = ben;
	met.had = (Ids)IDS(1);
	CHECK_STR(between(ana, met, true), "introduced_once");
	CHECK_STR(between(ana, met, false), "");
}

TEST(wishes_and_the_coordinator_keep_equals_apart)
{
	Candidate shy = ben;
	shy.avoids = (Ids)IDS(1);
	CHECK_STR(between(ana, shy, true), "equals_wish_in_confidence");
	CHECK_STR(between(ana, shy, false), "equals_wish_in_confidence");
	CHECK_STR(broken(&ana, &ben, (PairingPolicy){ 0 }, true, false), "equals_kept_apart");
}

TEST(peers_are_at_one_stage_where_the_programme_asks_and_both_are_known)
{
	Candidate later = ben, strange = ben;
	later.stage.step = 5;
	strange.stage = (Stage){ 0 };
	PairingPolicy same = { .same_stage = true };
	CHECK_STR(broken(&ana, &later, same, false, true), "peers_at_one_stage");
	CHECK_STR(broken(&ana, &ben, same, false, true), "");
	CHECK_STR(broken(&ana, &strange, same, false, true), "");
	CHECK_STR(broken(&ana, &later, same, false, false), "");
	CHECK_STR(between(ana, later, true), "");
}

TEST(no_wish_is_told_by_its_sentence)
{
	/* The sentence of the wish is that between mentor and mentee, so that what is hidden there is hidden here. */
	int same = 0;
	for (int i = 0; i < equals_rules(); i++)
		for (int k = 0; k < pairing_rules(); k++)
			same += !strcmp(pairing_rule(k)->name, "wish_in_confidence") && !strcmp(equals_rule(i)->says, pairing_rule(k)->says);
	CHECK_INT(same, 1);
}
