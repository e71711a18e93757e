/* password.c - argon2id by libsodium: 19 MiB, two passes, at most two at a time, so
 * that a crowd at the door cannot use up the machine. */
#include "sign/sign.h"
#include "sign/turns.h"

#include <semaphore.h>
#include <pthread.h>
#include <sodium.h>
#include <time.h>

enum { PASSES = 2, MEMORY = 19 << 20, AT_ONCE = 2, PATIENCE_SECONDS = 8 };

static sem_t turns;

static void start(void) { sem_init(&turns, 0, AT_ONCE); }

bool turn_take(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, start);
	struct timespec until;
	clock_deadline(&until, PATIENCE_SECONDS);
	return sem_timedwait(&turns, &until) == 0;
}

void turn_end(void) { sem_post(&turns); }

/* Nobody's password: verified against when there is no account, so that the answer
 * takes as long. */
static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

HashAnswer sign_verify(Str secret, Str password)
{
	char text[crypto_pwhash_STRBYTES] = { 0 };
	bool known = secret.n && secret.n < sizeof text;
	const char *from = known ? secret.p : nobody;
	for (size_t i = 0; i < (known ? secret.n : sizeof nobody - 1); i++)
		text[i] = from[i];
	if (!turn_take())
		return HASH_BUSY;
	bool right = crypto_pwhash_str_verify(text, password.p ? password.p : "", password.n) == 0;
	turn_end();
	return right && known ? HASH_RIGHT : HASH_WRONG;
}

bool sign_hash(Arena *a, Str password, Str *secret)
{
	char text[crypto_pwhash_STRBYTES];
	if (!turn_take())
		return false;
	bool made = crypto_pwhash_str(text, password.p ? password.p : "", password.n, PASSES, MEMORY) == 0;
	turn_end();
	if (made)
		*secret = str_copy(a, str(text));
	return made;
}
