/* people_view.h - what the pages of people.html, words.html and import.html show. */
#ifndef PEOPLE_VIEW_H
#define PEOPLE_VIEW_H

#include "look/look.h"
#include "people/import_own.h"
#include "people/people_own.h"
#include "sheet/sheet_out.h"

static inline Str view_id(Arena *a, int64_t id) { return id ? str_fmt(a, "%lld", (long long)id) : S(""); }
Options view_units(Arena *a, const Units *units, int64_t also, const char *none);       /* in use, as a tree; and the present one */

/* ---- people.html ------------------------------------------------------------------- */

typedef struct { Human h; Str boss; Verdict verdict; Str more; Options units, stages; } PersonEdit;    /* boss: as written */
typedef struct { Humans list; int found; Str search, unit; bool gone; Pager pager; Options units; PersonEdit add; Str query; } PeopleView;
typedef struct { PersonEdit edit; Humans up, reports; int reports_n; Pager pager; Extras extras; bool kept; } PersonView;
typedef struct { Str search, unit; bool gone; int found; const SheetOut *out; Options units; } ExportView;

/* ---- words.html -------------------------------------------------------------------- */

typedef struct { Units list; Unit add; Verdict verdict; Options parents; } UnitsView;
typedef struct { Unit unit; Verdict verdict; Options parents; int people; bool kept; } UnitView;
typedef struct { Stages stages; int64_t at; Str name; Verdict verdict; } StagesView;     /* at: which one was refused; 0: the new one */
typedef struct { const char *list; Terms terms; int64_t at; Str name, domain; Verdict verdict; } TermsView;

/* ---- import.html -------------------------------------------------------------------- */

typedef struct { Str says; ImportRows list; Pager pager; int64_t done; } ImportsView;
typedef struct { int number; Str header, meaning, examples; } ImportColumnView;
typedef struct { ImportColumnView *list; int n; } ImportColumnsView;
typedef struct {
	int64_t           id;
	const ImportPlan *plan;
	Str               file, says;
	bool              whole_staff, nothing;
	ImportColumnsView columns;
	Options           meanings;
	Pager             pager;
	ImportProblems    problems;     /* of this page */
	Strs              leaving, units;       /* names; the first ones */
	int               leaving_more, units_more;
} ImportView;
typedef struct { ImportRow row; Humans people; int found; Pager pager; Verdict verdict; Str who; } ImportDoneView;

#endif
