/* programme.h - programmes: what is offered, to whom, by which rules, in which words. */
#ifndef PROGRAMME_H
#define PROGRAMME_H

#include "base/io.h"
#include "db/db.h"
#include "rules/rules.h"

typedef struct {
	int64_t id, copied_from;
	Str     slug, name, purpose, says, state;       /* state: draft, open, archived */
	Date    starts, ends, enrol_until;              /* day 0: none */
	bool    approval;
	Str     domains;                                /* who may register themselves; "" nobody */
	Str     line_depth, inside, agreement;
	Str     mentor, mentee, word, mentorship;       /* own words; word: for "programme" */
	Str     interest_domains;
} Programme;
typedef struct { Programme *list; int n; } Programmes;

bool       programme_get(Db *db, Arena *a, int64_t id, Programme *p);
bool       programme_by_slug(Db *db, Arena *a, Str slug, Programme *p);
Programmes programme_run_by(Db *db, Arena *a, int64_t account, bool all);       /* all: an administrator's */
bool       programme_runs(Db *db, Arena *a, int64_t account, int64_t programme);        /* is this account among its coordinators? */
bool       programme_open_to_join(const Programme *p, Date today);
Strs       programme_domains(Arena *a, const Programme *p);    /* kinds of interests */

typedef struct {
	Str  model;                     /* one_to_one group peer flash reverse */
	bool offered;
	int  mentors_max, size_min, size_max, days, meet_days, mentees_most, mentors_most;
	Str  seniority;
} ProgrammeModel;
typedef struct { ProgrammeModel *list; int n; } ProgrammeModels;
ProgrammeModels programme_models(Db *db, Arena *a, int64_t programme);         /* all five, in their order */
const ProgrammeModel *programme_model(const ProgrammeModels *m, Str model);    /* NULL: there is none */
const char     *programme_model_words(Str model);      /* "one to one" */
/* What the models that are offered and take places allow at most: of one mentor's mentees, of one mentee's mentors. */
int        programme_most(const ProgrammeModels *m, bool of_mentor);

FitPolicy     programme_fit(Db *db, Arena *a, int64_t programme);      /* its weights over the usual ones */
PairingPolicy programme_pairing(const Programme *p, const ProgrammeModels *models, Str model);    /* what a pair of that model must keep */

void       programme_keep(Db *db, const Programme *p, Instant now);    /* deed: settings and words as they are in *p */

/* ---- deeds ---------------------------------------------------------------------------------- */
/* A new programme of this coordinator, with the usual models and wordings; 0: refused, *v says why. */
int64_t programme_make(Db *db, Arena *a, Str name, Str purpose, int64_t coordinator, Instant now, Verdict *v);
int64_t programme_copy(Db *db, Arena *a, int64_t from, Str name, Instant now, Verdict *v);
Verdict programme_open(Db *db, Arena *a, int64_t programme, Instant now);
void    programme_set_weight(Db *db, int64_t programme, FitPart part, int weight);
void    programme_archive(Db *db, int64_t programme, Instant now);

void    programme_add_person_to_ask(Db *db, int64_t programme, Str name, Str role, Str email);

/* The wording in force that people agree to: kind "consent" or "conduct". */
typedef struct { int64_t id; Str body; } ProgrammeText;
ProgrammeText programme_text(Db *db, Arena *a, int64_t programme, const char *kind);

typedef struct { int64_t id; Str name, role, email; } Contact;
typedef struct { Contact *list; int n; } Contacts;
Contacts   programme_contacts(Db *db, Arena *a, int64_t programme);    /* the organisation's too; 0: only those */

#endif
