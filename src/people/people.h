/* people.h - units, career stages, words to choose from, persons and the reporting line. */
#ifndef PEOPLE_H
#define PEOPLE_H

#include "base/io.h"
#include "db/db.h"
#include "rules/rule.h"

/* ---- persons -------------------------------------------------------------------------- */
typedef struct {
	int64_t id, account;            /* account 0: cannot sign in yet */
	Str     name, given, family, pronouns, email, staff_id, profession, title, city, country, zone, state;
	int64_t unit, stage, boss;      /* 0: not known */
	Str     unit_name, stage_name, boss_name;
} Human;
typedef struct { Human *list; int n; } Humans;

bool    people_human(Db *db, Arena *a, int64_t person, Human *human);
/* The person of an account; made from the account's name and address, or found by the address, where there is none yet. */
int64_t people_of_account(Db *db, Arena *a, int64_t account, Instant now);      /* in a deed */
int64_t people_of(Db *db, Arena *a, int64_t account);                          /* only looks; 0: none yet */
int64_t people_by_email(Db *db, Arena *a, Str email);                          /* 0: nobody */
void    people_sweep(Db *db, Instant now);                                     /* forgets how to undo what is 30 days old */
/* In a deed: a person known by name and address only (registered, referred); finds before it makes.  0: the address is odd. */
int64_t people_meet(Db *db, Arena *a, Str name, Str email, Str source, Instant now);

/* In a deed: a staff sheet as docs/import.md describes it, all or nothing; false: *why is the first problem. */
bool    people_take_in(Db *db, Arena *a, Str name, Str csv, Instant now, Str *why);

/* By name, address or staff number; unit 0: all; in the order of sort_name. */
typedef struct { Str search; int64_t unit; bool gone; } PeopleWish;    /* gone: leavers too */
Humans  people_list(Db *db, Arena *a, PeopleWish w, int from, int most);
int     people_count(Db *db, Arena *a, PeopleWish w);

/* ---- the reporting line ------------------------------------------------------------------ */
bool    people_in_line(Db *db, Arena *a, int64_t x, int64_t y);        /* is either above the other, however far? */
/* All open lines at once, by person: for rounds and imports. */
typedef struct { int64_t person, boss; } Report;
typedef struct { Report *list; int n; } Reports;
Reports people_lines(Db *db, Arena *a);
/* In a deed.  boss 0: nobody.  A circle is refused. */
Verdict people_set_boss(Db *db, Arena *a, int64_t person, int64_t boss, Date today);
/* Called in the same deed after lines have changed, so that running pairs can be looked at; set by app/. */
typedef void PeopleLinesChanged(Db *db, Arena *a, Date today);
void    people_on_lines_changed(PeopleLinesChanged *told);

/* ---- words to choose from ------------------------------------------------------------------ */
typedef struct { int64_t id, programme; Str name, domain; bool active; } Term;
typedef struct { Term *list; int n; } Terms;
/* Of everywhere and of this programme, in their order; list: "topic" "function" "interest".  retired: those too. */
Terms   people_terms(Db *db, Arena *a, const char *list, int64_t programme, bool retired);
/* In a deed: the words that one programme has besides; those not named any more are retired, and kept where chosen. */
void    people_keep_own_terms(Db *db, Arena *a, const char *list, int64_t programme, Strs names);
typedef struct { int64_t id; Str name; int place; } StageRow;
typedef struct { StageRow *list; int n; } Stages;
Stages  people_stages(Db *db, Arena *a);
typedef struct { int64_t id, parent; Str name, code; int depth; bool partner, active; } Unit;
typedef struct { Unit *list; int n; } Units;
Units   people_units(Db *db, Arena *a);        /* as a tree: each after its parent, by name */

#endif
