/* bench_lemon.c - our part of bench_lemon.py: makes the graphs, and solves one in a process of its own.
 *
 * usage: bench_lemon make FAMILY LEFTS RIGHTS CHOICES SEATS SEED FILE    a graph of graph_made.h, as bench_lemon_rival reads it
 *        bench_lemon many FAMILY ... FILE                                the same, where lefts need one to three, and of several one inside
 *        bench_lemon text FILE                                           the same as mentord assign reads it
 *        bench_lemon solve FILE                                          prints: ours PLACED SCORE SECONDS PEAK BEFORE
 * PEAK, BEFORE: the most memory in megabytes, in the end and with the graph alone. */
#include "solve/bmatch.h"
#include "solve/quota.h"
#include "test/graph_made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNITS = 16 };

static int64_t number(const char *text) { return strtoll(text, NULL, 10); }

/* What getrusage tells holds that of whoever started the process, too. */
static double peak(void)
{
	char  line[200];
	long  kilobytes = 0;
	FILE *f = fopen("/proc/self/status", "r");
	while (f && fgets(line, sizeof line, f) && sscanf(line, "VmHWM: %ld", &kilobytes) != 1)
		;
	if (f)
		fclose(f);
	return (double)kilobytes / 1024;
}

/* ---- the file: three numbers of 64 bits; needs, seats (32), rows (64), rights (32), scores (16 bits), perhaps who is inside (8) --- */

static bool put(FILE *f, const void *list, size_t size, int64_t n) { return fwrite(list, size, (size_t)n, f) == (size_t)n; }
static bool take(FILE *f, void *list, size_t size, int64_t n) { return fread(list, size, (size_t)n, f) == (size_t)n; }

static bool write_graph(const char *path, const Graph *g, const uint8_t *inside)
{
	int64_t head[3] = { g->lefts, g->rights, g->row[g->lefts] };
	FILE   *f = fopen(path, "wb");
	bool    good = f && put(f, head, sizeof *head, 3) && put(f, g->need, sizeof *g->need, g->lefts) && put(f, g->seats, sizeof *g->seats, g->rights)
	               && put(f, g->row, sizeof *g->row, head[0] + 1) && put(f, g->right, sizeof *g->right, head[2]) && put(f, g->narrow, sizeof *g->narrow, head[2])
	               && (!inside || put(f, inside, sizeof *inside, head[2]));
	return f && !fclose(f) && good;
}

static bool read_graph(Arena *a, const char *path, Graph *g, uint8_t **inside)
{
	int64_t head[3];
	FILE   *f = fopen(path, "rb");
	if (!f || !take(f, head, sizeof *head, 3))
		return false;
	int32_t  *need = NEW(a, int32_t, head[0]), *seats = NEW(a, int32_t, head[1]), *right = NEW(a, int32_t, head[2]);
	int64_t  *row = NEW(a, int64_t, head[0] + 1);
	uint16_t *score = NEW(a, uint16_t, head[2]);
	bool      good = take(f, need, sizeof *need, head[0]) && take(f, seats, sizeof *seats, head[1]) && take(f, row, sizeof *row, head[0] + 1)
	                 && take(f, right, sizeof *right, head[2]) && take(f, score, sizeof *score, head[2]);
	int more = fgetc(f);
	if (more != EOF) {
		ungetc(more, f);
		*inside = NEW(a, uint8_t, head[2]);
		good = good && take(f, *inside, sizeof **inside, head[2]);
	}
	fclose(f);
	*g = (Graph){ .lefts = (int)head[0], .rights = (int)head[1], .need = need, .seats = seats, .row = row, .right = right, .narrow = score };
	return good;
}

/* ---- what is asked ---------------------------------------------------------------------------------- */

static void print_text(const Graph *g)
{
	printf("p bmatch %d %d %lld\n", g->lefts, g->rights, (long long)g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++)
		printf("l %d %d\n", l + 1, g->need[l]);
	for (int r = 0; r < g->rights; r++)
		printf("r %d %d\n", r + 1, g->seats[r]);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			printf("e %d %d %d\n", l + 1, g->right[e] + 1, graph_score(g, e));
}

static uint32_t mixed(uint32_t n) { return (uint32_t)(n * (uint64_t)2654435761 >> 9); }

/* Needs of one to three, and units of which everybody has one. */
static uint8_t *many(Arena *a, Graph *g)
{
	int32_t *need = NEW(a, int32_t, g->lefts);
	uint8_t *inside = NEW(a, uint8_t, g->row[g->lefts]);
	for (int l = 0; l < g->lefts; l++) {
		need[l] = 1 + (int32_t)(mixed((uint32_t)l) / UNITS % 3);
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			inside[e] = mixed((uint32_t)l) % UNITS == mixed(~(uint32_t)g->right[e]) % UNITS;
	}
	g->need = need;
	return inside;
}

static int solve_inside(Arena *a, const Graph *g, const uint8_t *inside)
{
	double  before = peak(), began = cpu_now();
	Quotaed x = quota_solve(a, &(Quota){ .graph = g, .everyone = true, .inside = inside, .keep_one = true });
	printf("ours %lld %lld %.4f %.1f %.1f\n", (long long)x.placed, (long long)x.score, cpu_now() - began, peak(), before);
	return x.end != QUOTA_DONE;
}

static int solve(Arena *a, const Graph *g)
{
	double   before = peak(), began = cpu_now();
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = BMATCH_EVERYONE });
	double   seconds = cpu_now() - began, most = peak();
	const char *wrong = x.end == BMATCH_DONE ? bmatch_wrong(a, g, &x) : "too large";
	if (wrong)
		fprintf(stderr, "bench_lemon: %s\n", wrong);
	printf("ours %lld %lld %.4f %.1f %.1f\n", (long long)x.placed, (long long)x.score, seconds, most, before);
	return wrong != NULL;
}

int main(int argc, char **argv)
{
	Arena *a = arena_open();
	Graph  g;
	uint8_t *inside = NULL;
	if (argc == 9 && (!strcmp(argv[1], "make") || !strcmp(argv[1], "many"))) {
		g = graph_made(a, *argv[2], (int)number(argv[3]), (int)number(argv[4]), (int)number(argv[5]), (int)number(argv[6]), (uint64_t)number(argv[7]));
		inside = strcmp(argv[1], "many") ? NULL : many(a, &g);
		return !write_graph(argv[8], &g, inside);
	}
	if (argc != 3 || !read_graph(a, argv[2], &g, &inside)) {
		fprintf(stderr, "bench_lemon: see test/bench_lemon.c\n");
		return 2;
	}
	int status = 0;
	if (!strcmp(argv[1], "text"))
		print_text(&g);
	else
		status = inside ? solve_inside(a, &g, inside) : solve(a, &g);
	arena_drop(a);
	return status;
}
