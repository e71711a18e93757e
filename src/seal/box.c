/* box.c - one text under one key: version, nonce, ciphertext, tag. */
#include "seal/seal_own.h"

#include <sodium.h>
#include <string.h>

enum { VERSION = 1, NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };

/* What a sealed text is bound to. */
static Str bound_to(Arena *a, SealPlace p)
{
	return str_fmt(a, "mentord|%d|%s|%s|%lld", VERSION, p.table, p.column, (long long)p.row);
}

Str seal_text_with(Arena *a, const SealKey *key, SealPlace place, Str text, const uint8_t nonce[24])
{
	Str      bound = bound_to(a, place);
	uint8_t *out = NEW(a, uint8_t, 1 + NONCE + text.n + TAG);
	unsigned long long n = 0;
	out[0] = VERSION;
	memcpy(out + 1, nonce, NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + 1 + NONCE, &n, (const uint8_t *)(text.n ? text.p : ""), text.n,
		(const uint8_t *)bound.p, bound.n, NULL, nonce, key->bytes);
	return (Str){ (char *)out, 1 + NONCE + (size_t)n };
}

Str seal_text(Arena *a, const SealKey *key, SealPlace place, Str text)
{
	uint8_t nonce[NONCE];
	random_fill(nonce, sizeof nonce);
	return seal_text_with(a, key, place, text, nonce);
}

bool seal_open(Arena *a, const SealKey *key, SealPlace place, Str sealed, Str *text)
{
	if (sealed.n < 1 + NONCE + TAG || sealed.p[0] != VERSION)
		return false;
	Str bound = bound_to(a, place);
	const uint8_t *in = (const uint8_t *)sealed.p;
	uint8_t *out = NEW(a, uint8_t, sealed.n);
	unsigned long long n = 0;
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(out, &n, NULL, in + 1 + NONCE, sealed.n - 1 - NONCE,
	    (const uint8_t *)bound.p, bound.n, in + 1, key->bytes))
		return false;
	*text = (Str){ (char *)out, (size_t)n };
	return true;
}

void seal_key_new(SealKey *key) { random_fill(key->bytes, sizeof key->bytes); }
void seal_forget(void *secret, size_t n) { sodium_memzero(secret, n); }
