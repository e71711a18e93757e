/* result_view.h - for match/ only: fills what the pages show (sheet_view.h) from a job. */
#ifndef MATCH_RESULT_VIEW_H
#define MATCH_RESULT_VIEW_H

#include "match/job.h"
#include "match/sheet_view.h"

typedef struct { Str search, mentee, mentor, says; int page; bool all; } Looking;      /* what the page was asked */

ColumnsView view_columns(Arena *a, const Job *j, int64_t id);
ResultView  view_result(Arena *a, const Job *j, int64_t id, Looking l, Instant now);
StartView   view_start(Arena *a, Str says, bool two);
Decisions   view_rules(Arena *a);
Pieces      view_pieces(Arena *a);
Str         view_part(FitPart part);            /* "Working style": what a part of a fit is called */

#endif
