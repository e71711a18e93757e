/* joining.h - what joining a programme asks of people, and which model suits what they hope for. */
#ifndef RULES_JOINING_H
#define RULES_JOINING_H

#include "rules/rule.h"

enum { HOURS_MOST = 60, YEARS_MOST = 70, WORDS_MOST = 2000, PREFERRED_MOST = 10, AVOIDED_MOST = 40, REMINDERS_MOST = 2, REMIND_DAYS = 7,
	REFERRALS_MOST = 20 };

/* Saying yes.  day: today; until: last day to join, 0: none. */
typedef struct {
	bool admitted;                  /* invited, or of an address that may register */
	int  day, until;
	bool as_mentor, as_mentee;
	int  seeks, offers;             /* topics chosen or written */
	bool wording, changed;          /* the programme has words to agree to; they are others than those that were shown */
	bool consent, conduct, commits; /* ticks; conduct is true where the programme has none */
} JoinForm;
Verdict joining_check(JoinForm f);

/* What can be wrong in a step that is kept as a draft.  Numbers -1: not said; days 0: none. */
typedef struct {
	int  longest;                   /* bytes of the longest text */
	int  hours, years, capacity, capacity_most, wanted, wanted_most;
	int  day, pause;                /* pause: the day to come back */
	bool odd_number, odd_date, odd_zone;
	int  preferred, avoided;        /* lines */
	bool no_side;                   /* the step about roles, and none was chosen */
} StepForm;
Verdict step_check(StepForm f);

/* Registering oneself, or naming somebody. */
typedef struct { bool named, odd_email, other_domain; int long_name; } RegisterForm;
Verdict register_check(RegisterForm f);
typedef struct { bool named, odd_email, self; int referrals; } ReferForm;
Verdict refer_check(ReferForm f);

bool may_remind(int reminded, int last_day, int made_day, int day);     /* at most twice, a week apart */

/* What people hope for, and the model that suits it. */
typedef struct { const char *code, *words, *model, *because; } Hope;
int         hopes(void);
const Hope *hope(int i);

/* Looking at oneself before joining; for oneself alone. */
typedef struct { const char *code, *words; } Readiness;
int              readinesses(void);
const Readiness *readiness(int i);

/* What an orientation covers. */
typedef struct { const char *code, *words; } Orientation;
int                orientations(void);
const Orientation *orientation(int i);

void joining_handbook(RuleReader *tell, void *with);

#endif
