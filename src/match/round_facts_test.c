/* round_facts_test.c - the facts of a round as sheets. */
#include "match/round_facts.h"
#include "test/check.h"

/* Person 1 reports to 10 and 11, those to 20; 20 and 21 manage each other; 30 and below are elsewhere. */
TEST(a_round_knows_the_lines_above_its_people_and_no_others)
{
	Arena  *a = arena_open();
	Report  line[] = { { 1, 10 }, { 1, 11 }, { 2, 31 }, { 10, 20 }, { 11, 20 }, { 20, 21 }, { 21, 20 }, { 30, 31 }, { 31, 40 } };
	Joined  one[] = { { .person = 1 }, { .person = 5 } }, two[] = { { .person = 31 }, { .person = 10 } };
	Reports lines = { line, COUNT(line) };
	CHECK_EQ(round_lines(a, lines, &(Joineds){ one, 2 }), S("staff-id,manager\r\n1,10\r\n1,11\r\n10,20\r\n11,20\r\n20,21\r\n21,20\r\n"));
	CHECK_EQ(round_lines(a, lines, &(Joineds){ two, 2 }), S("staff-id,manager\r\n10,20\r\n20,21\r\n21,20\r\n31,40\r\n"));
	CHECK_EQ(round_lines(a, lines, &(Joineds){ 0 }), S("staff-id,manager\r\n"));
	CHECK_EQ(round_lines(a, (Reports){ 0 }, &(Joineds){ one, 2 }), S("staff-id,manager\r\n"));
	arena_drop(a);
}

TEST(free_hours_stand_in_words)
{
	Arena *a = arena_open();
	Joined one = { .person = 7, .name = S("Ana"), .slots = S("mon-am sun-eve  fri-xx noon"), .room_mentee = 1, .years = -1 };
	Str    sheet = round_sheet(a, &(Joineds){ &one, 1 }, (Paireds){ 0 });
	CHECK(str_holds(sheet, S("\r\np7@round.invalid,7,Ana,yes,no,yes,0,1,")));
	CHECK(str_holds(sheet, S(",\"Monday morning; Sunday evening; fri-xx; noon\",")));
	arena_drop(a);
}
