/* demo.h - a made-up department of any size: people in units and lines, two programmes, sign-ins.
 * The same size and seed, the same people; nobody in it exists. */
#ifndef DEMO_H
#define DEMO_H

#include "db/db.h"

enum { DEMO_PEOPLE = 300, DEMO_MOST = 100000 };
extern const char demo_password[];

typedef struct { int people; uint64_t seed; } DemoWish;
/* false: the data file is in use already, or there was trouble; *why is a sentence. */
bool demo_make(DbFile *file, Arena *a, DemoWish w, Str *why);
void demo_sign_ins(void);               /* told on standard output */

#endif
