/* compare.h - two matches beside each other, mentee by mentee: runs of a round, or results of sheets. */
#ifndef MATCH_COMPARE_H
#define MATCH_COMPARE_H

#include "db/db.h"
#include "match/match.h"

typedef struct { int64_t mentee; Str name, sort, mentors, who; int pairs, fit; } RunMentee;   /* mentors: names; who: their enrolments, in the same order; fit: of these pairs together */
typedef struct { RunMentee *list; int n; } RunMentees;                                         /* by mentee's enrolment (or number, of sheets), each once */

typedef enum { BESIDE_SAME, BESIDE_OTHER, BESIDE_ALIKE, BESIDE_BETTER, BESIDE_WORSE, BESIDE_FOUND, BESIDE_LOST, BESIDE_KINDS } BesideKind;
typedef struct { Str name, sort, before, after; int fit_before, fit_after; BesideKind kind; } Beside;   /* fit -1: nobody */
typedef struct {
	struct { Beside *list; int n; } rows;           /* every mentee of either run, by name */
	int      of[BESIDE_KINDS];
	int64_t  fit_before, fit_after;
	int      pairs_before, pairs_after;
	int      only_one;              /* mentees whom one of the two does not know */
} Besides;
Besides     compare_lists(Arena *a, const RunMentees *before, const RunMentees *after, bool alike);     /* alike: weighed alike; else nobody is better or less well off */
const char *beside_words(BesideKind kind);              /* "better", ... */

/* Were both weighed alike?  Else their fits are measured differently. */
bool        compare_weights(Str settings_before, Str settings_after);

/* compare_store.c */
RunMentees  run_mentees(Db *db, Arena *a, int64_t run);

/* compare_match.c: whoever has one address in both is one person. */
void        compare_matches(Arena *a, const Match *before, const Match *after, RunMentees *x, RunMentees *y);

#endif
