/* round_goals.c - what another goal would give: the record of a run is matched again, then solved for every goal. */
#include "match/round_goals.h"

#include "match/job.h"
#include "match/match_try.h"

#define NO_MEMORY "There is not enough memory to try the goals just now."

typedef struct { RoundTask *task; Arena *a; RoundGoals *out; } Trying;

static void try_all(void *with)
{
	Trying      *t = with;
	RoundTask   *task = t->task;
	round_compute(task, NULL);
	const Match *m = task->match;
	if (!m) {
		t->out->refused = S("What this draft was made of gives no match any more; match the round again.");
		return;
	}
	t->out->now = m->settings.goal;
	t->out->figures = match_figures(task->arena, m);
	if (m->settings.shape != MATCH_PAIRS || (int64_t)m->mentees * m->mentors > JOB_CELLS_AT_ONCE)
		return;
	t->out->tried = true;
	for (int goal = 0; goal < MATCH_GOALS; goal++)
		t->out->of[goal] = match_outcome(task->arena, m, (MatchGoal)goal);
}

/* The names are to outlive the task. */
static void try_task(void *with)
{
	Trying *t = with;
	if (t->task->refused.n)
		t->out->refused = S("What this draft was made of cannot be opened just now. Match the round again, then ask once more.");
	else if (arena_try(t->task->arena, try_all, t))
		t->out->figures.without = str_copy(t->a, t->out->figures.without);
	else
		*t->out = (RoundGoals){ .refused = S(NO_MEMORY) };
}

static void drop_task(void *with) { round_task_drop(((Trying *)with)->task); }

RoundGoals round_goals(DbFile *file, Arena *a, int64_t run)
{
	RoundGoals out = { .refused = S("") };
	Trying     t = { round_task_again(file, run), a, &out };
	if (!t.task)
		return (RoundGoals){ .refused = S(NO_MEMORY) };
	match_try(a, try_task, drop_task, &t);
	return out;
}
