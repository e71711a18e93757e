/* above_view.h - what an answer is about, and where its page leads back: a round, or the result of a sheet. */
#ifndef MATCH_ABOVE_VIEW_H
#define MATCH_ABOVE_VIEW_H

#include "look/look.h"

typedef struct { Str at; const char *back; bool sheet; } Above;         /* "/rounds/12", "Back to the round" */
Above above_round(Arena *a, int64_t round);
Above above_sheet(Arena *a, int64_t run);
Url   above_to(Arena *a, Above above, const char *page);                /* "/what-if": of the round or the result; "": itself */

#endif
