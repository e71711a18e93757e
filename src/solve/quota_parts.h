/* quota_parts.h - for quota*.c only: the two ways to solve it. */
#ifndef SOLVE_QUOTA_PARTS_H
#define SOLVE_QUOTA_PARTS_H

#include "solve/quota.h"

bool quota_concerns(const Quota *q, int left);          /* the rule or the wish.  O(row) */

/* Both fill in 'end', 'made' and 'unit_short' of *out, which has room for them. */
void quota_by_flow(Arena *a, const Quota *q, Quotaed *out);
bool quota_may_split(const Quota *q);
void quota_by_split(Arena *a, const Quota *q, Quotaed *out);    /* where it may: many times as fast */

#endif
