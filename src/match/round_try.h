/* round_try.h - for pages that ask what else could be: a run is matched again from its record, and asked.  Nothing is kept. */
#ifndef MATCH_ROUND_TRY_H
#define MATCH_ROUND_TRY_H

#include "match/match_figures.h"
#include "match/round.h"

/* The match is dropped afterwards: what is to stay is taken from the arena a. */
typedef void RoundTry(Arena *a, const Match *m, void *with);
/* "", or why there is nothing to tell.  Holds no reader while it works. */
Str round_try(DbFile *file, Arena *a, int64_t run, RoundTry *work, void *with);
Str round_figures(DbFile *file, Arena *a, int64_t run, FigureRows *rows);       /* likewise: of all people together */

#endif
