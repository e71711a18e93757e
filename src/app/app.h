/* app.h - for app/ only: how the parts are wired. */
#ifndef APP_H
#define APP_H

#include "web/web.h"

/* access.c: the framework's questions, answered by the features. */
void app_identify(Req *rq, Str cookie);
bool app_owns(Req *rq);
void app_after(Req *rq);
Web  app_web(DbFile *file, bool plain_http);

#endif
