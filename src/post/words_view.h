/* words_view.h - what the pages of words.html show. */
#ifndef POST_WORDS_VIEW_H
#define POST_WORDS_VIEW_H

#include "look/look.h"
#include "post/letter_own.h"
#include "post/post.h"

typedef struct { const LetterKind *kind; bool own, of_programme; } KindLine;
typedef struct { KindLine *list; int n; } KindLines;
typedef struct { Str base; bool of_programme; KindLines all; Bounces back; Str says; } WordingsView;    /* base: "/wordings" */

typedef struct { const char *hole, *means; Str sample; } Hole;
typedef struct { Hole *list; int n; } Holes;
typedef struct {
	Str     base;                   /* of the list */
	const LetterKind *kind;
	Str     subject, text;          /* as typed, or as they are */
	bool    own, of_programme, kept, usual;
	Verdict verdict;
	Str     odd;                    /* the hole that cannot be filled */
	Holes   holes;
	Str     search, whom, address;  /* previewed as this person would get it; address "": made up */
	Addressees found;
	Str     shown_subject, shown_text;      /* the preview */
	Html    shown_html;
} WordingView;

#endif
