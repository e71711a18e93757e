/* match_ask.h - for match_commands.c: answers to "what if" as text or JSON. */
#ifndef MATCH_ASK_H
#define MATCH_ASK_H

#include "match/match.h"

/* The answer to match_if_read()'s question; *wrong: why there is none. */
Str ask_what_if(Arena *a, const Match *m, Str question, bool json, Str *wrong);

#endif
