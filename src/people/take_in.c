/* take_in.c - a whole staff sheet taken in at once, for other features. */
#include "people/import_own.h"

bool people_take_in(Db *db, Arena *a, Str name, Str csv, Instant now, Str *why)
{
	ImportJob *j = import_new((SheetFile){ name, csv, SHEET_STAFF }, NULL);
	jmp_buf out, *mine = arena_escape_now(a);
	if (!j)
		return *why = S("There is not enough memory."), false;
	if (setjmp(out)) {
		import_drop(j);
		arena_escape(a, mine);
		arena_empty(a);
	}
	arena_escape(a, &out);
	ImportDone d = import_keep(db, a, j, (ImportWish){ .now = now, .today = instant_date(now) });
	if (d.refused)
		*why = d.plan && d.plan->problems.n ? str_copy(a, d.plan->problems.list[0].says) : S("The sheet was not taken in.");
	arena_escape(a, mine);
	import_drop(j);
	return !d.refused;
}
