/* mentorship_line.c - running pairs after the reporting line has changed.
 * All lines are loaded once and walked in memory: O(lines log lines + pairs times depth). */
#include "mentorship/mentorship_store.h"

#include "people/people.h"

#include <stdlib.h>

static int by_person(const void *x, const void *y)
{
	const Report *a = x, *b = y;
	return (a->person > b->person) - (a->person < b->person);
}

static int64_t boss_of(Reports lines, int64_t person)
{
	Report want = { .person = person }, *found = lines.n ? bsearch(&want, lines.list, (size_t)lines.n, sizeof want, by_person) : NULL;
	return found ? found->boss : 0;
}

/* A circle cannot come about (people_set_boss refuses it), but a walk must end all the same. */
static bool is_above(Reports lines, int64_t boss, int64_t person, int steps)
{
	for (int64_t up = boss_of(lines, person); up && steps-- > 0; up = boss_of(lines, up))
		if (up == boss)
			return true;
	return false;
}

static bool in_line(Reports lines, const LivePair *p)
{
	int steps = str_eq(p->depth, S("direct")) ? 1 : lines.n;
	if (is_above(lines, p->low, p->high, steps) || is_above(lines, p->high, p->low, steps))
		return true;
	int64_t boss = boss_of(lines, p->low);
	return str_eq(p->depth, S("peers")) && boss && boss == boss_of(lines, p->high);
}

int mentorship_look_at_lines(Db *db, Arena *a, Date today)
{
	Reports   lines = people_lines(db, a);
	LivePairs pairs = mentorship_live(db, a, today);
	int       flagged = 0;
	if (lines.n)
		qsort(lines.list, (size_t)lines.n, sizeof *lines.list, by_person);
	for (int i = 0; i < pairs.n; i++) {
		bool now = in_line(lines, &pairs.list[i]);
		if (now != pairs.list[i].flagged)
			mentorship_flag(db, pairs.list[i].id, now, today);
		flagged += now;
	}
	return flagged;
}
