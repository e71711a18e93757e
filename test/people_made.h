/* people_made.h - people of a sheet that a test wrote down. */
#ifndef TEST_PEOPLE_MADE_H
#define TEST_PEOPLE_MADE_H

#include "sheet/sheet.h"

People *sheet_of(Arena *a, Str text);  /* CSV with a header */

#endif
