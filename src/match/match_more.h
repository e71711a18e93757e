/* match_more.h - for match_print.c and match_json.c: who goes short and why, and figures by group, as text and as JSON. */
#ifndef MATCH_MORE_H
#define MATCH_MORE_H

#include "base/json.h"
#include "match/match_fair.h"
#include "match/match_figures.h"
#include "match/match_short.h"

void more_text(Buf *b, const Match *m);
void fair_text(Buf *b, const Match *m);
void more_json(Json *j, const Match *m);        /* keys of the object that is open */

void figures_json(Json *j, const MatchFigures *f);        /* one value; match_json.c */
void fair_json(Json *j, const FairBys *all);     /* likewise */

#endif
