/* scratch.h - a folder of its own for a test that needs files. */
#ifndef TEST_SCRATCH_H
#define TEST_SCRATCH_H

#include "base/base.h"

Str  scratch_open(Arena *a);            /* the folder's path */
void scratch_drop(Str folder);          /* and all in it; no folders inside */

#endif
