/* match_try.h - for pages that ask what else could be: a few at a time, the others wait, and nothing is kept. */
#ifndef MATCH_TRY_H
#define MATCH_TRY_H

#include "match/match.h"

enum { TRY_CELLS = 4000000 };   /* mentees times mentors that a page may match while somebody waits for it */

typedef void MatchTry(void *with);
/* Calls work(with) in its turn, then end(with) (or NULL), also where the memory of a runs out on the way.  Hold no reader meanwhile. */
void match_try(Arena *a, MatchTry *work, MatchTry *end, void *with);
Str  match_try_too_large(int64_t cells);        /* the sentence why it is not tried, or "" */

#endif
