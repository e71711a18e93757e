/* bounces.c - mentord bounce: a mail server hands it a report; it lays a note into a folder beside
 * the data file, which the server alone may write, and the server takes it from there. */
#include "app/bounces.h"
#include "base/io.h"
#include "commands.h"
#include "post/dsn.h"
#include "post/post.h"

#include <dirent.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REPORT_MOST = 4 << 20, NOTE_MOST = 1000, AT_ONCE = 200, DONE = 0, USAGE = 2, LATER = 75 };

static const char help[] =
	"usage: mentord bounce [--data FILE] < REPORT\n"
	"For a mail server to pipe the mailbox of --smtp-bounce into: notes which letter could not be delivered.\n"
	"What is no report of a lasting failure is passed over.\n\n"
	"  --data FILE    the data file of the server (default mentord.db); the note waits in FILE.bounces\n\n"
	"Exit status: 0 noted, or passed over; 2 called in another way than it should; 75 try again later.\n";

static int note(Arena *a, const char *data)
{
	Str  report, why;
	Dsn  d;
	Str  folder = str_fmt(a, "%s.bounces", data);
	if (!io_read(a, "-", REPORT_MOST, &report, &why))
		return fprintf(stderr, "mentord bounce: the report cannot be read: %.*s\n", STR(why)), LATER;
	if (!dsn_read(report, &d))
		return DONE;
	mkdir(folder.p, 0770);
	if (!io_write(a, str_fmt(a, "%s/%lld", folder.p, (long long)d.letter).p, str_fmt(a, "%.*s %.*s\n", STR(d.status), STR(d.address)), &why))
		return fprintf(stderr, "mentord bounce: the note cannot be written: %.*s\n", STR(why)), LATER;
	return DONE;
}

int bounce_command(int argc, char **argv)
{
	static const struct option options[] = { { "data", 1, 0, 'd' }, { "help", 0, 0, 'h' }, { 0 } };
	const char *data = "mentord.db";
	for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		if (c == 'h')
			return fputs(help, stdout), 0;
		if (c != 'd')
			return fputs(help, stderr), USAGE;
		data = optarg;
	}
	if (optind != argc)
		return fputs(help, stderr), USAGE;
	Arena *a = arena_open();
	if (!a)
		return LATER;
	int status = note(a, data);
	arena_drop(a);
	return status;
}

/* ---- in the server ------------------------------------------------------------------------- */

typedef struct { Db *db; Arena *arena; int64_t letter; Str status, address; } Note;

/* Whoever knows a letter's number could forge a report: it has to name the address it went to as well. */
static void count(void *with)
{
	const Note *n = with;
	PostRow row;
	if (post_row(n->db, n->arena, n->letter, &row) && str_eq(utf8_fold(n->arena, row.address), utf8_fold(n->arena, n->address)))
		post_bounced_letter(n->db, n->arena, n->letter, str_fmt(n->arena, "It came back: %.*s.", STR(n->status)), clock_now());
}

static bool count_in_writer(Db *db, void *with)
{
	Note *n = with;
	n->db = db;
	return arena_try(n->arena, count, n);
}

static void take_one(DbFile *file, Arena *a, const char *path, int64_t letter)
{
	Str  text, why;
	Note n = { .arena = a, .letter = letter };
	if (!io_read(a, path, NOTE_MOST, &text, &why) || !str_cut(&text, ' ', &n.status) || !text.p || !utf8_valid(text) || !utf8_valid(n.status)) {
		unlink(path);
		return;
	}
	n.address = str_trim(text);
	if (db_write(file, count_in_writer, &n) == DB_KEPT)
		unlink(path);
}

typedef struct { DbFile *file; const char *data; DIR *folder; } Notes;

static void take_all(Arena *a, void *with)
{
	Notes *n = with;
	Str    path = str_fmt(a, "%s.bounces", n->data);
	n->folder = opendir(path.p);
	int64_t letter;
	struct dirent *e;
	for (int i = 0; n->folder && i < AT_ONCE && (e = readdir(n->folder)); i++)
		if (str_int(str(e->d_name), &letter) && letter)
			take_one(n->file, a, str_fmt(a, "%s/%s", path.p, e->d_name).p, letter);
}

void bounces_take(DbFile *file, const char *data)
{
	Notes n = { .file = file, .data = data };
	arena_drop(arena_filled(take_all, &n));
	if (n.folder)
		closedir(n.folder);
}
