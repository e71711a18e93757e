/* mentorship_letters.h - for mentorship/ only: what its people are written.  Both always get the same news,
 * in the order of their numbers, whoever caused it. */
#ifndef MENTORSHIP_LETTERS_H
#define MENTORSHIP_LETTERS_H

#include "enrol/enrol.h"
#include "mentorship/mentorship.h"
#include "programme/programme.h"

void letters_of_beginning(Db *db, Arena *a, const Programme *p, Str model, const Enrolled *mentor, const Enrolled *mentee, Str because, int64_t mentorship, Instant now);
void letters_of_meeting(Db *db, Arena *a, const Programme *p, const Enrolled *one, const Enrolled *other, Str because, int64_t mentorship, Instant now);   /* of two peers */
void letters_of_yes(Db *db, Arena *a, const Mentorship *m, Instant now);
void letters_of_talk(Db *db, Arena *a, const Mentorship *m, Instant now);
void letters_of_no(Db *db, Arena *a, const Mentorship *m, Instant now);

#endif
