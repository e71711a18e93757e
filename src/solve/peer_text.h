/* peer_text.h - pairs among equals, and the proof that none are better, as text without names: docs/certificate.md.
 * `mentord verify` reads both with code of its own (verify/). */
#ifndef SOLVE_PEER_TEXT_H
#define SOLVE_PEER_TEXT_H

#include "solve/peer.h"

/* The pairs of the problem by 'one', then by 'other', which is greater. */
Str peer_graph_text(Arena *a, const Peers *problem);
Str peer_proof_text(Arena *a, const Peers *problem, const Peered *answer);

#endif
