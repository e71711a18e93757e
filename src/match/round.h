/* round.h - a programme's round: everybody who takes part, matched; looked at, changed, published.
 *
 * The facts of the data file become a registration sheet and a rules file (round_facts.c), so that
 * a round is matched, proved and explained by the same engine as any sheet; both are kept with the
 * run, sealed, and run again they give the same bytes. */
#ifndef MATCH_ROUND_H
#define MATCH_ROUND_H

#include "db/db.h"
#include "match/match.h"
#include "programme/programme.h"

typedef struct { int64_t id, programme, run; int number, version; uint64_t seed; Str state; Date made; } Round;
bool    round_get(Db *db, Arena *a, int64_t id, Round *r);
int64_t round_programme(Db *db, Arena *a, int64_t id);         /* 0: no such round */
/* A draft is gone on with; else a new one is made.  In a deed. */
int64_t round_begin(Db *db, Arena *a, int64_t programme, Instant now);

/* What a round makes: pairs of one of the programme's models, groups, or introductions. */
typedef enum { ROUND_PAIRS, ROUND_GROUPS, ROUND_PEERS, ROUND_FLASH, ROUND_REVERSE, ROUND_MODELS } RoundModel;

/* What was kept of one matching. */
typedef struct { int64_t id, round; int number; RoundModel model; Str settings, engine; Blob input_hash; int mentees, placed, pairs, ms; int64_t fit; Instant made; } Run;

/* ---- matching (round.c) ---------------------------------------------------------------- */
/* All that one matching needs, in an arena of its own, so that no connection is held meanwhile. */
typedef struct { int64_t person, as_mentor, as_mentee; } RoundPerson;  /* enrolments, 0: not on that side */
typedef struct {
	Arena      *arena;
	int64_t     round;
	int         version;
	RoundModel  model;
	SheetFile   file[2];            /* who takes part; who reports to whom */
	Str         settings;           /* a rules file */
	struct { RoundPerson *list; int n; } people;    /* by person */
	int64_t     began;              /* ticks */
	People      sheet;              /* from here on: what was made of it */
	const Match *match;
	Str         refused;            /* "", or why there is no match */
	Run         record;             /* of a run made again: what was kept of it */
	Str         certificate;
	Arena      *gathered;           /* of a twin (round_work.c): where its facts lie; NULL */
} RoundTask;
/* goal: a name, or "" for that of the run that stands there.  least: keeps as many of the pairs that stand there as possible. */
RoundTask *round_task_of(DbFile *file, int64_t round, bool least, Str goal, Str makes, Date today);  /* makes: "flash", likewise */
RoundTask *round_task(DbFile *file, int64_t round, bool least, Str goal, Date today);    /* NULL: no memory, or no such draft; holds no other reader meanwhile */
void round_task_drop(RoundTask *t);
/* Reads the sheets and matches; refused when the rules leave nothing. */
void round_compute(RoundTask *t, const MatchProgress *progress);
/* In a deed: the run and its proposals.  false: the round was changed meanwhile, nothing is kept. */
bool round_keep(Db *db, Arena *a, RoundTask *t, Instant now, int64_t *run);
/* The task of a run that was kept: its sheets and rules, as they were.  NULL: no memory or no reader; refused: they do not open.  Holds no other reader meanwhile. */
RoundTask *round_task_again(DbFile *file, int64_t run);
/* Runs it again and compares: certificate and pairs, byte for byte.  "" when all is the same, else what differs. */
Str  round_check(DbFile *file, Arena *a, int64_t run);                 /* holds no reader while it works */

/* ---- deeds (round_deeds.c) -------------------------------------------------------------- */
/* Each takes the version that was looked at; ROUND_CHANGED: somebody was quicker.  A lock holds while the round makes what it made then. */
typedef enum { ROUND_DONE, ROUND_CHANGED, ROUND_REFUSED } RoundDone;
typedef enum { PIN_NONE, PIN_LOCK, PIN_APART } Pin;
RoundDone round_pin(Db *db, Arena *a, int64_t round, int version, int64_t mentor, int64_t mentee, Pin pin, int64_t by_person, Date today, Verdict *v);
/* While the round makes groups: a mentee in the group of a mentor (one), or two mentees in one group, or in two. */
typedef enum { HOLD_NONE, HOLD_TOGETHER, HOLD_APART } Hold;
RoundDone round_hold(Db *db, Arena *a, int64_t round, int version, int64_t one, int64_t other, Hold hold, int64_t by_person, Date today, Verdict *v);
/* Two proposals exchange their mentors: both new pairs are locked, and the next matching holds them. */
RoundDone round_swap(Db *db, Arena *a, int64_t round, int version, const int64_t proposal[2], int64_t by_person, Date today, Verdict *v);
RoundDone round_drop(Db *db, Arena *a, int64_t round, int version);

typedef struct { int64_t proposal; Str mentor, mentee, says; } Stopped;        /* a pair that may not begin today, and the rule's sentence */
typedef struct { Stopped *list; int n; } Stoppeds;
/* All proposals of the round's run, or those chosen.  Every rule is asked again of today's facts; when one pair may not
 * begin, nothing is kept and the list says which (the deed must then be rolled back). */
typedef struct { int64_t round; int version; const int64_t *leave; int leave_n; int published; Stoppeds stopped; } Publishing;
RoundDone round_publish(Db *db, Arena *a, Publishing *p, Verdict *v, Instant now);

/* Somebody left the programme: their proposals in drafts fall away, in the same deed. */
void round_left(Db *db, Arena *a, int64_t programme, int64_t person, Instant now);

/* ---- work under way, and the matches of late (round_work.c) ------------------------------ */
typedef enum { WORK_KEPT, WORK_UNDER_WAY, WORK_CHANGED, WORK_REFUSED, WORK_TROUBLE } WorkEnd;
/* Takes the task over.  A short one is done at once; a long one goes on in a process of its own. */
WorkEnd round_work(DbFile *file, RoundTask *t, Arena *a, Str *refused);
typedef struct { const char *doing; int done, of; Str refused; } RoundProgress;
bool    round_works(int64_t round, RoundProgress *p);          /* false: nothing is under way */
void    round_stop(int64_t round);                             /* asks the work to end; what it made is thrown away */
Str     round_work_refused(Arena *a, int64_t round);           /* what the last long work said; told once */
/* Calls 'look' with the match of a run, which is made again where it is not at hand.  false: it cannot be. */
typedef void RoundLook(const RoundTask *t, void *with);
bool    round_look(DbFile *file, Arena *a, int64_t run, RoundLook *look, void *with);   /* a: the one that 'look' takes from; holds no reader while it works */
void    round_close(void);                                     /* the server stops: waits for work under way */

#endif
