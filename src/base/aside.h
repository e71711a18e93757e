/* aside.h - hard work in a process of its own: the server goes on answering, and what is stopped leaves nothing behind.
 *
 *   Arena *shared = arena_shared();
 *   Heard *so_far = NEW(shared, Heard, 1);
 *   switch (aside(work, with, &stop)) ...
 *
 * work(with) sees all there is as it was when the process began, and what it puts into an arena_shared() stays; whatever
 * else it changes is lost.  It must not touch a database, a socket or a lock, nor begin threads. */
#ifndef BASE_ASIDE_H
#define BASE_ASIDE_H

#include "base/base.h"

#include <stdatomic.h>

/* How far the work is, in shared memory.  'doing' is a literal: both processes have it at the same place.
 * stop: the one that aside() looks at; where there is no process to be had, heard() does. */
typedef struct { _Atomic(const char *) doing; atomic_int done, of; const atomic_bool *stop; } Heard;
bool heard(void *with, const char *doing, int done, int of);    /* with: a Heard; false: stop */

typedef enum { ASIDE_DONE, ASIDE_STOPPED, ASIDE_FAILED } AsideEnd;      /* failed: it said so, or ended by itself */
/* Begins the process, waits for it, and ends it within a blink when *stop becomes true.  work says whether all went well.
 * Where there is no process to be had, the work is done here. */
AsideEnd aside(bool (*work)(void *with), void *with, const atomic_bool *stop);

#endif
