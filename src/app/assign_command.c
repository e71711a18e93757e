/* assign_command.c - mentord assign: the best matching of a graph in a file, for anybody with a matching problem. */
#include "base/io.h"
#include "commands.h"
#include "solve/bmatch.h"
#include "solve/graph_text.h"
#include "solve/stable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DONE = 0, UNUSABLE = 2, NO_MEMORY = 71 };

static const char help[] =
	"usage: mentord assign FILE [--goal total|everyone|stable] [--seed N] [--stats]\n"
	"Reads a graph (- is standard input) and prints the pairs of the best matching, then: matched N score S\n"
	"  --goal everyone  as many places filled as possible, then the greatest sum of scores (what is done unless you say otherwise)\n"
	"  --goal total     the greatest sum of scores; places may stay empty\n"
	"  --goal stable    no two would both rather have each other, by score\n"
	"  --seed N         chooses among equally good answers\n"
	"  --stats          a last line: cpu SECONDS peak MEGABYTES, of solving alone\n"
	"Lines of the file:\n"
	"  c COMMENT | p bmatch LEFTS RIGHTS EDGES | l I NEED | r J SEATS | e I J SCORE\n";

typedef struct { const char *file, *goal; uint64_t seed; bool stats; } Asked;

static bool read_seed(const char *text, uint64_t *seed)
{
	char *end;
	*seed = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end;
}

static bool is_goal(const char *goal) { return !strcmp(goal, "everyone") || !strcmp(goal, "total") || !strcmp(goal, "stable"); }

static bool read_asked(int argc, char **argv, Asked *k)
{
	*k = (Asked){ .goal = "everyone" };
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--stats"))
			k->stats = true;
		else if (!strcmp(argv[i], "--goal") && i + 1 < argc && is_goal(argv[i + 1]))
			k->goal = argv[++i];
		else if (!strcmp(argv[i], "--seed") && i + 1 < argc && read_seed(argv[i + 1], &k->seed))
			i++;
		else if (!k->file && (argv[i][0] != '-' || !argv[i][1]))
			k->file = argv[i];
		else
			return false;
	return k->file;
}

static double cpu_seconds(long *peak)
{
	struct rusage r;
	getrusage(RUSAGE_SELF, &r);
	*peak = r.ru_maxrss / 1024;
	return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) + 1e-6 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
}

typedef struct { int64_t placed, score; } Sum;

static Sum print_best(const Graph *g, const BMatched *x)
{
	for (int l = 0; l < g->lefts; l++)
		for (int32_t k = x->place[l]; k < x->place[l + 1]; k++)
			if (x->right[k] >= 0)
				printf("%d %d\n", l + 1, x->right[k] + 1);
	return (Sum){ x->placed, x->score };
}

static Sum print_stable(const Graph *g, const Stable *x)
{
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (x->made[e])
				printf("%d %d\n", l + 1, g->right[e] + 1);
	return (Sum){ x->placed, x->score };
}

static int assign(Arena *a, const Asked *k)
{
	Str text, why;
	if (!io_read(a, k->file, (size_t)8 << 30, &text, &why)) {
		fprintf(stderr, "mentord assign: %s: %.*s.\n", k->file, STR(why));
		return UNUSABLE;
	}
	const Graph *g = graph_read(a, text, &why);
	if (!g) {
		fprintf(stderr, "mentord assign: %s: %.*s\n", k->file, STR(why));
		return UNUSABLE;
	}
	long     peak;
	double   began = cpu_seconds(&peak), took;
	bool     stable = !strcmp(k->goal, "stable");
	Stable   s = { 0 };
	BMatched x = { 0 };
	if (stable)
		s = stable_solve(a, &(StableProblem){ .graph = g, .seed = k->seed }, STABLE_MOST);
	else
		x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = strcmp(k->goal, "total") ? BMATCH_EVERYONE : 0, .seed = k->seed });
	took = cpu_seconds(&peak) - began;
	if (x.end == BMATCH_TOO_LARGE) {
		fprintf(stderr, "mentord assign: %s: the needs add up to more than 1,073,741,824 places; give smaller needs.\n", k->file);
		return UNUSABLE;
	}
	Sum sum = stable ? print_stable(g, &s) : print_best(g, &x);
	printf("matched %lld score %lld\n", (long long)sum.placed, (long long)sum.score);
	if (k->stats)
		printf("cpu %.3f peak %ld\n", took, peak);
	return DONE;
}

int assign_command(int argc, char **argv)
{
	Asked k;
	if (argc == 2 && !strcmp(argv[1], "--help"))
		return fputs(help, stdout), DONE;
	if (!read_asked(argc, argv, &k))
		return fputs(help, stderr), UNUSABLE;
	jmp_buf out_of_memory;
	Arena *volatile a = arena_open();
	if (!a || setjmp(out_of_memory)) {
		fputs("mentord assign: there is not enough memory for this graph.\n", stderr);
		arena_drop(a);
		return NO_MEMORY;
	}
	arena_escape(a, &out_of_memory);
	int status = assign(a, &k);
	arena_drop(a);
	return status;
}
