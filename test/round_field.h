/* round_field.h - a data file with one programme and its draft of a round, for tests. */
#ifndef TEST_ROUND_FIELD_H
#define TEST_ROUND_FIELD_H

#include "match/round.h"
#include "test/place.h"

extern const Instant field_noon;        /* when all of it happens */

typedef struct { Arena *arena; Str folder; DbFile *file; Place place; PlaceWish wish; int64_t round; } Field;

Field   field_open(PlaceWish w);
void    field_close(Field *f);          /* and all work under way */
int64_t field_number(Field *f, const char *sql, int64_t about);         /* what the query answers about $1 */
Round   field_round(Field *f);          /* as it stands */

/* What a round makes next, "" as before. */
WorkEnd field_matched(Field *f, const char *makes, bool least);
typedef struct { Field *f; Publishing p; RoundDone done; Verdict v; int64_t pair[2]; Pin pin; } FieldGoing;
FieldGoing field_published(Field *f);   /* all of the run */
FieldGoing field_pinned(Field *f, int64_t mentor, int64_t mentee, Pin way);
bool    field_again(Db *db, void *field);       /* a deed: the next round of the same programme is the field's */

#endif
