/* post.h - letters wait in the outbox and leave after the transaction that wrote them.
 *
 * A letter is a row written in the same transaction as the fact it tells of.  Whoever sends
 * takes it under a lease, hands it to a carrier (smtp.h), and marks it; killed in between, it
 * is sent once more with the same Message-ID.  So: at least once, and recognisable. */
#ifndef POST_H
#define POST_H

#include "base/io.h"
#include "db/db.h"
#include "post/mime.h"

typedef struct {
	int64_t id;                     /* 0: a new one */
	Str     kind;
	int64_t account;                /* 0: none */
	Str     name, address;
	Str     subject, text, html;    /* html "": text alone */
	Str     once;                   /* "": each is another letter; else written once for the same cause */
	Instant due;                    /* { 0 }: now */
	bool    held;                   /* goes into a digest, not out by itself */
} PostLetter;
/* In a deed.  false: the address is odd, or the same cause has written its letter already. */
bool post_letter(Db *db, Arena *a, PostLetter l, Instant now);

/* ---- sending --------------------------------------------------------------------------- */
/* away: the server cannot be reached; nobody: it has no such address; never: it will not take this letter. */
typedef enum { CARRY_SENT, CARRY_LATER, CARRY_AWAY, CARRY_NEVER, CARRY_NOBODY } Carried;
typedef Carried Carrier(void *with, Arena *a, Str from, Str to, Str message, Str *why);
typedef struct {
	Str      from_name, from;       /* name "": the organisation's */
	Str      host;                  /* behind the @ of Message-IDs */
	Str      bounce;                /* "bounces@host": the envelope comes from bounces+ID@host; "": from 'from' */
	Carrier *carry;
	void    *with;
} PostOffice;
/* Sends what is due, in batches under one lease, at most 'most'; returns how many were handed over.
 * Stops when the server is away. */
int  post_send(DbFile *file, const PostOffice *office, Instant now, int most);
/* At the start, when nobody else can be sending: leases of a server that was killed are over. */
void post_begin(Db *db);
int  post_wait_seconds(int attempts);   /* after so many: 60, 300, 900, 3600, then every 6 hours */
enum { POST_ATTEMPTS = 12, POST_LEASE_SECONDS = 300, POST_BATCH = 25 };

/* ---- what comes back (bounce_store.c) --------------------------------------------------- */
enum { BOUNCES_MOST = 3 };      /* so many, and letters to the address are kept back until an administrator clears it */
void post_bounced(Db *db, Str address, int64_t letter, Str said, Instant now);  /* in a deed; a letter counts once */
bool post_bounced_letter(Db *db, Arena *a, int64_t letter, Str said, Instant now);      /* the same, to whom that letter went; false: no such letter */
void post_bounce_clear(Db *db, Arena *a, Str address, Instant now);     /* what was kept back goes out */
typedef struct { Str address, said, name; int times; Date last; } Bounce;
typedef struct { Bounce *list; int n; } Bounces;
Bounces post_bounces(Db *db, Arena *a, int64_t programme, int most);    /* of its people; 0: everybody's; latest first */

/* ---- looking ----------------------------------------------------------------------------- */
typedef struct { int64_t id; Str kind, name, address, subject, text, state, error; Instant due; int attempts; } PostRow;
typedef struct { PostRow *list; int n; } PostRows;
PostRows post_rows(Db *db, Arena *a, int from, int most);       /* newest first */
int64_t  post_waiting(Db *db, Arena *a, int most);                     /* counts no further than that */
int64_t  post_count(Db *db, Arena *a);
bool     post_row(Db *db, Arena *a, int64_t id, PostRow *row);
void     post_sweep(Db *db, Instant now);                       /* forgets what was sent 90 days ago */

#endif
