/* mentorship.h - pairs of people: mentorship_begin() is the one gate through which any comes about. */
#ifndef MENTORSHIP_H
#define MENTORSHIP_H

#include "base/io.h"
#include "db/db.h"
#include "rules/rules.h"

/* In a deed: asks every rule of today's facts again, takes a seat on both sides, and writes both a letter. */
/* mentor, mentee: enrolments; of two peers both are a mentee's.  Peers and flash meetings take no place; a flash meeting of two who
 * now become mentor and mentee is over.  circle: of a group, the same for all its pairs; whoever is in it already takes no second place. */
typedef struct { int64_t mentor, mentee; Str model, origin, because; int64_t origin_id, circle; } Beginning;
Verdict mentorship_begin(Db *db, Arena *a, Beginning b, Instant now, int64_t *mentorship);

/* The same questions but for the places: may these two be held together in a round of this model? */
Verdict mentorship_may(Db *db, Arena *a, int64_t mentor, int64_t mentee, Str model, Date today);
Verdict mentorship_may_meet(Db *db, Arena *a, int64_t mentee, int64_t other, Date today);       /* likewise, of two peers */

Verdict mentorship_may_join(Db *db, Arena *a, int64_t mentee, int64_t other, Date today);       /* likewise, of two members of one group, who may have met before */

/* The two people's answers.  No reason is asked and nobody is told who declined. */
typedef enum { ANSWER_YES, ANSWER_TALK, ANSWER_NO } Answer;
Verdict mentorship_answer(Db *db, Arena *a, int64_t mentorship, int64_t person, Answer answer, Instant now);

typedef struct { int64_t id, programme, partner; Str programme_name, partner_name, partner_email, side, state, because, word_mentor, word_mentee; Str model; int64_t circle; bool agreed, other_agreed, flagged; Date began, ends; } Mentorship;
typedef struct { Mentorship *list; int n; } Mentorships;
Mentorships mentorship_of(Db *db, Arena *a, int64_t person);           /* newest first */
bool        mentorship_get(Db *db, Arena *a, int64_t mentorship, int64_t person, Mentorship *m);      /* false: not theirs */

/* The others of a group whom this person may see, by name: mentors who are proposed to them, as in a pair; and, once they have begun
 * themselves, whoever has begun, too.  So nobody is named to a stranger before saying yes, and nobody sees who declined. */
Strs        mentorship_circle(Db *db, Arena *a, int64_t circle, int64_t person);

/* After the reporting line changed: pairs that now stand in one line are flagged, others unflagged.  Returns how many are. */
int  mentorship_look_at_lines(Db *db, Arena *a, Date today);
/* Somebody withdrew: what they had not yet agreed to is dropped, in the same deed. */
void mentorship_left(Db *db, Arena *a, int64_t programme, int64_t person, Instant now);
/* Everybody each person is or was paired with, as far as it keeps them from a pair of this model: for rounds.  Who met for a flash
 * meeting may become mentor and mentee, unless one of them declined it. */
typedef struct { int64_t person, other; } Paired;
typedef struct { Paired *list; int n; } Paireds;
Paireds mentorship_had(Db *db, Arena *a, int64_t programme, Str model);
/* How many pairs of a model each enrolment is in today; those with none are not listed. */
typedef struct { int64_t enrolment; int pairs; } ModelLoad;
typedef struct { ModelLoad *list; int n; } ModelLoads;
ModelLoads mentorship_loads(Db *db, Arena *a, int64_t programme, Str model, Date today);       /* by enrolment */
bool    mentorship_is_over(const Mentorship *m, Date today);   /* ended, or a flash meeting whose days are over */

#endif
