/* bench_allpairs.c - the best matching over all pairs of a made-up crowd, beside one plain pass that
 * scores every pair once.  CPU seconds on one core, taking turns.
 *
 * usage: bench_allpairs [MENTEES MENTORS SEATS [SEED [TURNS [prove]]]]     seats: 1 to SEATS each; without: the usual three */
#include "solve/allpairs.h"
#include "test/crowd_made.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { TOPS = 1000, TOP = 10 };

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double peak(void)
{
	struct rusage r;
	getrusage(RUSAGE_SELF, &r);
	return (double)r.ru_maxrss / 1024;
}

static double naive(const MadeCrowd *c, int64_t *sum)
{
	double before = cpu();
	*sum = 0;
	for (int l = 0; l < c->mentees; l++)
		for (int r = 0; r < c->mentors; r++)
			*sum += made_score(&c->mentee[l], &c->mentor[r]);
	return cpu() - before;
}

static void wrong(const char *what)
{
	fprintf(stderr, "bench_allpairs: %s\n", what);
	exit(1);
}

/* By its prices, pair by pair, plainly. */
static void prove(const MadeCrowd *c, const BMatched *x)
{
	int64_t pairs = 0, score = 0;
	for (int l = 0; l < c->mentees; l++) {
		for (int r = 0; r < c->mentors; r++) {
			int s = made_score(&c->mentee[l], &c->mentor[r]);
			if (x->right[l] == r ? s < 0 || s < x->price_left[l] + x->price_right[r] : s >= 0 && s > x->price_left[l] + x->price_right[r])
				wrong("the prices do not prove the matching");
			pairs += x->right[l] == r;
			score += x->right[l] == r ? s : 0;
		}
		if (x->right[l] < 0 && x->price_left[l] != x->empty)
			wrong("a price on an empty place");
	}
	if (pairs != x->placed || score != x->score)
		wrong("another sum");
}

static void none(void *to, int i, const ScanFound *f)
{
	*(int64_t *)to += f->n + i;
}

static double top(MadeCrowd *c)
{
	double  best = 1e9;
	int64_t n = 0;
	for (int turn = 0; turn < 3; turn++) {
		double before = cpu();
		for (int32_t i = 0; i < TOPS && i < c->mentees; i++) {
			Arena *a = arena_open();
			scan_lefts(a, &(Scan){ .table = &c->table, .ask = made_ask, .with = c, .most = TOP }, &i, NULL, 1, none, &n);
			arena_drop(a);
		}
		double took = (cpu() - before) / (c->mentees < TOPS ? c->mentees : TOPS);
		best = took < best ? took : best;
	}
	return best * 1e6;
}

static void run(int mentees, int mentors, int seats, uint64_t seed, int turns, bool proof)
{
	Arena    *a = arena_open();
	MadeCrowd c = made_crowd(a, mentees, mentors, seats, seed);
	double    plain = 1e9, all = 1e9, alone = top(&c), memory = 0;
	int64_t   sum;
	printf("%d mentees, %d mentors, 1 to %d seats, seed %llu: %.1f million pairs\n", mentees, mentors, seats,
	       (unsigned long long)seed, (double)mentees * mentors / 1e6);
	for (int turn = 0; turn < turns; turn++) {
		Arena    *own = arena_open();
		double    before = cpu();
		AllPaired x = allpairs_solve(own, &(AllPairs){ .rights = &c.table, .lefts = mentees, .need = c.need, .seats = c.seats,
		                             .ask = made_ask, .asked = &c, .empty = BMATCH_EVERYONE, .seed = seed });
		double    took = cpu() - before;
		memory = peak();
		double    once = naive(&c, &sum);
		if (x.best.end != BMATCH_DONE)
			wrong("it did not finish");
		if (proof && !turn)
			prove(&c, &x.best);
		printf("  matched %lld score %lld; %d rounds, %lld pairs kept, %lld whole scans, %lld in part; all pairs %.2f s, plain pass %.2f s: %.3f of it\n",
		       (long long)x.best.placed, (long long)x.best.score, x.rounds, (long long)x.edges, (long long)x.scans, (long long)x.part_scans,
		       took, once, took / once);
		fflush(stdout);
		plain = once < plain ? once : plain;
		all = took < all ? took : all;
		arena_drop(own);
	}
	printf("  best: all pairs %.2f s, plain pass %.2f s (%.1f ns a pair), ratio %.3f (1/%.1f); peak %.0f MB; the best %d for one of them %.0f us\n\n",
	       all, plain, plain * 1e9 / mentees / mentors, all / plain, plain / all, memory, TOP, alone);
	arena_drop(a);
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 3) {
		run((int)strtol(argv[1], NULL, 10), (int)strtol(argv[2], NULL, 10), (int)strtol(argv[3], NULL, 10),
		    argc > 4 ? strtoull(argv[4], NULL, 10) : 1, argc > 5 ? (int)strtol(argv[5], NULL, 10) : 1, argc > 6);
		return 0;
	}
	run(10000, 3333, 5, 11, 3, true);
	run(100000, 33333, 10, 12, 2, false);
	run(100000, 33333, 5, 13, 2, false);
	return 0;
}
