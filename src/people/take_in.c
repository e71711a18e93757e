/* take_in.c - a whole staff sheet taken in at once, for other features. */
#include "people/import_own.h"

typedef struct { Db *db; Arena *arena; ImportJob *job; Instant now; Str *why; bool refused; } Taking;

static void take(void *with)
{
	Taking    *t = with;
	ImportDone d = import_keep(t->db, t->arena, t->job, (ImportWish){ .now = t->now, .today = instant_date(t->now) });
	t->refused = d.refused;
	if (d.refused)
		*t->why = d.plan && d.plan->problems.n ? str_copy(t->arena, d.plan->problems.list[0].says) : S("The sheet was not taken in.");
}

bool people_take_in(Db *db, Arena *a, Str name, Str csv, Instant now, Str *why)
{
	Taking t = { db, a, import_new((SheetFile){ name, csv, SHEET_STAFF }, NULL), now, why, false };
	if (!t.job)
		return *why = S("There is not enough memory."), false;
	bool took = arena_try(a, take, &t);
	import_drop(t.job);
	if (!took)
		arena_empty(a);
	return !t.refused;
}
