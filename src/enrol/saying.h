/* saying.h - what somebody says of themselves for one programme, and their saying yes: for whoever joins people by
 * the same deeds as the pages (the demo, tests). */
#ifndef ENROL_SAYING_H
#define ENROL_SAYING_H

#include "enrol/enrol.h"
#include "programme/programme.h"

typedef struct { int64_t term; char way; int level; } ProfileTerm;      /* way: s seeks, o offers, h has */
typedef struct { ProfileTerm *list; int n; } ProfileTerms;
typedef struct {
	int64_t id, programme, person;                  /* id 0: not kept yet */
	Str     sides, goals, purpose, hopes, about, values, style, languages, slots, mode, zone, city, inside;
	Str     own_seeks, own_offers, own_interests, hoping, models, oriented;
	int     years, hours, capacity, mentors_wanted, step;   /* years, hours -1: not said */
	Date    paused_until;                           /* day 0: not pausing */
	ProfileTerms terms;
} EnrolProfile;

EnrolProfile profile_read(Db *db, Arena *a, int64_t programme, int64_t person);        /* an empty one where there is none */
void         profile_keep(Db *db, EnrolProfile *p, bool terms, Instant now);            /* terms: those too */

typedef struct { bool consent, conduct, commits; int64_t words, conduct_words; } Ticks;      /* words: the wordings that were shown; 0: not asked */
Verdict enrol_join(Db *db, Arena *a, const Programme *p, int64_t person, int64_t account, Ticks t, Instant now);

typedef struct { const Programme *programme; const char *way; int64_t by; Str by_name; Instant now; } Inviting;
bool enrol_invite(Db *db, Arena *a, const Inviting *i, int64_t person);         /* false: asked before, takes part, or has no address */

#endif
