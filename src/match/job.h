/* job.h - one matching of uploaded sheets, as it lies on the desk (desk.h): the sheets, how
 * each column was understood, the settings, and the match made from them. */
#ifndef MATCH_JOB_H
#define MATCH_JOB_H

#include "match/match.h"

/* Up to JOB_CELLS_AT_ONCE (mentees times mentors) a job is matched while the person waits for the
 * page; above it a process of its own does the work, and the page tells how far it is. */
enum { JOB_SHEETS = 2, JOB_CELLS_AT_ONCE = 400000, JOB_CELLS_MOST = 16000000 };

/* How many pairs of people are compared. */
int64_t job_cells(MatchShape shape, int64_t mentees, int64_t mentors);

typedef struct JobWork JobWork;

typedef struct {
	Arena        *arena;            /* sheets, columns, settings */
	SheetColumns  sheet[JOB_SHEETS];
	int           sheets;
	MatchSettings settings;
	bool          kept;
	Arena        *made, *matched;   /* people and match: dropped and made anew; a long match has an arena of its own */
	People        people;
	const Match  *match;            /* NULL: not matched yet, or refused */
	Str           refused;          /* why there is no match, one sentence; "" */
	JobWork      *work;             /* under way; NULL: nothing is */
} Job;

/* All of them: NULL or false when there is no memory for it; nothing has changed then. */
Job *job_new(const SheetFile *files, int n);
bool job_read(Job *j);                  /* people and problems from the columns as they are */
bool job_match(Job *j);                 /* reads, then matches or, where that is long, begins to */
void job_drop(void *j);                 /* stops the work under way and waits until it has stopped */

/* A job whose work is under way must not be changed, only asked about or dropped. */
typedef struct { int done, of, mentees, mentors; const char *doing; } JobProgress;    /* doing: "Comparing" */
bool job_works(Job *j, JobProgress *so_far);    /* false: nothing is under way (any more), and what was made is there */

Str  job_files(Arena *a, const Job *j);                 /* "a.csv and b.csv" */
int  job_places(const Job *j);                          /* of all mentors together */

/* What is kept of a job: settings and columns as text, sheets as bytes; and back. */
Str  job_settings_text(Arena *a, const Job *j);
Str  job_sheets_bytes(Arena *a, const Job *j);
Job *job_restore(Str settings, Str sheets);             /* NULL also when they are damaged */

/* Settings from fields of the page; the sentence why not, or "". */
typedef struct { Str shape, size, stages; int leaders; } JobShape;      /* "": as before; stages: of peers, "same" or "any" */
typedef struct { int weight[FITS], line; Str seed, goal; JobShape shape; } JobWishes;   /* goal "": as before */
Str  job_wish(Job *j, JobWishes w);
Str  job_shape(Job *j, JobShape w);     /* likewise, of the shape alone */

#endif
