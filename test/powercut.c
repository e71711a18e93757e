/* powercut.c BINARY LOGGER.so CUTS - the power fails at random moments.
 *
 * The server runs with powerlog.c inside it and takes in people, one after the other, over a few
 * starts; each one acknowledged is written into the same log.  Then the log is replayed up to a
 * random record: what was synced is there; of the rest some writes are lost, the others come in any
 * order and may be torn at 512 bytes.  Every file so left behind must open, be sound, and hold
 * everybody who was acknowledged before the cut. */
#include "test/served.h"

#include "base/io.h"
#include "test/scratch.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STARTS = 4, EACH = 40, FILES = 6, PENDING = 40000 };

typedef struct { char kind; Str name, bytes; int64_t at, n; } Op;
typedef struct { Str name; char *p; size_t n, room; bool there; const Op *pending[PENDING]; int pending_n; } File;
typedef struct { Op *list; int n; } Ops;

/* ---- what was asked of the disk --------------------------------------------------------- */

static void work(Served *s, const char *logger, const char *log)
{
	int acks = open(log, O_WRONLY | O_APPEND | O_CREAT, 0600), done = 0;
	setenv("POWERLOG", log, 1);
	for (int start = 0; start < STARTS; start++) {
		setenv("LD_PRELOAD", logger, 1);
		bool up = served_start(s, NULL);
		unsetenv("LD_PRELOAD");
		if (!up || !served_sign_in(s))
			die("the server does not start");
		for (int i = 0; i < EACH; i++) {
			Arena *a = arena_open();
			if (served_post(s, "/accounts", str_fmt(a, "name=N&rank=member&email=w%d%%40x.org", done)) != 200)
				die("a write was refused");
			dprintf(acks, "A %d 0 0\n", ++done);
			arena_drop(a);
		}
		served_stop(s);
	}
	close(acks);
}

static int64_t number(Str *rest, char end)
{
	Str word;
	int64_t n;
	if (!str_cut(rest, end, &word) || !str_int(word, &n))
		die("the log is damaged");
	return n;
}

static Ops read_log(Arena *a, const char *path)
{
	Ops ops = { 0 };
	Str rest, why, word;
	if (!io_read(a, path, (size_t)1 << 30, &rest, &why))
		die("no log: %.*s", STR(why));
	while (rest.n) {
		Op op = { .kind = rest.p[0] };
		str_cut(&rest, ' ', &word);
		str_cut(&rest, ' ', &op.name);
		op.at = number(&rest, ' ');
		op.n = number(&rest, '\n');
		if (op.kind == 'W') {
			op.bytes = (Str){ rest.p, (size_t)op.n };
			rest = (Str){ rest.p + op.n, rest.n - (size_t)op.n };
		}
		*PUSH(a, &ops) = op;
	}
	return ops;
}

/* ---- what is left of it -------------------------------------------------------------------- */

static File files[FILES];
static Dice dice = { 11 };

static File *file(Str name)
{
	for (int i = 0; i < FILES; i++) {
		if (!files[i].name.n)
			files[i].name = name;
		if (str_eq(files[i].name, name))
			return &files[i];
	}
	die("more files than were thought of");
}

static void length(File *f, size_t n)
{
	if (n > f->room) {
		f->room = 2 * n;
		f->p = realloc(f->p, f->room);
	}
	if (n > f->n)
		memset(f->p + f->n, 0, n - f->n);
	f->n = n;
	f->there = true;
}

static void apply(File *f, const Op *op, int64_t n)
{
	if (op->kind == 'T') {
		length(f, (size_t)op->n);
		return;
	}
	if (f->n < (size_t)(op->at + n))
		length(f, (size_t)(op->at + n));
	memcpy(f->p + op->at, op->bytes.p, (size_t)n);
	f->there = true;
}

static int replay(const Ops *ops, int cut)
{
	int acked = 0;
	for (int i = 0; i < cut; i++) {
		const Op *op = &ops->list[i];
		if (op->kind == 'A') {
			Str name = op->name;
			int64_t n;
			acked = str_int(name, &n) ? (int)n : acked;
			continue;
		}
		File *f = file(op->name);
		if (op->kind == 'S') {
			for (int k = 0; k < f->pending_n; k++)
				apply(f, f->pending[k], f->pending[k]->n);
			f->pending_n = 0;
		} else if (op->kind == 'U') {
			f->n = 0, f->pending_n = 0, f->there = false;
		} else if (f->pending_n < PENDING) {
			f->pending[f->pending_n++] = op;
		}
	}
	return acked;
}

/* Half of what was not synced is lost; the rest arrives in any order, now and then in part. */
static void fail_power(File *f)
{
	for (int k = f->pending_n - 1; k > 0; k--) {
		int other = (int)dice_below(&dice, (uint32_t)k + 1);
		const Op *op = f->pending[k];
		f->pending[k] = f->pending[other];
		f->pending[other] = op;
	}
	for (int k = 0; k < f->pending_n; k++) {
		const Op *op = f->pending[k];
		bool torn = op->kind == 'W' && op->n > 512 && dice_below(&dice, 10) < 3;
		if (dice_below(&dice, 2))
			apply(f, op, torn ? 512 * (1 + dice_below(&dice, (uint32_t)(op->n / 512))) : op->n);
	}
	f->pending_n = 0;
}

static bool write_files(Arena *a, Str folder)
{
	bool any = false;
	for (int i = 0; i < FILES && files[i].name.n; i++) {
		char *path = str_fmt(a, "%.*s/%.*s", STR(folder), STR(files[i].name)).p ? str_c(a, str_fmt(a, "%.*s/%.*s", STR(folder), STR(files[i].name))) : NULL;
		unlink(path);
		if (!files[i].there)
			continue;
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (write(fd, files[i].p, files[i].n) != (ssize_t)files[i].n)
			die("no room to replay in");
		close(fd);
		any |= str_eq(files[i].name, S("mentord.db"));
	}
	unlink(str_fmt(a, "%.*s/mentord.db-shm", STR(folder)).p);
	return any;
}

static int64_t ask(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int64_t n = -1;
	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

/* Everybody who was acknowledged is there, and of the others at most the one under way. */
static bool look(Str folder, Arena *a, int cut, int acked, int *lost, int *corrupt)
{
	sqlite3 *db;
	sqlite3_open(str_fmt(a, "%.*s/mentord.db", STR(folder)).p, &db);
	bool sound = ask(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1;
	int64_t n = ask(db, "SELECT count(*) FROM account WHERE email LIKE 'w%@x.org'");
	sqlite3_close(db);
	*corrupt += !sound;
	*lost += sound && (n > acked ? n - acked > 1 : n < acked && acked > 0);
	if (!sound || (acked && n < acked))
		printf("cut %d: %d acknowledged, %lld there, %s\n", cut, acked, (long long)n, sound ? "sound" : "damaged");
	return sound;
}

int main(int argc, char **argv)
{
	int cuts = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 200, lost = 0, corrupt = 0, looked = 0;
	if (argc < 3)
		return fprintf(stderr, "usage: powercut BINARY LOGGER.so [CUTS]\n"), 2;
	Served s = served_open(argv[1]);
	Str log = str_fmt(s.arena, "%.*s/log", STR(s.folder)), after = scratch_open(s.arena);
	work(&s, argv[2], log.p);
	Ops ops = read_log(s.arena, log.p);
	for (int k = 0; k < cuts; k++) {
		Arena *a = arena_open();
		int cut = 1 + (int)dice_below(&dice, (uint32_t)ops.n);
		for (int i = 0; i < FILES; i++)
			files[i].n = 0, files[i].there = false, files[i].pending_n = 0;
		int acked = replay(&ops, cut);
		for (int i = 0; i < FILES; i++)
			fail_power(&files[i]);
		bool any = write_files(a, after);
		if (any || acked)
			looked += look(after, a, cut, acked, &lost, &corrupt) || true;
		arena_drop(a);
	}
	printf("%d records, %d cuts, %d files looked at: lost %d, damaged %d\n", ops.n, cuts, looked, lost, corrupt);
	scratch_drop(after);
	served_close(&s);
	int wrong = lost + corrupt + (looked < cuts / 2);
	printf("%d passed, %d failed\n", wrong == 0, wrong != 0);
	return wrong != 0;
}
