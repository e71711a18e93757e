/* people.c - what persons, the reporting line, units, career stages and words ask for. */
#include "rules/people.h"
#include "rules/account.h"

static bool no_name(PersonForm f)      { return !f.name.n; }
static bool long_name(PersonForm f)    { return f.name.n > 200; }
static bool odd_email(PersonForm f)    { return f.email.n && email_is_odd(f.email); }
static bool email_known(PersonForm f)  { return f.email_known; }
static bool staff_known(PersonForm f)  { return f.staff_known; }
static bool zone_unknown(PersonForm f) { return f.zone_unknown; }

static const struct { Rule rule; bool (*broken)(PersonForm); } persons[] = {
	{ RULE_AT("name", "listed_person_has_a_name", "Write the person's name as colleagues should see it."), no_name },
	{ RULE_AT("name", "listed_name_fits", "Use a shorter name, 200 letters at most."), long_name },
	{ RULE_AT("email", "listed_email_can_be_reached", "Write an e-mail address such as name@example.org, or leave it empty."), odd_email },
	{ RULE_AT("email", "email_is_one_persons", "Somebody else has this address; an address belongs to one person."), email_known },
	{ RULE_AT("staff_id", "staff_number_is_one_persons", "Somebody else has this staff number; a number belongs to one person."), staff_known },
	{ RULE_AT("zone", "zone_is_known", "This zone is not known; write it like Europe/Rome, or leave it empty."), zone_unknown },
};

static bool boss_unknown(BossForm f) { return f.unknown; }
static bool boss_self(BossForm f)    { return f.self; }
static bool boss_circle(BossForm f)  { return f.circle; }

static const struct { Rule rule; bool (*broken)(BossForm); } bosses[] = {
	{ RULE_AT("boss", "manager_is_known", "Nobody here has this address; write the manager's address, or add them first."), boss_unknown },
	{ RULE_AT("boss", "nobody_manages_themselves", "Nobody is their own manager; name somebody else, or leave it empty."), boss_self },
	{ RULE_AT("boss", "no_circle_of_managers", "This would make a circle of managers; change one of the people in it first."), boss_circle },
};

static bool unit_nameless(UnitForm f) { return !f.name.n; }
static bool unit_long(UnitForm f)     { return f.name.n > 200; }
static bool unit_known(UnitForm f)    { return f.known; }
static bool unit_code(UnitForm f)     { return f.code_known; }
static bool unit_beneath(UnitForm f)  { return f.beneath; }
static bool unit_peopled(UnitForm f)  { return f.peopled; }

static const struct { Rule rule; bool (*broken)(UnitForm); } units[] = {
	{ RULE_AT("name", "unit_has_a_name", "Write the name of the unit."), unit_nameless },
	{ RULE_AT("name", "unit_name_fits", "Use a shorter name, 200 letters at most."), unit_long },
	{ RULE_AT("name", "unit_name_is_one_units", "There is a unit of this name in the same place; choose another name or place."), unit_known },
	{ RULE_AT("code", "unit_code_is_one_units", "Another unit has this code; choose another, or leave it empty."), unit_code },
	{ RULE_AT("parent", "no_unit_inside_itself", "A unit cannot lie inside itself or inside one of its own parts; choose another place."), unit_beneath },
	{ RULE("retired_unit_is_empty", "People or other units in use are in this unit; move them first, then retire it."), unit_peopled },
};

static bool stage_nameless(StageForm f) { return !f.name.n; }
static bool stage_long(StageForm f)     { return f.name.n > 100; }
static bool stage_known_(StageForm f)   { return f.known; }
static bool stage_used(StageForm f)     { return f.used; }

static const struct { Rule rule; bool (*broken)(StageForm); } stages[] = {
	{ RULE_AT("name", "stage_has_a_name", "Write the name of the career stage."), stage_nameless },
	{ RULE_AT("name", "stage_name_fits", "Use a shorter name, 100 letters at most."), stage_long },
	{ RULE_AT("name", "stage_name_is_one_stages", "There is a career stage of this name; choose another."), stage_known_ },
	{ RULE("removed_stage_is_unused", "People are at this career stage; give them another first, or rename it."), stage_used },
};

static bool term_nameless(TermForm f) { return !f.name.n; }
static bool term_long(TermForm f)     { return f.name.n > 200; }
static bool term_known(TermForm f)    { return f.known; }
static bool term_self(TermForm f)     { return f.self; }
static bool term_other(TermForm f)    { return f.other_list; }

static const struct { Rule rule; bool (*broken)(TermForm); } terms[] = {
	{ RULE_AT("name", "word_has_a_name", "Write the word or words to choose."), term_nameless },
	{ RULE_AT("name", "word_fits", "Use fewer words, 200 letters at most."), term_long },
	{ RULE_AT("name", "word_stands_once", "This is in the list already, perhaps retired; offer it again, or choose other words."), term_known },
	{ RULE_AT("into", "nothing_merges_into_itself", "Choose another one for it to become; nothing merges into itself."), term_self },
	{ RULE_AT("into", "words_merge_in_one_list", "Choose one of the same list that is in use; only those can be merged."), term_other },
};

static bool undo_forgotten(UndoForm f) { return f.forgotten; }
static bool undo_touched(UndoForm f)   { return f.touched; }
static bool undo_needed(UndoForm f)    { return f.needed; }

static const struct { Rule rule; bool (*broken)(UndoForm); } undos[] = {
	{ RULE("import_is_undone_once", "An import can be undone once, within 30 days; change people by hand instead."), undo_forgotten },
	{ RULE("undone_import_is_untouched", "Somebody in this import was changed after it; change people by hand instead."), undo_touched },
	{ RULE("undone_import_is_unused", "Something rests on somebody whom this import made, such as an account or a registration; say that they have left instead."), undo_needed },
};

#define CHECK_ALL(table, form) \
	for (size_t i = 0; i < COUNT(table); i++) \
		if ((table)[i].broken(form)) \
			return (Verdict){ &(table)[i].rule }; \
	return ALLOWED

Verdict person_check(PersonForm f) { CHECK_ALL(persons, f); }
Verdict boss_check(BossForm f) { CHECK_ALL(bosses, f); }
Verdict unit_check(UnitForm f) { CHECK_ALL(units, f); }
Verdict stage_check(StageForm f) { CHECK_ALL(stages, f); }
Verdict term_check(TermForm f) { CHECK_ALL(terms, f); }
Verdict undo_check(UndoForm f) { CHECK_ALL(undos, f); }

#define TELL_ALL(table) \
	for (size_t i = 0; i < COUNT(table); i++) \
		tell(&(table)[i].rule, with)

void people_handbook(RuleReader *tell, void *with)
{
	TELL_ALL(persons);
	TELL_ALL(bosses);
	TELL_ALL(units);
	TELL_ALL(stages);
	TELL_ALL(terms);
	TELL_ALL(undos);
}
