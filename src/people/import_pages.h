/* import_pages.h - between import_pages.c, import_view.c and import_commands.c. */
#ifndef IMPORT_PAGES_H
#define IMPORT_PAGES_H

#include "people/people_view.h"

ImportView import_view(Arena *a, const ImportJob *j, int64_t id, int page);
Str        import_problems_csv(Arena *a, const ImportPlan *plan);      /* row, column, value, code, weight, what to do */

#endif
