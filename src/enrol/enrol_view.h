/* enrol_view.h - what the pages of joining show. */
#ifndef ENROL_VIEW_H
#define ENROL_VIEW_H

#include "enrol/enrol_own.h"
#include "look/look.h"

/* ---- for whoever joins --------------------------------------------------------------------- */
typedef struct { int64_t id; Str name, says, word, invitation, mentor, mentee; bool open, may; } JoinRow;      /* mentor, mentee: states, or "" */
typedef struct { JoinRow *list; int n; } JoinRows;

typedef enum { STEP_READY, STEP_ROLE, STEP_TOPICS, STEP_ABOUT, STEP_PRACTICAL, STEP_WISHES, STEP_AGREE, STEP_QUICK, STEPS } JoinStep;
enum { STEPS_SHOWN = STEP_QUICK };
const char *step_slug(int step);
const char *step_words(int step);

typedef struct {
	const Programme *p;
	Standing s;
	Contacts contacts;
	bool     may, open, saved, draft;
	int      mentor_place, mentee_place;    /* on the waiting list, or 0 */
	Date     paused_until;                  /* day 0: not pausing */
	int      steps;                         /* those filled in, a bit each */
	int      missing;                       /* a step that has to be filled in before joining, or STEPS */
	Str      says;                          /* a rule's sentence, or "" */
} JoinView;

typedef struct {
	const Programme *p;
	EnrolProfile said;
	Standing     s;
	Verdict      v;
	JoinStep     step;
	Terms        topics, functions, interests;
	Strs         domains;
	ProgrammeModels models;
	int          mentees_most, mentors_most, offered;       /* offered: how many models */
	Strs         preferred, avoided;
	IdentitySaid identity;
	Worksheet    ready, reflect;
	ProgrammeText consent, conduct;
	Ticks        ticks;
	Str          years, hours, capacity, wanted, pause;     /* as typed */
	bool         joined, suggested;                         /* suggested: the model chooser has been asked */
} StepView;

typedef struct { const Programme *p; Str code, by, name; bool open, done; } InvitedView;       /* open: not answered yet */
typedef struct { const Programme *p; Str name, email; Verdict v; bool sent; Str domains; } RegisterView;

/* ---- for coordinators ------------------------------------------------------------------------ */
typedef struct { int64_t person, enrolment; Str name, unit, mentor, mentee, offers; Date since; int reminded; bool paused; } PoolLine;
typedef struct { PoolLine *list; int n; } PoolLines;
typedef enum { TAB_JOINED, TAB_WAITING, TAB_INVITED, TABS } PoolTab;
typedef struct {
	const Programme *p;
	PoolTab   tab;
	int       count[TABS], declined, mentors, mentees, found, due;         /* due: could be reminded now */
	Str       search, side;
	PoolLines lines;
	Pager     pager;
	Str       says;                 /* what was just done, or "" */
	bool      refused;              /* says is a refusal */
} PoolView;

typedef struct { int64_t person; Str name, email, unit, stage; bool asked; } InviteLine;
typedef struct { InviteLine *list; int n; } InviteLines;
typedef struct {
	const Programme *p;
	Str       search, says, pasted;
	int64_t   unit, stage;
	Units     units;
	Stages    stages;
	InviteLines lines;
	int       found;
	Pager     pager;
	bool      refused;
} InviteView;

#endif
