/* round_facts.h - for match/ only: the facts of a programme as sheets and rules that the engine reads. */
#ifndef MATCH_ROUND_FACTS_H
#define MATCH_ROUND_FACTS_H

#include "enrol/enrol.h"
#include "match/round_store.h"
#include "mentorship/mentorship.h"
#include "people/people.h"
#include "programme/programme.h"

/* People are named by the numbers of their rows alone; names stand beside them for the reasons. */
Str round_sheet(Arena *a, const Joineds *all, Paireds had);
/* Beside it: how often published rounds found nobody for each mentee. */
Str round_sheet_turns(Arena *a, const Joineds *all, Paireds had, LeftOuts turns);
Str round_lines(Arena *a, Reports lines, const Joineds *all);   /* the line of management above them; lines by person */
Str round_settings(Arena *a, MatchGoal goal, const FitPolicy *fit, const PairingPolicy *pairing, Stages stages, uint64_t seed, Pins pins, Strs keep);
Str round_together(Arena *a, Pins both);                         /* its last lines: two mentees each who are to be in one group */
/* ---- round_model.c ---- */
Str           round_model_name(RoundModel model);               /* "one_to_one", as programmes call it */
const char   *round_model_makes(RoundModel model);              /* "pairs", as forms and files call it */
MatchShape    round_model_shape(RoundModel model);              /* what the engine makes of it */
bool          round_model_find(Str makes, RoundModel *model);
RoundModel    round_model_named(Str name);
RoundModel    round_model(Db *db, Arena *a, const Round *o, Str asked);         /* the one asked for, else that of the run that stands, else the first that is offered */
bool          round_model_offered(const ProgrammeModels *all, RoundModel model);
MatchSettings round_model_settings(const ProgrammeModels *all, RoundModel model);       /* as the programme has it */
FitPolicy     round_fit(Db *db, Arena *a, int64_t programme, RoundModel model);
/* Who takes part in it today, with the room they have for it. */
Joineds       round_takers(Db *db, Arena *a, int64_t programme, RoundModel model, Date today);
int           round_not_chosen(Db *db, Arena *a, int64_t programme, RoundModel model, Date today);      /* how many people are not in it, as they did not choose it */

/* ---- round_words.c: what coordinators and the two may read of a pair ---------------------- */
/* What people said in confidence (goals, values, identity, wishes) is one piece without words. */
typedef struct { Str parts, because; } RoundTold;
MatchGoal run_goal(Str settings);                       /* that a run was made with */
RoundTold round_words(Arena *a, const Match *m, int mentor, int mentee);
Str       round_refusal(Arena *a, const SheetProblem *p, MatchShape shape);   /* why a round cannot be matched, likewise without such a word */
Str       round_left_words(Arena *a, Str why);         /* without a word about a wish in confidence */
Strs      round_why_not(Arena *a, const Match *m, int mentor, int mentee);

#endif
