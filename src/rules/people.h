/* people.h - what persons, the reporting line, units, career stages and words ask for. */
#ifndef RULES_PEOPLE_H
#define RULES_PEOPLE_H

#include "rules/rule.h"

typedef struct {
	Str  name, email;               /* email "": none */
	bool email_known, staff_known;  /* somebody else has them */
	bool zone_unknown;
} PersonForm;
Verdict person_check(PersonForm f);

typedef struct { bool unknown, self, circle; } BossForm;       /* circle: the person stands above their manager-to-be */
Verdict boss_check(BossForm f);

/* beneath: the new parent is the unit itself or stands beneath it; peopled: persons or units are in it. */
typedef struct { Str name; bool known, code_known, beneath, peopled; } UnitForm;
Verdict unit_check(UnitForm f);

typedef struct { Str name; bool known, used; } StageForm;
Verdict stage_check(StageForm f);

typedef struct { Str name; bool known, self, other_list; } TermForm;   /* self, other_list: what it is to be merged into */
Verdict term_check(TermForm f);

/* forgotten: too old, or undone already; touched, needed: see the sentences. */
typedef struct { bool forgotten, touched, needed; } UndoForm;
Verdict undo_check(UndoForm f);

void people_handbook(RuleReader *tell, void *with);

#endif
