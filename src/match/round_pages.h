/* round_pages.h - between the files that answer /rounds. */
#ifndef MATCH_ROUND_PAGES_H
#define MATCH_ROUND_PAGES_H

#include "match/round_view.h"

Reply round_show(Req *rq, RoundView *v, bool again);
/* For a page below a round: false, there is none. */
bool  round_and_programme(Req *rq, Round *o, Programme *p);
bool  round_makes_pairs(Req *rq);                               /* else it makes groups or introductions */
Founds round_meant(Arena *a, Founds all, Str typed);           /* whoever is called just so; else all of them */
int   round_number(const Match *m, int64_t person);             /* of a person in a round's match; -1: not there */
Page  round_page_of(Req *rq, const Round *o, const Programme *p, Str heading, const char *words);

#endif
