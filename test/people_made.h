/* people_made.h - people of a sheet that a test wrote down, and matches of theirs that are proved. */
#ifndef TEST_PEOPLE_MADE_H
#define TEST_PEOPLE_MADE_H

#include "match/match.h"

People *sheet_of(Arena *a, Str text);  /* CSV with a header */
/* match_run() to its end; and what it finds, where it can be proved, is proved to the reader of certificates. */
Match  *match_proved(Arena *a, const People *people, const MatchSettings *s);

#endif
