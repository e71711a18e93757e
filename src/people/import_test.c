/* import_test.c - a staff sheet: every problem at once, all or nothing, the same sheet twice, and the way back. */
#include "people/import_own.h"
#include "people/people_own.h"
#include "sign/sign.h"
#include "test/check.h"
#include "test/scratch.h"

static const Instant noon = { SECONDS(1700000000) };
static Instant after(int seconds) { return (Instant){ noon.us + SECONDS(seconds) }; }

typedef struct { Arena *arena; Str folder; DbFile *file; ImportJob *job; ImportDone done; Verdict verdict; Str who; Instant now; int64_t id; } Place;

static Place place(void)
{
	Place p = { .arena = arena_open(), .now = noon };
	Str   why;
	p.folder = scratch_open(p.arena);
	CHECK_INT(db_open(p.arena, str_fmt(p.arena, "%s/x.db", p.folder.p).p, 1, &p.file, &why), DB_OPENED);
	return p;
}

static void over(Place *p)
{
	import_drop(p->job);
	db_close(p->file);
	scratch_drop(p->folder);
	arena_drop(p->arena);
}

static bool keep(Db *db, void *with)
{
	Place *p = with;
	p->done = import_keep(db, p->arena, p->job, (ImportWish){ .now = p->now, .today = instant_date(p->now) });
	return !p->done.refused;
}

/* Takes a sheet in; 'whole' is said of the whole staff. */
static const ImportPlan *import(Place *p, const char *sheet, bool whole)
{
	ImportColumns kept;
	Db *db = db_reader(p->file);
	kept = import_columns(db, p->arena);
	db_reader_back(db);
	import_drop(p->job);            /* a plan borrows from its sheet */
	p->job = import_new((SheetFile){ S("staff.csv"), str(sheet), SHEET_STAFF }, &kept);
	p->job->whole_staff = whole;
	p->now = (Instant){ p->now.us + SECONDS(60) };
	db_write(p->file, keep, p);
	return p->done.plan;
}

static bool undo(Db *db, void *with)
{
	Place *p = with;
	p->verdict = import_undo(db, p->arena, p->id, p->now, &p->who);
	return allowed(p->verdict);
}

static Verdict undone(Place *p, int64_t id, Instant now)
{
	p->id = id;
	p->now = now;
	db_write(p->file, undo, p);
	return p->verdict;
}

static int64_t count(Place *p, const char *sql)
{
	Db *db = db_reader(p->file);
	int64_t n = db_number(db_ask(db, p->arena, sql));
	db_reader_back(db);
	return n;
}

static Human human(Place *p, const char *email)
{
	Human h = { 0 };
	Db *db = db_reader(p->file);
	people_human(db, p->arena, people_by_email(db, p->arena, str(email)), &h);
	db_reader_back(db);
	return h;
}

static const ImportProblem *problem(const ImportPlan *plan, const char *code)
{
	for (int i = 0; i < plan->problems.n; i++)
		if (!strcmp(plan->problems.list[i].code, code))
			return &plan->problems.list[i];
	return NULL;
}

static const char small[] =
	"Email,Staff number,Name,Department,Grade,Manager,Time zone,Status,Parking space\n"
	"top@x.org,1,Tara Top,Board,Leading,,Europe/Rome,active,A1\n"
	"mid@x.org,2,Mia Mid,Surgery,Senior,top@x.org,UTC+01:00,active,\n"
	"low@x.org,3,Lou Low,Surgery,Student,Mia Mid,,active,\"C\"\"3\"\n";

TEST(a_sheet_is_taken_in_and_the_second_time_changes_nothing)
{
	Place p = place();
	const ImportPlan *plan = import(&p, small, false);
	CHECK_INT(plan->problems.n, 0);
	CHECK_INT(plan->fresh, 3);
	CHECK_INT(plan->units_fresh, 2);
	Human low = human(&p, "low@x.org");
	CHECK_EQ(low.boss_name, S("Mia Mid"));
	CHECK_EQ(low.stage_name, S("Student"));
	CHECK_EQ(low.unit_name, S("Surgery"));
	CHECK_EQ(human(&p, "mid@x.org").zone, S("Etc/GMT-1"));
	CHECK_INT(count(&p, "SELECT count(*) FROM person_extra WHERE name = 'Parking space' AND value = 'C\"3'"), 1);
	CHECK_INT(count(&p, "SELECT count(*) FROM import_column"), 9);
	plan = import(&p, small, false);
	CHECK_INT(plan->fresh + plan->changed + plan->leaving + plan->units_fresh + plan->moved, 0);
	CHECK_INT(plan->unchanged, 3);
	CHECK_INT(count(&p, "SELECT count(*) FROM import"), 1);
	over(&p);
}

TEST(every_problem_is_told_and_then_nothing_is_taken_in)
{
	Place p = place();
	const ImportPlan *plan = import(&p,
		"Email,Staff number,Name,Grade,Manager,Time zone,Status\n"
		"no address,,Ana,,,,\n"
		",,Nobody,,,,\n"
		"b@x.org,,Ben,Wizard,ghost@x.org,Nowhere/Land,perhaps\n"
		"c@x.org,,Cy,,d@x.org,,\n"
		"d@x.org,,Di,,e@x.org,,\n"
		"e@x.org,,Ed,,c@x.org,,\n"
		"f@x.org,9,Flo,,f@x.org,,\n"
		"F@X.org,,Flo again,,,,\n"
		"g@x.org,,,,,,\n"
		"h@x.org,,Same Name,,,,\n"
		"i@x.org,,Same Name,,,,\n"
		"j@x.org,,Jo,,Same Name,,\n", false);
	static const char *const codes[] = { "email-odd", "nobody", "stage-unknown", "manager-unknown", "zone-unknown", "status-unknown", "circle",
		"own-manager", "twice", "no-name", "manager-several" };
	for (size_t i = 0; i < COUNT(codes); i++)
		if (!problem(plan, codes[i]))
			check_failed(__FILE__, __LINE__, codes[i]);
	CHECK_INT(plan->problems.n, COUNT(codes));
	CHECK_EQ(problem(plan, "circle")->says, S("The line of management is a circle: Cy is managed by Di, who is managed by Ed, who is managed by Cy; mend one of these managers."));
	CHECK_INT(problem(plan, "circle")->row, 5);
	CHECK_EQ(problem(plan, "stage-unknown")->column, S("Grade"));
	CHECK_EQ(problem(plan, "stage-unknown")->value, S("Wizard"));
	CHECK(str_holds(problem(plan, "stage-unknown")->says, S("Student, Early career")));
	CHECK_INT(problem(plan, "twice")->row, 9);
	CHECK(p.done.refused && !p.done.id);
	CHECK_INT(count(&p, "SELECT count(*) FROM person"), 0);
	CHECK_INT(count(&p, "SELECT count(*) FROM unit"), 0);
	over(&p);
}

TEST(people_leave_by_status_or_when_the_sheet_is_the_whole_staff)
{
	Place p = place();
	import(&p, small, false);
	const ImportPlan *plan = import(&p, "Email,Name,Status\nlow@x.org,Lou Low,left\nmid@x.org,Mia Mid,on leave\n", false);
	CHECK_INT(plan->leaving, 1);
	CHECK_INT(plan->changed, 1);
	CHECK_EQ(human(&p, "low@x.org").state, S("left"));
	CHECK_EQ(human(&p, "mid@x.org").state, S("leave"));
	CHECK_EQ(human(&p, "top@x.org").state, S("active"));
	/* silence says nothing */
	plan = import(&p, "Email,Name\nlow@x.org,Lou Low\n", false);
	CHECK(problem(plan, "had-left") && !plan->changed);
	plan = import(&p, "Email,Name\nlow@x.org,Lou Low\n", true);
	CHECK_INT(plan->leaving, 2);
	CHECK_INT(plan->changed, 1);
	CHECK_EQ(human(&p, "low@x.org").state, S("active"));
	CHECK_EQ(human(&p, "top@x.org").state, S("left"));
	over(&p);
}

TEST(people_are_found_by_number_first_and_addresses_may_change_hands)
{
	Place p = place();
	import(&p, small, false);
	const ImportPlan *plan = import(&p, "Email,Staff number,Name\nlow@x.org,2,Mia Mid\n", false);
	CHECK(problem(plan, "two-people"));
	plan = import(&p, "Staff number,Email\n2,new@x.org\n3,-\n", false);
	CHECK(problem(plan, "email-odd"));
	plan = import(&p, "Staff number,Email,Job title\n2,new@x.org,Surgeon\n3,,-\n", false);
	CHECK_INT(plan->problems.n, 0);
	CHECK_INT(plan->changed, 1);
	CHECK_EQ(human(&p, "new@x.org").title, S("Surgeon"));
	plan = import(&p, "Staff number,Email\n1,new@x.org\n", false);
	CHECK(p.done.refused);
	CHECK(problem(plan, "two-people"));
	plan = import(&p, "Staff number,Email,Name\n77,low@x.org,Lou Low\n", false);
	CHECK(problem(plan, "number-changes") && !p.done.refused);
	over(&p);
}

TEST(units_are_found_in_their_place_or_made)
{
	Place p = place();
	const ImportPlan *plan = import(&p,
		"Email,Name,Department,Organisation\n"
		"a@x.org,Ana,Medicine > Surgery,\n"
		"b@x.org,Ben,Surgery,\n"
		"c@x.org,Cy,Surgery,Partner Clinic\n"
		"d@x.org,Di,,Partner Clinic\n", false);
	CHECK_INT(plan->problems.n, 0);
	CHECK_INT(plan->units_fresh, 4);
	CHECK_INT(human(&p, "a@x.org").unit, human(&p, "b@x.org").unit);
	CHECK(human(&p, "c@x.org").unit != human(&p, "b@x.org").unit);
	CHECK_INT(count(&p, "SELECT count(*) FROM unit WHERE partner = 1"), 2);
	plan = import(&p, "Email,Name,Department\ne@x.org,Ed,Surgery\n", false);
	CHECK(problem(plan, "unit-several"));
	/* partners are not the staff */
	plan = import(&p, "Email,Name\na@x.org,Ana\n", true);
	CHECK_INT(plan->leaving, 1);
	over(&p);
}

/* Both were found by the fuzzer. */
TEST(long_names_and_headings_that_stand_twice_come_in_once)
{
	Place p = place();
	static char sheet[1000], unit[300];
	memset(unit, 'u', sizeof unit - 1);
	snprintf(sheet, sizeof sheet, "Email,Name,Department,Locker,Locker\na@x.org,Ana,%s > %s,1,2\n", unit, unit);
	const ImportPlan *plan = import(&p, sheet, false);
	CHECK_INT(plan->fresh, 1);
	CHECK_INT(plan->units_fresh, 2);
	CHECK_INT(count(&p, "SELECT count(*) FROM person_extra WHERE value = '1'"), 1);
	plan = import(&p, sheet, false);
	CHECK_INT(plan->fresh + plan->changed + plan->units_fresh, 0);
	over(&p);
}

TEST(an_import_can_be_undone)
{
	Place p = place();
	import(&p, small, false);
	int64_t first = p.done.id;
	import(&p, "Email,Name,Manager,Parking space,Grade\nlow@x.org,Lou Lowe,top@x.org,Z9,Senior\nnew@x.org,Nia New,low@x.org,,\n", false);
	int64_t second = p.done.id;
	CHECK_EQ(human(&p, "low@x.org").boss_name, S("Tara Top"));
	CHECK_STR(undone(&p, first, after(900)).broken->name, "undone_import_is_untouched");
	CHECK_EQ(p.who, S("Lou Lowe"));
	CHECK(allowed(undone(&p, second, after(900))));
	Human low = human(&p, "low@x.org");
	CHECK_EQ(low.name, S("Lou Low"));
	CHECK_EQ(low.boss_name, S("Mia Mid"));
	CHECK_EQ(low.stage_name, S("Student"));
	CHECK_INT(human(&p, "new@x.org").id, 0);
	CHECK_INT(count(&p, "SELECT count(*) FROM person_extra WHERE value = 'C\"3'"), 1);
	CHECK_STR(undone(&p, second, after(901)).broken->name, "import_is_undone_once");
	CHECK_STR(undone(&p, 4711, after(901)).broken->name, "import_is_undone_once");
	over(&p);
}

static bool signs_in(Db *db, void *with)
{
	Place *p = with;
	Str    token;
	Link   link;
	return allowed(sign_invite(db, p->arena, (AccountForm){ .name = S("Tara"), .email = S("top@x.org") }, S("member"), noon, &token))
	    && sign_link(db, p->arena, token, noon, &link) && people_of_account(db, p->arena, link.account, noon);
}

TEST(whoever_is_needed_is_not_undone)
{
	Place p = place();
	import(&p, small, false);
	int64_t id = p.done.id;
	CHECK_INT(db_write(p.file, signs_in, &p), DB_KEPT);
	CHECK_STR(undone(&p, id, after(900)).broken->name, "undone_import_is_unused");
	CHECK_EQ(p.who, S("Tara Top"));
	CHECK_INT(count(&p, "SELECT count(*) FROM person"), 3);
	over(&p);
}

/* Every table that names a person is asked before somebody is removed again. */
TEST(all_that_names_a_person_is_known_to_undoing)
{
	Place p = place();
	Str   source, why, name;
	CHECK(io_read(p.arena, "src/people/import_store.c", 1 << 20, &source, &why));
	Db *db = db_reader(p.file);
	int n = 0;
	for (Rows *r = db_ask(db, p.arena, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%REFERENCES person,%'"); db_next(r); n++) {
		name = db_text(r, 0);
		if (!str_eq(name, S("person_extra")) && !str_holds(source, str_fmt(p.arena, "FROM %.*s", STR(name))))
			check_failed(__FILE__, __LINE__, name.p);
	}
	db_reader_back(db);
	CHECK(n > 8);
	over(&p);
}

TEST(columns_are_remembered_and_wishes_left_out)
{
	Place p = place();
	ImportJob *j = import_new((SheetFile){ S("x.csv"), S("Email,Name,Goals,Colour,Chef\na@x.org,Ana,Be calm,red,\n"), SHEET_STAFF }, NULL);
	CHECK_EQ(import_meaning(j, 2), S("none"));
	CHECK_EQ(import_meaning(j, 3), S("extra"));
	CHECK(import_set(j, 4, S("manager")) && import_set(j, 3, S("none")) && !import_set(j, 3, S("goals")) && !import_set(j, 9, S("none")) && !import_set(j, 3, S("")));
	ImportColumns kept = { 0 };
	*PUSH(p.arena, &kept) = (ImportColumn){ S("colour"), S("city") };
	*PUSH(p.arena, &kept) = (ImportColumn){ S("name"), S("extra") };
	import_drop(j);
	j = import_new((SheetFile){ S("x.csv"), S("Email,Name,Goals,Colour,Chef\na@x.org,Ana,Be calm,red,\n"), SHEET_STAFF }, &kept);
	CHECK_EQ(import_meaning(j, 3), S("city"));
	CHECK_EQ(import_meaning(j, 1), S("extra"));
	import_drop(j);
	over(&p);
}
