/* list_store.h - for enrol/ only: lists for pages; reads only. */
#ifndef LIST_STORE_H
#define LIST_STORE_H

#include "enrol/enrol_view.h"

JoinRows  join_rows(Db *db, Arena *a, int64_t person);         /* open programmes, and those they are in */

int       pool_count(Db *db, Arena *a, int64_t programme, PoolTab tab, Str side, Str like);
PersonIds pool_found(Db *db, Arena *a, int64_t programme, Str side, Str like);     /* of those who joined, by name */
PersonIds pool_slice(PersonIds all, int from, int most);
PoolLines pool_lines_of(Db *db, Arena *a, int64_t programme, PersonIds people, Date today);
PoolLines pool_lines(Db *db, Arena *a, int64_t programme, PoolTab tab, Str side, Str like, Date today, int from, int most);
void      pool_offers(Db *db, Arena *a, int64_t programme, PoolLines *waiting);        /* what they offer to talk about */
void      pool_sides(Db *db, Arena *a, int64_t programme, int *mentors, int *mentees, int *declined);
int       pool_due(Db *db, Arena *a, int64_t programme, Date today, Instant made_before);

typedef struct { Str name, email, unit, stage, side, state; Date since; } PoolRecord;
typedef struct { PoolRecord *list; int n; } PoolRecords;
PoolRecords pool_records(Db *db, Arena *a, int64_t programme);         /* everybody who takes part or waits, a row for each part */

typedef struct { Str like; int64_t unit, stage; } InviteWish;          /* 0: any */
PersonIds   invite_found(Db *db, Arena *a, int64_t programme, InviteWish w);     /* who is neither in nor asked, by name */
InviteLines invite_lines(Db *db, Arena *a, PersonIds people, int from, int most);

#endif
