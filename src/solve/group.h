/* group.h - groups of people who are alike: sizes within bounds, the sum of likeness within
 * the groups as large as can be found; and leaders for ready groups. */
#ifndef SOLVE_GROUP_H
#define SOLVE_GROUP_H

#include "solve/graph.h"

enum { LIKENESS_MOST = 1000000 };

typedef struct {
	int            items, groups;           /* groups 0: as few as 'most' allows */
	int            least, most;             /* members of a group; least 0 and more */
	/* Symmetric, -LIKENESS_MOST .. LIKENESS_MOST: items rows of items, or, where that is NULL, asked for. */
	const int32_t *like;
	int32_t      (*likeness)(void *with, int x, int y);
	void          *with;
	int64_t        steps;                   /* how long to search; 0: long enough for most purposes */
	const int32_t *held;                    /* by item: the group that it must be in, or -1; NULL: none must */
	const int32_t *most_of;                 /* by group: members it may have, instead of 'most'; NULL: all alike */
	uint64_t       seed;
	bool         (*go_on)(void *with, int done, int of);    /* NULL, or asked now and then; false stops */
	void          *asked;
} Grouping;

typedef enum {
	GROUP_DONE,
	GROUP_TOO_FEW, GROUP_TOO_MANY,  /* items for the groups and their bounds, or held by one of them */
	GROUP_STOPPED,
} GroupEnd;

typedef struct {
	GroupEnd end;
	int      groups;
	int32_t *group;                         /* by item */
	int64_t  likeness;                      /* sum over all pairs within a group */
} Grouped;

Grouped group_solve(Arena *a, const Grouping *problem);

/* The graph by which leaders are given to groups, to be solved as a b-matching: lefts are the
 * groups, which need so many leaders (an empty one needs none); rights are the leaders, who have
 * seats.  The score is the sum of what a leader fits the members, at most SCORE_MOST; whoever is
 * FORBIDDEN_FIT to a member does not lead that group. */
enum { FORBIDDEN_FIT = INT32_MIN };
typedef struct {
	int            leaders;
	const int32_t *seats;                   /* by leader: groups it would lead */
	int            wanted;                  /* leaders for each group, one or two */
	const int32_t *fit;                     /* leaders rows of items */
} Leading;
Graph group_leading(Arena *a, const Grouped *groups, int items, const Leading *leading);

#endif
