/* match_ask.h - for match_commands.c and pages: answers to "what if" and to what rules cost, as text or JSON. */
#ifndef MATCH_ASK_H
#define MATCH_ASK_H

#include "match/match_cost.h"

/* The answer to match_if_read()'s question; *wrong: why there is none. */
/* What each rule that is a choice, each pair asked for and each kept apart costs. */
Str ask_costs(Arena *a, const Match *m, bool json);
Str ask_costs_json(Arena *a, const Match *m, const MatchCosts *all, bool emails);       /* people by address, else by name */

Str ask_what_if(Arena *a, const Match *m, Str question, bool json, Str *wrong);

#endif
