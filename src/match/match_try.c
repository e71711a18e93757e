/* match_try.c - see match_try.h. */
#include "match/match_try.h"

#include "match/turns.h"

static Turns turns = TURNS_NEW;

void match_try(Arena *a, MatchTry *work, MatchTry *end, void *with)
{
	turns_take(&turns, NULL);
	bool done = arena_try(a, work, with);
	turns_give(&turns);
	if (end)
		end(with);
	if (!done)
		arena_empty(a);
}

Str match_try_too_large(int64_t cells)
{
	return cells > TRY_CELLS ? S("So many take part that this takes longer than a page should.") : S("");
}
