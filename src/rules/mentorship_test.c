#include "rules/mentorship.h"
#include "test/check.h"

static Str broken(AnswerForm f)
{
	Verdict v = mentorship_answer_check(f);
	return v.broken ? str(v.broken->name) : S("");
}

TEST(answers_to_a_proposed_pair)
{
	CHECK_EQ(broken((AnswerForm){ .takes_part = true, .yes = true }), S(""));
	CHECK_EQ(broken((AnswerForm){ .over = true, .takes_part = true }), S("an_answer_is_still_wanted"));
	CHECK_EQ(broken((AnswerForm){ .active = true, .takes_part = true }), S("it_has_not_begun_yet"));
	CHECK_EQ(broken((AnswerForm){ .yes = true }), S("saying_yes_takes_part"));
	CHECK_EQ(broken((AnswerForm){ 0 }), S(""));      /* no needs nothing */
}

static Str limited(LimitForm f)
{
	Verdict v = mentorship_limit_check(f);
	return v.broken ? str(v.broken->name) : S("");
}

TEST(reverse_and_flash_mentoring_have_limits_of_their_own)
{
	CHECK_EQ(limited((LimitForm){ S("reverse"), 1, 2, 1, 2 }), S(""));
	CHECK_EQ(limited((LimitForm){ S("reverse"), 2, 2, 1, 2 }), S("a_model_limits_mentors"));
	CHECK_EQ(limited((LimitForm){ S("flash"), 1, 2, 2, 2 }), S("a_model_limits_mentees"));
	CHECK_EQ(limited((LimitForm){ S("one_to_one"), 9, 2, 9, 2 }), S(""));    /* those are asked for places, and nothing else */
}

TEST(a_flash_meeting_takes_nobodys_place)
{
	CHECK(mentorship_takes_places(S("one_to_one")) && mentorship_takes_places(S("group")) && mentorship_takes_places(S("reverse")));
	CHECK(!mentorship_takes_places(S("flash")) && !mentorship_takes_places(S("peer")));
	RoomForm full = { .model = S("one_to_one"), .mentor = true, .asked = 2, .taken = 2, .has = 1, .most = 5 };
	CHECK_INT(mentorship_room(full), 0);
	full.model = S("flash");
	CHECK_INT(mentorship_room(full), 4);            /* as many as the programme allows, but for the one they have */
	full.mentor = false;
	CHECK_INT(mentorship_room(full), 2);            /* as many as they asked for, though both places are taken */
	full.has = 4;
	CHECK_INT(mentorship_room(full), 1);
	full.has = 6;
	CHECK_INT(mentorship_room(full), 0);
	full.model = S("reverse"), full.has = 1, full.taken = 0, full.most = 2;
	CHECK_INT(mentorship_room(full), 1);
	full.most = 5, full.taken = 1;
	CHECK_INT(mentorship_room(full), 1);
}
