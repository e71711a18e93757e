/* pairs_store.h - for mentorship/ only: lists for coordinators; reads only. */
#ifndef PAIRS_STORE_H
#define PAIRS_STORE_H

#include "mentorship/pairs_view.h"

PairCounts pair_counts(Db *db, Arena *a, int64_t programme, Date today);
typedef struct { int64_t *list; int n; } PairIds;
/* Those under way or proposed, newest first, a flash meeting until its days are over; flagged: only those that stand in one line now; like "%%": all. */
PairIds    pair_ids(Db *db, Arena *a, int64_t programme, bool flagged, Str like, Date today);
PairRows   pair_rows(Db *db, Arena *a, PairIds ids, int from, int most);

#endif
