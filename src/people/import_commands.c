/* import_commands.c - mentord import, mentord export: staff sheets in and out, while no server holds the file. */
#include "base/io.h"
#include "commands.h"
#include "people/export.h"
#include "people/import_own.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { DONE = 0, MEND = 1, USAGE = 2, UNUSABLE = 3, NO_MEMORY = 71 };
static const size_t sheet_most = (size_t)64 << 20;

static const char import_help[] =
	"usage: mentord import SHEET.csv --data FILE [options]\n"
	"Takes in a staff sheet: all of it, or nothing when a row must be mended first.\n\n"
	"  SHEET.csv              one row for each person; - is standard input\n"
	"  --data FILE            the data file, which no server may hold at the same time\n"
	"  --columns HEAD=FIELD   takes the column with this heading for that field; several times, or with commas between.\n"
	"                         Fields: email staff-id name first-name last-name preferred-name pronouns unit organisation\n"
	"                         job-title profession grade city country time-zone manager status; extra keeps it, none leaves it out\n"
	"  --whole-staff          whoever has no row in the sheet is marked as having left\n"
	"  --dry-run              tells what would change, and changes nothing\n\n"
	"Problems go to standard error as file:row: column: value: what to do [code].\n"
	"Exit status: 0 taken in, or nothing to change; 1 rows must be mended, nothing was changed;\n"
	"2 called in another way than it should; 3 a file cannot be read or used.\n";

static const char export_help[] =
	"usage: mentord export people --data FILE [--columns A,B,C] [--gone] [--xlsx OUT]\n"
	"Writes everybody as CSV to standard output, with the headings that mentord import understands.\n\n"
	"  --data FILE        the data file, which no server may hold at the same time\n"
	"  --columns A,B,C    only these: email staff-id name first-name last-name pronouns unit organisation job-title\n"
	"                     profession grade city country time-zone manager status, or the heading of a column of your own\n"
	"  --gone             also who has left\n"
	"  --xlsx OUT         writes a workbook to this file instead\n\n"
	"Exit status: 0 written; 2 called in another way than it should; 3 a file cannot be read or written.\n";

typedef struct {
	Arena      *arena;
	const char *data, *sheet, *xlsx, *columns[64];
	int         columns_n;
	bool        whole, dry, gone;
} Call;

static int usage(const char *command, const char *says, const char *what)
{
	fprintf(stderr, "mentord %s: %s%s\nmentord %s --help tells more.\n", command, says, what, command);
	return USAGE;
}

/* -1: go on; else the status to end with. */
static int read_options(Call *c, int argc, char **argv, const char *help)
{
	static const struct option options[] = { { "data", 1, 0, 'd' }, { "columns", 1, 0, 'c' }, { "whole-staff", 0, 0, 'w' }, { "dry-run", 0, 0, 'n' },
		{ "xlsx", 1, 0, 'x' }, { "gone", 0, 0, 'g' }, { "help", 0, 0, 'h' }, { 0 } };
	optind = 0;
	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (o) {
		case 'd': c->data = optarg; break;
		case 'w': c->whole = true; break;
		case 'n': c->dry = true; break;
		case 'x': c->xlsx = optarg; break;
		case 'g': c->gone = true; break;
		case 'c':
			if (c->columns_n == (int)COUNT(c->columns))
				return usage(argv[0], "there are too many columns", "");
			c->columns[c->columns_n++] = optarg;
			break;
		case 'h': return fputs(help, stdout), DONE;
		default:  return fputs(help, stderr), USAGE;
		}
	}
	if (optind + 1 != argc)
		return usage(argv[0], optind < argc ? "one thing too many was named" : "it was not said what", "");
	c->sheet = argv[optind];
	return c->data ? -1 : usage(argv[0], "--data FILE is missing", "");
}

static int open_data(Call *c, DbFile **file)
{
	Str why;
	if (access(c->data, R_OK | W_OK))
		return fprintf(stderr, "mentord: %s cannot be read and written; name the data file of mentord serve.\n", c->data), UNUSABLE;
	if (db_open(c->arena, c->data, 1, file, &why) != DB_OPENED)
		return fprintf(stderr, "mentord: %.*s\n", STR(why)), UNUSABLE;
	return DONE;
}

/* ---- in ------------------------------------------------------------------------------ */

static int column_called(const ImportJob *j, Arena *a, Str header)
{
	Str folded = utf8_fold(a, header);
	for (int i = 0; i < j->sheet.n; i++)
		if (str_eq(utf8_fold(a, j->sheet.list[i].header), folded))
			return i;
	return -1;
}

/* "Chef=manager,Raum=none" */
static bool set_columns(const Call *c, ImportJob *j)
{
	for (int i = 0; i < c->columns_n; i++)
		for (Str rest = str(c->columns[i]), one; str_cut(&rest, ',', &one);) {
			Str field = one, head;
			if (!str_cut(&field, '=', &head) || !import_set(j, column_called(j, c->arena, str_trim(head)), str_trim(field)))
				return fprintf(stderr, "mentord import: '%.*s' names no column of the sheet and a field for it\n", STR(one)), false;
		}
	return true;
}

typedef struct { Call *call; ImportJob *job; ImportDone done; } Taking;

static bool take(Db *db, void *with)
{
	Taking *t = with;
	Instant now = clock_now();
	if (!set_columns(t->call, t->job))
		return t->call->columns_n = -1, false;
	t->done = import_keep(db, t->call->arena, t->job, (ImportWish){ .now = now, .today = instant_date(now) });
	return !t->done.refused && !t->call->dry;
}

static void tell(const Call *c, const ImportPlan *p)
{
	for (int i = 0; i < p->problems.n; i++) {
		const ImportProblem *x = &p->problems.list[i];
		fprintf(stderr, "%s:%d: %.*s%s%.*s%s%.*s [%s%s]\n", c->sheet, x->row, STR(x->column), x->column.n ? ": " : "", STR(x->value), x->value.n ? ": " : "",
		        STR(x->says), x->code, x->refuses ? "" : ", a note");
	}
	printf("%d new, %d changed, %d as they were, %d leaving, %d new units, %d managers changed\n", p->fresh, p->changed, p->unchanged, p->leaving,
	       p->units_fresh, p->moved);
	if (p->problems.refuses)
		printf("Nothing was changed: %d must be mended first.\n", p->problems.refuses);
}

static int import_sheet(Call *c)
{
	Str     bytes, why;
	DbFile *file;
	if (!io_read(c->arena, c->sheet, sheet_most, &bytes, &why))
		return fprintf(stderr, "mentord import: %s: %.*s\n", c->sheet, STR(why)), UNUSABLE;
	Str unfit = import_unfit(c->arena, str(c->sheet), bytes);
	if (unfit.n)
		return fprintf(stderr, "mentord import: %.*s\n", STR(unfit)), UNUSABLE;
	int status = open_data(c, &file);
	if (status)
		return status;
	Db *db = db_reader(file);
	ImportColumns kept = import_columns(db, c->arena);
	db_reader_back(db);
	const char *slash = strrchr(c->sheet, '/');
	Taking t = { c, import_new((SheetFile){ str(slash ? slash + 1 : c->sheet), bytes, SHEET_STAFF }, &kept), { 0 } };
	if (!t.job)
		return db_close(file), NO_MEMORY;
	t.job->whole_staff = c->whole;
	DbDone done = db_write(file, take, &t);
	if (t.done.plan)
		tell(c, t.done.plan);
	status = c->columns_n < 0 ? USAGE : done == DB_TROUBLE ? UNUSABLE : t.done.refused ? MEND : DONE;
	import_drop(t.job);
	db_close(file);
	return status;
}

/* ---- out ------------------------------------------------------------------------------ */

static int export_people(Call *c)
{
	DbFile *file;
	Strs    names = { 0 };
	Str     bytes, why;
	int     status = open_data(c, &file);
	if (status)
		return status;
	for (int i = 0; i < c->columns_n; i++)
		for (Str rest = str(c->columns[i]), one; str_cut(&rest, ',', &one);)
			*PUSH(c->arena, &names) = str_trim(one);
	Db *db = db_reader(file);
	SheetOut o = people_out(db, c->arena, (PeopleWish){ .search = S(""), .gone = c->gone }, true);
	bool sound = db_reader_back(db);
	db_close(file);
	if (!sheet_out_want(&o, names))
		return usage("export", "there is no such column", "");
	if (!c->xlsx) {
		bytes = sheet_out_csv(&o);
		return sound && fwrite(bytes.p, 1, bytes.n, stdout) == bytes.n && fflush(stdout) == 0 ? DONE : UNUSABLE;
	}
	if (!sound || !sheet_out_xlsx(&o, &bytes) || !io_write(c->arena, c->xlsx, bytes, &why))
		return fprintf(stderr, "mentord export: %s cannot be written\n", c->xlsx), UNUSABLE;
	return DONE;
}

static int run(int argc, char **argv, const char *help, int (*work)(Call *c))
{
	jmp_buf out;
	Call    c = { .arena = arena_open() };
	if (!c.arena || setjmp(out)) {
		fputs("mentord: there is not enough memory for this sheet\n", stderr);
		return NO_MEMORY;
	}
	arena_escape(c.arena, &out);
	int status = read_options(&c, argc, argv, help);
	status = status < 0 ? work(&c) : status;
	arena_drop(c.arena);
	return status;
}

static int export_what(Call *c)
{
	return strcmp(c->sheet, "people") ? usage("export", "there is no list called ", c->sheet) : export_people(c);
}

int import_command(int argc, char **argv) { return run(argc, argv, import_help, import_sheet); }
int export_command(int argc, char **argv) { return run(argc, argv, export_help, export_what); }
