/* fairness.h - of whom figures may be told. */
#ifndef RULES_FAIRNESS_H
#define RULES_FAIRNESS_H

#include "base/base.h"

enum { FAIRNESS_LEAST = 5 };            /* people */

/* Which groups may be shown when the sum of all is known: none of fewer than five people, and none is left that could be worked out
 * from the others.  Those that are not shown are, together, at least two groups and five people, or nothing is shown at all. */
void fairness_shown(const int *people, int groups, bool *shown);

#endif
