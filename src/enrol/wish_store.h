/* wish_store.h - for enrol/ only: rows that are sealed; wish.c and worksheet.c seal and open them. */
#ifndef WISH_STORE_H
#define WISH_STORE_H

#include "enrol/enrol_own.h"

typedef struct { int64_t id, of; int place; Str sealed; } SealedWish;   /* of: the profile, or the person */
typedef struct { SealedWish *list; int n; } SealedWishes;
SealedWishes preference_rows(Db *db, Arena *a, int64_t profile);
SealedWishes preference_all(Db *db, Arena *a, int64_t programme);       /* of those who take part, by profile and place */
void         preference_drop(Db *db, int64_t profile);
void         preference_add(Db *db, int64_t id, int64_t profile, int place, Str sealed);

SealedWishes avoid_rows(Db *db, Arena *a, int64_t person);
SealedWishes avoid_all(Db *db, Arena *a, int64_t programme);            /* of those who take part, by person */
void         avoid_add(Db *db, int64_t id, int64_t person, Str tag, Str sealed);        /* the same once more: nothing */
void         avoid_drop(Db *db, int64_t id);
int64_t      avoid_count(Db *db, Arena *a, int64_t person, const Str tag[3], int64_t other, const Str other_tag[3]);

typedef struct { int64_t profile, consent; Str sealed; } IdentityRow;
typedef struct { IdentityRow *list; int n; } IdentityRows;
bool         identity_row(Db *db, Arena *a, int64_t profile, IdentityRow *row);
IdentityRows identity_all(Db *db, Arena *a, int64_t programme);         /* whose own consent to it is in force */
void         identity_put(Db *db, int64_t profile, int64_t consent, Str sealed);        /* consent 0: kept, and not used */
void         identity_drop(Db *db, int64_t profile);

typedef struct { int64_t id, key; Str item, body; } SheetRow;
bool worksheet_row(Db *db, Arena *a, int64_t account, int64_t programme, Str kind, SheetRow *row);
void worksheet_put(Db *db, int64_t account, int64_t programme, Str kind, SheetRow row, Date today);
void worksheet_drop(Db *db, int64_t account, int64_t programme, Str kind);

/* Whom a line of a wish means: by address, or by a name that one person alone bears; 0: nobody, or several. */
int64_t named_person(Db *db, Arena *a, Str fold);
Str     person_folds(Db *db, Arena *a, int64_t person, Str *email_fold);        /* the folded name */

#endif
