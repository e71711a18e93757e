/* words_own.h - for people/ only: deeds about units, career stages and words to choose from. */
#ifndef WORDS_OWN_H
#define WORDS_OWN_H

#include "people/people.h"

/* All in a deed.  id 0: a new one, and the id is set. */
Verdict people_keep_unit(Db *db, Arena *a, Unit *u);
Verdict people_keep_stage(Db *db, Arena *a, StageRow *s);
Verdict people_drop_stage(Db *db, Arena *a, int64_t stage);
void    people_move_stage(Db *db, Arena *a, int64_t stage, int by);            /* by -1: further down the scale */
Verdict people_keep_term(Db *db, Arena *a, Str list, Term *t);
Verdict people_merge_term(Db *db, Arena *a, int64_t from, int64_t into);
bool    people_unit(Db *db, Arena *a, int64_t id, Unit *u);

#endif
