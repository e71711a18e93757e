/* assign_command.c - mentord assign: the best matching of a graph in a file, for anybody with a matching problem. */
#include "base/io.h"
#include "commands.h"
#include "solve/floor.h"
#include "solve/graph_text.h"
#include "solve/leximin.h"
#include "solve/proof_text.h"
#include "solve/stable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { DONE = 0, UNUSABLE = 2, NO_MEMORY = 71 };

static const char help[] =
	"usage: mentord assign FILE [--goal total|everyone|floor|leximin|stable] [--bands N] [--cert OUT] [--seed N] [--stats]\n"
	"Reads a graph (- is standard input) and prints the pairs of the best matching, then: matched N score S\n"
	"  --goal everyone  as many places filled as possible, then the greatest sum of scores (what is done unless you say otherwise)\n"
	"  --goal total     the greatest sum of scores; places may stay empty\n"
	"  --goal floor     as many places filled as possible, then the worst pair as good as possible, then the greatest sum\n"
	"  --goal leximin   as many as possible, then as few as possible in the lowest band of scores, then in the lowest two, ..\n"
	"  --bands N        for leximin: N equal bands from the least score to the greatest, 2 to 64 (20)\n"
	"  --goal stable    no two would both rather have each other, by score\n"
	"  --cert OUT       writes a proof that nothing is better, for mentord verify OUT FILE (docs/certificate.md)\n"
	"  --seed N         chooses among equally good answers\n"
	"  --stats          a last line: cpu SECONDS peak MEGABYTES, of solving alone\n"
	"Lines of the file:\n"
	"  c COMMENT | p bmatch LEFTS RIGHTS EDGES | l I NEED | r J SEATS | e I J SCORE\n";

enum { STABLE = GOAL_LEXIMIN + 1, UNKNOWN, BANDS = 20 };

typedef struct { const char *file, *cert; int goal, bands; uint64_t seed; bool stats; } Asked;

static bool read_seed(const char *text, uint64_t *seed)
{
	char *end;
	*seed = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end;
}

static int goal_of(const char *name)
{
	static const int known[] = { GOAL_TOTAL, GOAL_EVERYONE, GOAL_FLOOR, GOAL_LEXIMIN };
	for (size_t i = 0; i < COUNT(known); i++)
		if (!strcmp(name, goal_names[known[i]]))
			return known[i];
	return strcmp(name, "stable") ? UNKNOWN : STABLE;
}

static bool read_bands(const char *text, int *bands)
{
	int64_t n;
	bool    fine = str_int(str(text), &n) && n > 1 && n <= CUTS_MOST;
	*bands = fine ? (int)n : 0;
	return fine;
}

static bool read_asked(int argc, char **argv, Asked *k)
{
	*k = (Asked){ .goal = GOAL_EVERYONE, .bands = BANDS };
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "--stats"))
			k->stats = true;
		else if (!strcmp(argv[i], "--goal") && i + 1 < argc)
			k->goal = goal_of(argv[++i]);
		else if (!strcmp(argv[i], "--bands") && i + 1 < argc && read_bands(argv[i + 1], &k->bands))
			i++;
		else if (!strcmp(argv[i], "--cert") && i + 1 < argc)
			k->cert = argv[++i];
		else if (!strcmp(argv[i], "--seed") && i + 1 < argc && read_seed(argv[i + 1], &k->seed))
			i++;
		else if (!k->file && (argv[i][0] != '-' || !argv[i][1]))
			k->file = argv[i];
		else
			return false;
	return k->file && k->goal != UNKNOWN;
}

static int no(const char *file, Str why)
{
	fprintf(stderr, "mentord assign: %s: %.*s\n", file, STR(why));
	return UNUSABLE;
}

/* ---- what it took ----------------------------------------------------------------------------- */

typedef struct { double cpu; long peak; } Spent;        /* seconds, megabytes */

/* The most memory this program had at once.  What getrusage tells holds that of whoever started it, too. */
static long peak(Arena *a)
{
	Str  text, line, why;
	long kilobytes;
	if (io_read(a, "/proc/self/status", 64 << 10, &text, &why))
		while (str_cut(&text, '\n', &line))
			if (str_starts(line, S("VmHWM:")) && sscanf(str_c(a, line), "VmHWM: %ld", &kilobytes) == 1)
				return kilobytes / 1024;
	struct rusage r;
	getrusage(RUSAGE_SELF, &r);
	return r.ru_maxrss / 1024;
}

static Spent spent(Arena *a)
{
	struct rusage r;
	getrusage(RUSAGE_SELF, &r);
	return (Spent){ (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) + 1e-6 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec), peak(a) };
}

static int print_end(const Asked *k, int64_t placed, int64_t score, Spent before, Spent after)
{
	printf("matched %lld score %lld\n", (long long)placed, (long long)score);
	if (k->stats)
		printf("cpu %.3f peak %ld\n", after.cpu - before.cpu, after.peak);
	return DONE;
}

/* ---- solving ---------------------------------------------------------------------------------- */

static int stable(Arena *a, const Asked *k, const Graph *g)
{
	Spent  before = spent(a);
	Stable x = stable_solve(a, &(StableProblem){ .graph = g, .seed = k->seed }, STABLE_MOST);
	Spent  after = spent(a);
	for (int l = 0; l < g->lefts; l++)
		for (int64_t e = g->row[l]; e < g->row[l + 1]; e++)
			if (x.made[e])
				printf("%d %d\n", l + 1, g->right[e] + 1);
	return print_end(k, x.placed, x.score, before, after);
}

static BMatchEnd by_sum(Arena *a, const Asked *k, const Graph *g, Proof *proof)
{
	bool     everyone = k->goal == GOAL_EVERYONE;
	BMatched x = bmatch_solve(a, &(BMatch){ .graph = g, .empty = everyone ? BMATCH_EVERYONE : 0, .seed = k->seed });
	if (x.end == BMATCH_DONE)
		*proof = proof_of_bmatch(a, g, &x, everyone);
	return x.end;
}

/* The best matching by a goal, with its proof.  false: too many places. */
static bool solve(Arena *a, const Asked *k, const Graph *g, Proof *proof)
{
	if (k->goal == GOAL_FLOOR) {
		Floored x = floor_solve(a, g, k->seed);
		*proof = x.proof;
		return x.end == BMATCH_DONE;
	}
	if (k->goal == GOAL_LEXIMIN) {
		int32_t  *cuts = NEW(a, int32_t, CUTS_MOST);
		Leximined x = leximin_solve(a, g, cuts, leximin_cuts(g, k->bands, cuts), k->seed);
		*proof = x.proof;
		return x.end == BMATCH_DONE;
	}
	return by_sum(a, k, g, proof) == BMATCH_DONE;
}

static int best(Arena *a, const Asked *k, const Graph *g)
{
	Proof x;
	Str   why;
	Spent before = spent(a);
	if (!solve(a, k, g, &x))
		return no(k->file, S("the needs add up to more than 1,073,741,824 places; give smaller needs."));
	Spent after = spent(a);
	/* The proof first: nothing is said that is not shown. */
	if (k->cert && !io_write(a, k->cert, proof_text(a, &x), &why))
		return no(k->cert, str_fmt(a, "%.*s.", STR(why)));
	for (int l = 0; l < g->lefts; l++)
		for (int32_t i = x.place[l]; i < x.place[l + 1]; i++)
			if (x.right[i] >= 0)
				printf("%d %d\n", l + 1, x.right[i] + 1);
	return print_end(k, x.placed, x.score, before, after);
}

static bool take(void *with, Str piece) { return graph_text_take(with, piece); }

static int assign(Arena *a, const Asked *k)
{
	Str why;
	if (k->cert && !strcmp(k->cert, "-"))
		return no(k->cert, S("standard output is for the pairs; give --cert a file."));
	if (k->cert && k->goal == STABLE)
		return no(k->cert, S("a stable matching has no certificate; leave --cert out, or choose another goal."));
	GraphText *text = graph_text_open(a);
	if (!io_pieces(a, k->file, take, text, &why))
		return no(k->file, str_fmt(a, "%.*s.", STR(why)));
	const Graph *g = graph_text_done(text, &why);
	if (!g)
		return no(k->file, why);
	return k->goal == STABLE ? stable(a, k, g) : best(a, k, g);
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
