/* seating.h - for size.c and repair.c only: who has whom, from both sides; pairs are made and given up in O(1).
 *
 * Places of lefts are numbered in a row as in bmatch.h; a left's filled places come first. */
#ifndef SOLVE_SEATING_H
#define SOLVE_SEATING_H

#include "solve/graph.h"

typedef struct {
	int32_t *place, *right;         /* left l has the places from place[l] on, filled[l] of them with a right */
	int32_t *filled;
	int32_t *owner, *at;            /* by place: its left; where in 'holder' */
	int32_t *first, *used, *holder; /* right r is held by the places holder[first[r]] .. + used[r] */
	int64_t  placed;
} Seating;

/* Nobody has anybody; room for so many by vertex. */
void seating_open(Arena *a, Seating *s, const Graph *g, const int32_t *room_left, const int32_t *room_right);
/* How many pairs a right can be in: min(most, its edges); most NULL: its edges.  O(E). */
int32_t *seating_rights_room(Arena *a, const Graph *g, const int32_t *most);

void seating_fill(Seating *s, int32_t l, int32_t r);    /* one more pair */
void seating_move(Seating *s, int32_t place, int32_t r);        /* this place has another right now */
void seating_empty(Seating *s, int32_t place);          /* gives up; the left's last filled place moves into this one */

static inline bool seating_has(const Seating *s, int32_t l, int32_t r)
{
	for (int32_t k = s->place[l]; k < s->place[l] + s->filled[l]; k++)
		if (s->right[k] == r)
			return true;
	return false;
}

#endif
