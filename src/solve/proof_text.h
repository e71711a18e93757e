/* proof_text.h - a matching and the proof that none is better, as text without names: format 2 of
 * docs/certificate.md, which `mentord verify` reads with code of its own (verify/). */
#ifndef SOLVE_PROOF_TEXT_H
#define SOLVE_PROOF_TEXT_H

#include "solve/proof.h"

extern const char *const goal_names[];          /* by Goal */
Str proof_text(Arena *a, const Proof *x);       /* O(E + digits), but for rows whose rights do not grow */

#endif
