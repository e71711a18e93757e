/* csv_text.h - for csv.c only: the bytes of a sheet as UTF-8. */
#ifndef BASE_CSV_TEXT_H
#define BASE_CSV_TEXT_H

#include "base/base.h"

/* UTF-8 without mark and without NULs.  Names the encoding it was taken for, and
 * the first oddity where there was one.  O(n). */
Str csv_text(Arena *a, Str bytes, const char **encoding, Str *oddity);

#endif
