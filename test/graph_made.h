/* graph_made.h - large problems for the benches of solve/, made from a seed. */
#ifndef TEST_GRAPH_MADE_H
#define TEST_GRAPH_MADE_H

#include "solve/graph.h"

/* Families: 'p' profiles - each left has the rights most like it; 'r' scores 0..1000 at random; 'q' five levels; 'h' the
 * same for each of about 50 lefts; 'g' points of a square, the nearer the better, half of the lefts in one corner.
 * Each left needs one and has 'choices' edges; each right has 1 .. seats_most seats.  O(lefts x rights) for 'p'. */
Graph graph_made(Arena *a, char family, int lefts, int rights, int choices, int seats_most, uint64_t seed);

double cpu_now(void);

#endif
