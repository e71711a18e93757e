/* enrol_store.h - for enrol/ only. */
#ifndef ENROL_STORE_H
#define ENROL_STORE_H

#include "enrol/enrol_own.h"

/* consent: rows are added and closed, never changed otherwise */
void    consent_add(Db *db, int64_t id, int64_t person, int64_t programme, Str purpose, int64_t wording, Instant now);
void    consent_close(Db *db, int64_t person, int64_t programme, Instant now);          /* all of them */
void    consent_close_one(Db *db, int64_t person, int64_t programme, Str purpose, Instant now);
int64_t consent_live(Db *db, Arena *a, int64_t person, int64_t programme, Str purpose);

/* enrolment */
typedef struct { int64_t id, programme, person, profile, consent; Str side, state; int capacity; } EnrolRow;
typedef struct { EnrolRow *list; int n; } EnrolRows;
void      enrolment_add(Db *db, EnrolRow e, Instant now);               /* unit and stage as they are today */
void      enrolment_state(Db *db, int64_t id, Str state, Date ended);   /* ended day 0: still live */
void      enrolment_capacity(Db *db, int64_t id, int capacity);
bool      enrolment_refused(Db *db, Arena *a, int64_t programme, int64_t person, Str side, int64_t consent);      /* under this consent */
EnrolRows enrolment_live(Db *db, Arena *a, int64_t programme, int64_t person);
bool      enrolment_row(Db *db, Arena *a, int64_t id, EnrolRow *row);
bool      enrolment_now(Db *db, Arena *a, int64_t id, Date today, Enrolled *e);
int       waiting_before(Db *db, Arena *a, int64_t enrolment);          /* of the same side, applied earlier, without a partner; itself counts; 0: not waiting */

/* invitation */
typedef struct { int64_t id, programme, person; Str way, state, by_name; int reminded; Date reminded_day, made; } InviteRow;
typedef struct { InviteRow *list; int n; } InviteRows;
bool       invitation_of(Db *db, Arena *a, int64_t programme, int64_t person, InviteRow *row);
bool       invitation_row(Db *db, Arena *a, int64_t id, InviteRow *row);
void       invitation_put(Db *db, int64_t id, int64_t programme, int64_t person, Str way, int64_t by_account, Instant now);     /* or opens it again */
void       invitation_state(Db *db, int64_t programme, int64_t person, Str state);
void       invitation_reminded(Db *db, int64_t id, Date today);
InviteRows invitations_open(Db *db, Arena *a, int64_t programme);
int64_t    referrals_open(Db *db, Arena *a, int64_t programme, int64_t by_account);

/* invite.c: the code in a letter */
Str  enrol_invite_code(Arena *a, const InviteRow *i);
bool enrol_invite_read(Db *db, Arena *a, Str code, InviteRow *i);
Str  enrol_invite_token(Db *db, Arena *a, const InviteRow *i, Instant now);

/* whom to write to */
typedef struct { int64_t account; Str name, email, account_state; bool gone, own; } Addressed;       /* own: a member's account of this very address */
bool person_address(Db *db, Arena *a, int64_t person, Addressed *to);

#endif
