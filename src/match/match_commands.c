/* match_commands.c - mentord match: sheets in, pairs out, no server needed. */
#include "base/io.h"
#include "commands.h"
#include "match/match_ask.h"
#include "match/match_print.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { DONE = 0, PROBLEMS = 1, USAGE = 2, UNREADABLE = 3, NO_MEMORY = 71 };
enum { SHEETS_MOST = 4 };
static const size_t sheet_most = (size_t)256 << 20;

static const char help[] =
	"usage: mentord match [options] [REGISTRATIONS.csv]\n"
	"Reads who takes part as mentor and as mentee, and pairs everybody as well as can be.\n"
	"\n"
	"  REGISTRATIONS.csv    one sheet for both roles; - is standard input\n"
	"  --mentors FILE       the mentors, where they have a sheet of their own\n"
	"  --mentees FILE       the mentees likewise\n"
	"  --staff FILE         who manages whom, for people who do not take part as well\n"
	"  --column HEAD=FIELD  takes the column with this heading for that field\n"
	"  --columns            shows how each column is understood, and stops\n"
	"  --rules FILE         weights, rules, pairs that must or may not be (docs/matching.md)\n"
	"  --goal NAME          everyone, total, floor, leximin or stable; as goal = in the rules (everyone)\n"
	"  --shape NAME         pairs, groups or peers: each a mentor; groups with mentors; mentees two by two (pairs)\n"
	"  --group-size N-M     mentees of a group (2-8)\n"
	"  --mentors-per-group N  1, or 2 where there are enough (1)\n"
	"  --seed N             chooses among equally good matches (0)\n"
	"  --out FILE           writes mentor_email,mentee_email,fit,... as CSV; - is standard output\n"
	"  --cert FILE          writes the proof that nothing is better, for mentord verify FILE GRAPH\n"
	"  --graph FILE         writes the problem as numbers alone, which that proof is about\n"
	"  --explain            every part of every fit\n"
	"  --why MENTOR=MENTEE  why these two are not paired; of a pair, who else would do as well\n"
	"  --what-if QUESTION   \"without NAME\" or \"NAME has 3 places\": who would have whom; nothing is kept\n"
	"  --costs              what each rule that is a choice, and each [must] and [may not], costs\n"
	"  --json               everything as JSON on standard output\n"
	"  --go-on              matches although some rows were refused, without them\n"
	"\n"
	"Fit is out of 1000.  Problems go to standard error as file:row:column: value: what to do.\n"
	"Exit status: 0 matched; 1 something in the sheets or rules was refused, nothing was matched;\n"
	"2 called in another way than it should; 3 a file cannot be read or written.\n";

typedef struct {
	Arena       *arena;
	SheetFile    file[SHEETS_MOST];
	SheetColumns sheet[SHEETS_MOST];
	int          sheets;
	const char  *rules, *out, *cert, *graph, *why, *what_if, *column[64], *seed, *goal, *shape, *group_size, *leaders;
	int          columns_n;
	bool         show_columns, explain, json, go_on, costs;
	const char  *doing;
} Call;

static int usage(const char *says, const char *what)
{
	fprintf(stderr, "mentord match: %s%s\nmentord match --help tells more.\n", says, what);
	return USAGE;
}

static bool add_file(Call *c, const char *path, SheetKind kind)
{
	if (c->sheets == SHEETS_MOST)
		return false;
	c->file[c->sheets++] = (SheetFile){ .name = str(path), .kind = kind };
	return true;
}

enum { OPT_MENTORS = 256, OPT_MENTEES, OPT_STAFF, OPT_COLUMN, OPT_COLUMNS, OPT_RULES, OPT_SEED, OPT_OUT, OPT_CERT, OPT_GRAPH, OPT_GOAL, OPT_SHAPE, OPT_SIZE, OPT_LEADERS, OPT_EXPLAIN,
       OPT_WHY, OPT_JSON, OPT_GO_ON, OPT_WHAT_IF, OPT_COSTS, OPT_HELP };

static bool take_option(Call *c, int option)
{
	switch (option) {
	case OPT_MENTORS: return add_file(c, optarg, SHEET_MENTORS);
	case OPT_MENTEES: return add_file(c, optarg, SHEET_MENTEES);
	case OPT_STAFF:   return add_file(c, optarg, SHEET_STAFF);
	case OPT_COLUMN:
		if (c->columns_n == (int)COUNT(c->column))
			return false;
		c->column[c->columns_n++] = optarg;
		break;
	case OPT_COLUMNS: c->show_columns = true; break;
	case OPT_RULES:   c->rules = optarg; break;
	case OPT_SEED:    c->seed = optarg; break;
	case OPT_OUT:     c->out = optarg; break;
	case OPT_CERT:    c->cert = optarg; break;
	case OPT_GRAPH:   c->graph = optarg; break;
	case OPT_GOAL:    c->goal = optarg; break;
	case OPT_SHAPE:   c->shape = optarg; break;
	case OPT_SIZE:    c->group_size = optarg; break;
	case OPT_LEADERS: c->leaders = optarg; break;
	case OPT_EXPLAIN: c->explain = true; break;
	case OPT_WHY:     c->why = optarg; break;
	case OPT_JSON:    c->json = true; break;
	case OPT_GO_ON:   c->go_on = true; break;
	case OPT_WHAT_IF: c->what_if = optarg; break;
	case OPT_COSTS:   c->costs = true; break;
	default: return false;
	}
	return true;
}

/* -1: go on; else the status to end with. */
static int read_options(Call *c, int argc, char **argv)
{
	static const struct option options[] = {
		{ "mentors", 1, 0, OPT_MENTORS }, { "mentees", 1, 0, OPT_MENTEES }, { "staff", 1, 0, OPT_STAFF }, { "column", 1, 0, OPT_COLUMN },
		{ "columns", 0, 0, OPT_COLUMNS }, { "rules", 1, 0, OPT_RULES }, { "seed", 1, 0, OPT_SEED }, { "out", 1, 0, OPT_OUT },
		{ "cert", 1, 0, OPT_CERT }, { "graph", 1, 0, OPT_GRAPH }, { "goal", 1, 0, OPT_GOAL },
		{ "shape", 1, 0, OPT_SHAPE }, { "group-size", 1, 0, OPT_SIZE }, { "mentors-per-group", 1, 0, OPT_LEADERS }, { "explain", 0, 0, OPT_EXPLAIN }, { "why", 1, 0, OPT_WHY }, { "json", 0, 0, OPT_JSON },
		{ "go-on", 0, 0, OPT_GO_ON }, { "what-if", 1, 0, OPT_WHAT_IF }, { "costs", 0, 0, OPT_COSTS }, { "help", 0, 0, OPT_HELP }, { 0 },
	};
	optind = 0;
	for (int o; (o = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
		if (o == OPT_HELP || o == 'h')
			return fputs(help, stdout), DONE;
		if (!take_option(c, o))
			return usage("these options do not go together", "");
	}
	for (; optind < argc; optind++)
		if (!add_file(c, argv[optind], SHEET_MIXED))
			return usage("there are too many sheets", "");
	int mentors = 0, mentees = 0, mixed = 0;
	for (int i = 0; i < c->sheets; i++) {
		mentors += c->file[i].kind == SHEET_MENTORS;
		mentees += c->file[i].kind == SHEET_MENTEES;
		mixed += c->file[i].kind == SHEET_MIXED;
	}
	bool peers = c->shape && !strcmp(c->shape, "peers");
	if (!mixed && (!mentees || (!mentors && !peers)))
		return usage("give a sheet of registrations, or --mentors and --mentees", "");
	return -1;
}

static int unreadable(const char *path, Str why)
{
	fprintf(stderr, "mentord match: %s: %.*s.\n", path, STR(why));
	return UNREADABLE;
}

static int read_sheets(Call *c)
{
	Str why;
	for (int i = 0; i < c->sheets; i++) {
		SheetFile *f = &c->file[i];
		const char *path = str_c(c->arena, f->name);
		if (!io_read(c->arena, path, sheet_most, &f->bytes, &why))
			return unreadable(path, why);
		if (str_eq(f->name, S("-")))
			f->name = S("standard input");
		c->sheet[i] = sheet_columns(c->arena, *f);
	}
	return -1;
}

/* --column "Head=field", for whichever sheet has that heading. */
static int set_columns(Call *c)
{
	for (int i = 0; i < c->columns_n; i++) {
		const char *equals = strrchr(c->column[i], '=');
		SheetField field;
		bool found = false;
		if (!equals || !sheet_field_find(str(equals + 1), &field))
			return usage("there is no such field: ", c->column[i]);
		Str head = str_trim((Str){ c->column[i], (size_t)(equals - c->column[i]) });
		for (int k = 0; k < c->sheets; k++)
			for (int n = 0; n < c->sheet[k].n; n++)
				if (str_eq(c->sheet[k].list[n].header, head)) {
					sheet_set(&c->sheet[k], n, field);
					found = true;
				}
		if (!found)
			return usage("no column has this heading: ", c->column[i]);
	}
	return -1;
}

static void tell(Call *c, const SheetProblems *all)
{
	for (int i = 0; i < all->n; i++) {
		Str line = print_problem(c->arena, &all->list[i]);
		fwrite(line.p, 1, line.n, stderr);
	}
}

static void tell_left_alone(Call *c)
{
	for (int i = 0; i < c->sheets; i++) {
		Buf b = buf_open(c->arena);
		for (int k = 0; k < c->sheet[i].n; k++)
			if (c->sheet[i].list[k].field == FIELD_NONE)
				buf_fmt(&b, "%s%.*s", b.n ? ", " : "", STR(c->sheet[i].list[k].header));
		SheetProblem p = { .file = c->sheet[i].file.name, .says = str_fmt(c->arena, "Columns left alone: %.*s.", STR(buf_str(&b))) };
		Str line = b.n ? print_problem(c->arena, &p) : S("");
		fwrite(line.p, 1, line.n, stderr);
	}
}

/* A bar on a terminal, nothing elsewhere. */
static bool show_progress(void *with, const char *doing, int done, int of)
{
	(void)with;
	enum { WIDE = 40 };
	int full = of ? (int)((int64_t)done * WIDE / of) : WIDE;
	fprintf(stderr, "\r%-10s [%.*s%*s] %3d%%", doing, full, "########################################", WIDE - full, "",
	        of ? (int)((int64_t)done * 100 / of) : 100);
	if (done == of)
		fputs("\r\033[K", stderr);
	return true;
}

static bool put(const char *path, Str text, Arena *a, Str *why)
{
	if (str_eq(str(path), S("-")))
		return fwrite(text.p, 1, text.n, stdout) == text.n || (*why = S("it cannot be written to"), false);
	return io_write(a, path, text, why);
}

static int tell_why(Call *c, const Match *m)
{
	Str who = str(c->why), mentor;
	str_cut(&who, '=', &mentor);
	int r = sheet_find(c->arena, m->people, str_trim(mentor)), e = sheet_find(c->arena, m->people, str_trim(who));
	if (r < 0 || e < 0)
		return usage("name two people of the sheets as mentor=mentee: ", c->why);
	Strs says = match_why_not(c->arena, m, r, e);
	for (int i = 0; i < says.n; i++) {
		Str line = print_safe(c->arena, says.list[i]);
		printf("%.*s\n", STR(line));
	}
	return DONE;
}

/* An answer alone, instead of the whole match. */
static int tell_answer(Call *c, const Match *m)
{
	Str wrong = S(""), why, text = c->costs ? ask_costs(c->arena, m, c->json) : ask_what_if(c->arena, m, str(c->what_if), c->json, &wrong);
	if (wrong.n)
		return usage(str_c(c->arena, wrong), "");
	return put("-", text, c->arena, &why) && !fflush(stdout) ? DONE : unreadable("standard output", why);
}

static int write_all(Call *c, const Match *m, const SheetProblems *problems)
{
	Str why = S("");
	if (c->graph && !put(c->graph, match_graph(c->arena, m), c->arena, &why))
		return unreadable(c->graph, why);
	if (c->cert && !put(c->cert, match_certificate(c->arena, m), c->arena, &why))
		return unreadable(c->cert, why);
	if (c->out && !put(c->out, print_csv(c->arena, m), c->arena, &why))
		return unreadable(c->out, why);
	if (c->why)
		return tell_why(c, m);
	if (c->what_if || c->costs)
		return tell_answer(c, m);
	bool quiet = (c->out && str_eq(str(c->out), S("-"))) || (c->cert && str_eq(str(c->cert), S("-"))) || (c->graph && str_eq(str(c->graph), S("-")));
	Str  text = c->json ? print_json(c->arena, m, problems, c->explain) : quiet ? S("") : print_text(c->arena, m, c->explain);
	return put("-", text, c->arena, &why) && !fflush(stdout) ? DONE : unreadable("standard output", S("it cannot be written to"));
}

static int refused(Call *c, const SheetProblems *problems)
{
	if (c->json) {
		Str text = print_json(c->arena, NULL, problems, false);
		fwrite(text.p, 1, text.n, stdout);
	}
	fprintf(stderr, problems->refuses == 1 ? "Nothing was matched: %d problem must be mended first.\n" :
	        "Nothing was matched: %d problems must be mended first.\n", problems->refuses);
	return PROBLEMS;
}

static void add_all(Arena *a, SheetProblems *to, const SheetProblems *from)
{
	for (int i = 0; i < from->n; i++)
		*PUSH(a, to) = from->list[i];
	to->refuses += from->refuses;
}

static int read_rules(Call *c, MatchSettings *s, SheetProblems *problems)
{
	Str text, why;
	int64_t seed;
	if (c->rules && !io_read(c->arena, c->rules, 1 << 20, &text, &why))
		return unreadable(c->rules, why);
	if (c->rules)
		match_rules_read(c->arena, str(c->rules), text, s, problems);
	if (c->seed && !str_int(str(c->seed), &seed))
		return usage("the seed is a whole number: ", c->seed);
	if (c->seed)
		s->seed = (uint64_t)seed;
	if (c->goal && !match_goal_find(str(c->goal), &s->goal))
		return usage("there is no such goal: ", c->goal);
	if (c->shape && !match_shape_find(str(c->shape), &s->shape))
		return usage("there is no such shape: ", c->shape);
	if (c->group_size && !match_group_size_read(str(c->group_size), s))
		return usage("the size of groups is a number or two, such as 4-5: ", c->group_size);
	if (c->leaders && strcmp(c->leaders, "1") && strcmp(c->leaders, "2"))
		return usage("a group has one mentor or two: ", c->leaders);
	if (c->leaders)
		s->leaders = *c->leaders - '0';
	if ((c->cert || c->graph) && s->shape == MATCH_GROUPS)
		return usage("groups have no certificate; leave --cert and --graph out", "");
	if ((c->what_if || c->costs) && s->shape != MATCH_PAIRS)
		return usage("--what-if and --costs are for pairs", "");
	if (c->cert && !match_goal_proven(s->goal))
		return usage("a match of this goal has no certificate; leave --cert out, or choose another goal: ", match_goal(s->goal)->name);
	return -1;
}

static int match_sheets(Call *c)
{
	MatchSettings s = match_settings();
	SheetProblems problems = { 0 };
	int status = read_sheets(c);
	status = status >= 0 ? status : set_columns(c);
	status = status >= 0 ? status : read_rules(c, &s, &problems);
	if (status >= 0)
		return status;
	if (c->show_columns)
		return put("-", print_columns(c->arena, c->sheet, c->sheets), c->arena, &(Str){ 0 }) ? DONE : UNREADABLE;
	int bad_rules = problems.refuses;
	People people = sheet_read(c->arena, c->sheet, c->sheets);
	add_all(c->arena, &problems, &people.problems);
	tell(c, &problems);
	tell_left_alone(c);
	if (bad_rules || (people.problems.refuses && !c->go_on))
		return refused(c, &problems);
	MatchProgress bar = { .go_on = isatty(STDERR_FILENO) ? show_progress : NULL };
	Match *m = match_run(c->arena, &people, &s, &bar);
	tell(c, &m->problems);
	add_all(c->arena, &problems, &m->problems);
	return m->end == MATCH_DONE ? write_all(c, m, &problems) : refused(c, &problems);
}

int match_command(int argc, char **argv)
{
	jmp_buf out_of_memory;
	Arena *volatile arena = arena_open();
	if (!arena || setjmp(out_of_memory)) {
		fputs("mentord match: there is not enough memory for these sheets. Close other programs or match in parts.\n", stderr);
		arena_drop(arena);
		return NO_MEMORY;
	}
	arena_escape(arena, &out_of_memory);
	Call c = { .arena = arena };
	int status = read_options(&c, argc, argv);
	if (status < 0)
		status = match_sheets(&c);
	arena_drop(arena);
	return status;
}
