/* match.h - everybody well matched, with reasons: people and rules in, pairs out.
 * No database, no page: the command line and the pages call the same functions.
 *
 *   MatchSettings s = match_settings();              or match_rules_read() of an ini file
 *   Match *m = match_run(a, &people, &s, NULL);
 *   m->pairs, m->short_mentees, m->idle_mentors ..., match_reasons(), match_why_not()
 *
 * All of it lives in the arena.  The same people, settings and seed give the same
 * match, byte for byte.  Time: O(mentees x mentors) for rules and fit, then solve/. */
#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include "rules/rules.h"
#include "sheet/sheet.h"

/* Two people named by a coordinator: e-mail address, staff number or name. */
typedef struct { Str mentor, mentee; int line; } MatchNamed;    /* line: in the rules file, 0 without one */
typedef struct { MatchNamed *list; int n; } MatchNames;

/* What a match aims at; in words: match_goal(). */
typedef enum { MATCH_EVERYONE, MATCH_TOTAL, MATCH_FLOOR, MATCH_LEXIMIN, MATCH_INSIDE, MATCH_STABLE, MATCH_GOALS } MatchGoal;
enum { MATCH_BAND = 50 };       /* MATCH_LEXIMIN: how wide a band of fit is */

/* What a match makes; in words: match_shape().  Peers are mentees who are introduced to each other. */
typedef enum { MATCH_PAIRS, MATCH_GROUPS, MATCH_PEERS, MATCH_SHAPES } MatchShape;
enum { GROUP_MOST = 30, LEADERS_MOST = 2 };

typedef struct {
	MatchGoal     goal;             /* of pairs; groups and peers are always everyone first */
	MatchShape    shape;
	int           group_least, group_most, leaders;        /* mentees of a group; mentors for each */
	FitPolicy     fit;              /* weights, and what is asked of stage and unit */
	PairingPolicy pairing;          /* how far the line of management reaches ... */
	int           mentees_each;     /* a mentor's places where they named none: 1 */
	int           mentors_each;     /* mentors a mentee gets where they named no number: 1 */
	MatchNames    must, may_not;
	MatchNames    together;         /* of groups: two mentees */
	MatchNames    keep;             /* pairs of before: among all ways to place as many, the one that keeps most of them */
	Strs          grades;           /* lowest first; none: the scales that are known */
	uint64_t      seed;             /* chooses among equally good matches */
	Str           file;             /* where they were read, for problems; "" */
} MatchSettings;
MatchSettings match_settings(void);
/* Reads "key = value" lines over what *s holds; every line that is not understood is
 * a problem that refuses.  The keys: docs/matching.md. */
void match_rules_read(Arena *a, Str file, Str text, MatchSettings *s, SheetProblems *problems);

typedef struct { bool (*go_on)(void *with, const char *doing, int done, int of); void *with; } MatchProgress;   /* false stops */

/* People's numbers; fit 0 to 1000.  group: which, from 1; 0 without.  Of peers both are mentees, and fit is how alike they are. */
typedef struct { int mentor, mentee, fit; bool must; int group; } MatchPair;
typedef struct { int *member, members, leader[LEADERS_MOST], leaders, alike; } MatchGroup;     /* people's numbers; alike: two members, in the mean */
typedef struct { int person, has, wants; Str why; } MatchLeft;          /* has fewer than it wants, and why */
typedef struct { const Rule *rule; int64_t apart; } MatchRule;          /* how many pairs this rule keeps apart */
typedef struct { Str topic; int wanted, offered, places; } MatchTopic;  /* mentees who want it, mentors who offer it, their places */

typedef enum { MATCH_DONE, MATCH_STOPPED, MATCH_REFUSED } MatchEnd;
typedef struct Match {
	MatchEnd        end;            /* what follows the problems is for MATCH_DONE only */
	SheetProblems   problems;       /* must-pairs that cannot be, unknown names, unknown grades */
	const People   *people;
	MatchSettings   settings;
	struct { MatchPair *list; int n; } pairs;               /* by mentee's name, then fit; of groups, each mentor with each member */
	struct { MatchGroup *list; int n; } groups;             /* by the first member's name, as are the members */
	struct { MatchLeft *list; int n; } short_mentees;       /* have fewer mentors than they want */
	struct { MatchLeft *list; int n; } idle_mentors;        /* have room and no mentee at all */
	struct { MatchRule *list; int n; } rules;               /* every pairing rule */
	struct { MatchTopic *list; int n; } topics;             /* most wanted first */
	int             mentees, mentors, wants, places;        /* wants: all mentees' together */
	int             placed;         /* mentees with at least one mentor */
	int64_t         fit;            /* of all pairs together */
	struct MatchFacts *facts;       /* match_facts.h */
	char           *kept;           /* left x right: a pair of before; NULL: none was named */
	int32_t         keep_worth;     /* what such a pair counts besides its fit */
	int             fewer;          /* MATCH_STABLE, MATCH_INSIDE: pairs that everyone first would make more, */
	int64_t         less;           /* and fit it would have more, or less than nothing */
	struct MatchSolved *solved;     /* match_solve.h; of pairs only */
	struct MatchPeers *peers;       /* match_run.h; of peers only */
} Match;
Match *match_run(Arena *a, const People *people, const MatchSettings *s, const MatchProgress *progress);

/* ---- reasons (match_explain.c) ------------------------------------------------ */

bool         match_parts(const Match *m, int mentor, int mentee, int part[FITS]);       /* each 0 to 1000, or FIT_UNKNOWN */

typedef struct { FitPart part; int score, weight; Str says; } MatchReason;      /* score FIT_UNKNOWN: left out */
typedef struct { MatchReason *list; int n; } MatchReasons;
MatchReasons match_reasons(Arena *a, const Match *m, int mentor, int mentee);   /* every part; what speaks for it first */
Str          match_because(Arena *a, const Match *m, int mentor, int mentee);   /* the best three, as one text */
bool         match_allowed(const Match *m, int mentor, int mentee);             /* do the rules let them be paired? */
int          match_fit(const Match *m, int mentor, int mentee);                 /* whatever the rules say */
/* Why these two were not paired, in sentences: the rules that forbid it; or what it
 * would cost, and whom each has instead. */
Strs         match_why_not(Arena *a, const Match *m, int mentor, int mentee);
/* Of a pair that is made, not asked for, by a goal with a proof: whom this mentee could have instead of this mentor at no cost to the
 * whole (solve/instead.h); people, best fit first.  O(pairs that are allowed). */
typedef struct { int *list; int n; } MatchOthers;
MatchOthers  match_instead(Arena *a, const Match *m, int mentor, int mentee);
/* The second half of it alone: whom each has instead and the cost, also of a pair that a rule forbids. */
Strs         match_why_cost(Arena *a, const Match *m, int mentor, int mentee);
Str          match_name(const Match *m, int person);                            /* name, else address */
int32_t      match_kept_worth(const Match *m, int left, int right);             /* what these two count besides their fit */

/* ---- shapes (match_shape.c) --------------------------------------------------------- */

typedef struct { const char *name, *label, *says, *heading, *holds; } MatchShapeWords;         /* says: before; heading, holds: of the result */
const MatchShapeWords *match_shape(MatchShape shape);
bool         match_shape_find(Str name, MatchShape *shape);
Str          match_group_size(Arena *a, const MatchSettings *s);                /* "2-8", as the rules file has it */
bool         match_group_size_read(Str text, MatchSettings *s);                 /* false: not a size or two */
Strs         match_in_common(Arena *a, const Match *m, const MatchGroup *g);    /* what the members of a group share, in sentences */
/* Settings of the shape as lines of a rules file. */
Str          match_shape_lines(Arena *a, const MatchSettings *s);

/* ---- goals (match_goals.c) and the proof (match_proof.c) -------------------------- */

typedef struct { const char *name, *label, *says, *heading, *holds, *line; } MatchGoalWords;  /* says: before; heading, holds: of the result; line: for a terminal */
const MatchGoalWords *match_goal(MatchGoal goal);
Str          match_stable_price(Arena *a, const Match *m);                      /* "Everyone first would make 2 pairs more, ..." */
bool         match_goal_find(Str name, MatchGoal *goal);
Str          match_goal_wrong(Str name);                                        /* "": there is a goal of this name, or none is named */
bool         match_goal_proven(MatchGoal goal);                                 /* false: its pairs have no certificate */
bool         match_proven(const Match *m);                                      /* false: it has no certificate */
Str          match_certificate(Arena *a, const Match *m);                       /* docs/certificate.md; else the pairs alone */
Str          match_graph(Arena *a, const Match *m);                             /* the problem that the certificate speaks of */

#endif
