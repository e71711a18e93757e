/* compare_match.c - the mentees of two matches at hand: see compare.h. */
#include "match/compare.h"

#include "base/intern.h"
#include "match/match_facts.h"

#include <stdlib.h>

typedef struct { int32_t mentee, mentor; int person, fit; } Link;       /* numbers; person: of the mentor */
typedef struct { Link *list; int n; } Links;

/* ---- their mentors ------------------------------------------------------------------------------- */

static int by_mentee(const void *x, const void *y)
{
	const Link *a = x, *b = y;
	return a->mentee != b->mentee ? (a->mentee > b->mentee) - (a->mentee < b->mentee) : (a->mentor > b->mentor) - (a->mentor < b->mentor);
}

/* Of peers each is the other's. */
static Links links(Arena *a, const Match *m, const int32_t *number)
{
	Links all = { 0 };
	for (int i = 0; i < m->pairs.n; i++) {
		const MatchPair *p = &m->pairs.list[i];
		*PUSH(a, &all) = (Link){ number[p->mentee], number[p->mentor], p->mentor, p->fit };
		if (m->settings.shape == MATCH_PEERS)
			*PUSH(a, &all) = (Link){ number[p->mentor], number[p->mentee], p->mentee, p->fit };
	}
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_mentee);
	return all;
}

static int by_number(const void *x, const void *y)
{
	const RunMentee *a = x, *b = y;
	return (a->mentee > b->mentee) - (a->mentee < b->mentee);
}

static RunMentees mentees(Arena *a, const Match *m, const int32_t *number)
{
	RunMentees all = { 0 };
	Links      link = links(a, m, number);
	for (int l = 0; l < m->facts->lefts; l++) {
		Str name = str_copy(a, match_name(m, m->facts->mentee[l]));
		if (m->facts->need[l] > 0)
			*PUSH(a, &all) = (RunMentee){ .mentee = number[m->facts->mentee[l]], .name = name, .sort = utf8_fold(a, name), .mentors = S(""), .who = S("") };
	}
	if (all.n)
		qsort(all.list, (size_t)all.n, sizeof *all.list, by_number);
	for (int i = 0, k = 0; i < all.n; i++)
		for (RunMentee *one = &all.list[i]; k < link.n && link.list[k].mentee == one->mentee; k++) {
			one->who = str_fmt(a, "%.*s %d", STR(one->who), (int)link.list[k].mentor);
			one->mentors = str_fmt(a, "%.*s%s%.*s", STR(one->mentors), one->pairs++ ? ", " : "", STR(match_name(m, link.list[k].person)));
			one->fit += link.list[k].fit;
		}
	return all;
}

/* By person; whoever takes part has an address that is theirs alone. */
static int32_t *numbers(Arena *a, Intern *keys, const Match *m)
{
	int32_t *number = NEW(a, int32_t, m->people->n);
	for (int i = 0; i < m->people->n; i++)
		number[i] = intern_id(keys, m->people->list[i].key);
	return number;
}

void compare_matches(Arena *a, const Match *before, const Match *after, RunMentees *x, RunMentees *y)
{
	Intern *keys = intern_open(a);
	*x = mentees(a, before, numbers(a, keys, before));
	*y = mentees(a, after, numbers(a, keys, after));
}
