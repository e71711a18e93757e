/* match_print.h - for match_commands.c: a match as text, CSV and JSON. */
#ifndef MATCH_PRINT_H
#define MATCH_PRINT_H

#include "match/match.h"

Str print_problem(Arena *a, const SheetProblem *p);     /* file:row:column: value: sentence */
Str print_text(Arena *a, const Match *m, bool explain);
Str print_csv(Arena *a, const Match *m);        /* mentor_email,mentee_email,fit,mentor_name,mentee_name,reasons */
Str print_json(Arena *a, const Match *m, const SheetProblems *problems, bool explain);
/* match_print_shape.c: of groups and peers. */
Str print_shape_text(Arena *a, const Match *m, bool explain);
Str print_shape_csv(Arena *a, const Match *m);  /* group,role,email,name,fit,reasons or one_email,other_email,likeness,... */
void print_parts(Buf *b, const Match *m, const MatchPair *p);
void print_rest(Buf *b, const Match *m);        /* who is left, rules, topics */
Str print_columns(Arena *a, const SheetColumns *sheets, int n);
Str print_safe(Arena *a, Str s);                /* without what could command a terminal */

#endif
