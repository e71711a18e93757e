/* pool_store.h - for enrol/ only: everybody who takes part, in a handful of queries. */
#ifndef POOL_STORE_H
#define POOL_STORE_H

#include "enrol/enrol_own.h"

typedef struct { int64_t profile, person, enrolment; bool mentor; int room, places; Instant applied; } PoolSide;
typedef void PoolRow(void *with, const PoolSide *side, const Joined *says, OwnWords own, Str name_fold, Str email_fold);
/* One call for each live, approved enrolment whose consent is in force: by name, then person, then side. */
void pool_rows(Db *db, Arena *a, int64_t programme, Date today, PoolRow *row, void *with);

typedef struct { int64_t profile, term; Str way; int level; } PoolTerm;
typedef struct { PoolTerm *list; int n; } PoolTerms;
PoolTerms  pool_terms(Db *db, Arena *a, int64_t programme);             /* by profile; the weightiest first */
typedef struct { int64_t id; EnrolTerm term; } PoolWord;
typedef struct { PoolWord *list; int n; } PoolWords;
PoolWords  pool_words(Db *db, Arena *a);                                /* by id; a merged one by its new name */

#endif
