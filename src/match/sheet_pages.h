/* sheet_pages.h - between the files that answer /match and /kept. */
#ifndef MATCH_SHEET_PAGES_H
#define MATCH_SHEET_PAGES_H

#include "match/job.h"
#include "match/kept.h"
#include "web/web.h"

/* Reads or matches the job and lays it on the desk, which then owns it; 0: no room, and it is dropped. */
int64_t sheet_lay(Req *rq, Job *j, bool match);
/* Takes the job of /match/:id up, works with it and puts it back, also when memory runs out on the way; while it is being
 * matched, the page that says so.  The reading connection is given back first. */
Reply sheet_with_job(Req *rq, Reply (*work)(Req *rq, Job *j));
/* The owner's keys, as long as they are signed in; NULL: this session has none. */
const SealPair *kept_pair(Req *rq);

#endif
