/* people_own.h - for people/ only: deeds that its pages and commands share. */
#ifndef PEOPLE_OWN_H
#define PEOPLE_OWN_H

#include "people/people.h"

Str     people_sort_name(Arena *a, Str given, Str family, Str name);   /* folded, family name first */
/* In a deed.  h: all fields as they shall be; id 0 makes a new person and is set. */
Verdict people_keep(Db *db, Arena *a, Human *h, Str source, Instant now);
/* Who would be in the circle if person's manager were boss: person, ..., boss; none: no circle. */
Humans  people_circle(Db *db, Arena *a, int64_t person, int64_t boss);
void    people_lines_told(Db *db, Arena *a, Date today);                /* calls who asked to be told */

#endif
