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
