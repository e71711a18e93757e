/* objects.h - for sweeps over the route table: a real object for each kind of path. */
#ifndef TEST_OBJECTS_H
#define TEST_OBJECTS_H

#include "match/match.h"
#include "test/browser.h"

/* The route's path with its holes filled by an object that belongs to 'owner' (an e-mail
 * address); signs the browser in as the owner and leaves it so.  Dies for a kind of path
 * it does not know: teach it, so that each new route is swept. */
Str  object_path(Browser *b, const Route *r, Str owner);
Str  object_missing(Browser *b, const Route *r);        /* the same with an object that does not exist */
/* Calls ask(with) for a route, and once for each other model that its object can have: rounds make pairs, groups, introductions, flash meetings .. */
void object_shapes(const Route *r, void (*ask)(const Route *r, void *with), void *with);
bool object_has_hole(const Route *r);
Str  object_fields(const Route *r);                     /* something plausible to post */

#endif
