/* if_view.h - what the page "what if" shows (what_if.html), of a round or of a sheet. */
#ifndef MATCH_IF_VIEW_H
#define MATCH_IF_VIEW_H

#include "match/above_view.h"
#include "match/match_if.h"

enum { IF_FOUND_MOST = 12 };

typedef struct { Str mentee, before, after; } IfLine;
typedef struct { IfLine *list; int n; } IfLines;
typedef struct { Str name, who; } IfChoice;     /* who: what is asked then */
typedef struct { IfChoice *list; int n; } IfChoices;

/* What can be done with the answer.  IF_SO_ALREADY: today's facts are as was asked, so matching again takes them in. */
typedef enum { IF_NOTHING, IF_SO_ALREADY, IF_ONCE_SO, IF_IN_THE_SHEET } IfNext;

typedef struct {
	Above   above;
	Str     who, places;            /* as typed */
	IfKind  kind;
	int     page;
	Str     says;                   /* why there is no answer, or "" */
	IfChoices people;               /* whom the name could mean */
	bool    by_total;               /* false: the goal of the match is not one of sums alone */
	bool    alike;                  /* the fewest changes are the best as well */
	bool    answered;
	IfNext  next;
	Str     question;
	IfSum   way[IF_WAYS];
	IfLines few, again;             /* again: of this page */
	int     again_n;
	Pager   pager;
} IfView;

IfView view_if_asked(Req *rq, Above above);             /* from the fields of the page */
Str    view_if_unclear(const IfView *v, int *places);   /* once people are found: what is not clear yet, or "" */
void   view_if_answer(Arena *a, const Match *m, const MatchIf *x, IfView *v);  /* or why not */

#endif
