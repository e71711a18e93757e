/* joining_test.c - each rule of joining refuses what it speaks about, and nothing else. */
#include "rules/joining.h"
#include "test/check.h"

static JoinForm good = { .admitted = true, .day = 100, .as_mentee = true, .seeks = 1, .wording = true, .consent = true, .conduct = true, .commits = true };
static StepForm calm = { .hours = -1, .years = -1, .capacity = 2, .capacity_most = 3, .wanted = 1, .wanted_most = 1, .day = 100 };

#define BROKEN(check, form, rule) do { Verdict v_ = check(form); CHECK(v_.broken && !strcmp(v_.broken->name, rule)); } while (0)
#define BUT(base, ...) ({ __typeof__(base) f_ = (base); f_ __VA_ARGS__; f_; })

TEST(joining_needs_ones_own_yes)
{
	CHECK(allowed(joining_check(good)));
	BROKEN(joining_check, BUT(good, .consent = false), "own_consent");
	BROKEN(joining_check, BUT(good, .conduct = false), "agrees_to_conduct");
	BROKEN(joining_check, BUT(good, .commits = false), "gives_time");
	BROKEN(joining_check, BUT(good, .wording = false), "words_to_agree_to");
	BROKEN(joining_check, BUT(good, .changed = true), "words_as_shown");
	BROKEN(joining_check, BUT(good, .admitted = false), "joins_when_asked");
	BROKEN(joining_check, BUT(good, .as_mentee = false), "joins_in_a_role");
	BROKEN(joining_check, BUT(good, .seeks = 0), "mentee_seeks_a_topic");
}

TEST(a_mentor_offers_a_topic)
{
	JoinForm f = BUT(good, .as_mentee = false);
	f.as_mentor = true, f.seeks = 0;
	BROKEN(joining_check, f, "mentor_offers_a_topic");
	f.offers = 1;
	CHECK(allowed(joining_check(f)));
	f.as_mentee = true;                     /* both: both are asked */
	BROKEN(joining_check, f, "mentee_seeks_a_topic");
}

TEST(joining_has_a_last_day)
{
	CHECK(allowed(joining_check(BUT(good, .until = 100))));
	BROKEN(joining_check, BUT(good, .until = 99), "joins_in_its_days");
}

TEST(steps_are_kept_within_bounds)
{
	CHECK(allowed(step_check(calm)));
	BROKEN(step_check, BUT(calm, .longest = 2001), "words_fit");
	CHECK(allowed(step_check(BUT(calm, .longest = 2000))));
	BROKEN(step_check, BUT(calm, .capacity = 4), "within_mentors_most");
	BROKEN(step_check, BUT(calm, .wanted = 2), "within_mentees_most");
	BROKEN(step_check, BUT(calm, .hours = 61), "hours_can_be_given");
	BROKEN(step_check, BUT(calm, .years = 71), "years_can_be");
	BROKEN(step_check, BUT(calm, .pause = 100), "pause_ends_later");
	CHECK(allowed(step_check(BUT(calm, .pause = 101))));
	BROKEN(step_check, BUT(calm, .odd_date = true), "pause_ends_later");
	BROKEN(step_check, BUT(calm, .odd_number = true), "numbers_are_whole");
	BROKEN(step_check, BUT(calm, .odd_zone = true), "zone_on_the_list");
	BROKEN(step_check, BUT(calm, .preferred = 11), "few_preferred");
	BROKEN(step_check, BUT(calm, .avoided = 41), "few_avoided");
	BROKEN(step_check, BUT(calm, .no_side = true), "role_chosen");
}

TEST(registering_and_naming_ask_little)
{
	RegisterForm r = { .named = true };
	ReferForm n = { .named = true };
	CHECK(allowed(register_check(r)) && allowed(refer_check(n)));
	BROKEN(register_check, BUT(r, .named = false), "registers_by_name");
	BROKEN(register_check, BUT(r, .long_name = 201), "registers_name_fits");
	BROKEN(register_check, BUT(r, .odd_email = true), "registers_by_address");
	BROKEN(register_check, BUT(r, .other_domain = true), "registers_from_here");
	BROKEN(refer_check, BUT(n, .named = false), "names_them");
	BROKEN(refer_check, BUT(n, .odd_email = true), "names_their_address");
	BROKEN(refer_check, BUT(n, .self = true), "names_somebody_else");
	BROKEN(refer_check, BUT(n, .referrals = 20), "names_a_few");
}

TEST(reminders_are_few)
{
	CHECK(!may_remind(0, 0, 100, 106) && may_remind(0, 0, 100, 107));
	CHECK(!may_remind(1, 107, 100, 113) && may_remind(1, 107, 100, 114));
	CHECK(!may_remind(2, 114, 100, 400));
}

TEST(every_model_is_suggested_for_something)
{
	static const char *const models[] = { "one_to_one", "group", "peer", "flash", "reverse" };
	for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
		bool found = false;
		for (int i = 0; i < hopes(); i++)
			found |= !strcmp(hope(i)->model, models[m]);
		CHECK(found);
	}
	CHECK(orientations() > 3 && readinesses() > 3 && readiness(0)->words && orientation(0)->words);
}
