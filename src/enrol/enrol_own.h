/* enrol_own.h - for enrol/ and its tests only: what people say of themselves, and the deeds behind the pages. */
#ifndef ENROL_OWN_H
#define ENROL_OWN_H

#include "enrol/enrol.h"
#include "enrol/saying.h"
#include "people/people.h"
#include "programme/programme.h"
#include "rules/joining.h"
#include "seal/seal.h"

/* ---- profile.c: what somebody says of themselves for one programme ---------------------------- */

int          profile_level(const EnrolProfile *p, int64_t term, char way);              /* 0: not chosen */
bool         word_listed(Str words, Str word);                                          /* "a b c": is "b" among them? */
typedef struct { Str seeks, offers, interests; } OwnWords;
void         terms_of_own(Arena *a, EnrolTerms *terms, OwnWords own, Strs domains);
Strs         words_split(Arena *a, Str text, char at);                                  /* trimmed, without empty ones */

/* ---- wish.c: in confidence, under the server's key; lines as typed: a name or an address ------ */
Strs wish_preferred(Db *db, Arena *a, int64_t profile);
Strs wish_avoided(Db *db, Arena *a, int64_t person);
void wish_keep_preferred(Db *db, Arena *a, int64_t profile, Strs lines);
void wish_keep_avoided(Db *db, Arena *a, int64_t person, Strs lines);
typedef struct { Str own, wanted; bool matched; } IdentitySaid;                         /* matched: may be used, by a consent of its own */
IdentitySaid wish_identity(Db *db, Arena *a, int64_t profile);
void wish_keep_identity(Db *db, Arena *a, int64_t profile, IdentitySaid said, int64_t consent);
void wish_forget(Db *db, int64_t profile);              /* preferences and identity: they left */

/* ---- worksheet.c: for its author alone ------------------------------------------------------------ */
typedef struct { bool kept, shut; Str body; } Worksheet;        /* shut: sealed to keys that are lost, or this session has none */
Worksheet worksheet_read(Db *db, Arena *a, int64_t account, int64_t programme, const char *kind, const SealPair *pair);
bool      worksheet_keep(Db *db, Arena *a, int64_t account, int64_t programme, const char *kind, Str body, Date today);

/* ---- enrol.c: deeds ---------------------------------------------------------------------------------- */
typedef struct {
	int64_t consent, identity_consent;              /* in force, or 0 */
	int64_t mentor, mentee;                         /* live enrolments, or 0 */
	Str     mentor_state, mentee_state;             /* applied, approved */
	Str     invitation, way, by;                    /* its state, how, and who named them; "" : none */
	bool    draft;                                  /* something is kept */
} Standing;
Standing enrol_standing(Db *db, Arena *a, int64_t programme, int64_t person);

void    enrol_changed(Db *db, Arena *a, const Programme *p, const EnrolProfile *said, Instant now);   /* of somebody who has joined */
void    enrol_leave(Db *db, Arena *a, const Programme *p, int64_t person, Instant now);
bool    enrol_decline(Db *db, Arena *a, int64_t programme, int64_t person);
int64_t enrol_agree_identity(Db *db, Arena *a, const Programme *p, int64_t person, bool agreed, Instant now);  /* its consent, or 0 */
bool    enrol_is_mentor(Str sides);
bool    enrol_is_mentee(Str sides);
EnrolTerms enrol_terms(Db *db, Arena *a, int64_t profile);
bool    enrol_of_domain(Arena *a, const Programme *p, Str email);
bool    enrol_may(Db *db, Arena *a, const Programme *p, int64_t person, Str email);     /* invited, or of a domain that may register */

/* ---- invite.c: asking people --------------------------------------------------------------------------- */
int  enrol_remind(Db *db, Arena *a, const Programme *p, Instant now);           /* how many letters */
int  enrol_decide(Db *db, Arena *a, const Programme *p, int64_t enrolment, bool approve, Instant now);  /* 1, or 0: none of theirs */

#endif
