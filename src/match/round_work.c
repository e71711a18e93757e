/* round_work.c - matchings under way, and the last few that were made, so that "why not" need not match again. */
#include "match/round.h"

#include "base/aside.h"
#include "match/job.h"
#include "match/round_facts.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { ROUNDS_AT_ONCE = 8, REFUSAL_BYTES = 400 };

/* One round at work, or its last match.  Everything but the atomics is the mutex's; the task is the thread's alone while it works. */
typedef struct {
	int64_t     round, run;
	RoundTask  *task;
	DbFile     *file;
	pthread_t   thread;
	bool        used, joinable;
	int64_t     last;               /* ticks: when it was looked at */
	char        refused[REFUSAL_BYTES];
	atomic_bool working, stop;
	Heard      *heard;              /* in the task's arena while it works */
} Place;

static Place           places[ROUNDS_AT_ONCE];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void clear(Place *p)
{
	if (p->joinable)
		pthread_join(p->thread, NULL);
	round_task_drop(p->task);
	p->task = NULL;
	p->used = p->joinable = false;
	p->run = p->round = 0;
	p->refused[0] = '\0';
}

static Place *place_of(int64_t round)
{
	for (int i = 0; i < ROUNDS_AT_ONCE; i++)
		if (places[i].used && places[i].round == round)
			return &places[i];
	return NULL;
}

/* The one of this round, a free one, or the one that was looked at longest ago; NULL: all are at work. */
static Place *take_place(int64_t round)
{
	Place *best = place_of(round);
	if (best)
		return best->working ? NULL : (clear(best), best);
	for (int i = 0; i < ROUNDS_AT_ONCE; i++)
		if (!places[i].working && (!best || !places[i].used || (best->used && places[i].last < best->last)))
			best = &places[i];
	if (best)
		clear(best);
	return best;
}

/* What was computed stays at hand for 'why not'; false: all places are at work. */
static bool put_at_hand(RoundTask *t, int64_t run)
{
	pthread_mutex_lock(&mutex);
	Place *p = take_place(t->round);
	if (p) {
		p->used = true;
		p->round = t->round;
		p->run = run;
		p->task = t;
		p->last = clock_ticks();
	}
	pthread_mutex_unlock(&mutex);
	return p;
}

/* ---- keeping what was computed -------------------------------------------------------------- */

typedef struct { Db *db; RoundTask *task; Arena *arena; int64_t run; bool changed; } Keeping;

static void keep_all(void *with)
{
	Keeping *k = with;
	k->changed = !round_keep(k->db, k->arena, k->task, clock_now(), &k->run);
}

static bool keep(Db *db, void *with)
{
	Keeping *k = with;
	k->db = db;
	return arena_try(k->arena, keep_all, k) && !k->changed && db_ok(db);
}

typedef struct { RoundTask *task; const MatchProgress *progress; } Computing;

static void compute_all(void *with)
{
	Computing *c = with;
	round_compute(c->task, c->progress);
}

static bool compute(RoundTask *t, const MatchProgress *progress) { return arena_try(t->arena, compute_all, &(Computing){ t, progress }); }

/* The run and its proposals, of what was computed. */
static WorkEnd work_kept(DbFile *file, RoundTask *t, int64_t *run)
{
	if (!t->match)
		return WORK_REFUSED;
	Keeping k = { .task = t, .arena = arena_open() };
	DbDone done = k.arena ? db_write(file, keep, &k) : DB_TROUBLE;
	arena_drop(k.arena);
	*run = k.run;
	return done == DB_KEPT ? WORK_KEPT : k.changed ? WORK_CHANGED : WORK_TROUBLE;
}

/* ---- long work: a thread that waits for a process of its own (aside.h) ------------------------------ */

/* The task's twin in shared memory: what is computed of it stays, its facts lie where they were. */
static RoundTask *twin_of(RoundTask *t)
{
	Arena *a = arena_shared();
	if (!a)
		return NULL;
	RoundTask *twin = NEW(a, RoundTask, 1);
	*twin = *t;
	twin->arena = a;
	twin->gathered = t->arena;
	return twin;
}

static bool compute_apart(void *with)
{
	Place *p = with;
	return compute(p->task, &(MatchProgress){ heard, p->heard });
}

static WorkEnd work_in_place(Place *p, int64_t *run)
{
	AsideEnd end = aside(compute_apart, p, &p->stop);
	if (end == ASIDE_STOPPED)
		p->task->refused = S("The work was stopped; nothing has changed.");
	return end == ASIDE_DONE ? work_kept(p->file, p->task, run) : end == ASIDE_STOPPED ? WORK_REFUSED : WORK_TROUBLE;
}

static Str said_of(WorkEnd end, const Place *p)
{
	if (end == WORK_REFUSED)
		return p->task->refused;
	if (end == WORK_CHANGED)
		return S("The round was changed while it was matched, so the result was thrown away; match it again.");
	return end == WORK_TROUBLE ? S("The work could not be finished just now; nothing has changed. Try again in a moment.") : S("");
}

static void *work_thread(void *with)
{
	Place  *p = with;
	int64_t run = 0;
	WorkEnd end = work_in_place(p, &run);
	pthread_mutex_lock(&mutex);
	p->run = end == WORK_KEPT ? run : 0;
	Str says = utf8_cut(said_of(end, p), REFUSAL_BYTES - 1);
	memcpy(p->refused, says.p, says.n);
	p->refused[says.n] = '\0';
	p->last = clock_ticks();
	p->working = false;
	pthread_mutex_unlock(&mutex);
	return NULL;
}

/* By counting rows: what decides between at once and in a process of its own. */
static bool is_long(const RoundTask *t)
{
	int64_t mentors = 0, mentees = 0;
	for (int i = 0; i < t->people.n; i++) {
		mentors += t->people.list[i].as_mentor > 0;
		mentees += t->people.list[i].as_mentee > 0;
	}
	return job_cells(round_model_shape(t->model), mentees, mentors) > JOB_CELLS_AT_ONCE;
}

static WorkEnd begin_thread(DbFile *file, RoundTask *t)
{
	Place     *p = take_place(t->round);
	RoundTask *twin = p ? twin_of(t) : NULL;
	if (!twin)
		return p ? WORK_TROUBLE : WORK_CHANGED;
	p->used = true;
	p->round = t->round;
	p->task = twin;
	p->file = file;
	p->stop = false;
	p->heard = NEW(twin->arena, Heard, 1);
	p->heard->doing = "Comparing";
	p->heard->of = 1;
	p->heard->stop = &p->stop;
	p->working = true;
	p->joinable = !pthread_create(&p->thread, NULL, work_thread, p);
	if (p->joinable)
		return WORK_UNDER_WAY;
	p->working = false;
	twin->gathered = NULL;          /* still the caller's */
	clear(p);
	return WORK_TROUBLE;
}

WorkEnd round_work(DbFile *file, RoundTask *t, Arena *a, Str *refused)
{
	int64_t run = 0;
	if (is_long(t)) {
		pthread_mutex_lock(&mutex);
		WorkEnd begun = begin_thread(file, t);
		pthread_mutex_unlock(&mutex);
		if (begun != WORK_UNDER_WAY)
			round_task_drop(t);
		return begun;
	}
	WorkEnd end = compute(t, NULL) ? work_kept(file, t, &run) : WORK_TROUBLE;
	if (end == WORK_REFUSED)
		*refused = str_copy(a, t->refused);
	if (end != WORK_KEPT || !put_at_hand(t, run))
		round_task_drop(t);
	return end;
}

bool round_works(int64_t round, RoundProgress *so_far)
{
	pthread_mutex_lock(&mutex);
	Place *p = place_of(round);
	bool works = p && p->working;
	if (works)
		*so_far = (RoundProgress){ .doing = p->heard->doing, .done = p->heard->done, .of = p->heard->of };
	pthread_mutex_unlock(&mutex);
	return works;
}

void round_stop(int64_t round)
{
	pthread_mutex_lock(&mutex);
	Place *p = place_of(round);
	if (p && p->working)
		p->stop = true;
	pthread_mutex_unlock(&mutex);
}

Str round_work_refused(Arena *a, int64_t round)
{
	char copy[REFUSAL_BYTES] = "";
	pthread_mutex_lock(&mutex);
	Place *p = place_of(round);
	if (p && !p->working) {
		memcpy(copy, p->refused, sizeof copy);
		p->refused[0] = '\0';
	}
	pthread_mutex_unlock(&mutex);
	return str_copy(a, str(copy));
}

/* ---- looking at a match -------------------------------------------------------------------------- */

typedef struct { int64_t run; RoundLook *look; void *with; bool found; } Looking;

static void look_at_places(void *with)
{
	Looking *l = with;
	for (int i = 0; i < ROUNDS_AT_ONCE && !l->found; i++) {
		Place *p = &places[i];
		if (p->used && !p->working && p->run == l->run && p->task && p->task->match) {
			p->last = clock_ticks();
			l->look(p->task, l->with);
			l->found = true;
		}
	}
}

static bool look_at_hand(Arena *a, int64_t run, RoundLook *look, void *with)
{
	Looking l = { run, look, with, false };
	pthread_mutex_lock(&mutex);
	bool looked = arena_try(a, look_at_places, &l);
	pthread_mutex_unlock(&mutex);
	if (!looked)
		arena_empty(a);
	return l.found;
}

bool round_look(DbFile *file, Arena *a, int64_t run, RoundLook *look, void *with)
{
	if (look_at_hand(a, run, look, with))
		return true;
	RoundTask *t = round_task_again(file, run);
	if (!t || t->refused.n || !compute(t, NULL) || !t->match)
		return round_task_drop(t), false;
	if (put_at_hand(t, run))
		return look_at_hand(a, run, look, with);
	look(t, with);
	round_task_drop(t);
	return true;
}

void round_close(void)
{
	for (int i = 0; i < ROUNDS_AT_ONCE; i++)
		places[i].stop = true;
	pthread_mutex_lock(&mutex);
	for (int i = 0; i < ROUNDS_AT_ONCE; i++) {
		Place *p = &places[i];
		if (p->joinable) {
			pthread_mutex_unlock(&mutex);
			pthread_join(p->thread, NULL);
			pthread_mutex_lock(&mutex);
			p->joinable = false;
		}
		if (p->used)
			clear(p);
	}
	pthread_mutex_unlock(&mutex);
}
