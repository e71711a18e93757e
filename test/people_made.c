/* people_made.c - see people_made.h. */
#include "test/people_made.h"

People *sheet_of(Arena *a, Str text)
{
	SheetColumns *c = NEW(a, SheetColumns, 1);
	People *p = NEW(a, People, 1);
	*c = sheet_columns(a, (SheetFile){ .name = S("x.csv"), .bytes = text });
	*p = sheet_read(a, c, 1);
	return p;
}
