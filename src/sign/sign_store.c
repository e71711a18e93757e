/* sign_store.c - every SQL statement about accounts, sessions, links, tries and settings. */
#include "sign/sign_store.h"

/* ---- accounts -------------------------------------------------------------------- */

static bool account_row(Rows *r, AccountRow *row)
{
	bool found = false;
	while (db_next(r)) {
		*row = (AccountRow){ .id = db_int(r, 0), .email = db_text(r, 1), .name = db_text(r, 2), .rank = db_text(r, 3),
			.state = db_text(r, 4), .secret = db_text(r, 5) };
		found = true;
	}
	return found;
}

bool account_by_email(Db *db, Arena *a, Str email_fold, AccountRow *row)
{
	return account_row(db_ask(db, a,
		"SELECT a.id, a.email, a.name, a.rank, a.state, c.secret FROM account a"
		"  LEFT JOIN credential c ON c.account = a.id AND c.kind = 'password' WHERE a.email_fold = $1", email_fold), row);
}

bool account_by_id(Db *db, Arena *a, int64_t id, AccountRow *row)
{
	return account_row(db_ask(db, a,
		"SELECT a.id, a.email, a.name, a.rank, a.state, c.secret FROM account a"
		"  LEFT JOIN credential c ON c.account = a.id AND c.kind = 'password' WHERE a.id = $1", id), row);
}

bool account_by_session(Db *db, Arena *a, Blob token_hash, Instant now, AccountRow *row, int64_t *session, Instant *seen_hour)
{
	bool found = false;
	Rows *r = db_ask(db, a,
		"SELECT a.id, a.email, a.name, a.rank, a.state, s.id, s.seen_hour FROM session s JOIN account a ON a.id = s.account"
		" WHERE s.token_hash = $1 AND s.expires > $2 AND a.state = 'active'", token_hash, now);
	while (db_next(r)) {
		*row = (AccountRow){ .id = db_int(r, 0), .email = db_text(r, 1), .name = db_text(r, 2), .rank = db_text(r, 3),
			.state = db_text(r, 4) };
		*session = db_int(r, 5);
		*seen_hour = db_instant(r, 6);
		found = true;
	}
	return found;
}

int64_t account_count_admins(Db *db, Arena *a)
{
	return db_number(db_ask(db, a, "SELECT count(*) FROM account WHERE rank = 'admin' AND state = 'active'"));
}

int account_count(Db *db, Arena *a, Str like)
{
	return (int)db_number(db_ask(db, a, "SELECT count(*) FROM account WHERE name_fold LIKE $1 ESCAPE '!' OR email_fold LIKE $1 ESCAPE '!'", like));
}

Accounts account_list(Db *db, Arena *a, Str like, int from, int most)
{
	Accounts all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, email, name, rank, state, last_day FROM account"
		" WHERE name_fold LIKE $1 ESCAPE '!' OR email_fold LIKE $1 ESCAPE '!' ORDER BY email_fold, id LIMIT $2 OFFSET $3", like, most, from);
	while (db_next(r))
		*PUSH(a, &all) = (Account){ .id = db_int(r, 0), .email = db_text(r, 1), .name = db_text(r, 2), .rank = db_text(r, 3),
			.state = db_text(r, 4), .last_day = db_date(r, 5), .never = db_null(r, 5) };
	return all;
}

void account_add(Db *db, int64_t id, Str email, Str email_fold, Str name, Str name_fold, Str rank, Str state, Instant now)
{
	db_do(db, "INSERT INTO account (id, email, email_fold, name, name_fold, rank, state, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	      id, email, email_fold, name, name_fold, rank, state, now);
}

void account_set_secret(Db *db, int64_t id, Str secret, Instant now)
{
	db_do(db, "INSERT INTO credential (id, account, kind, secret, made) VALUES ($1, $2, 'password', $3, $4)"
	          " ON CONFLICT (account, kind) DO UPDATE SET secret = excluded.secret, made = excluded.made",
	      id_new(), id, secret, now);
}

void account_activate(Db *db, int64_t id, Str name, Str name_fold, Str secret, Instant now)
{
	db_do(db, "UPDATE account SET state = 'active', name = $2, name_fold = $3 WHERE id = $1", id, name, name_fold);
	account_set_secret(db, id, secret, now);
}

void account_close(Db *db, int64_t id)
{
	db_do(db, "UPDATE account SET state = 'closed' WHERE id = $1", id);
	db_do(db, "DELETE FROM credential WHERE account = $1", id);
}

void account_set_person(Db *db, int64_t id, int64_t person) { db_do(db, "UPDATE account SET person = $2 WHERE id = $1", id, person); }
void account_seen(Db *db, int64_t id, Date today) { db_do(db, "UPDATE account SET last_day = $2 WHERE id = $1", id, today); }

/* ---- sessions --------------------------------------------------------------------- */

static Instant hour_of(Instant t) { return (Instant){ t.us - t.us % SECONDS(3600) }; }

void session_add(Db *db, int64_t id, Blob token_hash, int64_t account, Str agent, Str key_wrapped, Instant now)
{
	DbVal wrap = key_wrapped.n ? db_val_blob((Blob){ key_wrapped }) : DB_NULL;
	db_do(db, "INSERT INTO session (id, token_hash, account, made, seen_hour, expires, agent, key_wrapped) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
	      id, token_hash, account, now, hour_of(now), ((Instant){ now.us + SECONDS(SESSION_SECONDS) }), agent, wrap);
}

Str session_wrap(Db *db, Arena *a, int64_t session)
{
	Str wrap = S("");
	for (Rows *r = db_ask(db, a, "SELECT key_wrapped FROM session WHERE id = $1", session); db_next(r);)
		wrap = db_blob(r, 0).bytes;
	return wrap;
}

void session_end(Db *db, int64_t account, int64_t session)
{
	db_do(db, "DELETE FROM session WHERE id = $1 AND account = $2", session, account);
}

void session_end_others(Db *db, int64_t account, int64_t keep)
{
	db_do(db, "DELETE FROM session WHERE account = $1 AND id <> $2", account, keep);
}

void session_seen(Db *db, int64_t session, Instant hour)
{
	db_do(db, "UPDATE session SET seen_hour = $2 WHERE id = $1", session, hour);
}

int64_t session_owner(Db *db, Arena *a, int64_t session)
{
	return db_number(db_ask(db, a, "SELECT account FROM session WHERE id = $1", session));
}

void session_sweep(Db *db, Instant now)
{
	db_do(db, "DELETE FROM session WHERE expires < $1", now);
	db_do(db, "DELETE FROM sign_token WHERE expires < $1", now);
	db_do(db, "DELETE FROM sign_try WHERE wait_until < $1", ((Instant){ now.us - SECONDS(86400) }));
}

Sessions sign_sessions(Db *db, Arena *a, int64_t account, Instant now)
{
	Sessions all = { 0 };
	Rows *r = db_ask(db, a, "SELECT id, made, seen_hour, agent FROM session WHERE account = $1 AND expires > $2"
	                        " ORDER BY made DESC, id", account, now);
	while (db_next(r))
		*PUSH(a, &all) = (Session){ .id = db_int(r, 0), .made = db_instant(r, 1), .seen_hour = db_instant(r, 2), .agent = db_text(r, 3) };
	return all;
}

/* ---- links ------------------------------------------------------------------------- */

bool token_find(Db *db, Arena *a, Blob hash, Instant now, TokenRow *row)
{
	bool found = false;
	Rows *r = db_ask(db, a, "SELECT purpose, coalesce(account, 0) FROM sign_token WHERE hash = $1 AND expires > $2 AND used IS NULL", hash, now);
	while (db_next(r)) {
		*row = (TokenRow){ .purpose = db_text(r, 0), .account = db_int(r, 1) };
		found = true;
	}
	return found;
}

void token_add(Db *db, Blob hash, Str purpose, int64_t account, Instant expires)
{
	DbVal whose = account ? db_val_int(account) : DB_NULL;
	db_do(db, "INSERT INTO sign_token (hash, purpose, account, expires) VALUES ($1, $2, $3, $4)", hash, purpose, whose, expires);
}

bool token_use(Db *db, Blob hash, Instant now)
{
	return db_do(db, "UPDATE sign_token SET used = $2 WHERE hash = $1 AND used IS NULL AND expires > $2", hash, now) == 1;
}

void token_drop(Db *db, Str purpose, int64_t account)
{
	db_do(db, "DELETE FROM sign_token WHERE purpose = $1 AND coalesce(account, 0) = $2", purpose, account);
}

/* ---- tries ------------------------------------------------------------------------- */

void tries_read(Db *db, Arena *a, Blob subject, int *tries, Instant *wait_until)
{
	*tries = 0;
	*wait_until = (Instant){ 0 };
	for (Rows *r = db_ask(db, a, "SELECT tries, wait_until FROM sign_try WHERE subject = $1", subject); db_next(r);) {
		*tries = (int)db_int(r, 0);
		*wait_until = db_instant(r, 1);
	}
}

void tries_add(Db *db, Blob subject, int tries, Instant wait_until)
{
	db_do(db, "INSERT INTO sign_try (subject, tries, wait_until) VALUES ($1, $2, $3)"
	          " ON CONFLICT (subject) DO UPDATE SET tries = excluded.tries, wait_until = excluded.wait_until",
	      subject, tries, wait_until);
}

void tries_clear(Db *db, Blob subject) { db_do(db, "DELETE FROM sign_try WHERE subject = $1", subject); }

/* ---- settings ------------------------------------------------------------------------ */

Str setting_read(Db *db, Arena *a, Str name)
{
	Str value = S("");
	for (Rows *r = db_ask(db, a, "SELECT value FROM setting WHERE name = $1", name); db_next(r);)
		value = db_text(r, 0);
	return value;
}

void setting_write(Db *db, Str name, Str value, Instant now)
{
	db_do(db, "INSERT INTO setting (name, value, changed) VALUES ($1, $2, $3)"
	          " ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed = excluded.changed", name, value, now);
}
