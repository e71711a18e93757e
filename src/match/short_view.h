/* short_view.h - why nobody, as pages show it (short.html). */
#ifndef MATCH_SHORT_VIEW_H
#define MATCH_SHORT_VIEW_H

#include "look/look.h"
#include "match/match_short.h"

enum { SHORT_GROUPS = 20, SHORT_NAMES = 60 };           /* as many as a page shows */

typedef struct { Str says, helps, mentees, mentors; int mentees_n, mentors_n; } ShortRow;      /* mentees, mentors: names, the rest counted */
typedef struct { ShortRow *list; int n; } ShortRows;
typedef struct { ShortRows rows; int all; Str forgone; bool whole; } ShortView;         /* all: groups, also those that are not shown */
ShortView view_short(Arena *a, const Match *m, bool guarded, bool whole);       /* whole: every group and name, for paper */

#endif
