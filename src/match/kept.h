/* kept.h - runs that their owner asked to keep: the sheets as uploaded and the settings
 * that make the same pairs again, sealed to the owner.  Nobody else can read them, with the
 * data file in hand or without. */
#ifndef MATCH_KEPT_H
#define MATCH_KEPT_H

#include "db/db.h"
#include "seal/seal_keep.h"

typedef struct {
	int64_t id;
	Str     title, engine, settings;
	Instant made;
	int     people, pairs;
	Str     sheets;                 /* kept_read() only */
	bool    shut;                   /* sealed to keys that are lost, or this session has none */
} Kept;
typedef struct { Kept *list; int n; } Keeps;

bool  kept_owns(Db *db, Arena *a, int64_t id, int64_t account);
int   kept_count(Db *db, Arena *a, int64_t account);
/* pair: of the owner, as it is in the session; NULL: none, then all are shut. */
Keeps kept_list(Db *db, Arena *a, int64_t account, const SealPair *pair, int from, int most);   /* newest first, without their sheets */
bool  kept_read(Db *db, Arena *a, int64_t id, int64_t account, const SealPair *pair, Kept *kept);
bool  kept_add(Db *db, Arena *a, int64_t account, Kept k);      /* false: the owner has no keys yet */
void  kept_delete(Db *db, int64_t id, int64_t account);

#endif
