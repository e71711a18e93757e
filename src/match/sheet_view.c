/* sheet_view.c - headings of the pages of "Match a sheet". */
#include "match/sheet_view.h"

static const Crumb start = { { "Match a sheet", 13 }, { { "/match", 6 } } };

Str sheet_people(Arena *a, int n, const char *one, const char *many)
{
	return str_fmt(a, "%.*s %s", STR(look_number(a, n)), n == 1 ? one : many);
}

Page sheet_start_frame(void)
{
	return (Page){ .heading = S("Match a sheet"), .here = S("/match"),
		.lede = S("Bring the sheet that people filled in. Nothing is sent to anyone, and nothing is kept unless you say so.") };
}

Page sheet_columns_frame(Arena *a, const ColumnsView *v)
{
	int unsure = 0;
	for (int i = 0; i < v->parts.n; i++)
		for (int j = 0; j < v->parts.list[i].columns.n; j++)
			unsure += v->parts.list[i].columns.list[j].unsure;
	Str heading = v->refused.n ? S("This sheet needs another look") : unsure ? S("Please check how we read your sheet") : S("This is how we read your sheet");
	Str lede = str_fmt(a, "%.*s and %.*s with %.*s.", STR(sheet_people(a, v->mentees, "mentee", "mentees")),
		STR(sheet_people(a, v->mentors, "mentor", "mentors")), STR(sheet_people(a, v->places, "place", "places")));
	return (Page){ .heading = heading, .title = S("Columns"), .lede = lede, .here = S("/match"), .crumbs = { start } };
}

Page sheet_working_frame(Arena *a, const WorkingView *v)
{
	return (Page){ .heading = str_fmt(a, "Matching %.*s with %.*s", STR(sheet_people(a, v->mentees, "mentee", "mentees")),
			STR(sheet_people(a, v->mentors, "mentor", "mentors"))), .title = S("Matching"), .here = S("/match"), .crumbs = { start },
		.lede = S("So many people take a moment. This page looks again by itself; you may leave it and come back.") };
}

/* Of groups and introductions. */
static Str shape_heading(Arena *a, const ResultView *v)
{
	bool groups = v->shape == MATCH_GROUPS;
	if (!v->mentees)
		return S("Nobody takes part as a mentee here");
	if (!v->paired)
		return groups ? S("No group can be made as asked") : S("No two people may be introduced under these rules");
	Str who = v->paired == v->mentees ? str_fmt(a, "All %.*s mentees", STR(look_number(a, v->mentees)))
		: str_fmt(a, "%.*s of %.*s", STR(look_number(a, v->paired)), STR(sheet_people(a, v->mentees, "mentee", "mentees")));
	return groups ? str_fmt(a, "%.*s are in %.*s", STR(who), STR(sheet_people(a, v->groups_all, "group", "groups")))
		: str_fmt(a, "%.*s are introduced to somebody", STR(who));
}

Page sheet_result_frame(Arena *a, const ResultView *v)
{
	Str heading = v->shape != MATCH_PAIRS ? shape_heading(a, v) : !v->mentees ? S("Nobody is looking for a mentor here")
		: !v->paired ? S("No two people may be paired under these rules")
		: v->paired == v->mentees && v->mentees > 1 ? str_fmt(a, "All %.*s mentees have a mentor", STR(look_number(a, v->mentees)))
		: str_fmt(a, "%.*s of %.*s have a mentor", STR(look_number(a, v->paired)), STR(sheet_people(a, v->mentees, "mentee", "mentees")));
	Str lede = str_fmt(a, "From %.*s: %.*s, %.*s, %.*s. Nothing has been sent to anyone.", STR(v->files),
		STR(sheet_people(a, v->mentees, "mentee", "mentees")), STR(sheet_people(a, v->mentors, "mentor", "mentors")),
		STR(sheet_people(a, v->places, "place", "places")));
	return (Page){ .heading = heading, .title = S("Result"), .lede = lede, .here = S("/match"), .crumbs = { start } };
}

Page sheet_ask_frame(Arena *a, Above above, Str heading, const char *lede)
{
	return (Page){ .heading = heading, .lede = str(lede), .here = S("/match"), .crumbs = { start, { S("Result"), above_to(a, above, "") } } };
}

Page sheet_kept_frame(Arena *a, int n)
{
	return (Page){ .heading = n ? str_fmt(a, "You have kept %.*s", STR(sheet_people(a, n, "run", "runs"))) : S("Kept runs"),
		.title = S("Kept runs"), .here = S("/kept"), .lede = S("Only you see them, until you delete them.") };
}

Page sheet_rules_frame(void)
{
	return (Page){ .heading = S("How it decides"), .here = S("/rules-of-matching"),
		.lede = S("Some things always hold. Within them, as many people as possible are placed; and of all the ways to do that, the one whose pairs fit best in total.") };
}
