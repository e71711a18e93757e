/* aside.h - hard work in a process of its own: the server goes on answering, and what is stopped leaves nothing behind.
 *
 *   Arena *shared = arena_shared();
 *   Heard *heard = NEW(shared, Heard, 1);
 *   switch (aside(work, with, &stop)) ...
 *
 * work(with) sees all there is as it was when the process began, and what it puts into an arena_shared() stays; whatever
 * else it changes is lost.  It must not touch a database, a socket or a lock, nor begin threads. */
#ifndef BASE_ASIDE_H
#define BASE_ASIDE_H

#include "base/base.h"

#include <stdatomic.h>

/* How far the work is, in shared memory.  'doing' is a literal: both processes have it at the same place. */
typedef struct { _Atomic(const char *) doing; atomic_int done, of; } Heard;

typedef enum { ASIDE_DONE, ASIDE_STOPPED, ASIDE_FAILED, ASIDE_REFUSED } AsideEnd;       /* failed: it said so, or ended by itself; refused: there is no process to be had */
/* Begins the process, waits for it, and ends it within a blink when *stop becomes true.  work says whether all went well. */
AsideEnd aside(bool (*work)(void *with), void *with, const atomic_bool *stop);

#endif
