/* post_store.h - for post/ only; others go through post.h. */
#ifndef POST_STORE_H
#define POST_STORE_H

#include "post/post.h"

typedef struct { int64_t id, account; Str kind, name, address, subject, text, html; int attempts; } Taken;
typedef struct { Taken *list; int n; } TakenList;
bool outbox_add(Db *db, PostLetter l, Str state, Str error, Instant now);
void outbox_unblock(Db *db, Arena *a, Str address, Instant now);       /* what was kept back from it waits again */
void outbox_take(Db *db, Arena *a, Instant now, int most, TakenList *all);     /* the next that are due, leased */
void outbox_untake(Db *db, int64_t id);                 /* it was not tried */
int  bounce_times(Db *db, Arena *a, Str address);
void outbox_mark(Db *db, int64_t id, Str state, Str error, Instant due, Instant sent);
Str  outbox_organisation(Db *db, Arena *a);              /* its name, as letters end with it */

#endif
