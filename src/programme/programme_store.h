/* programme_store.h - for programme/ only: its tables. */
#ifndef PROGRAMME_STORE_H
#define PROGRAMME_STORE_H

#include "programme/programme.h"
#include "programme/programme_view.h"

typedef struct { const char *model; int offered, mentors_max, size_min, size_max, days, meet_days, mentees_most, mentors_most; const char *seniority; } ModelDefault;

void programme_add(Db *db, int64_t id, Str slug, Str name, Str purpose, int64_t copied_from, Instant now);
void programme_put(Db *db, const Programme *p, Instant now);
void programme_put_words(Db *db, const Programme *p, Instant now);
void programme_put_state(Db *db, int64_t id, Str state, Instant now);
void programme_put_model(Db *db, int64_t programme, const ProgrammeModel *m);
void programme_put_weight(Db *db, int64_t programme, Str part, int weight);
typedef struct { Str part; int weight; } PartWeight;
typedef struct { PartWeight *list; int n; } PartWeights;
PartWeights programme_weights(Db *db, Arena *a, int64_t programme);
void programme_add_text(Db *db, int64_t programme, Str kind, Str body, Instant now);
Contacts programme_contacts_of(Db *db, Arena *a, int64_t programme);     /* without the organisation's */
HelpRows programme_all_contacts(Db *db, Arena *a);      /* of open programmes, and the organisation's */
void programme_add_contact(Db *db, int64_t programme, Str name, Str role, Str email);
void programme_drop_contact(Db *db, int64_t programme, int64_t contact);
void programme_tick(Db *db, int64_t programme, Str code, bool ticked, Date today);
Strs programme_ticks(Db *db, Arena *a, int64_t programme);
void programme_add_coordinator(Db *db, int64_t programme, int64_t account, Instant now);
void programme_drop_coordinator(Db *db, int64_t programme, int64_t account);
Coordinators programme_coordinators(Db *db, Arena *a, int64_t programme);
ProgrammeCounts programme_counts(Db *db, Arena *a, int64_t programme, Date today);
RoundRows programme_rounds(Db *db, Arena *a, int64_t programme);
bool programme_account(Db *db, Arena *a, Str email_fold, int64_t *account, Str *rank);
void programme_copy_parts(Db *db, int64_t from, int64_t to, Instant now);

#endif
