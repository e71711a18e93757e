/* people_test.c - persons, managers, units, stages and words: each rule can be broken, and only by what is wrong. */
#include "rules/people.h"
#include "test/check.h"

static const char *says(Verdict v) { return allowed(v) ? "none" : v.broken->name; }

TEST(each_rule_of_persons_can_be_broken)
{
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana"), .email = S("ana@x.org") })), "none");
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana") })), "none");
	CHECK_STR(says(person_check((PersonForm){ .email = S("ana@x.org") })), "listed_person_has_a_name");
	static char wide[201];
	memset(wide, 'x', sizeof wide);
	CHECK_STR(says(person_check((PersonForm){ .name = { wide, 201 } })), "listed_name_fits");
	CHECK_STR(says(person_check((PersonForm){ .name = { wide, 200 } })), "none");
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana"), .email = S("ana") })), "listed_email_can_be_reached");
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana"), .email_known = true })), "email_is_one_persons");
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana"), .staff_known = true })), "staff_number_is_one_persons");
	CHECK_STR(says(person_check((PersonForm){ .name = S("Ana"), .zone_unknown = true })), "zone_is_known");
}

TEST(each_rule_of_managers_can_be_broken)
{
	CHECK_STR(says(boss_check((BossForm){ 0 })), "none");
	CHECK_STR(says(boss_check((BossForm){ .unknown = true })), "manager_is_known");
	CHECK_STR(says(boss_check((BossForm){ .self = true })), "nobody_manages_themselves");
	CHECK_STR(says(boss_check((BossForm){ .circle = true })), "no_circle_of_managers");
}

TEST(each_rule_of_units_can_be_broken)
{
	CHECK_STR(says(unit_check((UnitForm){ .name = S("Surgery") })), "none");
	CHECK_STR(says(unit_check((UnitForm){ .name = S("") })), "unit_has_a_name");
	CHECK_STR(says(unit_check((UnitForm){ .name = S("Surgery"), .known = true })), "unit_name_is_one_units");
	CHECK_STR(says(unit_check((UnitForm){ .name = S("Surgery"), .code_known = true })), "unit_code_is_one_units");
	CHECK_STR(says(unit_check((UnitForm){ .name = S("Surgery"), .beneath = true })), "no_unit_inside_itself");
	CHECK_STR(says(unit_check((UnitForm){ .name = S("Surgery"), .peopled = true })), "retired_unit_is_empty");
}

TEST(each_rule_of_stages_and_words_can_be_broken)
{
	CHECK_STR(says(stage_check((StageForm){ .name = S("Fellow") })), "none");
	CHECK_STR(says(stage_check((StageForm){ .name = S("") })), "stage_has_a_name");
	CHECK_STR(says(stage_check((StageForm){ .name = S("Fellow"), .known = true })), "stage_name_is_one_stages");
	CHECK_STR(says(stage_check((StageForm){ .name = S("Fellow"), .used = true })), "removed_stage_is_unused");
	CHECK_STR(says(term_check((TermForm){ .name = S("Grants") })), "none");
	CHECK_STR(says(term_check((TermForm){ .name = S("") })), "word_has_a_name");
	CHECK_STR(says(term_check((TermForm){ .name = S("Grants"), .known = true })), "word_stands_once");
	CHECK_STR(says(term_check((TermForm){ .name = S("Grants"), .self = true })), "nothing_merges_into_itself");
	CHECK_STR(says(term_check((TermForm){ .name = S("Grants"), .other_list = true })), "words_merge_in_one_list");
}

TEST(each_rule_of_undoing_can_be_broken)
{
	CHECK_STR(says(undo_check((UndoForm){ 0 })), "none");
	CHECK_STR(says(undo_check((UndoForm){ .forgotten = true })), "import_is_undone_once");
	CHECK_STR(says(undo_check((UndoForm){ .touched = true })), "undone_import_is_untouched");
	CHECK_STR(says(undo_check((UndoForm){ .needed = true })), "undone_import_is_unused");
}
