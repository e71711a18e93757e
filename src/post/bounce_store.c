/* bounce_store.c - addresses that gave letters back for good. */
#include "post/post_store.h"

#include "post/letter_own.h"

int bounce_times(Db *db, Arena *a, Str address)
{
	return (int)db_number(db_ask(db, a, "SELECT times FROM bounce WHERE address_fold = $1", utf8_fold(a, address)));
}

static void count(Db *db, Str fold, int64_t letter, Str said, Instant now)
{
	db_do(db, "INSERT INTO bounce (address_fold, times, said, last, letter) VALUES ($1, 1, $2, $3, $4)"
	          " ON CONFLICT (address_fold) DO UPDATE SET times = bounce.times + 1, said = excluded.said, last = excluded.last, letter = excluded.letter"
	          " WHERE bounce.letter <> excluded.letter", fold, said, now, letter);
}

typedef struct { Db *db; Str address; int64_t letter; Str said; Instant now; } Bounced;

static void count_one(Arena *a, void *with)
{
	const Bounced *b = with;
	count(b->db, utf8_fold(a, b->address), b->letter, b->said, b->now);
}

/* A bounce that is not counted for want of memory comes again. */
void post_bounced(Db *db, Str address, int64_t letter, Str said, Instant now)
{
	arena_drop(arena_filled(count_one, &(Bounced){ db, address, letter, said, now }));
}

bool post_bounced_letter(Db *db, Arena *a, int64_t letter, Str said, Instant now)
{
	PostRow row;
	if (!post_row(db, a, letter, &row))
		return false;
	count(db, utf8_fold(a, row.address), letter, said, now);
	outbox_mark(db, letter, S("failed"), said, row.due, now);
	return true;
}

void post_bounce_clear(Db *db, Arena *a, Str address, Instant now)
{
	db_do(db, "DELETE FROM bounce WHERE address_fold = $1", utf8_fold(a, address));
	outbox_unblock(db, a, address, now);
}

Bounces post_bounces(Db *db, Arena *a, int64_t programme, int most)
{
	Bounces all = { 0 };
	Rows *r = db_ask(db, a, "SELECT b.address_fold, b.said, coalesce(p.name, ''), b.times, b.last FROM bounce b LEFT JOIN person p ON p.email_fold = b.address_fold"
	                        " WHERE $1 = 0 OR p.id IN (SELECT person FROM invitation WHERE programme = $1) OR p.id IN (SELECT person FROM enrolment WHERE programme = $1)"
	                        " ORDER BY b.last DESC, b.address_fold LIMIT $2", programme, most);
	while (db_next(r)) {
		Bounce one = { db_text(r, 0), db_text(r, 1), db_text(r, 2), (int)db_int(r, 3), instant_date(db_instant(r, 4)) };
		*PUSH(a, &all) = one;
	}
	return all;
}
