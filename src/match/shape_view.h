/* shape_view.h - what a match makes, as pages let people choose it and show it (shape.html). */
#ifndef MATCH_SHAPE_VIEW_H
#define MATCH_SHAPE_VIEW_H

#include "look/look.h"
#include "match/match.h"

typedef struct { const char *name, *label, *says; bool chosen; } ShapePick;
typedef struct { ShapePick *list; int n; Str size; int leaders; bool same_stage; } ShapePicks;  /* size: "2-8", as typed where it was refused */
ShapePicks view_shapes(Arena *a, const MatchSettings *s);
/* As in match_print.h: what a mentor fits the members of a group in the mean. */
Circles    view_groups(Arena *a, const Match *m, Str search, int from, int most, int *found);    /* those with a name that holds 'search' */

#endif
