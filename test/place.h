/* place.h - a programme with people who take part, laid straight into the tables: for tests of rounds, races and speed. */
#ifndef TEST_PLACE_H
#define TEST_PLACE_H

#include "db/db.h"

typedef struct {
	int mentors, mentees, others;   /* others: known, but not taking part */
	int levels, reports;            /* of the line: everybody reports to somebody, at most so many to one; reports 0: no line */
	int capacity;                   /* places of each mentor */
} PlaceWish;
typedef struct { int64_t programme, *mentor, *mentee, *mentor_person, *mentee_person; } Place;  /* enrolments, and who is behind them */
/* In a deed.  The same wish, the same people.  Person i has the address p<i>@<programme>.place.example. */
Place place_lay(Db *db, Arena *a, PlaceWish w, Instant now);

#endif
