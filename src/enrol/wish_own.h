/* wish_own.h - for enrol/ only: what a wish says once it is opened. */
#ifndef WISH_OWN_H
#define WISH_OWN_H

#include "enrol/enrol_own.h"

typedef struct { int64_t person; Str typed; } Named;    /* person 0: unknown when it was written */
Named        wish_named(Str line);
Str          wish_open(Arena *a, const char *table, const char *column, int64_t row, Str sealed);      /* "": does not open */
IdentitySaid wish_identity_open(Arena *a, int64_t profile, Str sealed);

#endif
