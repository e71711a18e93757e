/* bench_group.c - grouping timed: people with a few topics each, likeness is what two have in common. */
#include "base/io.h"
#include "solve/group.h"

#include <stdio.h>
#include <time.h>

enum { TOPICS = 192, WORDS = TOPICS / 64 };
typedef struct { uint64_t set[WORDS]; } Topics;

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Most topics from the ten of a field, some that everybody likes. */
static Topics draw(Dice *d)
{
	Topics t = { { 0 } };
	int    field = (int)dice_below(d, 18) * 10;
	for (uint32_t k = 3 + dice_below(d, 5); k; k--) {
		uint32_t topic = dice_below(d, 5) < 3 ? (uint32_t)field + dice_below(d, 10) : dice_below(d, 1 + dice_below(d, 120));
		t.set[topic / 64] |= 1ull << topic % 64;
	}
	return t;
}

/* Thousandths of the topics of the two that both have. */
static int32_t alike(const Topics *x, const Topics *y)
{
	int both = 0, any = 0;
	for (int w = 0; w < WORDS; w++) {
		both += __builtin_popcountll(x->set[w] & y->set[w]);
		any += __builtin_popcountll(x->set[w] | y->set[w]);
	}
	return 1000 * both / any;
}

/* No answer is worth more: everybody together with those it is most like. */
static int64_t bound(const int32_t *like, int n, int size)
{
	int64_t twice = 0;
	for (int x = 0; x < n; x++) {
		int32_t top[16] = { 0 };
		for (int y = 0; y < n; y++)
			for (int k = 0, v = x == y ? 0 : like[(size_t)x * (size_t)n + (size_t)y]; k < size - 1; k++)
				if (v > top[k]) {
					int32_t was = top[k];
					top[k] = v;
					v = was;
				}
		for (int k = 0; k < size - 1; k++)
			twice += top[k];
	}
	return twice / 2;
}

static void measure(int n, int least, int most)
{
	Arena   *a = arena_open();
	Dice     d = { (uint64_t)n };
	Topics  *who = NEW(a, Topics, n);
	int32_t *like = NEW(a, int32_t, (size_t)n * (size_t)n);
	for (int x = 0; x < n; x++)
		who[x] = draw(&d);
	for (int x = 0; x < n; x++)
		for (int y = 0; y < n; y++)
			like[(size_t)x * (size_t)n + (size_t)y] = alike(&who[x], &who[y]);
	double  before = cpu();
	Grouped g = group_solve(a, &(Grouping){ .items = n, .least = least, .most = most, .like = like, .seed = 1 });
	double  seconds = cpu() - before;
	printf("%5d people in %4d groups of %d to %d: likeness %lld in %.2f s, %.1f %% of a bound that cannot be reached\n",
	       n, g.groups, least, most, (long long)g.likeness, seconds, 100.0 * (double)g.likeness / (double)bound(like, n, most));
	arena_drop(a);
}

int main(void)
{
	measure(50, 4, 6);
	measure(200, 4, 6);
	measure(1000, 5, 5);
	measure(1000, 8, 12);
	measure(4000, 5, 5);
	return 0;
}
