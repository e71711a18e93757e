/* sign.h - accounts, signing in, sessions, one-time links. */
#ifndef SIGN_H
#define SIGN_H

#include "base/io.h"
#include "db/db.h"
#include "rules/account.h"
#include "seal/seal_keep.h"

enum { SESSION_SECONDS = 12 * 3600, IDLE_SECONDS = 3 * 3600, LINK_SECONDS = 7 * 86400 };

/* ---- who is it? -------------------------------------------------------------------- */
typedef struct { int64_t account, session; Str name, email, rank; bool touch; } SignedIn;      /* touch: call sign_touch() soon */
bool sign_who(Db *db, Arena *a, Str cookie, Instant now, SignedIn *who);
void sign_touch(DbFile *file, int64_t session, int64_t account, Instant now);
bool sign_owns_session(Db *db, Arena *a, int64_t account, int64_t session);

/* ---- passwords: slow on purpose, at most two at a time ------------------------------- */
typedef enum { HASH_RIGHT, HASH_WRONG, HASH_BUSY } HashAnswer;
HashAnswer sign_verify(Str secret, Str password);       /* secret "": as slow, and HASH_WRONG */
bool       sign_hash(Arena *a, Str password, Str *secret);      /* false: busy */

/* ---- a person's pair of keys: opened by the password, or while signed in ----------------- */
typedef struct { SealPair pair; int64_t key; Str by_password; bool fresh; } Keys;       /* fresh: to be kept by the next deed */
/* Slow, under the same turns as passwords.  Opens the pair of 'row', or where there is none (row NULL)
 * or it does not open, makes a fresh one wrapped by this password.  false: busy. */
bool sign_keys_by_password(Arena *a, const SealRow *row, Str password, Keys *keys);
/* By the recovery code; wrapped anew by the password.  false: busy; *right tells whether the code opened it. */
bool sign_keys_by_recovery(Arena *a, const SealRow *row, Str code, Str password, Keys *keys, bool *right);
bool sign_rewrap(Arena *a, Keys *keys, Str password);   /* wraps the pair by another password; false: busy */
void sign_keys_keep(Db *db, int64_t account, const Keys *keys, Instant now);    /* deed: keeps pair and wrap */
/* Of whoever is signed in, from the session's wrap and the token that the browser sent. */
bool sign_pair(Db *db, Arena *a, int64_t session, int64_t account, Str cookie, SealPair *pair, int64_t *key);

/* ---- deeds, all called in the writer's transaction ------------------------------------ */
typedef struct { Str email_fold, peer; } Trier;         /* who tries: counted by address and by network */
int  sign_wait(Db *db, Arena *a, Trier t, Instant now); /* seconds this trier must wait; 0: may try */
bool sign_password_of(Db *db, Arena *a, Str email_fold, int64_t *account, Str *secret);
void sign_failed(Db *db, Arena *a, Trier t, Instant now);
Str  sign_in(Db *db, Arena *a, int64_t account, Trier t, Str agent, const Keys *keys, Instant now);   /* the cookie's value; keys NULL: none */
Str  sign_token(Arena *a);                              /* 256 random bits in hex */
void sign_out(Db *db, int64_t account, int64_t session);
void sign_end_others(Db *db, int64_t account, int64_t keep);
void sign_change_password(Db *db, int64_t account, Str secret, int64_t keep_session, Instant now);

/* First set-up: a link as long as nobody administers the place; "" when somebody does. */
Str  sign_setup_link(Db *db, Arena *a, Instant now);
typedef struct { Str purpose; int64_t account; Str name, email; bool recovery; } Link;        /* recovery: a recovery sheet was made */
bool sign_link(Db *db, Arena *a, Str token, Instant now, Link *link);   /* false: used, too old or never made */
/* Uses the link: makes or activates the account.  Returns it, or 0 when the link was used meanwhile. */
int64_t sign_accept(Db *db, Arena *a, Str token, AccountForm f, Str secret, Instant now);

Verdict sign_invite(Db *db, Arena *a, AccountForm f, Str rank, Instant now, Str *token);
Str     sign_new_link(Db *db, Arena *a, int64_t account, Instant now);  /* for a forgotten password too; "" : no such account */
Verdict sign_close(Db *db, Arena *a, int64_t account, int64_t by);
/* In a deed: is this the key that the data file was used with?  A file that has seen none remembers it; it is told by its print alone. */
bool    sign_knows_key(Db *db, Arena *a, Str print, Instant now);
Str     sign_organisation(Db *db, Arena *a);
void    sign_set_person(Db *db, int64_t account, int64_t person);       /* deed: who they are among people/ */
void    sign_sweep(Db *db, Instant now);                        /* forgets what has run out */

/* ---- lists ------------------------------------------------------------------------------ */
typedef struct { int64_t id; Str email, name, rank, state; Date last_day; bool never; } Account;
typedef struct { Account *list; int n; } Accounts;
/* By address; those whose name or address holds what was searched for, "" finds all. */
Accounts sign_accounts(Db *db, Arena *a, Str search, int from, int most);
int      sign_accounts_count(Db *db, Arena *a, Str search);
typedef struct { int64_t id; Instant made, seen_hour; Str agent; } Session;
typedef struct { Session *list; int n; } Sessions;
Sessions sign_sessions(Db *db, Arena *a, int64_t account, Instant now);
bool     sign_account(Db *db, Arena *a, int64_t id, Account *account);

#endif
