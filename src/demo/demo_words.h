/* demo_words.h - for demo/ only: chance, and words to make people of. */
#ifndef DEMO_WORDS_H
#define DEMO_WORDS_H

#include "base/base.h"

typedef struct { uint64_t state; } Chance;
uint64_t chance(Chance *c, uint64_t below);     /* 0 .. below - 1 */

Str demo_given(uint64_t i);
Str demo_family(uint64_t i);
Str demo_goal(uint64_t i);
Str demo_about(uint64_t i);
Str demo_hope(uint64_t i);
Str demo_language(uint64_t i);
Str demo_title(int level, uint64_t i);
extern const char *const demo_units[4];

#endif
