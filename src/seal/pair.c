/* pair.c - a person's pair of keys, and the wraps of its secret half.
 *
 * A wrap is a sealed text (box.c) at the place key_wrap|wrapped|row whose key comes from the
 * password or the random secret; a password's has its 16 bytes of salt in front. */
#include "seal/seal_own.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>

enum { SALT = crypto_pwhash_SALTBYTES, PASSES = 2, MEMORY = 19 << 20 };

void seal_pair_new(SealPair *p)
{
	random_fill(p->secret, sizeof p->secret);
	crypto_scalarmult_base(p->open, p->secret);
}

Str seal_to(Arena *a, const uint8_t open[32], Str text)
{
	uint8_t *out = NEW(a, uint8_t, text.n + crypto_box_SEALBYTES);
	crypto_box_seal(out, (const uint8_t *)(text.n ? text.p : ""), text.n, open);
	return (Str){ (char *)out, text.n + crypto_box_SEALBYTES };
}

bool seal_from(Arena *a, const SealPair *p, Str sealed, Str *text)
{
	if (sealed.n < crypto_box_SEALBYTES)
		return false;
	uint8_t *out = NEW(a, uint8_t, sealed.n - crypto_box_SEALBYTES + 1);
	if (crypto_box_seal_open(out, (const uint8_t *)sealed.p, sealed.n, p->open, p->secret))
		return false;
	*text = (Str){ (char *)out, sealed.n - crypto_box_SEALBYTES };
	return true;
}

/* ---- wraps ------------------------------------------------------------------------------ */

static SealPlace place(int64_t row) { return (SealPlace){ "key_wrap", "wrapped", row }; }

static Str wrap(Arena *a, const SealPair *p, int64_t row, SealKey *key)
{
	Str sealed = seal_text(a, key, place(row), (Str){ (const char *)p->secret, sizeof p->secret });
	seal_forget(key, sizeof *key);
	return sealed;
}

/* The secret must also belong to the half that everybody knows. */
static bool unwrap(Arena *a, const uint8_t open[32], int64_t row, SealKey *key, Str sealed, SealPair *p)
{
	Str  secret;
	bool right = seal_open(a, key, place(row), sealed, &secret) && secret.n == sizeof p->secret;
	seal_forget(key, sizeof *key);
	if (!right)
		return false;
	memcpy(p->secret, secret.p, sizeof p->secret);
	seal_forget((void *)secret.p, secret.n);
	crypto_scalarmult_base(p->open, p->secret);
	return sodium_memcmp(p->open, open, sizeof p->open) == 0;
}

static bool key_of_password(SealKey *key, Str password, const uint8_t salt[SALT])
{
	return crypto_pwhash(key->bytes, sizeof key->bytes, password.n ? password.p : "", password.n, salt, PASSES, MEMORY,
	                     crypto_pwhash_ALG_ARGON2ID13) == 0;
}

WrapAnswer seal_wrap_password(Arena *a, const SealPair *p, int64_t row, Str password, Str *out)
{
	uint8_t salt[SALT];
	SealKey key;
	random_fill(salt, sizeof salt);
	if (!key_of_password(&key, password, salt))
		return WRAP_BUSY;
	Buf b = buf_open(a);
	buf_add(&b, (Str){ (char *)salt, sizeof salt });
	buf_add(&b, wrap(a, p, row, &key));
	*out = buf_str(&b);
	return WRAP_RIGHT;
}

WrapAnswer seal_unwrap_password(Arena *a, const uint8_t open[32], int64_t row, Str password, Str w, SealPair *p)
{
	SealKey key;
	if (w.n < SALT)
		return WRAP_WRONG;
	if (!key_of_password(&key, password, (const uint8_t *)w.p))
		return WRAP_BUSY;
	return unwrap(a, open, row, &key, (Str){ w.p + SALT, w.n - SALT }, p) ? WRAP_RIGHT : WRAP_WRONG;
}

static SealKey key_of_random(const char *purpose, Str secret)
{
	SealKey key;
	crypto_generichash_state st;
	crypto_generichash_init(&st, NULL, 0, sizeof key.bytes);
	crypto_generichash_update(&st, (const uint8_t *)"mentord|wrap|", 13);
	crypto_generichash_update(&st, (const uint8_t *)purpose, strlen(purpose) + 1);
	crypto_generichash_update(&st, (const uint8_t *)secret.p, secret.n);
	crypto_generichash_final(&st, key.bytes, sizeof key.bytes);
	return key;
}

Str seal_wrap_random(Arena *a, const SealPair *p, int64_t row, const char *purpose, Str secret)
{
	SealKey key = key_of_random(purpose, secret);
	return wrap(a, p, row, &key);
}

bool seal_unwrap_random(Arena *a, const uint8_t open[32], int64_t row, const char *purpose, Str secret, Str w, SealPair *p)
{
	SealKey key = key_of_random(purpose, secret);
	return unwrap(a, open, row, &key, w, p);
}
