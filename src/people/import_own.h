/* import_own.h - for people/ only: one staff sheet on its way in.
 *
 *     ImportJob *j = import_new(file, &columns);              the columns as they were last year, else as guessed
 *     const ImportPlan *p = import_plan(a, db, j, noon);      what would be done, and every problem
 *     ImportDone d = import_keep(db, a, j, wish);             in a deed: all of it or nothing
 *
 * The sheet and the plan live in memory only.  A plan loads what is known once and compares in
 * memory: O(persons + rows). */
#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include "people/import_store.h"
#include "sheet/sheet.h"

/* ---- columns ------------------------------------------------------------------------ */

/* What a column is taken for: a field of persons, kept as it is under its heading, or left out. */
typedef enum { COLUMN_FIELD, COLUMN_EXTRA, COLUMN_OUT } ColumnUse;

typedef struct {
	Arena       *arena;             /* its own: sheet, columns */
	SheetColumns sheet;
	ColumnUse   *use;               /* beside sheet.list */
	bool         whole_staff;       /* whoever has no row has left */
	Arena       *made;              /* of the plan; dropped and made anew */
	const struct ImportPlan *plan;
} ImportJob;

ImportJob *import_new(SheetFile file, const ImportColumns *kept);      /* kept NULL: as guessed.  NULL: no memory */
void       import_drop(void *job);
/* By the name of a field, "extra" or "none"; false: no such thing. */
bool       import_set(ImportJob *j, int column, Str meaning);
Str        import_meaning(const ImportJob *j, int column);      /* the same back */
int        import_fields(const SheetField **fields);            /* those a staff sheet can hold */
Str        import_unfit(Arena *a, Str name, Str bytes);         /* why a file is no sheet, or "" */

/* ---- the plan ------------------------------------------------------------------------- */

typedef struct {
	int         row;                /* as a spreadsheet numbers it; 0: the sheet as a whole */
	const char *code;
	Str         column, value, says;
	bool        refuses;            /* nothing is taken in before this is mended */
} ImportProblem;
typedef struct { ImportProblem *list; int n; int refuses; } ImportProblems;

typedef struct {
	Human  was, is;                 /* was.id 0: made by this import */
	Extras known, extras;           /* as known; as the row says */
	int    boss_was, boss;          /* in the list of bodies; -1: none */
	Str    boss_cell;
	int    row;                     /* 0: not in the sheet */
	bool   guest, set_boss, leaves; /* leaves: was here, and is marked as having left */
	bool   fresh, changed, moved;   /* moved: the manager changes */
} Body;
typedef struct { Body *list; int n; } Bodies;

typedef struct { Unit unit; bool fresh, woken; } PlannedUnit;
typedef struct { PlannedUnit *list; int n; } PlannedUnits;

typedef struct ImportPlan {
	Bodies         bodies;
	PlannedUnits   units;
	ImportProblems problems;
	int            rows, fresh, changed, unchanged, leaving, moved, units_fresh;
} ImportPlan;

ImportPlan *import_plan(Arena *a, Db *db, const ImportJob *j);
bool        import_look(ImportJob *j, Db *db);          /* plans anew and keeps it with the job; false: no memory */

/* ---- between import_plan.c, import_rows.c, import_units.c and import_lines.c ------------------ */

/* One number for one text, and who it belongs to. */
typedef struct { struct Intern *texts; int *list; int n; } Index;
enum { NOBODY = -1, SEVERAL = -2 };
void index_put(Arena *a, Index *x, Str key, int body);  /* key folded; "" is left alone; a second one makes it SEVERAL */
int  index_get(const Index *x, Str key);
Index index_open(Arena *a);

typedef struct {
	Arena           *arena;
	const ImportJob *job;
	ImportPlan      *plan;
	Str              house;         /* our own organisation, folded */
	Stages           stages;
	Index            email, staff, name;    /* of bodies */
	Index            places;        /* organisation and unit, as written -> planned unit */
	Index            zones;         /* as written -> in zone_names */
	Strs             zone_names;
	const CsvRow    *row;
} Planning;

void import_rows(Planning *p);          /* rows into bodies */
void import_lines(Planning *p);         /* who is meant as manager; circles */
int  import_unit(Planning *p, Str organisation, Str unit);      /* in plan->units; NOBODY: none is named; SEVERAL */
void import_problem(Planning *p, ImportProblem problem);
Str  import_cell(const Planning *p, const CsvRow *row, SheetField f);  /* trimmed, on one line, without a guard */
int  import_column(const ImportJob *j, SheetField f);           /* the first; -1 */

/* ---- deeds ------------------------------------------------------------------------------- */

typedef struct { int64_t account; Instant now; Date today; const ImportPlan *shown; } ImportWish;    /* shown NULL: none was */
typedef struct { int64_t id; const ImportPlan *plan; bool refused, other; } ImportDone;  /* other: not what was shown */
ImportDone import_keep(Db *db, Arena *a, const ImportJob *j, ImportWish wish);
/* who: whom the broken rule is about, or "".  Where it is not allowed, the deed keeps nothing. */
Verdict    import_undo(Db *db, Arena *a, int64_t import, Instant now, Str *who);

#endif
