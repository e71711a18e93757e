/* quota_pairs.h - for quota.c only: which pairs the flow looks at. */
#ifndef SOLVE_QUOTA_PAIRS_H
#define SOLVE_QUOTA_PAIRS_H

#include "solve/quota.h"

typedef struct { uint8_t *in; int64_t n; } QuotaPairs;          /* by edge; how many */

/* All, or where there are many, for each left those that promise most.  false: stopped. */
bool quota_pairs_open(Arena *a, const Quota *q, QuotaPairs *out);
void quota_pairs_all(QuotaPairs *x, const Quota *q);

/* What a pair is worth beyond what is there; above 0: it should join in.  For each left the worthiest few do;
 * false: there is none.  O(edges). */
typedef int64_t QuotaWorth(const void *with, int left, int64_t edge);
bool quota_pairs_more(QuotaPairs *x, const Quota *q, QuotaWorth *worth, const void *with);

#endif
