/* profile_store.h - for enrol/ only. */
#ifndef PROFILE_STORE_H
#define PROFILE_STORE_H

#include "enrol/enrol_own.h"

bool         profile_row(Db *db, Arena *a, int64_t programme, int64_t person, EnrolProfile *p);       /* without its terms */
void         profile_put(Db *db, const EnrolProfile *p, Instant now);
ProfileTerms profile_terms(Db *db, Arena *a, int64_t profile);
void         profile_terms_put(Db *db, int64_t profile, ProfileTerms terms);
bool         portrait_row(Db *db, Arena *a, const Programme *of, int64_t person, int64_t *profile, Portrait *p);

#endif
