/* programme.h - what a programme's settings must fulfil. */
#ifndef RULES_PROGRAMME_H
#define RULES_PROGRAMME_H

#include "rules/rule.h"

enum { ODD_DAY = -1 };

typedef struct {
	Str  name, slug, purpose, says;
	Str  starts, ends, enrol_until;         /* as typed */
	int  first, last, until;                /* the same as days since 1970; 0: empty, ODD_DAY: no such day */
	bool approval;
	Str  domains;
	Str  line_depth, inside, agreement;
	Str  mentor, mentee, word, mentorship;  /* own words */
	Str  interest_domains;
	bool slug_taken;
} ProgrammeForm;
Verdict programme_check(ProgrammeForm f);

/* One model, as typed; -1: not a number. */
typedef struct { bool offered, peer, flash; int mentors_max, size_min, size_max, days, meet_days, mentees_most, mentors_most; } ModelForm;
Verdict programme_model_check(ModelForm f);

typedef struct { bool has_model, has_consent, archived, has_coordinator; } OpeningForm;
Verdict programme_open_check(OpeningForm f);

typedef struct { bool found, member; } CoordinatorForm;
Verdict programme_coordinator_check(CoordinatorForm f);

typedef struct { Str name, role, email; } ContactForm;
Verdict programme_contact_check(ContactForm f);

void programme_handbook(RuleReader *tell, void *with);

#endif
