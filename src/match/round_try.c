/* round_try.c - see round_try.h. */
#include "match/round_try.h"

#include "match/turns.h"

/* They hold no reader while they wait. */
static Turns turns = TURNS_NEW;

typedef struct { RoundTask *task; Arena *a; RoundTry *work; void *with; Str says; } Trying;

/* At most: everybody in the sheet may be a mentor. */
static int64_t cells(const RoundTask *t)
{
	static const Str address = { "@round.invalid", 14 };
	Str     rest = t->file[0].bytes;
	int64_t people = 0;
	for (; rest.n >= address.n; rest.p++, rest.n--)
		people += *rest.p == '@' && str_starts(rest, address);
	return people * t->record.mentees;
}

static void try_it(void *with)
{
	Trying *t = with;
	t->says = S("");
	round_compute(t->task, NULL);
	if (t->task->match)
		t->work(t->a, t->task->match, t->with);
	else
		t->says = S("What this draft was made of gives no match any more; match the round again.");
}

static Str tried(Arena *a, RoundTask *task, RoundTry *work, void *with)
{
	Trying t = { task, a, work, with, S("") };
	if (task->refused.n)
		return S("What this draft was made of cannot be opened just now. Match the round again, then ask once more.");
	if (cells(task) > ROUND_TRY_CELLS)
		return S("So many take part that this takes longer than a page should.");
	return arena_try(task->arena, try_it, &t) ? t.says : S("There is not enough memory to try this just now.");
}

/* The task and the turn go also when the caller's memory runs out. */
Str round_try(DbFile *file, Arena *a, int64_t run, RoundTry *work, void *with)
{
	RoundTask *task = round_task_again(file, run);
	jmp_buf    out, *mine = arena_escape_now(a);
	if (!task)
		return S("There is not enough memory to try this just now.");
	turns_take(&turns, NULL);
	if (setjmp(out)) {
		turns_give(&turns);
		round_task_drop(task);
		arena_escape(a, mine);
		arena_empty(a);
	}
	arena_escape(a, &out);
	Str says = tried(a, task, work, with);
	arena_escape(a, mine);
	turns_give(&turns);
	round_task_drop(task);
	return says;
}
