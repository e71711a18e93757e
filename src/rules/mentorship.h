/* mentorship.h - what may be answered to a pair that was proposed, and how many pairs of a model somebody has room for. */
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

/* A mentorship takes one of the places that a mentor offers, and one of those that a mentee asks for.  Peers only meet, and a flash
 * meeting is over in half an hour: neither takes a place. */
bool    mentorship_takes_places(Str model);

/* Of reverse and flash mentoring a programme says how many at a time, by a figure of the model for each side. */
bool    mentorship_has_limits(Str model);
typedef struct { Str model; int mentor_has, mentor_most, mentee_has, mentee_most; } LimitForm;   /* has: pairs of this model already */
Verdict mentorship_limit_check(LimitForm f);
typedef struct { Str model; bool mentor; int asked, taken, has, most; } RoomForm;    /* asked: places offered or asked for; taken: of those */
int     mentorship_room(RoomForm f);                    /* how many more pairs of this model */
void    mentorship_handbook(RuleReader *tell, void *with);

#endif
