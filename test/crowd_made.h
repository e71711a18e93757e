/* crowd_made.h - a made-up crowd of mentees and mentors for measuring: topics that few or many
 * name, most of them those of their unit; stages, hours of the week, languages, ways to meet,
 * places, a wish in confidence, the line of management.  Scores are whole, 0 to 1000, and many are equal. */
#ifndef TEST_CROWD_MADE_H
#define TEST_CROWD_MADE_H

#include "solve/scan.h"

enum { MADE_TOPICS = 160, MADE_WANTS_MOST = 5 };

typedef struct {
	uint64_t topics[3], hours;              /* 56 hours: seven days of eight */
	uint8_t  wants[MADE_WANTS_MOST], wants_n;       /* a mentee's topics, the most wanted first */
	uint8_t  languages, modes, stage, place, identity;
	int32_t  unit, line;                    /* the line of management, one number for each and unit */
} MadePerson;

typedef struct {
	int         mentees, mentors;
	MadePerson *mentee, *mentor;
	int32_t    *need, *seats;
	ScanTable   table;                      /* of the mentors */
} MadeCrowd;

MadeCrowd made_crowd(Arena *a, int mentees, int mentors, int seats_most, uint64_t seed);
int       made_score(const MadePerson *mentee, const MadePerson *mentor);       /* one pair, plainly; -1: not allowed */
void      made_ask(void *crowd, int mentee, ScanAsk *out);                      /* the same as terms */

#endif
