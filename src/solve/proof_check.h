/* proof_check.h - does a proof hold?  Knows nothing of how it was found; for a file and its certificate there is verify/. */
#ifndef SOLVE_PROOF_CHECK_H
#define SOLVE_PROOF_CHECK_H

#include "solve/proof.h"

/* NULL, or what is wrong.  O(E x digits). */
const char *proof_wrong(Arena *a, const Proof *p);

#endif
