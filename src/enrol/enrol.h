/* enrol.h - taking part: invited, registered or named by somebody, and always by one's own yes.
 *
 * Nobody is listed, matched or shown to others before their own recorded consent; withdrawing
 * it removes them at once.  Only enrol/ opens what is sealed for matching, and gives it to
 * match/ and mentorship/ alone. */
#ifndef ENROL_H
#define ENROL_H

#include "base/io.h"
#include "db/db.h"
#include "rules/rules.h"

/* ---- for rounds: everybody who takes part, in bulk --------------------------------------- */
typedef struct { int64_t *list; int n; } PersonIds;
typedef struct { Str name, list, domain, way; int level; } EnrolTerm;  /* list: topic function interest; way: seeks offers has */
typedef struct { EnrolTerm *list; int n; } EnrolTerms;
typedef struct {
	int64_t    person, as_mentor, as_mentee;        /* enrolments; 0: not on that side */
	int        room_mentor, room_mentee;            /* places left today; 0 while pausing */
	int        mentees_offered, mentors_asked;      /* places in all, taken or not */
	Instant    since;                               /* the earlier of the two */
	Str        name, email, unit, stage, profession, title, city, country, zone;
	Str        goals, hopes, about, values, style, languages, slots, mode, inside;
	int        years;                               /* -1: not said */
	EnrolTerms terms;
	Str        models;                              /* which models they would like, "" where they did not say */
	bool       rests;                               /* pausing, or on leave */
	PersonIds  preferred, avoids;                   /* opened: for matching only */
	Strs       identity, identity_wanted;           /* likewise; empty unless they agreed to be matched by it */
} Joined;
typedef struct { Joined *list; int n; } Joineds;
/* Those who take part now: approved, consent in force.  Leavers are not among them.  By name, then id. */
Joineds enrol_all(Db *db, Arena *a, int64_t programme, Date today);

/* ---- for one pair, on the way to beginning it ----------------------------------------------- */
typedef struct {
	int64_t id, programme, person, profile, account;
	Str     side, name, email;
	bool    takes_part;             /* consent in force, approved, not left, not pausing */
	int     capacity;
} Enrolled;
bool enrol_get(Db *db, Arena *a, int64_t enrolment, Date today, Enrolled *e);
bool enrol_avoids(Db *db, Arena *a, int64_t person, int64_t other);    /* either way round; as slow whatever the answer */

/* ---- what a partner may see of somebody ------------------------------------------------------ */
typedef struct { Str name, pronouns, title, unit, stage, profession, city, zone, goals, purpose, hopes, about, values, style, languages, mode, email;
	EnrolTerms terms; } Portrait;
bool enrol_portrait(Db *db, Arena *a, int64_t programme, int64_t person, Portrait *p);

/* ---- who waits, and where ----------------------------------------------------------------------- */
int  enrol_waiting_place(Db *db, Arena *a, int64_t enrolment);         /* 1 = next; 0: not waiting */

/* A programme this account was invited to and has not looked at yet, newest first; 0: none. */
int64_t enrol_invited(Db *db, Arena *a, int64_t account);

/* Withdrawing, in a deed: consent and enrolments are closed, at once.  Called by enrol's own pages; app/ sets
 * what else must happen in the same deed (proposals fall away, pairs not yet agreed are dropped). */
typedef void EnrolLeft(Db *db, Arena *a, int64_t programme, int64_t person, Instant now);
void enrol_on_left(EnrolLeft *told);

#endif
