/* bench_peer.c - pairs among equals timed: prints a random problem as lemon.cpp reads it, with our answer.
 *
 * usage: bench_peer PEERS PAIRS LEVELS [everyone] */
#include "base/io.h"
#include "solve/peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int by_ends(const void *x, const void *y)
{
	const PeerPair *a = x, *b = y;
	return a->one != b->one ? (a->one > b->one) - (a->one < b->one) : (a->other > b->other) - (a->other < b->other);
}

static Peers draw(Arena *a, int n, int m, int levels)
{
	PeerPair *pair = NEW(a, PeerPair, m);
	Dice      d = { (uint64_t)n };
	int       kept = 0;
	for (int e = 0; e < m; e++) {
		int32_t x = (int32_t)dice_below(&d, (uint32_t)n), y = (int32_t)dice_below(&d, (uint32_t)n);
		pair[e] = (PeerPair){ x < y ? x : y, x < y ? y : x, 0 };
	}
	qsort(pair, (size_t)m, sizeof *pair, by_ends);
	for (int e = 0; e < m; e++) {
		if (pair[e].one == pair[e].other || (kept && !by_ends(&pair[kept - 1], &pair[e])))
			continue;
		pair[kept] = pair[e];
		pair[kept++].score = 1 + (int32_t)dice_below(&d, (uint32_t)levels);
	}
	return (Peers){ .peers = n, .pair = pair, .pairs = kept, .seed = 1 };
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return 1;
	Arena *a = arena_open();
	Peers  p = draw(a, (int)strtol(argv[1], NULL, 10), (int)strtol(argv[2], NULL, 10), (int)strtol(argv[3], NULL, 10));
	p.everyone = argc > 4;
	double before = cpu();
	Peered x = peer_solve(a, &p);
	double seconds = cpu() - before;
	printf("peer %d %d %d %d %lld %.4f\n", p.peers, p.pairs, p.everyone, x.matched, (long long)x.score, seconds);
	for (int e = 0; e < p.pairs; e++)
		printf("%d %d %lld\n", p.pair[e].one, p.pair[e].other, (long long)(p.pair[e].score + x.first));
	arena_drop(a);
	return 0;
}
