/* if_view.h - what the page "what if" shows (what_if.html). */
#ifndef MATCH_IF_VIEW_H
#define MATCH_IF_VIEW_H

#include "match/match_if.h"
#include "match/round_view.h"

typedef struct { Str mentee, before, after; } IfLine;
typedef struct { IfLine *list; int n; } IfLines;

typedef struct {
	Round   o;
	Programme p;
	Str     who, places;            /* as typed */
	IfKind  kind;
	Str     says;                   /* why there is no answer, or "" */
	Founds  people;                 /* whom the name could mean */
	bool    by_total;               /* false: the goal of the draft is not one of sums alone */
	bool    alike;                  /* the fewest changes are the best as well */
	bool    answered, sensible;     /* sensible: today's facts are as was asked, so matching again takes them in */
	Str     question;
	IfSum   way[IF_WAYS];
	IfLines few, again;             /* again: of this page */
	int     again_n;
	Pager   pager;
} IfView;

#endif
