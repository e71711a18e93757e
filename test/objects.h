/* objects.h - for sweeps over the route table: a real object for each kind of path. */
#ifndef TEST_OBJECTS_H
#define TEST_OBJECTS_H

#include "test/browser.h"

/* The route's path with its holes filled by an object that belongs to 'owner' (an e-mail
 * address); signs the browser in as the owner and leaves it so.  Dies for a kind of path
 * it does not know: teach it, so that each new route is swept. */
Str  object_path(Browser *b, const Route *r, Str owner);
Str  object_missing(Browser *b, const Route *r);        /* the same with an object that does not exist */
bool object_has_hole(const Route *r);
Str  object_fields(const Route *r);                     /* something plausible to post */

#endif
