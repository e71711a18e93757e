/* match_figures.h - a match in figures: how fair it is, and what another goal would give. */
#ifndef MATCH_FIGURES_H
#define MATCH_FIGURES_H

#include "match/match.h"

enum { FIGURES_LEAST = 5 };     /* of fewer pairs no figure is told: it would be about somebody */

/* Fit is out of 1000; evenness is Gini's figure in thousandths: 0 when all have the same, nearly 1000 when one has it all
 * (C. Gini, "Variabilita e mutabilita", 1912). */
typedef struct {
	MatchShape shape;
	int pairs;                                      /* of groups: members, and in the next two lines how alike each is to the others of the group */
	int worst, quarter, half, three_quarters, best; /* a quarter of the pairs fit no better than 'quarter', ... */
	int uneven_fit;
	int mentees, first, top;        /* with a mentor; with the one of all allowed who fits them best; with one of the best three */
	int asks, inside;               /* mentees who asked for several mentors and could have one from their own unit; those who have one */
	Str without;                    /* who of them has none: names, the first few */
	int mentors, least, most, uneven_load;          /* with a place to offer; the fewest and most mentees one of them has */
	int mean, lead_worst, lead_half;                /* of groups: likeness in the mean; the fit of a mentor and a member */
} MatchFigures;
MatchFigures match_figures(Arena *a, const Match *m);                   /* none of introductions.  O(pairs that are allowed) */
/* Between match_figures*.c: fill in what is said of n numbers, which are sorted; and of mentors, by right. */
void         figures_spread(int *x, int n, MatchFigures *f);
void         figures_load(Arena *a, const Match *m, const int *has, MatchFigures *f);
MatchFigures figures_of_groups(Arena *a, const Match *m);

/* The same figures in words, for a table. */
typedef struct { const char *key, *label; Str says, value; } FigureRow;
typedef struct { FigureRow *list; int n; const char *of; } FigureRows; /* none when there are too few; of: "pairs", "members" */
FigureRows match_figure_rows(Arena *a, const MatchFigures *f);

/* The same people and rules with another goal. */
typedef struct { bool known; int pairs, placed, worst, changed; int64_t fit; } MatchOutcome;   /* changed: pairs of it that the match at hand has not */
MatchOutcome match_outcome(Arena *a, const Match *m, MatchGoal goal);

#endif
