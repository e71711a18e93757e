/* match_xlsx.h - a match as a workbook: pairs, who is left, mentors with room, topics. */
#ifndef MATCH_XLSX_H
#define MATCH_XLSX_H

#include "match/match.h"

bool match_xlsx(Arena *a, const Match *m, Str *workbook);      /* false: the library could not */

#endif
