/* fuzz_import.c - any bytes as a staff sheet: a plan comes of it, whose problems have their sentences; what can be taken
 * in is taken in, and a second time changes nothing; undone, nobody is left. */
#include "people/import_own.h"
#include "people/people_own.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

typedef struct { Arena *arena; Str bytes; } Try;
static const Instant noon = { SECONDS(1700000000) };

static void checked(const ImportPlan *p)
{
	if (p->rows < 0 || p->fresh + p->changed + p->unchanged < 0 || p->problems.refuses > p->problems.n)
		die("odd counts");
	for (int i = 0; i < p->problems.n; i++)
		if (!p->problems.list[i].says.n || !p->problems.list[i].code || !utf8_valid(p->problems.list[i].says))
			die("a problem without a sentence");
}

static ImportDone keep(Db *db, Arena *a, ImportJob *j)
{
	ImportDone d = import_keep(db, a, j, (ImportWish){ .now = noon, .today = { 19675 } });
	checked(d.plan);
	if (d.refused && d.id)
		die("taken in although it was refused");
	return d;
}

/* Never kept, so that each try begins with an empty place. */
static bool attempt(Db *db, void *with)
{
	Try *t = with;
	Arena *a = t->arena;
	ImportJob *j = import_new((SheetFile){ S("fuzz.csv"), t->bytes, SHEET_STAFF }, NULL);
	Str who;
	if (!j)
		return false;
	j->whole_staff = t->bytes.n % 2;
	ImportDone first = keep(db, a, j);
	if (!first.refused) {
		ImportDone second = keep(db, a, j);
		if (second.id || second.plan->fresh || second.plan->changed || second.plan->leaving || second.plan->units_fresh)
			die("the second time changes something");
		if (first.id && (!allowed(import_undo(db, a, first.id, (Instant){ noon.us + 1 }, &who)) || people_count(db, a, (PeopleWish){ .search = S(""), .gone = true })))
			die("undone, and somebody is left");
	}
	if (!db_ok(db))
		die("the database was asked something odd");
	import_drop(j);
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static DbFile *file;
	static Arena  *forever;
	static char    path[] = "/tmp/fuzz-import-XXXXXX";
	Str why;
	if (!file) {
		forever = arena_open();
		close(mkstemp(path));
		unlink(path);
		if (db_open(forever, path, 1, &file, &why) != DB_OPENED)
			die("%.*s", STR(why));
	}
	Try t = { .arena = arena_open(), .bytes = { (const char *)data, n } };
	db_write(file, attempt, &t);
	arena_drop(t.arena);
	return 0;
}
