/* keys.c - a person's pair of keys, as sign-in, links and changes of password need it. */
#include "sign/sign_store.h"
#include "sign/turns.h"

static bool wrapped_by(Arena *a, Keys *k, Str password)
{
	if (!turn_take())
		return false;
	WrapAnswer w = seal_wrap_password(a, &k->pair, k->key, password, &k->by_password);
	turn_end();
	return w == WRAP_RIGHT;
}

static bool make_fresh(Arena *a, Str password, Keys *k)
{
	*k = (Keys){ .key = id_new(), .fresh = true };
	seal_pair_new(&k->pair);
	return wrapped_by(a, k, password);
}

bool sign_keys_by_password(Arena *a, const SealRow *row, Str password, Keys *k)
{
	if (!row || !row->by_password.n)
		return make_fresh(a, password, k);
	*k = (Keys){ .key = row->id, .by_password = S("") };
	if (!turn_take())
		return false;
	WrapAnswer w = seal_unwrap_password(a, row->open, row->id, password, row->by_password, &k->pair);
	turn_end();
	return w == WRAP_WRONG ? make_fresh(a, password, k) : w == WRAP_RIGHT;
}

bool sign_keys_by_recovery(Arena *a, const SealRow *row, Str typed, Str password, Keys *k, bool *right)
{
	Str code;
	*k = (Keys){ .key = row->id };
	*right = row->by_recovery.n && seal_recovery_read(a, typed, &code)
	      && seal_unwrap_random(a, row->open, row->id, "recovery", code, row->by_recovery, &k->pair);
	return !*right || wrapped_by(a, k, password);
}

bool sign_rewrap(Arena *a, Keys *k, Str password) { return wrapped_by(a, k, password); }

void sign_keys_keep(Db *db, int64_t account, const Keys *k, Instant now)
{
	if (k->fresh)
		seal_row_add(db, k->key, account, &k->pair, now);
	if (k->by_password.n)
		seal_wrap_put(db, k->key, S("password"), k->by_password, now);
}

bool sign_pair(Db *db, Arena *a, int64_t session, int64_t account, Str cookie, SealPair *pair, int64_t *key)
{
	SealRow row;
	Str wrap = session_wrap(db, a, session);
	if (!wrap.n || !seal_row(db, a, account, &row))
		return false;
	*key = row.id;
	return seal_unwrap_random(a, row.open, row.id, "session", cookie, wrap, pair);
}
