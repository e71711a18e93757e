/* round_try.c - see round_try.h. */
#include "match/round_try.h"

#include "match/match_try.h"

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
	round_compute(t->task, NULL);
	if (t->task->match)
		t->work(t->a, t->task->match, t->with);
	else
		t->says = S("What this draft was made of gives no match any more; match the round again.");
}

static void try_task(void *with)
{
	Trying *t = with;
	t->says = t->task->refused.n ? S("What this draft was made of cannot be opened just now. Match the round again, then ask once more.") : match_try_too_large(cells(t->task));
	if (!t->says.n && !arena_try(t->task->arena, try_it, t))
		t->says = S("There is not enough memory to try this just now.");
}

static void drop_task(void *with) { round_task_drop(((Trying *)with)->task); }

Str round_try(DbFile *file, Arena *a, int64_t run, RoundTry *work, void *with)
{
	Trying t = { round_task_again(file, run), a, work, with, S("") };
	if (!t.task)
		return S("There is not enough memory to try this just now.");
	match_try(a, try_task, drop_task, &t);
	return t.says;
}

static void find_figures(Arena *a, const Match *m, void *with)
{
	MatchFigures f = match_figures(a, m);
	*(FigureRows *)with = match_figure_rows(a, &f);
}

Str round_figures(DbFile *file, Arena *a, int64_t run, FigureRows *rows) { return round_try(file, a, run, find_figures, rows); }
