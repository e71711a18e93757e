/* side.h - for bmatch.c and its parts only: one side of a b-matching under work.
 *
 * Lefts and rights are the same thing here: nodes with a capacity, a price and rows of edges.
 * The rights' rows are the columns of the graph.  So a reverse auction is an auction whose bidders
 * are the rights, and the finish from below is the finish from above with the sides exchanged.
 *
 * Held at all times: a pair is recorded with both its nodes; no node holds more than its capacity.
 * Wanted in the end, for every pair (a, b):  price a + price b >= score where it is not made, <= where it
 * is; every price >= its node's floor, and equal to it where capacity is left. */
#ifndef SOLVE_SIDE_H
#define SOLVE_SIDE_H

#include "solve/graph.h"
#include "solve/row.h"

/* A pair as one of its nodes knows it. */
typedef struct {
	int32_t other, score;
	int64_t level;                  /* auction, at the node that sells: what was bid */
} Slot;

/* What a step needs of a node stands together, since nodes are met in no order: one cache line. */
typedef struct {
	_Alignas(64) Slot *slot;
	int64_t floor;
	int32_t row;                    /* its edges: row .. row of the next node - 1 */
	int32_t capacity, used, room;   /* used <= room <= capacity */
	bool    waits;
	Slot    own;                    /* the slot of a node with one */
} Node;

/* The best edges of a node by score less the other's price, as long as the others' prices only rise:
 * no edge outside 'near' is worth more than 'bound'.  One cache line. */
enum { NEAR = 6 };
typedef struct {
	int64_t bound;
	struct { int32_t other, score; } near[NEAR];    /* other -1: none */
	int32_t at, in;                 /* good while at == the side's epoch, and as of now while in == its phase */
} Near;

/* What a node would rather have than anything else, beside what it has; other -1: nothing above its floor. */
typedef struct { int64_t worth, second; int32_t other, score; } Wish;

typedef struct { int32_t node, score; } Parent;                 /* node -1: a source */

enum { SOON = 32, WAITING_WORD = 64 };          /* turns known ahead; nodes in a word of who waits */

typedef struct Side {
	struct Side    *peer;           /* the side across */
	int             n;
	Node           *node;           /* n, and one that ends the last row */
	Edges           edges;
	RowBest        *best;           /* of a row, in the way of this processor */
	int64_t        *price;
	int64_t         no_floor_above; /* than this */
	int32_t        *mark;           /* searches: when last visited */
	Near           *near;
	int32_t         epoch, phase;
	bool            several;        /* some may have more than one pair */
	bool            keeps;          /* what 'near' says holds in auctions, too: no price across has fallen without telling (renew.c) */
	int64_t        *far;            /* searches: distance; FAR: not reached */
	Parent         *parent;         /* searches: from where it is reached */
	struct { int32_t *list; int n; } reached;
	int32_t        *source;         /* finish.c, kept: whoever is to be served, and the way at hand */
	struct FinishStep *step;
	struct { uint64_t *bits; int32_t at, n; } waiting;      /* a bit each, from 'at' on; n with those in 'soon' */
	struct { int32_t list[SOON]; int first, n; } soon;      /* in a ring: whose turn is next */
} Side;

#define FAR INT64_MAX
#define NEVER (INT64_MAX / 8)           /* the price of a node without capacity */
#define NO_FLOOR (-NEVER / 4)           /* the floor of a node that has to be full */

static inline int32_t side_score(const Side *s, int64_t e) { return edges_score(&s->edges, e); }
static inline int32_t side_other(const Side *s, int64_t e) { return edges_other(&s->edges, e); }
static inline bool    side_open(const Side *s, int32_t a) { return s->node[a].used < s->node[a].capacity; }
static inline int64_t side_worth(const Side *s, int32_t other, int32_t score) { return edges_worth(&s->edges, score, s->peer->price[other]); }

static inline void side_floor(Side *s, int32_t a, int64_t floor)
{
	s->node[a].floor = floor;
	s->no_floor_above = floor > s->no_floor_above ? floor : s->no_floor_above;
}
static inline bool    side_at_floor(const Side *s, int32_t a) { return s->price[a] <= s->no_floor_above && s->price[a] == s->node[a].floor; }

static inline int64_t side_end(const Side *s, int32_t a) { return s->node[a + 1].row; }

typedef struct { int64_t key; int32_t node, kind; } Item;
typedef struct { int32_t node, kind; } Target;
enum { TARGETS = 1 << 12 };
typedef struct {
	Side    left, right;
	Arena  *arena;
	int64_t asks;                   /* how often go_on could have been asked */
	int64_t dear;                   /* what a bid exceeds the price by where there is no other choice and no floor */
	bool    two_scales;             /* scores may be: some count many times as much as others differ */
	int32_t marks;                  /* counts searches, for Side.mark */
	struct { Item *list; int n, room; } heap;       /* distance.c */
	struct { Target *list; int n; } target;
	bool  (*go_on)(void *with, int done, int of);
	void   *with;
	bool    stopped;
} Market;

/* side.c */
void side_open_lefts(Market *m, const Graph *g);
void side_open_rights(Market *m, const Graph *g);
bool side_may_fill(Market *m, Side *s);  /* could one more place of this side be filled? */
bool side_holds(const Side *s, int32_t a, int32_t b);
void side_link(Market *m, Side *s, int32_t a, int32_t b, int32_t score);
void side_unlink(Side *s, int32_t a, int32_t at);               /* O(pairs of the node across) */
void side_give_up(Side *s, int32_t a, int32_t b);               /* unlinks a pair that a holds; O(pairs of both) */
/* side_best.c */
Wish side_best(Side *s, int32_t a);                             /* among the pairs it does not hold */
void side_release(Side *s, int32_t a, int64_t slack);           /* drops pairs that are worth less than the best unheld one by more than that */
void side_release_all(Side *s, int64_t slack);
void side_price(Side *s, int32_t a);                            /* floor where open, else what the worst pair is worth */
/* side_turn.c */
void side_turn_to(Side *s, int32_t a);                          /* who has the first turn, or the next to wait after them */
void side_wait(Side *s, int32_t a);
int32_t side_next(Side *s);                                     /* somebody waits */
void side_fetch(const Side *s, int32_t a);                      /* its row is needed soon */
/* side_near.c */
static inline void side_forget(Side *s) { s->epoch++; } /* what is kept, since prices across have fallen */
const Near *side_near(Side *s, int32_t a);              /* kept, or made */
bool        side_near_best(const Side *s, int32_t a, Wish *x);  /* side_best by what is kept; false: that is not enough to tell */
void        side_near_all(Side *s);                     /* of every node, in the order of the rows: sooner done than one here and one there */
const Near *side_near_now(Side *s, int32_t a);          /* of this phase's prices */

/* auction.c: bids with eps, which grows up to 'most' when there have been more than 'patience' bids per bidder, until only so
 * many are left waiting; what eps became.  'over': bidders look over what they have, too, when their turn comes. */
typedef struct { int64_t eps, most; int32_t leave, patience; bool over; } Pace;
int64_t auction(Market *m, Side *bidders, Pace pace);
void finish(Market *m, Side *one);                      /* finish.c: prices across have not fallen since side_forget */
void finish_by_levels(Market *m, Side *one);            /* levels.c */
/* settle.c: auctions from eps, which may grow to 'most' at first, down to 1 / (1 << fine) of a unit; lefts give up what is not the best they can have;
 * that, and the finish from both sides; the prices of all nodes in the end. */
enum { SHRINK = 5, QUARTERS = 2, SIXTY_FOURTHS = 6 };
typedef struct { uint64_t seed; int64_t unit, eps, most; int fine; } Steps;
void auctions(Market *m, Steps how);
void loosen(Market *m);
void settle(Market *m);
void read_off(Market *m, const Graph *g, int64_t *left, int64_t *right);
/* distance.c: how many sources were served; 0, and nothing changed, when more steps would be needed than 'patience'. */
int  distance(Market *m, Side *one, const int32_t *source, int n, int64_t patience);

#endif
