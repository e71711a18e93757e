/* letter_test.c - each rule of letters refuses what it speaks about, and nothing else. */
#include "rules/letter.h"
#include "test/check.h"

static const char *holes = "name programme link";
#define BROKEN(check, form, rule) do { Verdict v_ = check(form); CHECK(v_.broken && !strcmp(v_.broken->name, rule)); } while (0)

static LetterForm form(Str subject, Str text) { return (LetterForm){ subject, text, holes, true }; }

TEST(an_own_wording_can_be_filled)
{
	static char much[LETTER_TEXT_MOST + 8];
	memset(much, 'x', sizeof much);
	memcpy(much, "{link}", 6);
	CHECK(allowed(letter_check(form(S("Hello {name}"), S("Go: {link}")))));
	CHECK(allowed(letter_check(form(S("x"), (Str){ much, LETTER_TEXT_MOST }))));
	BROKEN(letter_check, form(S("x"), ((Str){ much, LETTER_TEXT_MOST + 1 })), "letter_text_fits");
	BROKEN(letter_check, form(((Str){ much + 6, LETTER_SUBJECT_MOST + 1 }), S("{link}")), "letter_subject_fits");
	BROKEN(letter_check, form(S(""), S("{link}")), "letter_has_a_subject");
	BROKEN(letter_check, form(S("x"), S("")), "letter_has_a_text");
	BROKEN(letter_check, form(S("{nmae}"), S("{link}")), "letter_subject_can_be_filled");
	BROKEN(letter_check, form(S("x"), S("{link} { name }")), "letter_text_can_be_filled");
	BROKEN(letter_check, form(S("x"), S("{link} {}")), "letter_text_can_be_filled");
	BROKEN(letter_check, form(S("x"), S("Nothing to press")), "letter_keeps_its_link");
	LetterForm no_link = form(S("x"), S("Nothing to press"));
	no_link.link_needed = false;
	CHECK(allowed(letter_check(no_link)));
}

TEST(a_hole_that_nobody_can_fill_is_named)
{
	CHECK_EQ(letter_odd_hole(S("a {name} b {nam} c"), holes), S("{nam}"));
	CHECK_EQ(letter_odd_hole(S("{na"), holes), S(""));
	CHECK_EQ(letter_odd_hole(S("{{name}"), holes), S(""));
	CHECK_EQ(letter_odd_hole(S("{name\n}"), holes), S(""));
	CHECK_EQ(letter_odd_hole(S("}{"), holes), S(""));
	CHECK_EQ(letter_odd_hole(S(""), holes), S(""));
}

TEST(quiet_hours_have_two_ends_and_a_zone)
{
	LetterTimeForm f = { .from_said = true, .until_said = true, .from = 1200, .until = 420 };
	CHECK(allowed(letter_time_check(f)));
	CHECK(allowed(letter_time_check((LetterTimeForm){ 0 })));
	LetterTimeForm half = f, from = f, until = f, zone = f, way = f;
	half.until_said = false, from.from = -1, until.until = -1, zone.odd_zone = true, way.odd_way = true;
	BROKEN(letter_time_check, half, "quiet_hours_have_both_ends");
	BROKEN(letter_time_check, from, "quiet_from_is_a_time");
	BROKEN(letter_time_check, until, "quiet_until_is_a_time");
	BROKEN(letter_time_check, zone, "quiet_zone_is_known");
	BROKEN(letter_time_check, way, "letter_way_is_offered");
}
