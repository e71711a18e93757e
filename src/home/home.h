/* home.h - the first page of whoever has signed in: the one thing to do next, and where everything is.
 * Gathers what the features know; decides nothing. */
#ifndef HOME_H
#define HOME_H

#include "look/look.h"
#include "mentorship/mentorship.h"
#include "programme/programme.h"

typedef struct { int64_t programme; Str name, says, way; } HomeInvite;
typedef struct { HomeInvite *list; int n; } HomeInvites;
typedef struct { int64_t programme, enrolment; Str name, side, state, word; int place; bool paired; } HomeJoined;        /* place: on the waiting list, 0: none */
typedef struct { HomeJoined *list; int n; } HomeJoineds;
typedef struct { int64_t programme, draft; Str name, state; int waiting, mentors, applied; } HomeRun;   /* draft: a round to look at, or 0 */
typedef struct { HomeRun *list; int n; } HomeRuns;

typedef struct {
	HomeInvites invites;
	HomeInvites drafts;             /* begun and not finished */
	HomeJoineds joined;
	HomeRuns    runs;
	Mentorships pairs;
	const Mentorship *ask;          /* the first that waits for this person's answer, or NULL */
	bool        coordinator;
} HomeView;

typedef struct { int64_t account; bool coordinator, admin; Date today; } HomeFor;
bool home_view(Db *db, Arena *a, HomeFor whose, HomeView *v);   /* false: nothing is known of this person yet */

#endif
