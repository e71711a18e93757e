/* mentorship.h - what may be answered to a pair that was proposed. */
#ifndef RULES_MENTORSHIP_H
#define RULES_MENTORSHIP_H

#include "rules/rule.h"

typedef struct {
	bool over;              /* it ended, or never began */
	bool active;            /* both have said yes */
	bool said_yes;          /* this person has, before */
	bool takes_part;        /* this person has not left the programme */
	bool yes;               /* the answer is yes */
} AnswerForm;
Verdict mentorship_answer_check(AnswerForm f);
void    mentorship_handbook(RuleReader *tell, void *with);

#endif
