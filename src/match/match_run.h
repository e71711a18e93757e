/* match_run.h - for match/ only: a match under way, whatever its shape. */
#ifndef MATCH_RUN_H
#define MATCH_RUN_H

#include "match/match_facts.h"
#include "match/match_solve.h"
#include "solve/peer.h"

typedef struct {
	Arena      *arena;
	Match      *m;
	MatchFacts *f;
	const MatchProgress *progress;
	NameIndex   names;              /* where somebody is named */
	MatchSolved *x;                 /* of pairs */
	int        *takers;             /* of pairs: by right, how many lefts it may be paired with */
	int        *equals_row;         /* by rule between equals: its row of m->rules */
} MatchRun;

/* Peers as numbers: who takes part, and the answer with its proof. */
typedef struct MatchPeers { int *left; Peers problem; Peered answer; FixedPair *must; int must_n; } MatchPeers;        /* left: by peer; must: two lefts */

bool     match_goes_on(const MatchRun *r, const char *doing, int done, int of);
void     match_problem(MatchRun *r, SheetWeight weight, int line, Str value, Str says);
int      match_named(MatchRun *r, Str who, int line, const int *place);        /* a person whose place is not -1; or -1, and a problem */
void     match_count(MatchRun *r, uint32_t broken);                             /* bits of pairing_broken() */
void     match_count_equals(MatchRun *r, uint32_t broken);                      /* bits of equals_broken() */
Str      match_rules_against(MatchRun *r, int left, int right);                 /* one of them -1: why nobody may */
void     match_too_many(MatchRun *r);
void     match_count_topics(MatchRun *r);                                       /* match_topics.c */

/* What is left of a match once names are known; m->end is theirs to say. */
MatchEnd match_groups(MatchRun *r);
MatchEnd match_peers(MatchRun *r);

/* match_apart.c: why not these two, in groups and among peers, as match_why_not() and match_why_cost(). */
uint32_t match_apart(const Match *m, int left, int right);              /* the rules between them; right: of peers another left */
Strs     match_why_apart(Arena *a, const Match *m, int mentor, int mentee);
Strs     match_why_apart_cost(Arena *a, const Match *m, int mentor, int mentee);

/* Looks at groups without knowing how they were made: NULL, or what is wrong. */
const char *match_groups_wrong(Arena *a, const Match *m);

#endif
