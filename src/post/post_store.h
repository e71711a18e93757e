/* post_store.h - for post/ only; others go through post.h. */
#ifndef POST_STORE_H
#define POST_STORE_H

#include "post/post.h"

typedef struct { int64_t id; Str name, address, subject, text, html; int attempts; bool found; } Taken;
bool outbox_add(Db *db, PostLetter l, Instant now);
void outbox_take(Db *db, Arena *a, Instant now, Taken *t);      /* the next that is due, leased */
void outbox_mark(Db *db, int64_t id, Str state, Str error, Instant due, Instant sent);
Str  outbox_organisation(Db *db, Arena *a);              /* its name, as letters end with it */

#endif
