/* letter.h - what an own wording of a letter must hold, and quiet hours. */
#ifndef RULES_LETTER_H
#define RULES_LETTER_H

#include "rules/rule.h"

enum { LETTER_SUBJECT_MOST = 200, LETTER_TEXT_MOST = 8000 };

/* holes: the names that can be filled in, with blanks between: "name programme link".
 * link_needed: nobody could answer this letter without {link}. */
typedef struct { Str subject, text; const char *holes; bool link_needed; } LetterForm;
Verdict letter_check(LetterForm f);
/* The first hole that cannot be filled, with its brackets; "": there is none. */
Str     letter_odd_hole(Str text, const char *holes);

/* Minutes after midnight; -1: not a time.  odd_zone: nobody knows it. */
typedef struct { bool from_said, until_said; int from, until; bool odd_zone, odd_way; } LetterTimeForm;
Verdict letter_time_check(LetterTimeForm f);

void letter_handbook(RuleReader *tell, void *with);

#endif
