/* choice_store.c - how and when people want to be told, and what waits for a digest. */
#include "post/letter_own.h"

const char *const letter_ways[] = { "now", "digest", "off" };

static LetterWay way_of(Str words)
{
	return str_eq(words, S("off")) ? WAY_OFF : str_eq(words, S("digest")) ? WAY_DIGEST : WAY_NOW;
}

/* What an account chose outranks what its address chose before there was an account. */
LetterWay choice_way(Db *db, Arena *a, Chooser who, Str category)
{
	Str way = S("now");
	Rows *r = db_ask(db, a, "SELECT way FROM letter_choice WHERE category = $3 AND (account = $1 OR address = $2) ORDER BY account IS NULL DESC",
	                 who.account, who.address, category);
	while (db_next(r))
		way = db_text(r, 0);
	return way_of(way);
}

void choice_set(Db *db, Chooser who, Str category, LetterWay way, Instant now)
{
	if (who.account) {
		db_do(db, "INSERT INTO letter_choice (id, account, category, way, changed) VALUES ($1, $2, $3, $4, $5)"
		          " ON CONFLICT (account, category) DO UPDATE SET way = excluded.way, changed = excluded.changed",
		      id_new(), who.account, category, str(letter_ways[way]), now);
		return;
	}
	db_do(db, "INSERT INTO letter_choice (id, address, category, way, changed) VALUES ($1, $2, $3, $4, $5)"
	          " ON CONFLICT (address, category) DO UPDATE SET way = excluded.way, changed = excluded.changed",
	      id_new(), who.address, category, str(letter_ways[way]), now);
}

void choice_no_digests(Db *db, int64_t account, Instant now)
{
	db_do(db, "UPDATE letter_choice SET way = 'off', changed = $2 WHERE account = $1 AND way = 'digest'", account, now);
}

/* ---- quiet hours ---------------------------------------------------------------------------- */

bool quiet_get(Db *db, Arena *a, int64_t account, Quiet *q)
{
	bool found = false;
	for (Rows *r = db_ask(db, a, "SELECT zone, quiet_from, quiet_until FROM letter_time WHERE account = $1", account); db_next(r); found = true)
		*q = (Quiet){ db_text(r, 0), (int)db_int(r, 1), (int)db_int(r, 2) };
	return found;
}

void quiet_set(Db *db, int64_t account, Quiet q)
{
	db_do(db, "INSERT INTO letter_time (account, zone, quiet_from, quiet_until) VALUES ($1, $2, $3, $4)"
	          " ON CONFLICT (account) DO UPDATE SET zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
	      account, q.zone, q.from, q.until);
}

Str quiet_zone_guess(Db *db, Arena *a, int64_t account)
{
	Str zone = S("");
	Rows *r = db_ask(db, a, "SELECT coalesce(nullif(max(f.zone), ''), p.zone) FROM account a JOIN person p ON p.id = a.person"
	                        " LEFT JOIN profile f ON f.person = p.id WHERE a.id = $1 GROUP BY p.id, p.zone", account);
	while (db_next(r))
		zone = db_text(r, 0);
	return zone;
}

/* ---- digests ------------------------------------------------------------------------------------ */

void digest_hold(Db *db, int64_t letter, int64_t account, Instant now)
{
	db_do(db, "INSERT INTO letter_digest (letter, account, made) VALUES ($1, $2, $3)", letter, account, now);
}

Readers digest_readers(Db *db, Arena *a, int most)
{
	Readers all = { 0 };
	Rows *r = db_ask(db, a, "SELECT a.id, a.name, a.email FROM account a WHERE a.id IN (SELECT account FROM letter_digest)"
	                        " AND a.state <> 'closed' ORDER BY a.id LIMIT $1", most);
	while (db_next(r)) {
		Reader one = { db_int(r, 0), db_text(r, 1), db_text(r, 2) };
		*PUSH(a, &all) = one;
	}
	return all;
}

DigestLines digest_lines(Db *db, Arena *a, int64_t account)
{
	DigestLines all = { 0 };
	Rows *r = db_ask(db, a, "SELECT d.letter, o.subject, o.body, d.made FROM letter_digest d JOIN outbox o ON o.id = d.letter"
	                        " WHERE d.account = $1 ORDER BY d.made, d.letter", account);
	while (db_next(r)) {
		DigestLine one = { db_int(r, 0), db_text(r, 1), db_text(r, 2), db_instant(r, 3) };
		*PUSH(a, &all) = one;
	}
	return all;
}

void digest_done(Db *db, int64_t letter)
{
	db_do(db, "DELETE FROM letter_digest WHERE letter = $1", letter);
}
