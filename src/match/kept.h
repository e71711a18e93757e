/* kept.h - runs that their owner asked to keep: the sheets as uploaded and the settings
 * that make the same pairs again.  Nobody but the owner can open them. */
#ifndef MATCH_KEPT_H
#define MATCH_KEPT_H

#include "db/db.h"

typedef struct {
	int64_t id;
	Str     title, engine, settings;
	Instant made;
	int     people, pairs;
	Str     sheets;                 /* kept_read() only */
} Kept;
typedef struct { Kept *list; int n; } Keeps;

bool  kept_owns(Db *db, Arena *a, int64_t id, int64_t account);
Keeps kept_list(Db *db, Arena *a, int64_t account, int from, int most);         /* newest first, without their sheets */
int   kept_count(Db *db, Arena *a, int64_t account);
bool  kept_read(Db *db, Arena *a, int64_t id, int64_t account, Kept *kept);
void  kept_add(Db *db, int64_t account, Kept k);
void  kept_delete(Db *db, int64_t id, int64_t account);

#endif
