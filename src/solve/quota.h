/* quota.h - the best b-matching under rules about groups of rights: one partner inside,
 * and bounds for units. */
#ifndef SOLVE_QUOTA_H
#define SOLVE_QUOTA_H

#include "solve/graph.h"

enum { QUOTA_BONUS_MOST = 1000000000 };

typedef struct {
	const Graph   *graph;
	bool           everyone;        /* as many places filled as can be, then scores; else the sum of scores alone */
	/* By edge: this right is inside for this left; NULL: no rule about it.  It concerns lefts that
	 * have a pair inside with a seat, and of these, those that 'asks' names; NULL: that need two and more. */
	const uint8_t *inside;
	const bool    *asks;
	bool           keep_one;        /* the rule: of the places of such a left, one is kept for somebody inside */
	int32_t        bonus;           /* the wish: points, 0 .. QUOTA_BONUS_MOST, for each such left that has somebody inside */
	/* By right: its unit, or -1; and by unit: how many pairs its rights have together, at least and at most. */
	const int32_t *unit, *unit_least, *unit_most;
	int            units;
	int64_t        many;            /* with units: of more pairs than this, promising ones are looked at first; 0: 200,000.  The answer is the best all the same */
	bool         (*go_on)(void *with, int done, int of);    /* NULL, or asked now and then; false stops */
	void          *with;
} Quota;

typedef enum { QUOTA_DONE, QUOTA_IMPOSSIBLE, QUOTA_TOO_LARGE, QUOTA_STOPPED } QuotaEnd;

typedef struct {
	QuotaEnd end;
	uint8_t *made;                  /* by edge */
	int64_t  placed, score;         /* bonuses are not part of the score */
	int64_t  concerned, inside;     /* lefts that the rule concerns; those of them who have somebody inside */
	/* QUOTA_IMPOSSIBLE: units on this side together must have more pairs than can be made for
	 * them, or rights of theirs have seats for. */
	bool    *unit_short;
} Quotaed;

Quotaed quota_solve(Arena *a, const Quota *problem);

#endif
