/* import_store.h - for people/ only: imports, the way back, remembered columns; and everybody at once. */
#ifndef IMPORT_STORE_H
#define IMPORT_STORE_H

#include "people/people_store.h"

typedef struct { Str header_fold, field; } ImportColumn;
typedef struct { ImportColumn *list; int n; } ImportColumns;
ImportColumns import_columns(Db *db, Arena *a);
void          import_column_put(Db *db, Str header_fold, Str field, Instant now);

typedef struct { int64_t id; Str file, state, who; int added, changed, gone; Instant at; bool undoable; } ImportRow;
typedef struct { ImportRow *list; int n; } ImportRows;
ImportRows imports_list(Db *db, Arena *a, int from, int most);         /* newest first */
int        imports_count(Db *db, Arena *a);
bool       import_find(Db *db, Arena *a, int64_t id, ImportRow *row);
void       import_add(Db *db, const ImportRow *row, int64_t account);
void       import_undone(Db *db, int64_t id);
void       import_sweep(Db *db, Instant now);                          /* forgets the way back after 30 days */

typedef struct { int64_t person; Str was; } Before;
typedef struct { Before *list; int n; } Befores;
void    import_before_add(Db *db, int64_t import, int64_t person, Str was);
Befores import_befores(Db *db, Arena *a, int64_t import);
void    import_befores_drop(Db *db, int64_t import);
/* Somebody of the import who was changed after it; somebody made by it on whom something rests now.  "": nobody. */
Str     import_touched(Db *db, Arena *a, int64_t import);
Str     import_needed(Db *db, Arena *a, int64_t import);

/* Whom an import changed, by family name; state says "new" or "changed"; only id, name, state. */
Humans  import_people(Db *db, Arena *a, int64_t import, int from, int most);
int     import_people_count(Db *db, Arena *a, int64_t import);

/* Everybody but the erased, by id; boss is the person's id, unit_name and the like are not filled. */
typedef struct { Human h; Extras extras; bool guest; } Whole;
typedef struct { Whole *list; int n; } Wholes;
Wholes import_everybody(Db *db, Arena *a);

#endif
