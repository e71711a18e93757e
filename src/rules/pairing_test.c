/* pairing_test.c - who may be paired with whom. */
#include "rules/rules.h"
#include "test/check.h"

#define IDS(...) { (const int32_t[]){ __VA_ARGS__ }, sizeof (const int32_t[]){ __VA_ARGS__ } / 4 }

/* Ana (1) reports to Ben (2), he to Cem (3), he to Dora (4); Eva (9) is elsewhere. */
static const Candidate ana = { .id = 1, .consents = true, .room = 1, .managers = IDS(2), .line = IDS(2, 3, 4) };
static const Candidate ben = { .id = 2, .consents = true, .room = 1, .managers = IDS(3), .line = IDS(3, 4) };
static const Candidate cem = { .id = 3, .consents = true, .room = 1, .managers = IDS(4), .line = IDS(4) };
static const Candidate dora = { .id = 4, .consents = true, .room = 1 };
static const Candidate eva = { .id = 9, .consents = true, .room = 1 };
static const Candidate fay = { .id = 10, .consents = true, .room = 1, .managers = IDS(2), .line = IDS(2, 3, 4) };

static const char *broken(Pairing p)
{
	Verdict v = pairing_check(p);
	return allowed(v) ? "none" : v.broken->name;
}

static const char *whole(const Candidate *mentor, const Candidate *mentee)
{
	return broken((Pairing){ .mentor = mentor, .mentee = mentee, .policy = { .line = LINE_WHOLE } });
}

TEST(outside_the_line_is_allowed)
{
	CHECK_STR(whole(&eva, &ana), "none");
	CHECK_STR(whole(&ana, &eva), "none");
	CHECK_STR(whole(&fay, &ana), "none");
}

TEST(the_whole_line_is_refused_both_ways)
{
	const Candidate *above[] = { &ben, &cem, &dora };
	for (size_t i = 0; i < COUNT(above); i++) {
		CHECK_STR(whole(above[i], &ana), "outside_line_management");
		CHECK_STR(whole(&ana, above[i]), "outside_line_management");
	}
}

TEST(direct_only_looks_one_step_up)
{
	Pairing p = { .mentor = &ben, .mentee = &ana, .policy = { .line = LINE_DIRECT } };
	CHECK_STR(broken(p), "outside_line_management");
	p.mentor = &cem;
	CHECK_STR(broken(p), "none");
	p = (Pairing){ .mentor = &ana, .mentee = &ben, .policy = { .line = LINE_DIRECT } };
	CHECK_STR(broken(p), "outside_line_management");
}

TEST(a_shared_manager_counts_only_when_asked)
{
	Pairing p = { .mentor = &fay, .mentee = &ana, .policy = { .line = LINE_AND_PEERS } };
	CHECK_STR(broken(p), "no_shared_manager");
	p.mentee = &eva;
	CHECK_STR(broken(p), "none");
}

TEST(both_must_take_part_and_agree)
{
	Candidate no = eva;
	no.consents = false;
	CHECK_STR(whole(NULL, &ana), "both_take_part");
	CHECK_STR(whole(&eva, NULL), "both_take_part");
	CHECK_STR(whole(&no, &ana), "both_take_part");
	CHECK_STR(whole(&ana, &no), "both_take_part");
	CHECK_INT(pairing_broken((Pairing){ .mentor = NULL, .mentee = &ana }), 1);
}

TEST(nobody_is_their_own_mentor) { CHECK_STR(whole(&eva, &eva), "two_people"); }

TEST(room_is_asked_on_both_sides)
{
	Candidate full = eva;
	full.room = 0;
	CHECK_STR(whole(&full, &ana), "mentor_has_room");
	CHECK_STR(whole(&ana, &full), "mentee_has_room");
}

TEST(not_twice_and_not_against_a_wish)
{
	Candidate had = eva, avoids = eva;
	had.had = (Ids)IDS(1);
	avoids.avoids = (Ids)IDS(1);
	CHECK_STR(whole(&had, &ana), "not_twice");
	CHECK_STR(whole(&ana, &had), "not_twice");
	CHECK_STR(whole(&avoids, &ana), "wish_in_confidence");
	CHECK_STR(whole(&ana, &avoids), "wish_in_confidence");
	CHECK_STR(broken((Pairing){ .mentor = &eva, .mentee = &ana, .kept_apart = true }), "coordinators_choice");
}

TEST(what_a_programme_may_add)
{
	Candidate early = ana, late = eva, unknown = eva;
	early.stage = (Stage){ 1, 2 }, late.stage = (Stage){ 1, 5 }, unknown.stage = (Stage){ 2, 1 };
	early.unit = 7, late.unit = 7;
	Pairing p = { .mentor = &late, .mentee = &early, .policy = { .mentor_stage = SENIORITY_LATER } };
	CHECK_STR(broken(p), "none");
	p = (Pairing){ .mentor = &early, .mentee = &late, .policy = { .mentor_stage = SENIORITY_LATER } };
	CHECK_STR(broken(p), "further_on");
	p = (Pairing){ .mentor = &unknown, .mentee = &early, .policy = { .mentor_stage = SENIORITY_LATER } };   /* another scale: nothing can be said */
	CHECK_STR(broken(p), "none");
	p = (Pairing){ .mentor = &late, .mentee = &early, .policy = { .mentor_stage = SENIORITY_EARLIER } };
	CHECK_STR(broken(p), "earlier_on");
	p = (Pairing){ .mentor = &early, .mentee = &late, .policy = { .mentor_stage = SENIORITY_EARLIER } };
	CHECK_STR(broken(p), "none");
	p.policy.mentor_stage = SENIORITY_SAME;
	CHECK_STR(broken(p), "at_one_stage");
	Candidate peer = late, stranger = unknown;
	peer.id = stranger.id = early.id;
	for (int s = SENIORITY_LATER; s <= SENIORITY_SAME; s++) {
		p = (Pairing){ .mentor = &peer, .mentee = &late, .policy = { .mentor_stage = (Seniority)s } };
		CHECK_STR(broken(p), s == SENIORITY_LATER ? "further_on" : s == SENIORITY_EARLIER ? "earlier_on" : "none");
		p.mentor = &stranger;
		CHECK_STR(broken(p), "none");
	}
	p = (Pairing){ .mentor = &late, .mentee = &early, .policy = { .other_unit = true } };
	CHECK_STR(broken(p), "from_another_unit");
	p.mentor = &unknown;    /* no unit named */
	CHECK_STR(broken(p), "none");
}

TEST(all_broken_rules_are_told_at_once)
{
	Candidate full = ben;
	full.room = 0;
	uint32_t all = pairing_broken((Pairing){ .mentor = &full, .mentee = &ana, .policy = { .line = LINE_WHOLE } });
	CHECK_INT(__builtin_popcount(all), 2);
	for (int i = 0; i < pairing_rules(); i++)
		CHECK(str_ends(str(pairing_rule(i)->says), S(".")) && str_holds(str(pairing_rule(i)->where), S("pairing.c:")));
}

TEST(people_are_told_apart_by_what_the_rules_compare)
{
	Candidate one = { .id = 1, .consents = true, .room = 1, .stage = { 1, 2 }, .unit = 5, .managers = IDS(7) }, other = one;
	PairingPolicy none = { .line = LINE_WHOLE }, stage = { .mentor_stage = SENIORITY_LATER }, peers = { .same_stage = true }, unit = { .other_unit = true },
		team = { .line = LINE_AND_PEERS };
	other.id = 2, other.stage.step = 3;
	CHECK(!pairing_order(none, &one, &other) && !pairing_order(unit, &one, &other) && !pairing_order(team, &one, &other));
	CHECK(pairing_order(stage, &one, &other) < 0 && pairing_order(stage, &other, &one) > 0 && pairing_order(peers, &one, &other) < 0);
	other = one, other.unit = 4;
	CHECK(pairing_order(unit, &one, &other) > 0 && !pairing_order(stage, &one, &other));
	other = one, other.managers = (Ids)IDS(7, 8);
	CHECK(pairing_order(team, &one, &other) < 0 && !pairing_order(none, &one, &other));
	CHECK(!pairing_alone(&one));
	other.room = 0;
	CHECK(pairing_alone(&other));
	other = one, other.consents = false;
	CHECK(pairing_alone(&other));
}

TEST(ids_are_found_wherever_they_stand)
{
	Ids x = IDS(1, 4, 9, 16, 25), none = { 0 };
	for (int i = 0; i < 30; i++)
		CHECK(ids_have(x, i) == (i == 1 || i == 4 || i == 9 || i == 16 || i == 25));
	CHECK(!ids_have(none, 1) && !ids_meet(none, x) && ids_meet(x, (Ids)IDS(2, 25)) && !ids_meet(x, (Ids)IDS(2, 26)));
}
