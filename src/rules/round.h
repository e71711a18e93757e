/* round.h - what a coordinator may do in a round. */
#ifndef RULES_ROUND_H
#define RULES_ROUND_H

#include "rules/rule.h"

typedef struct { bool own, locked_elsewhere, peers; int locks, capacity; } PinForm;    /* own: the coordinator is one of the two; locks: of this mentor, or of either of two peers, this one included */
Verdict round_pin_check(PinForm f);

/* In groups.  led: one of the two is a mentor, with whom so many are held, this one included; least: members of a group. */
typedef struct { bool own, same, led; int held, capacity, least; } HoldForm;
Verdict round_hold_check(HoldForm f);

typedef struct { bool has_run, open; int pairs; } PublishForm;         /* open: the programme is */
Verdict round_publish_check(PublishForm f);

typedef struct { bool offered; } ShapeForm;                              /* the programme offers such a model */
Verdict round_shape_check(ShapeForm f);

typedef struct { bool same, same_mentor; } SwapForm;                    /* the same pair twice; both have one mentor */
Verdict round_swap_check(SwapForm f);
/* What a coordinator is told of a rule between two people: a wish given in confidence and a pause or a leaving have one
 * sentence in common, so that nobody learns of a wish by trying. */
Verdict round_told(Verdict v);
void    round_handbook(RuleReader *tell, void *with);

#endif
