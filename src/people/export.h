/* export.h - for people/ only: everybody as a sheet. */
#ifndef PEOPLE_EXPORT_H
#define PEOPLE_EXPORT_H

#include "people/people.h"
#include "sheet/sheet_out.h"

/* All columns wanted, those of earlier sheets that nobody named too; rows false: columns only. */
SheetOut people_out(Db *db, Arena *a, PeopleWish w, bool rows);

#endif
