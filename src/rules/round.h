/* round.h - what a coordinator may do in a round. */
#ifndef RULES_ROUND_H
#define RULES_ROUND_H

#include "rules/rule.h"

typedef struct { bool own, locked_elsewhere; int locks, capacity; } PinForm;   /* own: the coordinator is one of the two; locks: of this mentor, this one included */
Verdict round_pin_check(PinForm f);

typedef struct { bool has_run, open; int pairs; } PublishForm;         /* open: the programme is */
Verdict round_publish_check(PublishForm f);

typedef struct { bool same, same_mentor; } SwapForm;                    /* the same pair twice; both have one mentor */
Verdict round_swap_check(SwapForm f);
void    round_handbook(RuleReader *tell, void *with);

#endif
