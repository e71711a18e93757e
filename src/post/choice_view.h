/* choice_view.h - what the pages of choice.html show. */
#ifndef POST_CHOICE_VIEW_H
#define POST_CHOICE_VIEW_H

#include "look/look.h"
#include "post/letter_own.h"

typedef struct { const LetterCategory *category; LetterWay way; } ChoiceLine;
typedef struct { ChoiceLine *list; int n; } ChoiceLines;
typedef struct { ChoiceLines all; Str from, until, zone, address; Verdict verdict; bool kept; } ChoicesView;

#endif
