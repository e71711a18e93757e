/* match_short.h - why mentees go without: everybody whom no choice could place is in a group that competes for the same places.
 *
 * What a group says holds for each goal: it is about rules and places alone, not about fit. */
#ifndef MATCH_SHORT_H
#define MATCH_SHORT_H

#include "match/match.h"

typedef struct { int *list; int n; } MatchPeople;               /* people's numbers, by name */

typedef struct {
	MatchPeople mentees, mentors;   /* who competes; the only mentors they may have, none of whom has a place left */
	int64_t     wants, places;      /* mentors these mentees ask for, places of these mentors */
	int64_t     asked, held;        /* places that others have because it was asked for; pairs with further mentors, all of them made */
	int64_t     missing, more;      /* wishes that stay open in every choice; so many of them places more with these mentors would meet */
	bool        everybody;          /* the mentors are all there are */
	int         free_mentors;       /* mentors with a place left over, from whom the rules keep all of these mentees, */
	int64_t     free_places;
	const Rule *keeps;              /* most often this one */
	Str         says, helps;        /* whole sentences */
} MatchShort;
typedef struct {
	struct { MatchShort *list; int n; } groups;     /* most open wishes first */
	int64_t missing;                /* of all groups */
	int64_t forgone;                /* wishes that could be met, but are not by this goal */
} MatchShorts;

/* guarded: a wish in confidence counts as if it forbade nothing, so that nothing here tells whether there is one.  Then what
 * such wishes alone leave open is not explained.  O(mentees x mentors). */
MatchShorts match_short(Arena *a, const Match *m, bool guarded);
Str         match_forgone(Arena *a, const MatchShorts *all);     /* in a sentence; "" where nothing is */

#endif
