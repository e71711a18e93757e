/* join_pages.h - for the pages of enrol/ only: what they share. */
#ifndef JOIN_PAGES_H
#define JOIN_PAGES_H

#include "enrol/enrol_view.h"

bool    join_programme(Req *rq, Programme *p);          /* of the path, open; false: there is none */
int64_t join_me(Req *rq);                               /* 0: no person yet */
Page    join_frame(Req *rq, const Programme *p, Str heading, Str lede);

/* A step as it was sent, laid over the view, so that a refusal shows it. */
Verdict step_read(Req *rq, StepView *v);

#endif
