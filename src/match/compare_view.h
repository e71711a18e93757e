/* compare_view.h - what the page that compares two drafts shows (compare.html). */
#ifndef MATCH_COMPARE_VIEW_H
#define MATCH_COMPARE_VIEW_H

#include "look/look.h"
#include "match/compare.h"

typedef struct { int64_t id; Str words; } RunChoice;
typedef struct { RunChoice *list; int n; } RunChoices;
typedef struct { Beside *list; int n; } BesideRows;
typedef struct {
	Round      o;
	Run        before, after;
	RunChoices runs;
	Besides    all;
	bool       everybody, alike;    /* alike: both were weighed alike */
	Str        search;
	BesideRows shown;
	int        found;
	Pager      pager;
} CompareView;

#endif
