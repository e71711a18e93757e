/* seal_keep.h - keys as they lie in the data file.  Called in deeds; the cryptography: seal.h. */
#ifndef SEAL_KEEP_H
#define SEAL_KEEP_H

#include "db/db.h"
#include "seal/seal.h"

typedef struct { int64_t id; uint8_t open[32]; Str by_password, by_recovery; } SealRow;         /* by_...: wraps, "" where there is none */
bool seal_row(Db *db, Arena *a, int64_t account, SealRow *row);         /* the pair in force; false: none */
/* A new pair: the one before is retired and loses its wraps, so what was sealed to it is lost. */
void seal_row_add(Db *db, int64_t id, int64_t account, const SealPair *pair, Instant now);
void seal_wrap_put(Db *db, int64_t key, Str method, Str wrapped, Instant now);
/* Lies anything here that only the server's key opens? */
bool seal_server_needed(Db *db, Arena *a);

#endif
