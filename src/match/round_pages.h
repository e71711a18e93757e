/* round_pages.h - between the files that answer /rounds. */
#ifndef MATCH_ROUND_PAGES_H
#define MATCH_ROUND_PAGES_H

#include "match/round_view.h"

Reply round_show(Req *rq, RoundView *v, bool again);

#endif
