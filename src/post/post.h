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
	Str     kind;
	int64_t account;                /* 0: none */
	Str     name, address;
	Str     subject, text, html;    /* html "": text alone */
	Str     once;                   /* "": each is another letter; else written once for the same cause */
	Instant due;                    /* { 0 }: now */
} PostLetter;
/* In a deed.  false: the address is odd, or the same cause has written its letter already. */
bool post_letter(Db *db, PostLetter l, Instant now);

/* ---- sending --------------------------------------------------------------------------- */
typedef enum { CARRY_SENT, CARRY_LATER, CARRY_NEVER } Carried;  /* never: this address takes no mail */
typedef Carried Carrier(void *with, Arena *a, Str from, Str to, Str message, Str *why);
typedef struct { Str from_name, from, host; Carrier *carry; void *with; } PostOffice;      /* host: behind the @ of Message-IDs */
/* Sends what is due, one at a time, at most 'most'; returns how many were handed over. */
int  post_send(DbFile *file, const PostOffice *office, Instant now, int most);
int  post_wait_seconds(int attempts);   /* after so many: 60, 300, 900, 3600, then every 6 hours */
enum { POST_ATTEMPTS = 12, POST_LEASE_SECONDS = 300 };

/* ---- looking ----------------------------------------------------------------------------- */
typedef struct { int64_t id; Str kind, name, address, subject, text, state, error; Instant due; int attempts; } PostRow;
typedef struct { PostRow *list; int n; } PostRows;
PostRows post_rows(Db *db, Arena *a, int from, int most);       /* newest first */
int64_t  post_waiting(Db *db, Arena *a);
int64_t  post_count(Db *db, Arena *a);
bool     post_row(Db *db, Arena *a, int64_t id, PostRow *row);
void     post_sweep(Db *db, Instant now);                       /* forgets what was sent 90 days ago */

#endif
