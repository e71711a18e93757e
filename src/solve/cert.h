/* cert.h - a match and the proof that none is better, as text without names.
 * The format is documented in docs/certificate.md; `mentord verify` reads it with
 * code of its own (verify/). */
#ifndef SOLVE_CERT_H
#define SOLVE_CERT_H

#include "solve/assign.h"

Str cert_write(Arena *a, const Assign *problem, const Assigned *answer);        /* O(L R) */

#endif
