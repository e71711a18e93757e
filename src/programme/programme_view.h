/* programme_view.h - what the pages of a programme show. */
#ifndef PROGRAMME_VIEW_H
#define PROGRAMME_VIEW_H

#include "look/look.h"
#include "programme/programme.h"
#include "rules/programme.h"

typedef struct { int64_t account; Str name, email; } Coordinator;
typedef struct { Coordinator *list; int n; } Coordinators;

typedef struct { int mentors, mentees, waiting, invited, applied, pairs, rounds, flagged; } ProgrammeCounts;
typedef struct { int64_t id; int number; Str state; Date made; int pairs; Str model; } RoundRow;
typedef struct { RoundRow *list; int n; } RoundRows;

/* One line of the launch checklist: done by itself, or ticked by the coordinator. */
typedef struct { const char *code, *says; bool act; Url to; bool done, by_hand; } CheckLine;
typedef struct { CheckLine *list; int n; } CheckLines;

typedef struct {
	Programme       p;
	ProgrammeCounts counts;
	RoundRows       rounds;
	CheckLines      checks;
	int             done;           /* of the checks */
	Coordinators    coordinators;
	Contacts        contacts;
	Str             says;           /* a rule's sentence, or "" */
	bool            admin;
} ProgrammeView;

typedef struct { Programme p; ProgrammeForm f; Verdict v; Str own_topics; } ProgrammeSettingsView;
typedef struct { Programme p; ProgrammeModels models; Verdict v; int wrong; } ProgrammeModelsView;   /* wrong: which model */
typedef struct { Programme p; ProgrammeText consent, conduct; Str says; } TextsView;
typedef struct { Contact contact; Str programme; Url mail; } HelpRow;
typedef struct { HelpRow *list; int n; } HelpRows;
typedef struct { HelpRows all; } HelpView;
typedef struct { Programmes all; Str name, says; bool admin; } ProgrammesView;

#endif
