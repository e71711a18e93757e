/* blossom.h - for peer.c only: maximum-weight matching in a general graph. */
#ifndef SOLVE_BLOSSOM_H
#define SOLVE_BLOSSOM_H

#include "solve/going.h"

typedef enum { NO_LABEL, OUTER, INNER } BlossomLabel;

/* A vertex is a blossom, too: 0 .. n - 1 are vertices, n and more are odd cycles of blossoms. */
typedef struct {
	int32_t parent;                 /* the blossom around it, or -1 */
	int32_t next, prev;             /* around the cycle it is part of */
	int32_t from, to;               /* the edge to 'next': a vertex here, a vertex there */
	int32_t heart;                  /* the part that holds the base */
	int32_t base;                   /* the vertex not matched within */
	int32_t first, last;            /* its vertices, in Blossoms.after */
	int32_t enter_from, enter_to;   /* INNER: the edge through which it was reached */
	BlossomLabel label;             /* of an outermost one that is in a tree */
	int32_t root;                   /* of that tree; a vertex */
	int32_t tree_next, tree_prev;   /* the others of that tree */
	int64_t since;                  /* the time it was labelled */
	int64_t price;                  /* as it was then; of odd cycles only */
} Blossom;

typedef struct { int32_t edge, other; int64_t weight; } BlossomSide;    /* an edge, as seen from one of its ends */
typedef struct { int64_t time; int32_t kind, what; } BlossomEvent;
typedef struct { int32_t blossom, vertex; } BlossomTurn;
enum { EDGE_TIGHT, PRICE_NONE, CYCLE_FREE };    /* kinds: what is an edge, an outer vertex, an inner blossom */

typedef struct {
	int             n;              /* vertices */
	const int32_t  *end[2];         /* by edge */
	const int64_t  *weight;         /* by edge */
	const int64_t  *row;            /* n + 1 */
	const BlossomSide *side;        /* the edges of each vertex, by row */
	Blossom        *b;              /* 2 n */
	int32_t        *after;          /* by vertex: the next one of the same blossom */
	int32_t        *top;            /* by vertex: the outermost blossom */
	int32_t        *mate;           /* by vertex, or -1 */
	int64_t        *price;          /* by vertex, in half units, as it was when its blossom was labelled */
	int64_t         now;            /* how far prices have moved */
	/* By vertex, outer or without label: when the first edge from an outer one is tight, and which one it is, or -1. */
	int64_t        *reached;
	int32_t        *reached_by;
	int32_t        *tree;           /* by root: the first blossom of its tree, or -1 */
	int             trees;
	struct { BlossomEvent *list; int64_t n, room; } heap;
	struct { int32_t *list; int n; } spare, todo, loose;    /* unused numbers; vertices to go on from; vertices of trees that are done */
	struct { BlossomTurn *list; int n; } turn;
	int32_t        *mark;           /* by blossom: the search that was here */
	int32_t         marks;
	Arena          *arena;
} Blossoms;

Blossoms *blossom_open(Arena *a, int n, int64_t edges, const int32_t *one, const int32_t *other, const int64_t *weight);
void blossom_run(Blossoms *g, Going *going);           /* as long as it is going */

/* blossom_cycle.c */
void blossom_label(Blossoms *g, int32_t b, BlossomLabel label, int32_t root);
void blossom_dissolve(Blossoms *g, int32_t root);               /* labels of a whole tree are taken off */
void blossom_shrink(Blossoms *g, int32_t x, int32_t y);         /* the cycle an edge between two outer ones closes */
void blossom_expand(Blossoms *g, int32_t b);                    /* an inner one */
void blossom_turn(Blossoms *g, int32_t b, int32_t vertex);      /* makes this vertex its base */
/* blossom.c */
void blossom_wait(Blossoms *g, int32_t vertex);                 /* for the first edge that may reach a vertex */
void blossom_event(Blossoms *g, int32_t kind, int32_t what, int64_t time);

static inline int64_t blossom_price(const Blossoms *g, int32_t vertex)
{
	const Blossom *b = &g->b[g->top[vertex]];
	int64_t moved = g->now - b->since;
	return g->price[vertex] + (b->label == OUTER ? -moved : b->label == INNER ? moved : 0);
}

#endif
