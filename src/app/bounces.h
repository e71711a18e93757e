/* bounces.h - for app/ only: letters that came back, between mentord bounce and the server. */
#ifndef APP_BOUNCES_H
#define APP_BOUNCES_H

#include "db/db.h"

/* Takes what mentord bounce has laid into the folder beside the data file. */
void bounces_take(DbFile *file, const char *data);

#endif
