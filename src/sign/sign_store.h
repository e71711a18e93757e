/* sign_store.h - for sign/ only; others go through sign.h. */
#ifndef SIGN_STORE_H
#define SIGN_STORE_H

#include "sign/sign.h"

typedef struct { int64_t id; Str email, name, rank, state, secret; } AccountRow;
bool    account_by_email(Db *db, Arena *a, Str email_fold, AccountRow *row);
bool    account_by_id(Db *db, Arena *a, int64_t id, AccountRow *row);
bool    account_by_session(Db *db, Arena *a, Blob token_hash, Instant now, AccountRow *row, int64_t *session, Instant *seen_hour);
int64_t account_count_admins(Db *db, Arena *a);
Accounts account_list(Db *db, Arena *a, Str like, int from, int most);     /* like: a pattern with '!' before what is meant as it stands */
int     account_count(Db *db, Arena *a, Str like);
void    account_add(Db *db, int64_t id, Str email, Str email_fold, Str name, Str name_fold, Str rank, Str state, Instant now);
void    account_activate(Db *db, int64_t id, Str name, Str name_fold, Str secret, Instant now);
void    account_set_secret(Db *db, int64_t id, Str secret, Instant now);
void    account_close(Db *db, int64_t id);
void    account_set_person(Db *db, int64_t id, int64_t person);
void    account_seen(Db *db, int64_t id, Date today);

void    session_add(Db *db, int64_t id, Blob token_hash, int64_t account, Str agent, Str key_wrapped, Instant now);     /* key_wrapped "": none */
Str     session_wrap(Db *db, Arena *a, int64_t session);
void    session_end(Db *db, int64_t account, int64_t session);
void    session_end_others(Db *db, int64_t account, int64_t keep);       /* keep 0: all */
void    session_seen(Db *db, int64_t session, Instant hour);
int64_t session_owner(Db *db, Arena *a, int64_t session);               /* 0: no such session */
void    session_sweep(Db *db, Instant now);

typedef struct { Str purpose; int64_t account; } TokenRow;
bool    token_find(Db *db, Arena *a, Blob hash, Instant now, TokenRow *row);    /* unused and in time */
void    token_add(Db *db, Blob hash, Str purpose, int64_t account, Instant expires);
bool    token_use(Db *db, Blob hash, Instant now);                              /* false: used meanwhile */
void    token_drop(Db *db, Str purpose, int64_t account);                       /* account 0: of the first set-up */

void    tries_read(Db *db, Arena *a, Blob subject, int *tries, Instant *wait_until);
void    tries_add(Db *db, Blob subject, int tries, Instant wait_until);
void    tries_clear(Db *db, Blob subject);

Str     setting_read(Db *db, Arena *a, Str name);                       /* "" if unset */
void    setting_write(Db *db, Str name, Str value, Instant now);

#endif
