/* people_store.h - for people/ only: persons, what else is kept of them, and the reporting line. */
#ifndef PEOPLE_STORE_H
#define PEOPLE_STORE_H

#include "people/people.h"

bool    person_by_id(Db *db, Arena *a, int64_t id, Human *h);
Humans  person_list(Db *db, Arena *a, Str like, int64_t unit, bool gone, int from, int most);
int     person_count(Db *db, Arena *a, Str like, int64_t unit, bool gone);
int64_t person_of_account(Db *db, Arena *a, int64_t account);
int64_t person_by_email(Db *db, Arena *a, Str email_fold);
int64_t person_by_staff(Db *db, Arena *a, Str staff_id);
int64_t account_of_person(Db *db, Arena *a, int64_t person);
/* Adds name and address; the rest is set by person_set_facts. */
void    person_add(Db *db, Arena *a, const Human *h, Str source, Instant now);
void    person_set_name(Db *db, Arena *a, const Human *h, Instant now);         /* name, address, staff number, state */
void    person_set_facts(Db *db, const Human *h, Instant now);                  /* unit, stage, pronouns, profession ... */
void    person_clear_keys(Db *db, int64_t id);                                  /* address and number, before others take them */
void    person_drop(Db *db, int64_t id);                                        /* and their extras and lines */

typedef struct { Str name, value; } Extra;
typedef struct { Extra *list; int n; } Extras;
Extras  extras_of(Db *db, Arena *a, int64_t person);
Strs    extra_names(Db *db, Arena *a, int most);                                /* of everybody */
void    extra_put(Db *db, int64_t person, Str name, Str value);                 /* value "": forgotten */
void    extras_drop(Db *db, int64_t person);

int64_t line_boss(Db *db, Arena *a, int64_t person);
void    line_end(Db *db, int64_t person, Date today);
void    line_add(Db *db, int64_t person, int64_t boss, Date today);
bool    line_is_above(Db *db, Arena *a, int64_t above, int64_t person);         /* however far */
Humans  line_upward(Db *db, Arena *a, int64_t person);                          /* nearest first; only id, name, title */
Humans  line_reports(Db *db, Arena *a, int64_t person, int from, int most);     /* direct; only id, name, title */
int     line_reports_count(Db *db, Arena *a, int64_t person);

#endif
