/* post_view.h - what the pages of post.html show. */
#ifndef POST_VIEW_H
#define POST_VIEW_H

#include "look/look.h"
#include "post/post.h"

typedef struct { PostRows letters; Bounces back; int64_t waiting; Pager pager; bool has_server, done; } LettersView;

/* Set at the start: is there a mail server to send by? */
void post_has_server(bool has);
/* Above the pages of administrators, and where coordinators write letters: without a server letters wait. */
Notice post_notice(Req *rq);

#endif
