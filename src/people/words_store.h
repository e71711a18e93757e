/* words_store.h - for people/ only: units, career stages, words to choose from. */
#ifndef WORDS_STORE_H
#define WORDS_STORE_H

#include "people/people.h"

Units   unit_all(Db *db, Arena *a);                             /* by name; depth not set */
int64_t unit_by_name(Db *db, Arena *a, int64_t parent, Str name_fold);
int64_t unit_by_code(Db *db, Arena *a, Str code);
bool    unit_is_inside(Db *db, Arena *a, int64_t unit, int64_t outer);  /* the same, or however far inside */
bool    unit_is_peopled(Db *db, Arena *a, int64_t unit);
void    unit_add(Db *db, Arena *a, const Unit *u);
void    unit_set(Db *db, Arena *a, const Unit *u);
void    unit_drop(Db *db, int64_t id);

int64_t stage_by_name(Db *db, Arena *a, Str name_fold);
int64_t stage_people(Db *db, Arena *a, int64_t stage);          /* how many are at it, or were when they joined */
void    stage_add(Db *db, Arena *a, StageRow s);
void    stage_set(Db *db, Arena *a, StageRow s);
void    stage_swap(Db *db, StageRow one, StageRow other);       /* their places */
void    stage_drop(Db *db, int64_t id);

int64_t term_by_name(Db *db, Arena *a, Str list, Str domain, Str name_fold);    /* of those for everywhere; merged ones too */
bool    term_by_id(Db *db, Arena *a, int64_t id, Term *t, Str *list);           /* no merged ones */
void    term_add(Db *db, Arena *a, Str list, const Term *t);
void    term_set(Db *db, Arena *a, const Term *t);              /* name and whether it is in use */
void    term_merge(Db *db, int64_t from, int64_t into);         /* and what became 'from' before */

#endif
