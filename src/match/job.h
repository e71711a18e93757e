/* job.h - one matching of uploaded sheets, as it lies on the desk (desk.h): the sheets, how
 * each column was understood, the settings, and the match made from them. */
#ifndef MATCH_JOB_H
#define MATCH_JOB_H

#include "match/match.h"

enum { JOB_SHEETS = 2, JOB_MENTEES_MOST = 4000, JOB_CELLS_MOST = 16000000 };

typedef struct {
	Arena        *arena;            /* sheets, columns, settings */
	SheetColumns  sheet[JOB_SHEETS];
	int           sheets;
	MatchSettings settings;
	bool          kept;
	Arena        *made;             /* people and match: dropped and made anew */
	People        people;
	const Match  *match;            /* NULL: not matched yet, or refused */
	Str           refused;          /* why there is no match, one sentence; "" */
} Job;

/* All of them: NULL or false when there is no memory for it; nothing has changed then. */
Job *job_new(const SheetFile *files, int n);
bool job_read(Job *j);                  /* people and problems from the columns as they are */
bool job_match(Job *j);                 /* reads, then matches; at most two at a time in the process */
void job_drop(void *j);

Str  job_files(Arena *a, const Job *j);                 /* "a.csv and b.csv" */
int  job_places(const Job *j);                          /* of all mentors together */

/* What is kept of a job: settings and columns as text, sheets as bytes; and back. */
Str  job_settings_text(Arena *a, const Job *j);
Str  job_sheets_bytes(Arena *a, const Job *j);
Job *job_restore(Str settings, Str sheets);             /* NULL also when they are damaged */

/* Settings from fields of the page; the sentence why not, or "". */
typedef struct { int weight[FITS], line; Str seed; } JobWishes;
Str  job_wish(Job *j, JobWishes w);

#endif
