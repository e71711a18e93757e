/* people_test.c - persons found before they are made, lines without circles, trees and words. */
#include "people/people_own.h"
#include "people/people_store.h"
#include "people/words_own.h"
#include "sign/sign.h"
#include "test/check.h"
#include "test/scratch.h"

static const Instant noon = { SECONDS(1700000000) };
static const Date today = { 19676 };
typedef struct { Arena *arena; Str folder; DbFile *file; int told; } Place;
static Place *now_at;

/* Runs a whole test as one deed. */
static void in_a_deed(DbDeed *deed)
{
	Place p = { .arena = arena_open() };
	Str   why;
	p.folder = scratch_open(p.arena);
	CHECK_INT(db_open(p.arena, str_fmt(p.arena, "%s/x.db", p.folder.p).p, 1, &p.file, &why), DB_OPENED);
	now_at = &p;
	CHECK_INT(db_write(p.file, deed, p.arena), DB_KEPT);
	db_close(p.file);
	scratch_drop(p.folder);
	arena_drop(p.arena);
}

static int64_t met(Db *db, Arena *a, const char *name)
{
	return people_meet(db, a, str(name), str_fmt(a, "%s@x.org", name), S("import"), noon);
}

static bool meeting(Db *db, void *a)
{
	int64_t ana = people_meet(db, a, S("Ana Zubizarreta"), S("Ana@x.org"), S("referred"), noon);
	CHECK(ana);
	CHECK_INT(people_meet(db, a, S("Somebody else"), S("ana@X.org"), S("referred"), noon), ana);
	CHECK_INT(people_meet(db, a, S("Odd"), S("no address"), S("referred"), noon), 0);
	CHECK_INT(people_meet(db, a, S("Odd"), S(""), S("referred"), noon), 0);
	int64_t nameless = people_meet(db, a, S(""), S("b@x.org"), S("referred"), noon);
	Human h;
	CHECK(people_human(db, a, ana, &h));
	CHECK_EQ(h.name, S("Ana Zubizarreta"));
	CHECK_EQ(h.email, S("Ana@x.org"));
	CHECK_EQ(h.state, S("active"));
	CHECK(people_human(db, a, nameless, &h));
	CHECK_EQ(h.name, S("b@x.org"));
	CHECK(!people_human(db, a, 4711, &h));
	Humans all = people_list(db, a, (PeopleWish){ .search = S("") }, 0, 10);
	CHECK_INT(all.n, 2);
	CHECK_INT(people_count(db, a, (PeopleWish){ .search = S("ZUBI") }), 1);
	CHECK_INT(people_count(db, a, (PeopleWish){ .search = S("%") }), 0);
	CHECK_EQ(all.list[1].name, S("Ana Zubizarreta"));
	return true;
}

TEST(a_person_is_found_before_one_is_made) { in_a_deed(meeting); }

static bool accounts(Db *db, void *a)
{
	Str token;
	AccountForm f = { .name = S("Eva Berg"), .email = S("eva@x.org") };
	int64_t known = met(db, a, "eva");
	CHECK(allowed(sign_invite(db, a, f, S("member"), noon, &token)));
	Link link;
	CHECK(sign_link(db, a, token, noon, &link));
	CHECK_INT(people_of(db, a, link.account), 0);
	CHECK_INT(people_of_account(db, a, link.account, noon), known);
	CHECK_INT(people_of(db, a, link.account), known);
	CHECK_INT(people_of_account(db, a, link.account, noon), known);
	f = (AccountForm){ .name = S("Kim Ode"), .email = S("kim@x.org") };
	CHECK(allowed(sign_invite(db, a, f, S("member"), noon, &token)));
	CHECK(sign_link(db, a, token, noon, &link));
	int64_t kim = people_of_account(db, a, link.account, noon);
	Human h;
	CHECK(kim != known && people_human(db, a, kim, &h));
	CHECK_EQ(h.name, S("Kim Ode"));
	CHECK_INT(h.account, link.account);
	CHECK_INT(people_of_account(db, a, 4711, noon), 0);
	return true;
}

TEST(an_account_is_one_person) { in_a_deed(accounts); }

static void told(Db *db, Arena *a, Date when)
{
	(void)db, (void)a, (void)when;
	now_at->told++;
}

static bool lines(Db *db, void *a)
{
	int64_t top = met(db, a, "top"), mid = met(db, a, "mid"), low = met(db, a, "low"), other = met(db, a, "other");
	people_on_lines_changed(told);
	CHECK(allowed(people_set_boss(db, a, low, mid, today)) && allowed(people_set_boss(db, a, mid, top, today)));
	CHECK(allowed(people_set_boss(db, a, low, mid, today)));
	CHECK_INT(now_at->told, 2);
	CHECK(people_in_line(db, a, top, low) && people_in_line(db, a, low, top) && !people_in_line(db, a, top, other) && !people_in_line(db, a, low, low));
	CHECK_STR(people_set_boss(db, a, top, low, today).broken->name, "no_circle_of_managers");
	CHECK_STR(people_set_boss(db, a, top, top, today).broken->name, "nobody_manages_themselves");
	CHECK_STR(people_set_boss(db, a, top, 4711, today).broken->name, "manager_is_known");
	Humans circle = people_circle(db, a, top, low);
	CHECK_INT(circle.n, 3);
	CHECK_EQ(circle.list[2].name, S("mid"));
	CHECK_INT(people_circle(db, a, other, low).n, 0);
	CHECK_INT(people_lines(db, a).n, 2);
	/* a line of the past stays, one of today alone does not */
	CHECK(allowed(people_set_boss(db, a, low, other, date_add(today, 1))));
	CHECK_INT(db_number(db_ask(db, a, "SELECT count(*) FROM report_line WHERE until IS NOT NULL")), 1);
	CHECK(allowed(people_set_boss(db, a, low, 0, date_add(today, 1))));
	CHECK_INT(db_number(db_ask(db, a, "SELECT count(*) FROM report_line")), 2);
	CHECK(!people_in_line(db, a, low, other));
	CHECK_INT(now_at->told, 4);
	people_on_lines_changed(NULL);
	return true;
}

TEST(lines_hold_no_circle_and_tell_when_they_change) { in_a_deed(lines); }

static bool units(Db *db, void *a)
{
	Unit faculty = { .name = S("Medicine") }, surgery = { .name = S("Surgery") }, hands = { .name = S("Hands") };
	CHECK(allowed(people_keep_unit(db, a, &faculty)));
	surgery.parent = faculty.id;
	CHECK(allowed(people_keep_unit(db, a, &surgery)));
	hands.parent = surgery.id;
	CHECK(allowed(people_keep_unit(db, a, &hands)));
	Unit twin = { .name = S("SURGERY"), .parent = faculty.id };
	CHECK_STR(people_keep_unit(db, a, &twin).broken->name, "unit_name_is_one_units");
	faculty.parent = hands.id;
	CHECK_STR(people_keep_unit(db, a, &faculty).broken->name, "no_unit_inside_itself");
	faculty.parent = 0;
	Human h = { .name = S("Ana"), .unit = hands.id };
	CHECK(allowed(people_keep(db, a, &h, S("import"), noon)));
	CHECK_INT(people_count(db, a, (PeopleWish){ .search = S(""), .unit = faculty.id }), 1);
	CHECK_INT(people_count(db, a, (PeopleWish){ .search = S(""), .unit = 4711 }), 0);
	hands.active = false;
	CHECK_STR(people_keep_unit(db, a, &hands).broken->name, "retired_unit_is_empty");
	Units tree = people_units(db, a);
	CHECK_INT(tree.n, 3);
	CHECK_EQ(tree.list[2].name, S("Hands"));
	CHECK_INT(tree.list[2].depth, 2);
	return true;
}

TEST(units_are_a_tree) { in_a_deed(units); }

static bool stages(Db *db, void *a)
{
	Stages all = people_stages(db, a);
	CHECK_INT(all.n, 5);
	StageRow fellow = { .name = S("Fellow") }, twin = { .name = S("FELLOW") };
	CHECK(allowed(people_keep_stage(db, a, &fellow)));
	CHECK_STR(people_keep_stage(db, a, &twin).broken->name, "stage_name_is_one_stages");
	people_move_stage(db, a, fellow.id, 1);
	people_move_stage(db, a, fellow.id, -1);
	all = people_stages(db, a);
	CHECK_INT(all.n, 6);
	CHECK_EQ(all.list[4].name, S("Fellow"));
	Human h = { .name = S("Ana"), .stage = fellow.id };
	CHECK(allowed(people_keep(db, a, &h, S("import"), noon)));
	CHECK_STR(people_drop_stage(db, a, fellow.id).broken->name, "removed_stage_is_unused");
	CHECK(allowed(people_drop_stage(db, a, all.list[0].id)));
	CHECK_INT(people_stages(db, a).n, 5);
	return true;
}

TEST(career_stages_are_ordered_and_used_ones_stay) { in_a_deed(stages); }

static bool words(Db *db, void *a)
{
	CHECK_INT(people_terms(db, a, "topic", 0, false).n, 12);
	Term grants = { .name = S("Grant writing") }, funds = { .name = S("Funding") }, twin = { .name = S("networking") };
	CHECK(allowed(people_keep_term(db, a, S("topic"), &grants)) && allowed(people_keep_term(db, a, S("topic"), &funds)));
	CHECK_STR(people_keep_term(db, a, S("topic"), &twin).broken->name, "word_stands_once");
	CHECK_STR(people_merge_term(db, a, grants.id, grants.id).broken->name, "nothing_merges_into_itself");
	CHECK_STR(people_merge_term(db, a, grants.id, 201).broken->name, "words_merge_in_one_list");
	CHECK(allowed(people_merge_term(db, a, grants.id, funds.id)));
	CHECK_INT(people_terms(db, a, "topic", 0, true).n, 13);
	CHECK(allowed(people_merge_term(db, a, funds.id, 103)));
	CHECK_INT(db_number(db_ask(db, a, "SELECT count(*) FROM term WHERE became = 103")), 2);
	Term retired = { .id = 112, .name = S("Retirement planning") };
	CHECK(allowed(people_keep_term(db, a, S("topic"), &retired)));
	CHECK_INT(people_terms(db, a, "topic", 0, false).n, 11);
	CHECK_INT(people_terms(db, a, "topic", 0, true).n, 12);
	return true;
}

TEST(words_are_retired_and_merged) { in_a_deed(words); }
