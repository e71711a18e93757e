/* kept_store.h - for match/ only; others go through kept.h. */
#ifndef KEPT_STORE_H
#define KEPT_STORE_H

#include "match/kept.h"

typedef struct { int64_t id, key; Str item, title, settings, sheets, engine; Instant made; int people, pairs; } SealedRun;
typedef struct { SealedRun *list; int n; } SealedRuns;
SealedRuns kept_rows(Db *db, Arena *a, int64_t account, int from, int most);     /* without sheets */
bool      kept_row(Db *db, Arena *a, int64_t id, int64_t account, SealedRun *row);
void      kept_row_add(Db *db, int64_t account, SealedRun row);

#endif
