/* pairs_view.h - a programme's mentorships, as its coordinators see them: who, since when, how it stands; never what was said. */
#ifndef PAIRS_VIEW_H
#define PAIRS_VIEW_H

#include "look/look.h"
#include "programme/programme.h"

typedef struct { int64_t id; Str mentor, mentee, mentor_unit, mentee_unit, state; Date began; bool flagged; Str model; } PairRow;
typedef struct { PairRow *list; int n; } PairRows;
typedef struct { int all, proposed, active, flagged; } PairCounts;
typedef struct { Programme p; PairCounts counts; PairRows shown; Pager pager; Str search; int found; bool flagged; } PairsView;

#endif
