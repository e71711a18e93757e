/* sign.c - signing in and out, links, accounts.  Passwords: password.c.  What a form
 * must say: rules/account.c. */
#include "sign/sign.h"
#include "sign/sign_store.h"

#include <sodium.h>

enum { HASH = 32 };

static Blob hashed(Arena *a, Str text, Str key)
{
	uint8_t hash[HASH];
	crypto_generichash(hash, HASH, (const uint8_t *)text.p, text.n, (const uint8_t *)key.p, key.n);
	return (Blob){ str_copy(a, (Str){ (char *)hash, HASH }) };
}

static Blob token_hash(Arena *a, Str token) { return hashed(a, token, S("")); }

Str sign_token(Arena *a)
{
	uint8_t bytes[HASH];
	random_fill(bytes, sizeof bytes);
	return str_hex(a, bytes, sizeof bytes);
}

/* ---- who is it? ------------------------------------------------------------------ */

bool sign_who(Db *db, Arena *a, Str cookie, Instant now, SignedIn *who)
{
	AccountRow row;
	int64_t    session;
	Instant    seen;
	if (!account_by_session(db, a, token_hash(a, cookie), now, &row, &session, &seen))
		return false;
	if (now.us - seen.us > SECONDS(IDLE_SECONDS + 3600))
		return false;
	*who = (SignedIn){ .account = row.id, .session = session, .name = row.name, .email = row.email, .rank = row.rank,
		.touch = now.us - seen.us >= SECONDS(3600) };
	return true;
}

typedef struct { int64_t session, account; Instant now; } Touch;

static bool touch(Db *db, void *with)
{
	Touch *t = with;
	session_seen(db, t->session, (Instant){ t->now.us - t->now.us % SECONDS(3600) });
	account_seen(db, t->account, instant_date(t->now));
	return true;
}

void sign_touch(DbFile *file, int64_t session, int64_t account, Instant now)
{
	db_write(file, touch, &(Touch){ session, account, now });
}

bool sign_owns_session(Db *db, Arena *a, int64_t account, int64_t session)
{
	return session_owner(db, a, session) == account && account;
}

/* ---- tries ------------------------------------------------------------------------
 * Counted three ways: this address from this network (a person who mistypes), this
 * network (somebody who tries many addresses), this address (many networks at once).
 * The first is strict; the others are wide, so that nobody can lock others out. */

enum { WAYS = 3 };
static const int free_tries[WAYS] = { 3, 30, 60 };
typedef struct { Blob subject[WAYS]; } Subjects;

static Subjects subjects(Db *db, Arena *a, Trier t)
{
	Str key = setting_read(db, a, S("try_key"));
	return (Subjects){ {
		hashed(a, str_fmt(a, "both|%.*s|%.*s", STR(t.email_fold), STR(t.peer)), key),
		hashed(a, str_fmt(a, "network|%.*s", STR(t.peer)), key),
		hashed(a, str_fmt(a, "address|%.*s", STR(t.email_fold)), key),
	} };
}

static bool is_counted(Trier t, int way) { return way != 1 || t.peer.n; }

int sign_wait(Db *db, Arena *a, Trier t, Instant now)
{
	Subjects s = subjects(db, a, t);
	int64_t  longest = 0;
	for (int i = 0; i < WAYS; i++) {
		int     tries;
		Instant until;
		tries_read(db, a, s.subject[i], &tries, &until);
		if (is_counted(t, i) && until.us - now.us > longest)
			longest = until.us - now.us;
	}
	return longest ? (int)(longest / SECONDS(1)) + 1 : 0;
}

static void count_try(Db *db, Arena *a, Blob subject, int free, Instant now)
{
	int     tries;
	Instant until;
	tries_read(db, a, subject, &tries, &until);
	if (until.us && now.us - until.us > SECONDS(3600))
		tries = 0;                              /* an hour in peace and all is forgotten */
	tries_add(db, subject, tries + 1, (Instant){ now.us + SECONDS(wait_after(tries + 1, free)) });
}

static void ensure_key(Db *db, Arena *a, Instant now)
{
	if (!setting_read(db, a, S("try_key")).n)
		setting_write(db, S("try_key"), sign_token(a), now);
}

void sign_failed(Db *db, Arena *a, Trier t, Instant now)
{
	ensure_key(db, a, now);
	Subjects s = subjects(db, a, t);
	for (int i = 0; i < WAYS; i++)
		if (is_counted(t, i))
			count_try(db, a, s.subject[i], free_tries[i], now);
}

/* ---- in and out --------------------------------------------------------------------- */

bool sign_password_of(Db *db, Arena *a, Str email_fold, int64_t *account, Str *secret)
{
	AccountRow row;
	if (!account_by_email(db, a, email_fold, &row) || !str_eq(row.state, S("active")))
		return false;
	*account = row.id;
	*secret = row.secret;
	return true;
}

Str sign_in(Db *db, Arena *a, int64_t account, Trier t, Str agent, const Keys *keys, Instant now)
{
	Str token = sign_token(a), wrap = S("");
	if (keys) {
		sign_keys_keep(db, account, keys, now);
		wrap = seal_wrap_random(a, &keys->pair, keys->key, "session", token);
	}
	session_sweep(db, now);
	session_add(db, id_new(), token_hash(a, token), account, agent, wrap, now);
	account_seen(db, account, instant_date(now));
	tries_clear(db, subjects(db, a, t).subject[0]);
	return token;
}

void sign_out(Db *db, int64_t account, int64_t session) { session_end(db, account, session); }
void sign_end_others(Db *db, int64_t account, int64_t keep) { session_end_others(db, account, keep); }

void sign_change_password(Db *db, int64_t account, Str secret, int64_t keep_session, Instant now)
{
	account_set_secret(db, account, secret, now);
	session_end_others(db, account, keep_session);
	token_drop(db, S("invite"), account);           /* a link to choose another one is of no use any more */
}

/* ---- links and accounts ---------------------------------------------------------------- */

static Str make_link(Db *db, Arena *a, Str purpose, int64_t account, Instant now)
{
	Str token = sign_token(a);
	token_drop(db, purpose, account);
	token_add(db, token_hash(a, token), purpose, account, (Instant){ now.us + SECONDS(LINK_SECONDS) });
	return token;
}

Str sign_setup_link(Db *db, Arena *a, Instant now)
{
	ensure_key(db, a, now);
	return account_count_admins(db, a) ? S("") : make_link(db, a, S("setup"), 0, now);
}

bool sign_link(Db *db, Arena *a, Str token, Instant now, Link *link)
{
	TokenRow   row;
	AccountRow account = { 0 };
	if (!token_find(db, a, token_hash(a, token), now, &row))
		return false;
	if (row.account && (!account_by_id(db, a, row.account, &account) || str_eq(account.state, S("closed"))))
		return false;
	SealRow key;
	bool has = row.account && seal_row(db, a, row.account, &key);
	*link = (Link){ .purpose = row.purpose, .account = row.account, .name = account.name, .email = account.email,
		.recovery = has && key.by_recovery.n };
	return true;
}

int64_t sign_accept(Db *db, Arena *a, Str token, AccountForm f, Str secret, Instant now)
{
	Link link;
	if (!sign_link(db, a, token, now, &link) || !token_use(db, token_hash(a, token), now))
		return 0;
	int64_t account = link.account;
	if (!account) {
		account = id_new();
		account_add(db, account, f.email, utf8_fold(a, f.email), f.name, utf8_fold(a, f.name), S("admin"), S("invited"), now);
		setting_write(db, S("organisation"), f.organisation, now);
	}
	account_activate(db, account, f.name, utf8_fold(a, f.name), secret, now);
	session_end_others(db, account, 0);
	return account;
}

Verdict sign_invite(Db *db, Arena *a, AccountForm f, Str rank, Instant now, Str *token)
{
	AccountRow row;
	f.link_only = true;
	f.known = account_by_email(db, a, utf8_fold(a, f.email), &row);
	Verdict v = account_check(f);
	if (!allowed(v))
		return v;
	int64_t id = id_new();
	account_add(db, id, f.email, utf8_fold(a, f.email), f.name, utf8_fold(a, f.name), rank, S("invited"), now);
	*token = make_link(db, a, S("invite"), id, now);
	return ALLOWED;
}

Str sign_new_link(Db *db, Arena *a, int64_t account, Instant now)
{
	AccountRow row;
	bool open = account_by_id(db, a, account, &row) && !str_eq(row.state, S("closed"));
	return open ? make_link(db, a, S("invite"), account, now) : S("");
}

Verdict sign_close(Db *db, Arena *a, int64_t account, int64_t by)
{
	AccountRow row;
	bool admin = account_by_id(db, a, account, &row) && str_eq(row.rank, S("admin")) && str_eq(row.state, S("active"));
	Verdict v = closing_check((ClosingForm){ .self = account == by, .last_admin = admin && account_count_admins(db, a) == 1 });
	if (allowed(v)) {
		session_end_others(db, account, 0);
		token_drop(db, S("invite"), account);
		account_close(db, account);
	}
	return v;
}

static Str like(Arena *a, Str part) { return db_like(a, utf8_fold(a, part)); }

int      sign_accounts_count(Db *db, Arena *a, Str search) { return account_count(db, a, like(a, search)); }
Accounts sign_accounts(Db *db, Arena *a, Str search, int from, int most) { return account_list(db, a, like(a, search), from, most); }

void sign_sweep(Db *db, Instant now) { session_sweep(db, now); }

bool sign_knows_key(Db *db, Arena *a, Str print, Instant now)
{
	Str known = setting_read(db, a, S("key_print"));
	if (!known.n)
		setting_write(db, S("key_print"), print, now);
	return !known.n || str_eq(known, print);
}

Str sign_organisation(Db *db, Arena *a) { return setting_read(db, a, S("organisation")); }

bool sign_account(Db *db, Arena *a, int64_t id, Account *account)
{
	AccountRow row;
	if (!account_by_id(db, a, id, &row))
		return false;
	*account = (Account){ .id = row.id, .email = row.email, .name = row.name, .rank = row.rank, .state = row.state };
	return true;
}

void sign_set_person(Db *db, int64_t account, int64_t person) { account_set_person(db, account, person); }
