/* match_more.h - for match_print.c and match_json.c: who goes short and why, as text and as JSON. */
#ifndef MATCH_MORE_H
#define MATCH_MORE_H

#include "base/json.h"
#include "match/match_short.h"

void more_text(Buf *b, const Match *m);
void more_json(Json *j, const Match *m);        /* keys of the object that is open */

#endif
