/* guard.h - for web/ only: what stands between a request and its handler. */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include "web/web.h"

bool guard_same_site(const Req *rq);            /* was it our own page that sent this? */
bool guard_token(Req *rq);                      /* does the form carry the token of this browser? */
bool guard_once(Req *rq, Blob *hash);           /* the form's key; false: it has none */

/* form.c */
Str  path_decode(Arena *a, Str segment);

#endif
