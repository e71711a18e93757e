/* post_store.c - every SQL statement about the outbox. */
#include "post/post_store.h"

bool outbox_add(Db *db, PostLetter l, Str state, Str error, Instant now)
{
	DbVal whose = l.account ? db_val_int(l.account) : DB_NULL, once = l.once.n ? db_val_str(l.once) : DB_NULL;
	DbVal why = error.n ? db_val_str(error) : DB_NULL;
	Instant due = l.due.us ? l.due : now;
	return db_do(db, "INSERT INTO outbox (id, kind, account, name, address, once, subject, body, html, state, due, attempts, error)"
	                 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12) ON CONFLICT (once) DO NOTHING",
	             l.id ? l.id : id_new(), l.kind, whose, l.name, l.address, once, l.subject, l.text, l.html, state, due, why) == 1;
}

void outbox_take(Db *db, Arena *a, Instant now, int most, TakenList *all)
{
	Instant lease = { now.us + SECONDS(POST_LEASE_SECONDS) };
	Rows *r = db_ask(db, a,
		"UPDATE outbox SET state = 'sending', lease = $2, attempts = attempts + 1 WHERE id IN ("
		"  SELECT id FROM outbox WHERE state IN ('waiting','sending') AND due <= $1 AND (state = 'waiting' OR lease <= $1)"
		"   ORDER BY due, id LIMIT $3)"
		" RETURNING id, name, address, subject, body, html, attempts, kind, account", now, lease, most);
	while (db_next(r)) {
		Taken t = { .id = db_int(r, 0), .name = db_text(r, 1), .address = db_text(r, 2), .subject = db_text(r, 3),
			.text = db_text(r, 4), .html = db_text(r, 5), .attempts = (int)db_int(r, 6), .kind = db_text(r, 7), .account = db_int(r, 8) };
		*PUSH(a, all) = t;
	}
}

void outbox_untake(Db *db, int64_t id)
{
	db_do(db, "UPDATE outbox SET state = 'waiting', lease = NULL, attempts = attempts - 1 WHERE id = $1", id);
}

void post_begin(Db *db)
{
	db_do(db, "UPDATE outbox SET state = 'waiting', lease = NULL WHERE state = 'sending'");
}

void outbox_mark(Db *db, int64_t id, Str state, Str error, Instant due, Instant sent)
{
	DbVal when = sent.us ? db_val_instant(sent) : DB_NULL, why = error.n ? db_val_str(error) : DB_NULL;
	db_do(db, "UPDATE outbox SET state = $2, error = $3, due = $4, sent = $5, lease = NULL WHERE id = $1", id, state, why, due, when);
}

static PostRow row_of(Rows *r)
{
	return (PostRow){ .id = db_int(r, 0), .kind = db_text(r, 1), .name = db_text(r, 2), .address = db_text(r, 3), .subject = db_text(r, 4),
		.text = db_text(r, 5), .state = db_text(r, 6), .error = db_text(r, 7), .due = db_instant(r, 8), .attempts = (int)db_int(r, 9) };
}

PostRows post_rows(Db *db, Arena *a, int from, int most)
{
	PostRows all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, kind, name, address, subject, body, state, coalesce(error, ''), due, attempts FROM outbox"
	                        " ORDER BY id DESC LIMIT $1 OFFSET $2", most, from);
	while (db_next(r)) {
		PostRow row = row_of(r);
		*PUSH(a, &all) = row;
	}
	return all;
}

bool post_row(Db *db, Arena *a, int64_t id, PostRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT id, kind, name, address, subject, body, state, coalesce(error, ''), due, attempts FROM outbox WHERE id = $1", id);
	while (db_next(r)) {
		*row = row_of(r);
		found = true;
	}
	return found;
}

int64_t post_waiting(Db *db, Arena *a, int most)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM (SELECT 1 AS one FROM outbox WHERE state IN ('waiting','sending') LIMIT $1) AS taken_now", most));
}

int64_t post_count(Db *db, Arena *a)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM outbox"));
}

void outbox_unblock(Db *db, Arena *a, Str address, Instant now)
{
	Str fold = utf8_fold(a, address);
	Rows *r = db_ask(db, a, "SELECT id, address FROM outbox WHERE state = 'failed' AND attempts = 0");
	while (db_next(r))
		if (str_eq(utf8_fold(a, db_text(r, 1)), fold))
			outbox_mark(db, db_int(r, 0), S("waiting"), S(""), now, (Instant){ 0 });
}

void post_sweep(Db *db, Instant now)
{
	db_do(db, "DELETE FROM outbox WHERE sent < $1", ((Instant){ now.us - SECONDS(90 * 86400) }));
}

Str outbox_organisation(Db *db, Arena *a)
{
	Str name = S("");
	for (Rows *r = db_ask(db, a, "SELECT value FROM setting WHERE name = 'organisation'"); db_next(r);)
		name = db_text(r, 0);
	return name;
}
