/* turns.c - see turns.h. */
#include "match/turns.h"

void turns_take(Turns *t, const atomic_bool *stop)
{
	pthread_mutex_lock(&t->mutex);
	while (t->taken >= TURNS_AT_ONCE && !(stop && *stop))
		pthread_cond_wait(&t->less, &t->mutex);
	t->taken++;
	pthread_mutex_unlock(&t->mutex);
}

void turns_give(Turns *t)
{
	pthread_mutex_lock(&t->mutex);
	t->taken--;
	pthread_cond_broadcast(&t->less);
	pthread_mutex_unlock(&t->mutex);
}

void turns_stop(Turns *t, atomic_bool *stop)
{
	pthread_mutex_lock(&t->mutex);
	*stop = true;
	pthread_cond_broadcast(&t->less);
	pthread_mutex_unlock(&t->mutex);
}
