/* round_json.h - for match/ only: a draft with its figures as JSON. */
#ifndef MATCH_ROUND_JSON_H
#define MATCH_ROUND_JSON_H

#include "match/match_figures.h"
#include "match/match_short.h"
#include "match/round_store.h"

/* What only the match itself tells; found false: it could not be made again. */
typedef struct { bool found; MatchFigures figures; MatchShorts nobody; Strs *mentees, *mentors; } RoundFound;  /* names, by group of 'nobody' */
void round_json_people(Arena *a, const Match *m, RoundFound *f);        /* fills the names, which outlive the match */
Str  round_json(Db *db, Arena *a, const Round *o, const RoundFound *f);

#endif
