/* turns.h - for match/ only: hard work for a processor, a few at a time, the others wait. */
#ifndef MATCH_TURNS_H
#define MATCH_TURNS_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { TURNS_AT_ONCE = 2 };
typedef struct { pthread_mutex_t mutex; pthread_cond_t less; int taken; } Turns;
#define TURNS_NEW { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 }

/* Also when told to stop meanwhile (stop: NULL, or what turns_stop() sets): who takes a turn gives it back. */
void turns_take(Turns *t, const atomic_bool *stop);
void turns_give(Turns *t);
void turns_stop(Turns *t, atomic_bool *stop);

#endif
