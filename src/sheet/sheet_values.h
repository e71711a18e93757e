/* sheet_values.h - what single cells say. */
#ifndef SHEET_VALUES_H
#define SHEET_VALUES_H

#include "sheet/sheet.h"

typedef enum { SAYS_NOTHING, SAYS_YES, SAYS_NO, SAYS_ELSE } Says;

Says value_yes(Arena *a, Str cell);
/* Which roles a cell names; false: it is not empty, yet names none. */
bool value_role(Arena *a, Str cell, bool *mentor, bool *mentee);
/* The (largest) number in a cell: "2", "2-3", "two", "up to 3"; -1 empty, -2 none. */
int  value_number(Arena *a, Str cell);
/* Cells with several values: separated by ; | or line ends, else by commas where
 * the pieces are short.  Brackets hold together.  Trimmed, empty ones left out. */
void value_list(Arena *a, Str cell, Strs *to);
/* The same with "(5)" or ": 5" at the end of a piece taken as importance, 3 without. */
void value_topics(Arena *a, Str cell, Strs *to, Ints *importance);
bool value_email(Str cell);             /* could it be an e-mail address? */
/* Minutes east of UTC in standard time: "UTC-05:00", "+5:30", "Europe/Rome", "CET". */
bool value_zone(Arena *a, Str cell, int *minutes);
/* Does somebody still work here?  AWAY: on leave; ODD: it is not clear. */
typedef enum { STAYS_UNSAID, STAYS_HERE, STAYS_AWAY, STAYS_NOT, STAYS_ODD } Stays;
Stays value_stays(Arena *a, Str cell);
bool value_left(Arena *a, Str cell);    /* a status of somebody who has left */

#endif
