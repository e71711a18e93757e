/* graph_made.c - see graph_made.h. */
#include "test/graph_made.h"

#include "base/io.h"

#include <stdlib.h>
#include <time.h>

enum { TOPICS = 160, NAMED = 6, COMMON = 120, STAGES = 6, LUCK = 180, STAGE_BEST = 200 };

typedef struct { uint64_t topics[3]; int stage; } Profile;
typedef struct { int32_t score, right; uint32_t lot; } Choice;

static Profile profile(Dice *d)
{
	Profile p = { .stage = (int)dice_below(d, STAGES) };
	for (int i = 0; i < NAMED; i++) {
		uint32_t t = dice_below(d, TOPICS) * dice_below(d, TOPICS) / TOPICS;    /* low ones are named more often */
		p.topics[t / 64] |= 1ull << t % 64;
	}
	return p;
}

static int32_t fit(const Profile *x, const Profile *y, Dice *d)
{
	int common = 0, gap = abs(x->stage + 1 - y->stage);
	for (int i = 0; i < 3; i++)
		common += __builtin_popcountll(x->topics[i] & y->topics[i]);
	int score = COMMON * common + (gap < 4 ? STAGE_BEST - 60 * gap : 0) + (int)dice_below(d, LUCK);
	return score - score % 5 < 1000 ? score - score % 5 : 1000;
}

static int better_first(const void *x, const void *y)
{
	const Choice *a = x, *b = y;
	return a->score != b->score ? b->score - a->score : (a->lot > b->lot) - (a->lot < b->lot);
}

static void profiles(Arena *a, Dice *d, const Graph *g, int choices, int32_t *right, uint16_t *score)
{
	Profile *p = NEW(a, Profile, g->rights);
	Choice  *all = NEW(a, Choice, g->rights);
	for (int r = 0; r < g->rights; r++)
		p[r] = profile(d);
	for (int l = 0; l < g->lefts; l++) {
		Profile me = profile(d);
		for (int r = 0; r < g->rights; r++)
			all[r] = (Choice){ fit(&me, &p[r], d), r, (uint32_t)dice_roll(d) };
		qsort(all, (size_t)g->rights, sizeof *all, better_first);
		for (int k = 0; k < choices; k++) {
			right[g->row[l] + k] = all[k].right;
			score[g->row[l] + k] = (uint16_t)all[k].score;
		}
	}
}

static void at_random(Arena *a, Dice *d, const Graph *g, int choices, bool levels, int32_t *right, uint16_t *score)
{
	int32_t *seen = NEW(a, int32_t, g->rights);
	for (int l = 0; l < g->lefts; l++)
		for (int k = 0; k < choices;) {
			int r = (int)dice_below(d, (uint32_t)g->rights);
			if (seen[r] == l + 1)
				continue;
			seen[r] = l + 1;
			right[g->row[l] + k] = r;
			score[g->row[l] + k++] = (uint16_t)(levels ? 250 * dice_below(d, 5) : dice_below(d, 1001));
		}
}

Graph graph_made(Arena *a, char family, int lefts, int rights, int choices, int seats_most, uint64_t seed)
{
	Dice      d = { seed };
	choices = choices < rights ? choices : rights;
	int64_t   edges = (int64_t)lefts * choices, *row = NEW(a, int64_t, lefts + 1);
	int32_t  *need = NEW(a, int32_t, lefts), *seats = NEW(a, int32_t, rights), *right = NEW(a, int32_t, edges);
	uint16_t *score = NEW(a, uint16_t, edges);
	for (int l = 0; l < lefts; l++) {
		need[l] = 1;
		row[l + 1] = row[l] + choices;
	}
	for (int r = 0; r < rights; r++)
		seats[r] = 1 + (int32_t)dice_below(&d, (uint32_t)seats_most);
	Graph g = { .lefts = lefts, .rights = rights, .need = need, .seats = seats, .row = row, .right = right, .narrow = score };
	if (family == 'p')
		profiles(a, &d, &g, choices, right, score);
	else
		at_random(a, &d, &g, choices, family == 'q', right, score);
	return g;
}

double cpu_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
