/* graph_made.c - see graph_made.h. */
#include "test/graph_made.h"

#include "base/io.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

enum { TOPICS = 160, NAMED = 6, COMMON = 120, STAGES = 6, LUCK = 180, STAGE_BEST = 200, SCORES = 1001, CLUSTER = 50, SIDE = 1 << 20 };

typedef struct { uint64_t topics[3]; int stage; } Profile;
typedef struct { int32_t score, right; uint32_t lot; } Choice;
typedef struct { int lefts, rights, choices; int64_t *row; int32_t *right; uint16_t *score; } Made;

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

/* The best of all, in front; so many that their last score is among them as a whole. */
static int keep_best(Choice *all, int n, int most)
{
	int count[SCORES] = { 0 }, kept = 0, from = SCORES;
	for (int i = 0; i < n; i++)
		count[all[i].score]++;
	for (int better = 0; from && better < most;)
		better += count[--from];
	for (int i = 0; i < n; i++)
		if (all[i].score >= from)
			all[kept++] = all[i];
	qsort(all, (size_t)kept, sizeof *all, better_first);
	return kept < most ? kept : most;
}

static void put_row(Made *x, int l, const Choice *best, int n)
{
	int64_t at = x->row[l];
	for (int k = 0; k < n; k++) {
		x->right[at + k] = best[k].right;
		x->score[at + k] = (uint16_t)best[k].score;
	}
	x->row[l + 1] = at + n;
}

static void profiles(Arena *a, Dice *d, Made *x)
{
	Profile *p = NEW(a, Profile, x->rights);
	Choice  *all = NEW(a, Choice, x->rights);
	for (int r = 0; r < x->rights; r++)
		p[r] = profile(d);
	for (int l = 0; l < x->lefts; l++) {
		Profile me = profile(d);
		for (int r = 0; r < x->rights; r++)
			all[r] = (Choice){ fit(&me, &p[r], d), r, (uint32_t)dice_roll(d) };
		put_row(x, l, all, keep_best(all, x->rights, x->choices));
	}
}

/* Clusters: about so many lefts have the very same row. */
static void at_random(Arena *a, Dice *d, Made *x, char family)
{
	int32_t *seen = NEW(a, int32_t, x->rights);
	Choice  *some = NEW(a, Choice, x->choices);
	uint64_t clusters = (uint64_t)(x->lefts / CLUSTER + 1), begin = d->state;
	for (int l = 0; l < x->lefts; l++) {
		if (family == 'h')
			d->state = begin + 1000003 * ((uint64_t)l % clusters + 1);
		for (int k = 0; k < x->choices;) {
			int r = (int)dice_below(d, (uint32_t)x->rights);
			if (seen[r] == l + 1)
				continue;
			seen[r] = l + 1;
			some[k++] = (Choice){ (int32_t)(family == 'q' ? 250 * dice_below(d, 5) : dice_below(d, 1001)), r, 0 };
		}
		put_row(x, l, some, x->choices);
	}
}

/* ---- points of a square ---------------------------------------------------------------------------- */

typedef struct { double x, y; } Point;
typedef struct { Point *point; int32_t *list, *first; int cells; } Grid;        /* rights by cell: list[first[c]] .. first[c + 1] */

static Point anywhere(Dice *d) { return (Point){ dice_below(d, SIDE) / (double)SIDE, dice_below(d, SIDE) / (double)SIDE }; }
static int cell(const Grid *g, Point p) { return (int)(p.x * g->cells) * g->cells + (int)(p.y * g->cells); }

static Grid grid(Arena *a, Dice *d, int n)
{
	Grid g = { .point = NEW(a, Point, n), .list = NEW(a, int32_t, n), .cells = (int)sqrt(n / 4.0) + 1 };
	int  cells = g.cells * g.cells;
	g.first = NEW(a, int32_t, cells + 2);
	for (int r = 0; r < n; r++) {
		g.point[r] = anywhere(d);
		g.first[cell(&g, g.point[r]) + 2]++;
	}
	for (int c = 0; c < cells; c++)
		g.first[c + 2] += g.first[c + 1];
	for (int r = 0; r < n; r++)
		g.list[g.first[cell(&g, g.point[r]) + 1]++] = r;
	return g;
}

/* All rights at most so many cells away. */
static int around(const Grid *g, Point p, int away, double scale, Choice *found)
{
	int n = 0, cx = (int)(p.x * g->cells), cy = (int)(p.y * g->cells);
	for (int x = cx < away ? 0 : cx - away; x <= cx + away && x < g->cells; x++)
		for (int y = cy < away ? 0 : cy - away; y <= cy + away && y < g->cells; y++)
			for (int32_t i = g->first[x * g->cells + y]; i < g->first[x * g->cells + y + 1]; i++) {
				Point q = g->point[g->list[i]];
				double score = 1000 - scale * sqrt((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y));
				found[n++] = (Choice){ score > 0 ? (int32_t)score : 0, g->list[i], (uint32_t)g->list[i] };
			}
	return n;
}

/* The nearest; half of the lefts are in one corner. */
static void near_by(Arena *a, Dice *d, Made *x)
{
	Grid    g = grid(a, d, x->rights);
	Choice *all = NEW(a, Choice, x->rights);
	double  scale = 3000 * sqrt(x->rights / 10000.0);
	for (int l = 0; l < x->lefts; l++) {
		Point p = anywhere(d);
		if (dice_below(d, 2))
			p = (Point){ 0.3 + 0.1 * p.x, 0.6 + 0.1 * p.y };
		int n = 0;
		for (int away = 1; n < 3 * x->choices && n < x->rights; away++)
			n = around(&g, p, away, scale, all);
		put_row(x, l, all, keep_best(all, n, x->choices));
	}
}

Graph graph_made(Arena *a, char family, int lefts, int rights, int choices, int seats_most, uint64_t seed)
{
	Dice      d = { seed };
	choices = choices < rights ? choices : rights;
	int64_t   edges = (int64_t)lefts * choices;
	int32_t  *need = NEW(a, int32_t, lefts), *seats = NEW(a, int32_t, rights);
	Made      x = { lefts, rights, choices, NEW(a, int64_t, lefts + 1), NEW(a, int32_t, edges), NEW(a, uint16_t, edges) };
	for (int l = 0; l < lefts; l++)
		need[l] = 1;
	for (int r = 0; r < rights; r++)
		seats[r] = 1 + (int32_t)dice_below(&d, (uint32_t)seats_most);
	if (family == 'p')
		profiles(a, &d, &x);
	else if (family == 'g')
		near_by(a, &d, &x);
	else
		at_random(a, &d, &x, family);
	return (Graph){ .lefts = lefts, .rights = rights, .need = need, .seats = seats, .row = x.row, .right = x.right, .narrow = x.score };
}

double cpu_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
