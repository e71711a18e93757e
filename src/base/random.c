/* random.c - randomness for secrets, and dice for the rest. */
#include "base/io.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/random.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Dice seeded;
static bool is_seeded;

void random_seed(uint64_t seed)
{
	pthread_mutex_lock(&lock);
	seeded = (Dice){ seed };
	is_seeded = seed != 0;
	pthread_mutex_unlock(&lock);
}

static bool from_seed(unsigned char *p, size_t n)
{
	pthread_mutex_lock(&lock);
	bool use = is_seeded;
	for (uint64_t roll = 0; use && n;) {
		size_t some = n < sizeof roll ? n : sizeof roll;
		roll = dice_roll(&seeded);
		memcpy(p, &roll, some);
		p += some;
		n -= some;
	}
	pthread_mutex_unlock(&lock);
	return use;
}

void random_fill(void *to, size_t n)
{
	unsigned char *p = to;
	if (from_seed(p, n))
		return;
	while (n) {
		ssize_t got = getrandom(p, n, 0);
		if (got < 0 && errno != EINTR)
			die("the system gives no random bytes: %s", strerror(errno));
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
}

/* splitmix64: Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014. */
uint64_t dice_roll(Dice *d)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15u;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* Lemire's multiplication; the few numbers that would favour some results are
 * thrown again. */
uint32_t dice_below(Dice *d, uint32_t n)
{
	if (!n)
		die("a die without sides");
	uint32_t unfair = -n % n;
	for (;;) {
		uint64_t wide = (dice_roll(d) >> 32) * n;
		if ((uint32_t)wide >= unfair)
			return (uint32_t)(wide >> 32);
	}
}
