/* graph_text.h - a graph as text, in the manner of the DIMACS challenges (1990):
 *
 *   c comment
 *   p bmatch L R E          lefts, rights, edges
 *   l I NEED                left I (from 1) wants up to NEED partners; 1 where nothing is said
 *   r J SEATS               right J has SEATS; 1 where nothing is said
 *   e I J SCORE             allowed pair, -SCORE_MOST .. SCORE_MOST
 *
 * The p line comes first, the others in any order. */
#ifndef SOLVE_GRAPH_TEXT_H
#define SOLVE_GRAPH_TEXT_H

#include "solve/graph.h"

/* The text piece by piece, so that it need not be in memory as a whole. */
typedef struct GraphText GraphText;
GraphText   *graph_text_open(Arena *a);
bool         graph_text_take(GraphText *x, Str piece);          /* false: what is wrong is known, the rest need not come */
const Graph *graph_text_done(GraphText *x, Str *wrong);         /* NULL and *wrong: the first fault, as one sentence with its line */

/* All at once. */
const Graph *graph_read(Arena *a, Str text, Str *wrong);

#endif
