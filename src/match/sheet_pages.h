/* sheet_pages.h - between sheet_pages.c and kept_pages.c. */
#ifndef MATCH_SHEET_PAGES_H
#define MATCH_SHEET_PAGES_H

#include "match/job.h"
#include "web/web.h"

/* Reads or matches the job and lays it on the desk, which then owns it; 0: no room, and it is dropped. */
int64_t sheet_lay(Req *rq, Job *j, bool match);

#endif
