/* round_goals.c - what another goal would give: the record of a run is matched again, then solved for every goal. */
#include "match/round_goals.h"

#include "match/job.h"

typedef struct { RoundTask *task; RoundGoals *out; } Trying;

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

RoundGoals round_goals(DbFile *file, int64_t run)
{
	RoundGoals none = { .refused = S("There is not enough memory to try the goals just now.") }, out = { .refused = S("") };
	RoundTask *t = round_task_again(file, run);
	if (!t)
		return none;
	if (t->refused.n)
		out.refused = S("What this draft was made of cannot be opened just now. Match the round again, then ask once more.");
	else if (!arena_try(t->arena, try_all, &(Trying){ t, &out }))
		out = none;
	round_task_drop(t);
	return out;
}
