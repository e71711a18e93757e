#include "rules/programme.h"
#include "test/check.h"

static ProgrammeForm good(void)
{
	return (ProgrammeForm){ .name = S("Early career"), .slug = S("early-career-2027"), .purpose = S("development"), .line_depth = S("whole"),
		.inside = S("wish"), .agreement = S("offered"), .mentor = S("mentor"), .mentee = S("mentee"), .word = S("programme"),
		.mentorship = S("mentorship"), .interest_domains = S("Clinical, Research, Teaching") };
}

static Str broken(Verdict v) { return v.broken ? str(v.broken->name) : S(""); }

TEST(an_ordinary_programme_is_allowed) { CHECK_EQ(broken(programme_check(good())), S("")); }

TEST(each_programme_rule_speaks_of_its_own_case)
{
	ProgrammeForm f = good();
	f.name = S("");                 CHECK_EQ(broken(programme_check(f)), S("programme_has_a_name"));
	f = good(); f.slug = S("A b");  CHECK_EQ(broken(programme_check(f)), S("programme_address_is_plain"));
	f = good(); f.slug = S("");     CHECK_EQ(broken(programme_check(f)), S("programme_address_is_plain"));
	f = good(); f.slug_taken = true; CHECK_EQ(broken(programme_check(f)), S("programme_address_is_free"));
	f = good(); f.first = ODD_DAY; CHECK_EQ(broken(programme_check(f)), S("first_day_is_a_day"));
	f = good(); f.first = 20000; CHECK_EQ(broken(programme_check(f)), S("cohort_has_both_days"));
	f.last = 20000;       CHECK_EQ(broken(programme_check(f)), S("last_day_comes_later"));
	f.last = 20001;       CHECK_EQ(broken(programme_check(f)), S(""));
	f = good(); f.last = ODD_DAY;    CHECK_EQ(broken(programme_check(f)), S("last_day_is_a_day"));
	f = good(); f.until = ODD_DAY; CHECK_EQ(broken(programme_check(f)), S("last_day_to_join_is_a_day"));
	f = good(); f.domains = S("example.org, ann@x.org"); CHECK_EQ(broken(programme_check(f)), S("domains_are_hosts"));
	f = good(); f.domains = S("example.org, x.edu"); CHECK_EQ(broken(programme_check(f)), S(""));
	f = good(); f.line_depth = S("none"); CHECK_EQ(broken(programme_check(f)), S("programme_choices_are_known"));
	f = good(); f.mentee = S("");   CHECK_EQ(broken(programme_check(f)), S("programme_words_are_there"));
	f = good(); f.interest_domains = S("a,b,c,d,e,f"); CHECK_EQ(broken(programme_check(f)), S("few_kinds_of_interests"));
}

TEST(model_limits)
{
	ModelForm m = { .offered = true, .mentors_max = 1, .size_min = 1, .size_max = 1, .days = 365, .meet_days = 30, .mentees_most = 5, .mentors_most = 5 };
	CHECK_EQ(broken(programme_model_check(m)), S(""));
	m.mentors_max = 3;  CHECK_EQ(broken(programme_model_check(m)), S("one_or_two_mentors"));
	m.mentors_max = 0;  CHECK_EQ(broken(programme_model_check(m)), S("one_or_two_mentors"));
	m.peer = true;      CHECK_EQ(broken(programme_model_check(m)), S(""));
	m.size_max = 0;     CHECK_EQ(broken(programme_model_check(m)), S("group_size_makes_sense"));
	m.size_max = 31;    CHECK_EQ(broken(programme_model_check(m)), S("group_size_makes_sense"));
	m.size_max = 8; m.meet_days = 0;  CHECK_EQ(broken(programme_model_check(m)), S("rhythm_makes_sense"));
	m.meet_days = 7; m.mentees_most = 51; CHECK_EQ(broken(programme_model_check(m)), S("limits_make_sense"));
	m.mentees_most = -1; CHECK_EQ(broken(programme_model_check(m)), S("model_numbers_are_numbers"));
	m.offered = false;  CHECK_EQ(broken(programme_model_check(m)), S(""));
}

TEST(opening_asks_for_what_people_need)
{
	CHECK_EQ(broken(programme_open_check((OpeningForm){ .has_consent = true })), S("an_open_programme_has_a_model"));
	CHECK_EQ(broken(programme_open_check((OpeningForm){ .has_model = true })), S("an_open_programme_has_a_consent"));
	CHECK_EQ(broken(programme_open_check((OpeningForm){ .has_model = true, .has_consent = true, .archived = true })), S("an_archived_programme_rests"));
	CHECK_EQ(broken(programme_open_check((OpeningForm){ .has_model = true, .has_consent = true })), S(""));
}
