/* sheet_test.c - columns, cells, people and problems. */
#include "sheet/sheet.h"
#include "sheet/sheet_values.h"
#include "test/check.h"

static People read_as(Arena *a, SheetKind kind, Str text)
{
	SheetColumns *c = NEW(a, SheetColumns, 1);
	*c = sheet_columns(a, (SheetFile){ .name = S("x.csv"), .bytes = text, .kind = kind });
	return sheet_read(a, c, 1);
}

static People two(Arena *a, Str mentors, Str mentees)
{
	SheetColumns *c = NEW(a, SheetColumns, 2);
	c[0] = sheet_columns(a, (SheetFile){ .name = S("mentors.csv"), .bytes = mentors, .kind = SHEET_MENTORS });
	c[1] = sheet_columns(a, (SheetFile){ .name = S("mentees.csv"), .bytes = mentees, .kind = SHEET_MENTEES });
	return sheet_read(a, c, 2);
}

static bool told(const People *p, SheetWeight weight, int row, Str part)
{
	for (int i = 0; i < p->problems.n; i++) {
		const SheetProblem *x = &p->problems.list[i];
		if (x->weight == weight && x->row == row && str_holds(x->says, part))
			return true;
	}
	return false;
}

TEST(headings_are_known_in_many_spellings)
{
	static const struct { const char *header; SheetField field; } cases[] = {
		{ "Email Address", FIELD_EMAIL }, { "E-mail*", FIELD_EMAIL }, { "Courriel", FIELD_EMAIL }, { "email address", FIELD_EMAIL },
		{ "I want to take part as", FIELD_ROLE }, { "Topics (separate with ;)", FIELD_TOPICS },
		{ "What would you like to achieve?", FIELD_GOALS }, { "How many mentees could you take?", FIELD_CAPACITY },
		{ "How many mentees are you willing to have this year?", FIELD_CAPACITY }, { "supervisorId", FIELD_MANAGER },
		{ "Manager's e-mail", FIELD_MANAGER }, { "employeeId", FIELD_STAFF_ID }, { "orgMemberId", FIELD_STAFF_ID },
		{ "employeeStatusCode", FIELD_STATUS }, { "departmentName", FIELD_UNIT }, { "firstName", FIELD_FIRST_NAME },
		{ "Pr\xc3\xa9nom", FIELD_FIRST_NAME }, { "Nachname", FIELD_LAST_NAME }, { "preferredName", FIELD_PREFERRED_NAME },
		{ "Is Mentor", FIELD_IS_MENTOR }, { "both mentor and mentee", FIELD_BOTH }, { "match with similar identity", FIELD_IDENTITY_WISH },
		{ "identity to match", FIELD_IDENTITY_ASKED }, { "characteristics", FIELD_IDENTITY }, { "grade", FIELD_GRADE },
		{ "Areas of Expertise", FIELD_TOPICS_OFFERED }, { "Preferred Language", FIELD_LANGUAGES }, { "Your time zone", FIELD_ZONE },
		{ "Interests: teaching", FIELD_INTERESTS }, { "Preferred mentor 2", FIELD_PREFERRED },
		{ "Is there anybody whom you would like to avoid?", FIELD_AVOID }, { "Do you agree to be matched?", FIELD_CONSENT },
		{ "Pronouns", FIELD_PRONOUNS }, { "Timestamp", FIELD_NONE }, { "", FIELD_NONE }, { "LinkedIn URL", FIELD_NONE }, { "gender", FIELD_NONE },
	};
	Arena *a = arena_open();
	for (size_t i = 0; i < COUNT(cases); i++) {
		SheetField f = sheet_field_guess(a, str(cases[i].header)), found;
		CHECK_STR(sheet_field_name(f), sheet_field_name(cases[i].field));
		CHECK(sheet_field_find(str(sheet_field_name(f)), &found) && found == f);
	}
	SheetField f;
	CHECK(!sheet_field_find(S("no such field"), &f));
	CHECK(sheet_field_find(S(""), &f) && f == FIELD_NONE);
	arena_drop(a);
}

TEST(a_column_can_be_taken_for_something_else)
{
	Arena *a = arena_open();
	SheetColumns c = sheet_columns(a, (SheetFile){ .name = S("x"), .bytes = S("Mail,Contact,Role\n,p@x.org,Mentor\n") });
	CHECK_INT(c.list[0].field, FIELD_EMAIL);
	CHECK_EQ(c.list[1].sample, S("p@x.org"));
	sheet_set(&c, 1, FIELD_EMAIL);
	CHECK_INT(c.list[0].field, FIELD_NONE);
	People p = sheet_read(a, &c, 1);
	CHECK_INT(p.mentors, 1);
	CHECK_EQ(p.list[0].email, S("p@x.org"));
	arena_drop(a);
}

TEST(cells_say_yes_numbers_roles_and_zones)
{
	Arena *a = arena_open();
	CHECK(value_yes(a, S("Yes, I have no objection")) == SAYS_YES && value_yes(a, S("I do not agree")) == SAYS_NO);
	CHECK(value_yes(a, S("I don't agree")) == SAYS_NO && value_yes(a, S("perhaps")) == SAYS_ELSE && value_yes(a, S(" ")) == SAYS_NOTHING);
	static const struct { const char *cell; int n; } numbers[] = { { "2", 2 }, { "2-3", 3 }, { "up to four", 4 }, { "", -1 }, { "many", -2 },
		{ "-1", -2 }, { "2.5", -2 }, { "99999999999999999999", -2 }, { "one or two", 2 }, { "0", 0 } };
	for (size_t i = 0; i < COUNT(numbers); i++)
		CHECK_INT(value_number(a, str(numbers[i].cell)), numbers[i].n);
	bool r, e;
	CHECK(value_role(a, S("Mentor and mentee"), &r, &e) && r && e);
	CHECK(value_role(a, S("Mentee"), &r, &e) && !r && e);
	CHECK(value_role(a, S("both"), &r, &e) && r && e);
	CHECK(value_role(a, S("mentor"), &r, &e) && r && !e);
	CHECK(value_role(a, S(""), &r, &e) && !r && !e);
	CHECK(!value_role(a, S("Nurse"), &r, &e));
	static const struct { const char *cell; int minutes; } zones[] = { { "UTC-05:00", -300 }, { "GMT+1", 60 }, { "+05:30", 330 }, { "+0530", 330 },
		{ "Europe/Rome", 60 }, { "America/New_York", -300 }, { "Australia/Sydney", 600 }, { "UTC", 0 }, { "(GMT+01:00) Amsterdam", 60 }, { "CET", 60 },
		{ "EST", -300 }, { "Asia/Kolkata", 330 }, { "UTC\xe2\x88\x92" "3", -180 } };
	int m;
	for (size_t i = 0; i < COUNT(zones); i++)
		CHECK(value_zone(a, str(zones[i].cell), &m) && m == zones[i].minutes);
	CHECK(!value_zone(a, S("the moon"), &m) && !value_zone(a, S("../../etc/passwd"), &m) && !value_zone(a, S("UTC+99"), &m));
	arena_drop(a);
}

static Str listed(Arena *a, const char *cell)
{
	Strs all = { 0 };
	Buf  b = buf_open(a);
	value_list(a, str(cell), &all);
	for (int i = 0; i < all.n; i++)
		buf_fmt(&b, "[%.*s]", STR(all.list[i]));
	return buf_str(&b);
}

TEST(cells_with_several_values)
{
	Arena *a = arena_open();
	CHECK_EQ(listed(a, "R; GIS ; ;Data visualisation."), S("[R][GIS][Data visualisation]"));
	CHECK_EQ(listed(a, "Gay, Non-binary"), S("[Gay][Non-binary]"));
	CHECK_EQ(listed(a, "Data, open; Teaching"), S("[Data, open][Teaching]"));
	CHECK_EQ(listed(a, "Neuroscience (fmri; EEG); Code"), S("[Neuroscience (fmri; EEG)][Code]"));
	CHECK_EQ(listed(a, "one\ntwo|three"), S("[one][two][three]"));
	CHECK_EQ(listed(a, "I would like to talk about my future, and how I could find more time for research."),
	         S("[I would like to talk about my future, and how I could find more time for research]"));
	CHECK_EQ(listed(a, "broken (bracket; here"), S("[broken (bracket; here]"));
	Strs t = { 0 };
	Ints n = { 0 };
	value_topics(a, S("Grants (5); Teaching: 1; R; Plan 9 (2020)"), &t, &n);
	CHECK(t.n == 4 && n.list[0] == 5 && n.list[1] == 1 && n.list[2] == 3 && n.list[3] == 3);
	CHECK_EQ(t.list[0], S("Grants"));
	CHECK_EQ(t.list[3], S("Plan 9 (2020)"));
	arena_drop(a);
}

TEST(rows_of_one_address_are_one_person)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Name,Role,Topics\nANA@x.org,Ana,Mentee,grants\nb@x.org,Ben,Both,art\n\nana@X.org ,Ana R,Mentor,law;tax\n"
	                                     "b@x.org,Ben,Mentee,music\n"));
	CHECK_INT(p.n, 2);
	CHECK_INT(p.mentors, 2);
	CHECK_INT(p.mentees, 2);
	CHECK_INT(p.both, 2);
	CHECK_EQ(p.list[0].as[AS_MENTEE].topics.list[0], S("grants"));
	CHECK_INT(p.list[0].as[AS_MENTOR].topics.n, 2);
	CHECK_EQ(p.list[0].name, S("Ana"));
	CHECK_EQ(p.list[1].as[AS_MENTEE].topics.list[0], S("music"));
	CHECK(told(&p, SHEET_NOTES, 6, S("more than once")));
	arena_drop(a);
}

TEST(two_sheets_and_a_person_in_both)
{
	Arena *a = arena_open();
	People p = two(a, S("name,email,capacity\nAna,a@x.org,2\n"), S("name,email\nBen,b@x.org\nAna,A@x.org\n"));
	CHECK(p.mentors == 1 && p.mentees == 2 && p.both == 1 && p.n == 2);
	CHECK_INT(p.list[0].as[AS_MENTOR].number, 2);
	arena_drop(a);
}

TEST(all_problems_are_told_at_once_with_their_place)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Role,Capacity,Time zone,Consent,Status\n"
		"a@x.org,Mentor,lots,UTC,yes,A\nnot an address,Mentor,1,,yes,\n,Mentee,,,yes,\nb@x.org,Nurse,,,yes,\nc@x.org,Mentee,,the moon,yes,\n"
		"d@x.org,Mentee,,,no,\ne@x.org,Mentee,,,,\nf@x.org,Mentee,,,maybe,\ng@x.org,Mentee,,,yes,T\nh@x.org,Mentor,500,,yes,\n,,,,,\n"));
	CHECK(told(&p, SHEET_REFUSES, 2, S("whole number")) && told(&p, SHEET_REFUSES, 3, S("not an e-mail address")));
	CHECK(told(&p, SHEET_REFUSES, 4, S("no e-mail address")) && told(&p, SHEET_REFUSES, 5, S("mentor or a mentee")));
	CHECK(told(&p, SHEET_NOTES, 6, S("time zone is not known")) && told(&p, SHEET_NOTES, 7, S("did not agree")));
	CHECK(told(&p, SHEET_NOTES, 8, S("has not said")) && told(&p, SHEET_REFUSES, 9, S("agreed to be matched")));
	CHECK(told(&p, SHEET_NOTES, 10, S("not taking part")) && told(&p, SHEET_REFUSES, 11, S("whole number")));
	CHECK_INT(p.problems.n, 10);
	CHECK_INT(p.problems.refuses, 6);
	CHECK_INT(p.mentees, 1);
	CHECK_EQ(p.problems.list[0].value, S("lots"));
	CHECK_EQ(p.problems.list[0].column, S("Capacity"));
	arena_drop(a);
}

TEST(a_sheet_that_says_nothing_is_refused)
{
	Arena *a = arena_open();
	static const struct { const char *text, *says; } cases[] = {
		{ "", "sheet is empty" }, { "Email,Role\n", "nobody below" }, { "Name,Role\nAna,Mentor\n", "No column holds e-mail" },
		{ "Email,Name\na@x.org,Ana\n", "No column says who is a mentor" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		People p = read_as(a, SHEET_MIXED, str(cases[i].text));
		CHECK(p.problems.refuses == 1 && told(&p, SHEET_REFUSES, 0, str(cases[i].says)));
	}
	arena_drop(a);
}

static bool above(const Person *p, int boss)
{
	for (int i = 0; i < p->line.n; i++)
		if (p->line.list[i] == boss)
			return true;
	return false;
}

TEST(the_line_of_management_goes_all_the_way_up)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Name,Role,Manager,employeeId\na@x.org,Ana,Mentee,b@x.org,1\nb@x.org,Ben,,3,2\nc@x.org,Cem,Mentor,Dora D,3\n"
		"d@x.org,Dora D,Mentor,boss@x.org,4\ne@x.org,Eva,Mentor,boss@x.org,5\n"));
	CHECK_INT(p.n, 6);
	CHECK(above(&p.list[0], 1) && above(&p.list[0], 2) && above(&p.list[0], 3) && !above(&p.list[0], 4));
	CHECK_INT(p.list[0].line.n, 3);
	CHECK(p.list[3].managers.n == 1 && p.list[4].managers.list[0] == p.list[3].managers.list[0]);
	CHECK(told(&p, SHEET_NOTES, 0, S("1 manager has no row")));
	arena_drop(a);
}

TEST(circles_of_managers_are_named_and_do_not_hang)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Name,Role,Manager\na@x.org,Ana,Mentee,b@x.org\nb@x.org,Ben,Mentee,c@x.org\nc@x.org,Cem,Mentor,a@x.org\n"
		"d@x.org,Dora,Mentor,c@x.org\ne@x.org,Eva,Mentor,e@x.org\n"));
	CHECK(told(&p, SHEET_REFUSES, 2, S("Ana is managed by Ben, who is managed by Cem, who is managed by Ana;")));
	CHECK_INT(p.problems.refuses, 1);
	CHECK(above(&p.list[0], 0) && above(&p.list[0], 2) && above(&p.list[3], 0) && p.list[3].line.n == 3);
	CHECK(told(&p, SHEET_NOTES, 6, S("names the person themselves")));
	arena_drop(a);
}

TEST(people_name_each_other)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Name,Role,Avoid,Preferred mentor 1,Preferred mentor 2\na@x.org,Ana,Mentee,Cem; nobody,d@x.org,Cem\n"
		"c@x.org,Cem,Mentor,,,\nd@x.org,Dora,Mentor,,,\ne@x.org,Dora,Mentor,Dora,,\n"));
	CHECK(p.list[0].avoids.n == 1 && p.list[0].avoids.list[0] == 1);
	CHECK(p.list[0].preferred.n == 2 && p.list[0].preferred.list[0] == 2 && p.list[0].preferred.list[1] == 1);
	CHECK(told(&p, SHEET_NOTES, 2, S("Nobody in the sheets")) && told(&p, SHEET_REFUSES, 5, S("Several people")));
	CHECK_INT(sheet_find(a, &p, S("CEM")), 1);
	CHECK_INT(sheet_find(a, &p, S("D@x.org")), 2);
	CHECK_INT(sheet_find(a, &p, S("Dora")), -2);
	CHECK_INT(sheet_find(a, &p, S("")), -1);
	arena_drop(a);
}

TEST(role_may_also_be_somebodys_work)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Full Name,Is Mentor,Role\na@x.org,Ana,Y,Nurse\nb@x.org,Ben,N,Physician\n"));
	CHECK(p.mentors == 1 && p.mentees == 1 && !p.problems.refuses);
	CHECK_EQ(p.list[0].as[AS_MENTOR].title, S("Nurse"));
	arena_drop(a);
}

/* 5,000 people, each managed by the one before: a tree as deep as can be. */
TEST(a_line_of_thousands_is_walked)
{
	Arena *a = arena_open();
	Buf b = buf_open(a);
	buf_lit(&b, "Email,Role,Manager\n");
	for (int i = 0; i < 3000; i++)
		buf_fmt(&b, "p%d@x.org,Mentor,p%d@x.org\n", i, i - 1);
	People p = read_as(a, SHEET_MIXED, buf_str(&b));
	CHECK_INT(p.list[2999].line.n, 2999);
	CHECK(above(&p.list[2999], 0));
	arena_drop(a);
}

/* What the pages call a column, and what problems advise to call it. */
TEST(a_column_called_as_we_call_it_is_recognised)
{
	Arena *a = arena_open();
	for (int f = FIELD_NONE + 1; f < FIELDS; f++) {
		SheetField got = sheet_field_guess(a, str(sheet_field_label((SheetField)f)));
		if (got != (SheetField)f)
			fprintf(stderr, "  %s was taken for %s\n", sheet_field_label((SheetField)f), sheet_field_name(got));
		CHECK_INT(got, f);
	}
	CHECK_INT(sheet_field_guess(a, S("E-mail address")), FIELD_EMAIL);
	CHECK_INT(sheet_field_guess(a, S("Takes part as")), FIELD_ROLE);
	arena_drop(a);
}

TEST(a_row_of_nobody_has_its_other_cells_looked_at)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Name,Role,Capacity\nx,Al,Mentor,many\n"));
	CHECK(told(&p, SHEET_REFUSES, 2, S("not an e-mail address")));
	CHECK(told(&p, SHEET_REFUSES, 2, S("whole number")));
	CHECK_INT(p.n, 0);
	arena_drop(a);
}

TEST(numbers_have_limits)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Role,Capacity,Mentors wanted\na@x.org,Mentor,100,\nb@x.org,Mentor,101,\nc@x.org,Mentee,,20\nd@x.org,Mentee,,21\n"));
	CHECK_INT(p.problems.refuses, 2);
	CHECK(told(&p, SHEET_REFUSES, 3, S("from 0 to 100")) && told(&p, SHEET_REFUSES, 5, S("from 0 to 20")));
	CHECK(p.list[0].as[AS_MENTOR].number == 100 && p.list[1].as[AS_MENTOR].number == -1);
	CHECK(p.list[2].as[AS_MENTEE].number == 20 && p.list[3].as[AS_MENTEE].number == -1);
	arena_drop(a);
}

TEST(every_managers_line_counts)
{
	Arena *a = arena_open();
	People p = read_as(a, SHEET_MIXED, S("Email,Role,Manager\na@x.org,Mentee,b@x.org; c@x.org\nb@x.org,Mentor,\nc@x.org,Mentor,d@x.org\nd@x.org,Mentor,e@x.org\ne@x.org,Mentor,\n"));
	CHECK_INT(p.list[0].managers.n, 2);
	CHECK_INT(p.list[0].line.n, 4);
	for (int i = 0; i < p.list[0].line.n; i++)
		CHECK_INT(p.list[0].line.list[i], i + 1);
	arena_drop(a);
}
