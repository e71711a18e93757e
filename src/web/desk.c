/* desk.c - see desk.h. */
#include "web/desk.h"

#include "base/io.h"

#include <pthread.h>

typedef struct { int64_t id, account; void *what; void (*drop)(void *what); Instant seen; bool taken; } Place;

static Place           desk[DESK_ALL];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  put_back = PTHREAD_COND_INITIALIZER;

/* All below: with the mutex held. */

static void forget(Place *p)
{
	if (p->id)
		p->drop(p->what);
	*p = (Place){ 0 };
}

static Place *find(int64_t id, int64_t account, Instant now)
{
	for (Place *p = desk; id && p < desk + DESK_ALL; p++)
		if (p->id == id && p->account == account && (p->taken || now.us - p->seen.us < SECONDS(DESK_SECONDS)))
			return p;
	return NULL;
}

/* The place longest unseen of this account (0: of anybody), but none that is taken. */
static Place *oldest(int64_t account, int *mine)
{
	Place *old = NULL;
	*mine = 0;
	for (Place *p = desk; p < desk + DESK_ALL; p++) {
		if (!p->id || (account && p->account != account))
			continue;
		++*mine;
		if (!p->taken && (!old || p->seen.us < old->seen.us))
			old = p;
	}
	return old;
}

static Place *room_for(int64_t account)
{
	int mine, all;
	Place *own = oldest(account, &mine), *any = oldest(0, &all);
	if (mine >= DESK_EACH)
		return own;
	if (all >= DESK_ALL)
		return own ? own : any;
	for (Place *p = desk; p < desk + DESK_ALL; p++)
		if (!p->id)
			return p;
	return NULL;
}

int64_t desk_lay(int64_t account, void *what, void (*drop)(void *), Instant now)
{
	int64_t id = 0;
	pthread_mutex_lock(&mutex);
	Place *p = room_for(account);
	if (p) {
		forget(p);
		id = id_new();
		*p = (Place){ .id = id, .account = account, .what = what, .drop = drop, .seen = now };
	}
	pthread_mutex_unlock(&mutex);
	return id;
}

void *desk_take(int64_t id, int64_t account, void (*drop)(void *), Instant now)
{
	void  *what = NULL;
	Place *p;
	pthread_mutex_lock(&mutex);
	while ((p = find(id, account, now)) && p->drop == drop && p->taken)
		pthread_cond_wait(&put_back, &mutex);
	if (p && p->drop == drop) {
		p->taken = true;
		p->seen = now;
		what = p->what;
	}
	pthread_mutex_unlock(&mutex);
	return what;
}

void desk_put_back(int64_t id)
{
	pthread_mutex_lock(&mutex);
	for (Place *p = desk; p < desk + DESK_ALL; p++)
		if (p->id == id)
			p->taken = false;
	pthread_cond_broadcast(&put_back);
	pthread_mutex_unlock(&mutex);
}

void desk_clear(int64_t id, int64_t account, void (*drop)(void *), Instant now)
{
	if (!desk_take(id, account, drop, now))
		return;
	pthread_mutex_lock(&mutex);
	for (Place *p = desk; p < desk + DESK_ALL; p++)
		if (p->id == id)
			forget(p);
	pthread_cond_broadcast(&put_back);
	pthread_mutex_unlock(&mutex);
}

bool desk_owns(int64_t id, int64_t account, Instant now)
{
	pthread_mutex_lock(&mutex);
	bool owns = find(id, account, now);
	pthread_mutex_unlock(&mutex);
	return owns;
}

void desk_sweep(Instant now)
{
	pthread_mutex_lock(&mutex);
	for (Place *p = desk; p < desk + DESK_ALL; p++)
		if (p->id && !p->taken && now.us - p->seen.us >= SECONDS(DESK_SECONDS))
			forget(p);
	pthread_mutex_unlock(&mutex);
}

void desk_close(void)
{
	pthread_mutex_lock(&mutex);
	for (Place *p = desk; p < desk + DESK_ALL; p++)
		forget(p);
	pthread_mutex_unlock(&mutex);
}
