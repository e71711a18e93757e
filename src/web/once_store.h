/* once_store.h - for web/ only: forms that have acted. */
#ifndef ONCE_STORE_H
#define ONCE_STORE_H

#include "db/db.h"

bool once_found(Db *db, Arena *a, Blob hash, Str *location);    /* location "" : acted, and the reply was lost */
bool once_take(Db *db, Blob hash, Str location, Instant now);   /* false: it was there */
void once_tell(Db *db, Blob hash, Str location);
void once_sweep(Db *db, Instant now);                           /* forgets what is a day old */

#endif
