/* sheet_view.h - what the pages of "Match a sheet" show (sheet.html, result.html, kept.html).
 * Plain text and numbers, filled by whoever knows; sentences are whole sentences. */
#ifndef SHEET_VIEW_H
#define SHEET_VIEW_H

#include "match/above_view.h"
#include "match/goals_view.h"
#include "match/shape_view.h"
#include "match/short_view.h"

/* ---- 1. the start: bring a sheet -------------------------------------------------- */

typedef struct { const char *words, *spellings; bool needed; } Known;  /* "E-mail", "email, e-mail address, mail" */
typedef struct { Known *list; int n; } Knowns;

typedef struct {
	Str    says;            /* why the sheet could not be taken, or "" */
	bool   two;             /* two sheets rather than one */
	Knowns knowns;
} StartView;

/* ---- 2. the columns: how each was understood ------------------------------------------ */

typedef struct {
	int  number;            /* from 0, over both sheets: the field "c<number>" holds the choice */
	Str  header, meaning;   /* meaning: value of one of the options; "" is left alone */
	Str  examples;          /* "Cardiology · Family medicine · Surgery" */
	bool unsure;            /* a guess worth a look */
} Column;
typedef struct { Column *list; int n; } Columns;
typedef struct { Str name; int rows; Columns columns; } SheetPart;      /* name of the file */
typedef struct { SheetPart *list; int n; } SheetParts;

typedef struct { Str file, column, value, says; int row; } Problem;     /* says: what is wrong and what to do */
typedef struct { Problem *list; int n; } Problems;

typedef struct {
	int64_t    run;
	SheetParts parts;
	Options    meanings;    /* the first is "left alone", value "" */
	Problems   problems;    /* at most some; problems_all counts them all */
	int        problems_all;
	Str        refused;     /* why it cannot be matched like this, or "" */
	ShapePicks shapes;
	int        mentors, mentees, both, places;
} ColumnsView;

/* ---- while it is being matched ---------------------------------------------------------- */

typedef struct { int64_t run; int step, done, of, mentees, mentors; } WorkingView;     /* step: 0 waits for its turn, 1 compares, 2 pairs */

/* ---- 3. the result ------------------------------------------------------------------------ */

typedef struct { Str mentee, mentor; int fit; Fit bar; Str why; } PairRow;      /* fit: of 100 */
typedef struct { PairRow *list; int n; } PairRows;

typedef struct { Str name, why; int row; } LeftRow;     /* row of the sheet, or 0 */
typedef struct { LeftRow *list; int n; } LeftRows;

typedef struct { Str topic; int wanted, offered; } TopicRow;
typedef struct { TopicRow *list; int n; } TopicRows;

typedef struct { const char *key, *words; int weight; } Weight;         /* field "w_<key>", 0 to 100 */
typedef struct { Weight *list; int n; } Weights;

typedef struct { Str says; int apart; } RuleRow;        /* apart: pairs it keeps apart; -1: not counted */
typedef struct { RuleRow *list; int n; } RuleRows;

typedef struct {
	Str  mentee, mentor;    /* as asked; "" when nobody asked */
	Str  says;              /* the answer: the rule's sentence, or what choosing them would cost */
	Str  more;              /* a second sentence, or "" */
	MatchShape shape;
	bool unknown, allowed, paired;  /* unknown: somebody asked for is not there */
	int  fit;               /* of 100, or -1 */
	Fit  bar;
	Str  why;               /* the reasons for their fit */
} WhyNot;

typedef struct { Str words; const char *format; } Download;

typedef struct {
	int64_t   run;
	Str       files;        /* "mentees.csv and mentors.csv" */
	int       mentees, mentors, places, paired;
	MatchShape shape;
	ShapePicks shapes;
	Circles   groups;       /* of this page; then pairs has none */
	int       groups_all;
	int       mean, worst;  /* fit of 100 over the pairs */
	GoalPicks goals;
	Str       best, holds, price;   /* what is so of this match, by its goal; price: what a stable one costs, or "" */
	bool      proven;               /* a certificate comes with it */
	FigureRows figures;
	FairBys   fair;
	PairRows  pairs;        /* of this page */
	int       first, shown; /* number of the first of them; how many pairs the search left */
	Str       search;       /* what was searched for, or "" */
	Pager     pager;
	Strs      pieces;       /* names of the pieces of a fit bar, in order */
	LeftRows  left;         /* at most some; left_all counts them all */
	int       left_all;
	Str       left_says;    /* the heading over them */
	ShortView why_nobody;
	TopicRows topics;       /* scarcest first */
	int       topics_all;
	Str       topics_say;   /* one sentence about them, or "" */
	Weights   weights;
	int       line;         /* of line management kept apart: 0 the whole, 1 direct, 2 whole and same manager */
	Str       seed;
	RuleRows  rules;
	Strs      alone;        /* headers of the columns that were left alone */
	Str       says;         /* why the weights were refused, or "" */
	WhyNot    why;
	Strs      mentee_names, mentor_names;   /* to choose from; empty when there are too many */
	bool      kept, may_keep;               /* may_keep: somebody is signed in */
	Str       until;        /* "15:20": when it is forgotten */
} ResultView;

/* ---- 4. kept runs, and how it decides ------------------------------------------------------ */

typedef struct { int64_t id; Str name; Date made; int paired, mentees; } KeptRow;
typedef struct { KeptRow *list; int n; } KeptRows;

typedef struct { const char *says, *where; } Decision;  /* a rule and where its line stands in the source */
typedef struct { Decision *list; int n; } Decisions;
typedef struct { const char *words, *says; int weight; } Piece;
typedef struct { Piece *list; int n; } Pieces;

/* Heading, lede and way of each page. */
Page sheet_start_frame(void);
Page sheet_working_frame(Arena *a, const WorkingView *v);
Page sheet_columns_frame(Arena *a, const ColumnsView *v);
Page sheet_result_frame(Arena *a, const ResultView *v);
Page sheet_ask_frame(Arena *a, Above above, Str heading, const char *lede);      /* of a page below the result */
Page sheet_kept_frame(Arena *a, int n);
Page sheet_rules_frame(void);

Str sheet_people(Arena *a, int n, const char *one, const char *many);   /* "1 person", "12 480 people" */

#endif
