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

#endif
