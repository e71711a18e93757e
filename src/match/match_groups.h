/* match_groups.h - for match_groups*.c only: groups while they are made. */
#ifndef MATCH_GROUPS_H
#define MATCH_GROUPS_H

#include "match/match_run.h"
#include "solve/group.h"

typedef struct { int *left, n, leader[LEADERS_MOST], leaders, hold; } Made;     /* lefts; rights; hold: -1: none */
typedef struct { int *left, n, leader[LEADERS_MOST], leaders, most, line; } Hold;       /* whom one group must hold; most: members it has room for; line: of the rules */

typedef struct {
	MatchRun *r;
	MatchFacts *f;
	const MatchSettings *s;
	int32_t *like;                  /* left x left; -LIKENESS_MOST: a rule keeps them apart */
	int32_t *fit;                   /* right x left; FORBIDDEN_FIT likewise */
	int     *chances;               /* by left: mentors with places for a group whom the rules allow */
	int     *load;                  /* by right: mentees it leads */
	struct { Made *list; int n; } made;
	bool    *placed;                /* by left */
	struct { Hold *list; int n; } holds;    /* those with a mentor first */
	int      led_holds;             /* how many of them have one */
	int     *hold_of;               /* by left; -1: none */
} Groups;

static inline int32_t *groups_like(const Groups *g, int x, int y) { return &g->like[(size_t)x * (size_t)g->f->lefts + (size_t)y]; }
static inline int32_t *groups_fit(const Groups *g, int right, int left) { return &g->fit[(size_t)right * (size_t)g->f->lefts + (size_t)left]; }
static inline bool     groups_apart(const Groups *g, int x, int y) { return *groups_like(g, x, y) == -LIKENESS_MOST; }

bool     groups_search(void *with, int done, int of);                  /* with: Groups; false: stop */
int64_t  groups_led(const Groups *g, int size);                        /* how many of this size the mentors have places for */
bool     groups_have_room(const Groups *g, const Made *m);

void     groups_hold(Groups *g);                /* match_groups_held.c: what was asked for, or problems */
bool     groups_held(Groups *g);                /* in the end: it came out so; else there are problems */

typedef enum { LEAD_HELD, LEAD_FIRST, LEAD_SECOND } LeadWho;    /* held groups without a mentor; all without one; a second one for all */
MatchEnd groups_lead(Groups *g, LeadWho who);   /* match_groups_lead.c */
void     groups_drop_unled(Groups *g);
void     groups_second_chance(Groups *g);       /* whoever is without a group joins the best that has room */
void     groups_keep(Groups *g);                /* match_groups_kept.c */

#endif
