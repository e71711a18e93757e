/* import_lines.c - who is meant as whose manager; and no circle of managers. */
#include "people/import_own.h"

static Str heading(const Planning *p)
{
	int column = import_column(p->job, FIELD_MANAGER);
	return column < 0 ? S("") : p->job->sheet.list[column].header;
}

static void say(Planning *p, const Body *b, bool refuses, const char *code, Str says)
{
	import_problem(p, (ImportProblem){ .row = b->row, .code = code, .column = heading(p), .value = b->boss_cell, .says = says, .refuses = refuses });
}

/* By address, by staff number, by full name. */
static int look_up(const Planning *p, Str written)
{
	Str folded = utf8_fold(p->arena, written);
	int found = index_get(&p->email, folded);
	found = found == NOBODY ? index_get(&p->staff, written) : found;
	return found == NOBODY ? index_get(&p->name, folded) : found;
}

static void resolve(Planning *p, int at)
{
	Body *b = &p->plan->bodies.list[at];
	if (!b->row || !b->boss_cell.n)
		return;
	if (str_eq(b->boss_cell, S("-"))) {
		b->boss = NOBODY;
		return;
	}
	int found = look_up(p, b->boss_cell);
	if (found == SEVERAL)
		say(p, b, true, "manager-several", S("Several people have this name; write the manager's address or staff number."));
	else if (found == NOBODY)
		say(p, b, true, "manager-unknown", S("Nobody in the sheet or here has this address, staff number or full name; add a row for the manager, or empty the cell."));
	else if (found == at)
		say(p, b, false, "own-manager", S("Nobody is their own manager, so this person is taken to have none."));
	if (found >= 0 || found == at)
		b->boss = found == at ? NOBODY : found;
}

/* "Ana is managed by Ben, who is managed by Ana": once for each circle, at the first of its rows. */
static void tell_circle(Planning *p, int start, int *seen, int mark)
{
	Body *list = p->plan->bodies.list;
	Buf   names = buf_open(p->arena);
	int   first = NOBODY, n = 0, at = start;
	do {
		buf_fmt(&names, "%.*s%s is managed by ", STR(list[at].is.name), n++ ? ", who" : "");
		if (list[at].row && (first < 0 || list[at].row < list[first].row))
			first = at;
		seen[at] = mark;
		at = list[at].boss;
	} while (at != start);
	Body nobody = { 0 };
	say(p, first < 0 ? &nobody : &list[first], true, "circle", str_fmt(p->arena, "The line of management is a circle: %.*s%.*s; mend one of these managers.",
	    STR(buf_str(&names)), STR(list[start].is.name)));
}

/* Each person has one manager at most, so one walk upward from each finds every circle. */
static void circles(Planning *p)
{
	int  n = p->plan->bodies.n, mark = 1, *seen = NEW(p->arena, int, n);
	Body *list = p->plan->bodies.list;
	for (int i = 0; i < n; i++, mark++) {
		int at = i;
		while (at >= 0 && !seen[at]) {
			seen[at] = mark;
			at = list[at].boss;
		}
		if (at >= 0 && seen[at] == mark)
			tell_circle(p, at, seen, -1);
	}
}

void import_lines(Planning *p)
{
	for (int i = 0; i < p->plan->bodies.n; i++)
		resolve(p, i);
	circles(p);
}
