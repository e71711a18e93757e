/* mentorship_store.h - for mentorship/ only: its tables. */
#ifndef MENTORSHIP_STORE_H
#define MENTORSHIP_STORE_H

#include "enrol/enrol.h"
#include "mentorship/mentorship.h"

typedef struct { int64_t id, programme; Str state; bool over, active; } MentorshipState;
bool mentorship_state(Db *db, Arena *a, int64_t id, MentorshipState *s);

/* A seat of an enrolment that nobody has; 0: all up to 'capacity' are taken. */
int  mentorship_free_seat(Db *db, Arena *a, int64_t enrolment, int capacity);
int  mentorship_seats_taken(Db *db, Arena *a, int64_t enrolment);
bool mentorship_paired(Db *db, Arena *a, int64_t x, int64_t y, Str model);     /* now or ever, as in mentorship_had() */
int  mentorship_load(Db *db, Arena *a, int64_t enrolment, Str model, Date today);
int64_t mentorship_flash_between(Db *db, Arena *a, int64_t programme, int64_t x, int64_t y);   /* that is not over; 0: none */
typedef struct { int64_t unit; int stage; int64_t boss; } Standing;     /* stage: its place, 0 not known */
Standing mentorship_standing(Db *db, Arena *a, int64_t person);
PersonIds mentorship_above(Db *db, Arena *a, int64_t person);           /* everybody up the line, nearest first */

void mentorship_add(Db *db, int64_t id, int64_t programme, Beginning b, int64_t mentor_person, int64_t mentee_person, Date began, int days, Instant now);
void mentorship_add_member(Db *db, int64_t mentorship, int64_t person, const char *side, int64_t enrolment, int seat, Date since);
bool mentorship_in_circle(Db *db, Arena *a, int64_t circle, int64_t enrolment);         /* and takes its place there */
void mentorship_agree(Db *db, int64_t mentorship, int64_t person, Instant now);
void mentorship_unagree(Db *db, int64_t mentorship, int64_t person);
bool mentorship_all_agreed(Db *db, Arena *a, int64_t mentorship);
void mentorship_put_state(Db *db, int64_t mentorship, Str state, Instant now);
void mentorship_close(Db *db, int64_t mentorship, Str state, Instant now);
bool mentorship_takes_part(Db *db, Arena *a, int64_t mentorship, int64_t person);       /* their enrolment is in force */
typedef struct { int64_t person, account; Str name, email; bool agreed; } Party;
typedef struct { Party *list; int n; } Parties;
Parties mentorship_parties(Db *db, Arena *a, int64_t mentorship);      /* by person */
PersonIds mentorship_open_of(Db *db, Arena *a, int64_t programme, int64_t person);     /* mentorships not yet active */

typedef struct { int64_t id, low, high; Str depth; bool flagged; } LivePair;
typedef struct { LivePair *list; int n; } LivePairs;
LivePairs mentorship_live(Db *db, Arena *a, Date today);
void mentorship_flag(Db *db, int64_t mentorship, bool on, Date today);

#endif
