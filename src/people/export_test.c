/* export_test.c - what is written out comes back: into the same place without a change, into an empty one whole. */
#include "base/csv.h"
#include "people/export.h"
#include "people/import_own.h"
#include "people/people_own.h"
#include "test/check.h"
#include "test/scratch.h"

static const char sheet[] =
	"Staff number,E-mail,First name,Last name,Preferred name,Pronouns,Department,Organisation,Job title,Profession,Grade,Town,Country,Time zone,Manager,Status,Locker,+Phone\n"
	"1,top@x.org,Tara,Top,,she/her,Board,,Director,,Leading,Rome,Italy,Europe/Rome,,active,=1+1,@home\n"
	"2,mid@x.org,Maria,Mid,Mia,,Medicine > Surgery,,\"Surgeon, chief\",Medicine,Senior,,,UTC+01:00,top@x.org,on leave,-7,\n"
	"3,,Lou,Low,,,Law > Surgery,,,,,,,,2,active,,\n"
	"4,pat@c.org,Pat,Partner,,,Surgery,Partner Clinic,,,,,,,Lou Low,active,\"two \"\"quoted\"\"\",\n"
	"5,old@x.org,Ola,\xc3\x98ld,,,,Partner Clinic,,,,,,,,left,,\n";

typedef struct { Arena *arena; ImportJob *job; ImportDone done; Str csv; bool whole; } Trip;

static bool in(Db *db, void *with)
{
	Trip *t = with;
	t->done = import_keep(db, t->arena, t->job, (ImportWish){ .now = { SECONDS(1700000000) }, .today = { 19675 } });
	SheetOut o = people_out(db, t->arena, (PeopleWish){ .search = S(""), .gone = true }, true);
	t->csv = sheet_out_csv(&o);
	return true;
}

/* Takes a sheet into a new place, or that of the call before; what is there then is written into t->csv. */
static void travel(Trip *t, DbFile *file, Str bytes)
{
	import_drop(t->job);
	t->job = import_new((SheetFile){ S("x.csv"), bytes, SHEET_STAFF }, NULL);
	CHECK_INT(db_write(file, in, t), DB_KEPT);
}

TEST(what_is_written_out_comes_back)
{
	Trip    t = { .arena = arena_open() };
	DbFile *one, *other;
	Str     why, first, folder = scratch_open(t.arena);
	CHECK_INT(db_open(t.arena, str_fmt(t.arena, "%s/one.db", folder.p).p, 1, &one, &why), DB_OPENED);
	CHECK_INT(db_open(t.arena, str_fmt(t.arena, "%s/other.db", folder.p).p, 1, &other, &why), DB_OPENED);
	travel(&t, one, str(sheet));
	CHECK_INT(t.done.plan->problems.n, 0);
	CHECK_INT(t.done.plan->fresh, 5);
	first = str_copy(t.arena, t.csv);
	CHECK(str_holds(first, S("Law > Surgery")) && str_holds(first, S("'=1+1")) && str_holds(first, S("'@home")) && str_holds(first, S("'+Phone")));
	travel(&t, one, first);
	CHECK_INT(t.done.plan->problems.n, 0);
	CHECK_INT(t.done.plan->fresh + t.done.plan->changed + t.done.plan->leaving + t.done.plan->units_fresh, 0);
	CHECK_INT(t.done.plan->unchanged, 5);
	travel(&t, other, first);
	CHECK_INT(t.done.plan->problems.n, 0);
	CHECK_INT(t.done.plan->fresh, 5);
	CHECK_EQ(t.csv, first);
	import_drop(t.job);
	db_close(one);
	db_close(other);
	scratch_drop(folder);
	arena_drop(t.arena);
}
