/* intern.h - one number for one text: equal texts get equal numbers, from 1 in
 * order of first appearance. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/base.h"

typedef struct Intern Intern;
Intern *intern_open(Arena *a);
int32_t intern_id(Intern *in, Str s);           /* the text is copied when it is new; O(length) */
int32_t intern_find(const Intern *in, Str s);   /* 0: never seen */
Str     intern_str(const Intern *in, int32_t id);
int     intern_count(const Intern *in);         /* the largest number given */

#endif
