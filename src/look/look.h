/* look.h - the frame of every page and the parts that pages share.
 * Markup: frame.html parts.html error.html; every part in every state: gallery.html.
 *
 *     Buf body = buf_open(rq->arena);
 *     sign_in(&body, rq, f);                      // a template
 *     return look_page(rq, (Page){ .heading = S("Welcome back") }, html_of(&body)); */
#ifndef LOOK_H
#define LOOK_H

#include "web/asset.h"
#include "web/web.h"

typedef struct { Str words; Url to; } Crumb;

typedef struct {
	Str   heading, lede;    /* lede: one sentence, or "" */
	Str   title;            /* of the window; "": the heading */
	Str   here;             /* path of the entry of the navigation this page belongs to: "/match" */
	Crumb crumbs[4];        /* the pages above this one; the first without words ends them */
	bool  bare;             /* no heading: the body brings its own h1 */
} Page;

Reply look_page(Req *rq, Page p, Html body);
Reply look_page_again(Req *rq, Page p, Html body);      /* the same form, refused: 422 */
Reply look_sorry(Req *rq, int status);                  /* what happened, and what next */
Reply look_again(Req *rq);                              /* "send again", with all that was typed */

/* Set at the start, and when an administrator changes it; any thread. */
void look_organisation(Str name);
Str  look_organisation_now(void);
/* What stands above every page of the people it concerns, or ""; rq->db is NULL on some. */
typedef struct { Str says, words; Url to; } Notice;
void look_notice(Notice (*notice)(Req *rq));
void look_demo(bool on);                                /* shows the gallery in the navigation */

/* ---- what parts are given ------------------------------------------------------ */

typedef enum { NOTE_NEWS, NOTE_OK, NOTE_WARN, NOTE_NO } NoteKind;

/* One field of a form.  Its name is its id too.  wrong: the rule's sentence, or "". */
typedef struct {
	const char *name, *label;
	const char *hint, *who;         /* NULL: none; who can read it */
	const char *type;               /* NULL: text */
	const char *complete;           /* autocomplete, or NULL */
	Str         value, wrong;
	bool        optional, small;    /* small: for a date or a number */
	int         most;               /* characters, or 0 */
	int         rows;               /* of an area that holds much, or 0 */
} Input;

/* People who meet together, and who leads them: inside one <li> of a list of such groups. */
typedef struct { Str heading, beside, says; const char *lead; Strs leaders, members; } Circle;       /* lead: "Mentor" */
typedef struct { Circle *list; int n; } Circles;

typedef struct { Str value, words; } Option;
typedef struct { Option *list; int n; } Options;

/* A list in pages: part_pager writes links to path + "page=N"; path ends in '?' or
 * '&', its values percent-encoded (html_url_str). */
typedef struct { Str path; const char *label; int page, pages; } Pager;
enum { LOOK_A_PAGE = 25 };
/* Of a list of so many that was searched for something; the page that was asked for, or the nearest there is. */
Pager look_pager(Arena *a, Str path, Str search, const char *label, int asked, int all);
int look_page_first(Pager p);                           /* how many of the list come before this page */
Url look_page_link(Arena *a, Pager p, int n);
bool look_page_shown(Pager p, int n);                   /* first, last, and those near */

/* The fit of a pair, in pieces: weight is how much a piece counts, got how much of
 * that the pair has (0 .. weight). */
enum { FIT_PIECES = 16 };
typedef struct { int n; struct { int weight, got; } piece[FIT_PIECES]; } Fit;
Str look_fit_path(Arena *a, const Fit *f, bool filled); /* of an svg 1000 wide, 10 high */

Str look_initials(Arena *a, Str name);                  /* "LK"; "" for a name without letters */
Str look_number(Arena *a, int64_t n);                   /* 12 480, with a narrow no-break space */
Str look_count(Arena *a, int n);                        /* "Three", "Twelve", "13": to begin a heading */
int look_share(int64_t part, int64_t whole);            /* thousandths, 0 .. 1000 */

/* ---- between look.c and its own templates --------------------------------------- */

typedef struct { Url to; const char *words; bool here; } Way;
typedef struct { Way *list; int n; } Ways;
typedef struct { int status; const char *heading, *happened, *next; } Sorry;

#endif
