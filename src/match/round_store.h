/* round_store.h - for match/ only: rounds, runs and proposals. */
#ifndef MATCH_ROUND_STORE_H
#define MATCH_ROUND_STORE_H

#include "match/match_fair.h"
#include "match/round.h"

typedef struct { int64_t mentor, mentee; bool lock; int64_t mentor_person, mentee_person; Str model; } PinRow;     /* enrolments, and who is behind them; model: of a lock */
typedef struct { PinRow *list; int n; } Pins;

int64_t round_draft_of(Db *db, Arena *a, int64_t programme);
Str     round_settings_latest(Db *db, Arena *a, int64_t programme);     /* of the run of the newest round; "": none */
/* Which models people who take part chose when they joined, "" where they did not say, and how many. */
typedef struct { Str models; int people; } ModelChosen;
typedef struct { ModelChosen *list; int n; } ModelsChosen;
ModelsChosen round_models_chosen(Db *db, Arena *a, int64_t programme, bool mentors, Date today);       /* mentors: not mentees alone */
void    round_add(Db *db, int64_t id, int64_t programme, uint64_t seed, Instant now);
/* Grows the version if it is still this one; false: it is not. */
bool    round_touch(Db *db, int64_t round, int version);
void    round_put_run(Db *db, int64_t round, int64_t run);
void    round_put_published(Db *db, int64_t round, Instant now);
void    round_put_dropped(Db *db, int64_t round);

typedef struct { Run *list; int n; } Runs;
bool run_get(Db *db, Arena *a, int64_t id, Run *r);
Runs run_list(Db *db, Arena *a, int64_t round);
void run_add(Db *db, const Run *r);
void run_add_file(Db *db, int64_t run, const char *kind, Blob sealed);
Blob run_file(Db *db, Arena *a, int64_t run, const char *kind);

void run_add_pair(Db *db, int64_t run, int64_t mentor, int64_t mentee, int fit, int group, Str parts, Str because);
void run_add_left(Db *db, int64_t run, int64_t enrolment, Str reason);
void run_add_topic(Db *db, int64_t run, const MatchTopic *t);

typedef struct { int64_t id, mentor, mentee, mentor_person, mentee_person; Str mentor_name, mentee_name, mentor_unit, mentee_unit, parts, because, state, verdict; int fit; Pin pin; int group; } Proposal;
typedef struct { Proposal *list; int n; } Proposals;           /* pin: a lock of another model than the run's is none */
Proposals run_proposals(Db *db, Arena *a, int64_t round, int64_t run, int from, int most);    /* by the mentee's name */
int       run_proposals_count(Db *db, Arena *a, int64_t run);
/* Those whose mentor's or mentee's name holds what was searched for; and the few of them that a page shows. */
typedef struct { int64_t *list; int n; } RunFound;
RunFound  run_found(Db *db, Arena *a, int64_t run, Str like);
Proposals run_proposals_of(Db *db, Arena *a, int64_t round, RunFound found, int from, int most);
int       run_locked(Db *db, Arena *a, int64_t round, int64_t run);
bool      run_proposal(Db *db, Arena *a, int64_t round, int64_t id, Proposal *p);
typedef struct { int64_t id, mentor, mentee; Str because; int group; } Bare;
typedef struct { Bare *list; int n; } Bares;
Bares     run_open(Db *db, Arena *a, int64_t run);     /* still to be published */
/* The people behind run_open(), in its order. */
void      run_people(Db *db, Arena *a, int64_t run, int64_t *mentor, int64_t *mentee, int n);
void      run_put_proposal(Db *db, int64_t proposal, Str state, Str verdict, int64_t mentorship);
void      run_forget_person(Db *db, int64_t programme, int64_t person);

/* Groups of a run by their numbers; those with a name that holds 'like', or all for "%%". */
typedef struct { int *list; int n; } GroupNumbers;
GroupNumbers run_groups(Db *db, Arena *a, int64_t run, Str like);
Proposals    run_group(Db *db, Arena *a, int64_t round, int64_t run, int group);
/* How often published rounds of a programme found nobody for a mentee, by person. */
typedef struct { int64_t person; int times; } LeftOut;
typedef struct { LeftOut *list; int n; } LeftOuts;
LeftOuts     rounds_left_out(Db *db, Arena *a, int64_t programme);

typedef struct { int64_t enrolment; Str name, side, unit, reason; } LeftRow;
typedef struct { LeftRow *list; int n; } LeftRows;
LeftRows run_left_rows(Db *db, Arena *a, int64_t run, const char *side, int from, int most);
int      run_left_count(Db *db, Arena *a, int64_t run, const char *side);
typedef struct { Str topic; int wanted, offered, places; } TopicRow;
typedef struct { TopicRow *list; int n; } TopicRows;
TopicRows run_topics(Db *db, Arena *a, int64_t run, int most);

/* While the round makes groups: one is a mentor (led), or both are mentees. */
typedef struct { int64_t one, other, one_person, other_person; Str one_name, other_name; bool together, led; } HoldRow;
typedef struct { HoldRow *list; int n; } Holds;
Holds holds_of(Db *db, Arena *a, int64_t round);        /* by the names of the mentees */
bool  holds_pair(const Holds *all, const Proposal *p);  /* the member in this mentor's group */
void  hold_put(Db *db, int64_t round, int64_t one, int64_t other, Hold hold);

Pins pins_of(Db *db, Arena *a, int64_t round);
void pin_put(Db *db, int64_t round, int64_t mentor, int64_t mentee, Pin pin, Str model);

FairBys   run_fair(Db *db, Arena *a, int64_t run);      /* compare_store.c: by the unit and stage of joining */

typedef struct { int64_t person, enrolment; Str name, side; } Found;
typedef struct { Found *list; int n; } Founds;
/* People of a round's programme by name or address, for "why not" and swaps. */
Founds round_find(Db *db, Arena *a, int64_t programme, const char *side, Str like, int most);
bool   round_names(Db *db, Arena *a, int64_t proposal, Str *mentor, Str *mentee);

#endif
