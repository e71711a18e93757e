/* compare_view.h - what the page that compares two drafts or results shows (compare.html). */
#ifndef MATCH_COMPARE_VIEW_H
#define MATCH_COMPARE_VIEW_H

#include "match/above_view.h"
#include "match/compare.h"

typedef struct { Str value, words; } CompareChoice;
typedef struct { CompareChoice *list; int n; } CompareChoices;
typedef struct { Beside *list; int n; } BesideRows;
typedef struct {
	Above      above;
	const char *things;             /* "drafts", "results" */
	CompareChoices before, after;   /* to choose from; of a sheet, the one beside the result at hand stands in 'before' */
	Str        chosen_before, chosen_after;         /* "": nothing yet, and there are no figures */
	int        older;               /* kept runs that there is no room for among the choices */
	Str        says;                /* why the two cannot be compared, or "" */
	Str        before_is, after_is; /* "Draft 1", "This result" */
	Besides    all;
	bool       everybody, alike;    /* alike: both were weighed alike */
	Str        search;
	BesideRows shown;
	int        found;
	Pager      pager;
	Url        csv;
} CompareView;

CompareView view_compare_asked(Req *rq, Above above);
/* Once v->all is there: the rows of this page.  query: "before=1&after=2", what was chosen. */
void view_compare(Req *rq, CompareView *v, Str query);
Str  view_compare_csv(Arena *a, const Besides *all);    /* every mentee */

#endif
