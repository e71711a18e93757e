/* home_store.h - for home/ only: what is read for the first page. */
#ifndef HOME_STORE_H
#define HOME_STORE_H

#include "home/home.h"

HomeInvites home_invites(Db *db, Arena *a, int64_t person);
HomeInvites home_drafts(Db *db, Arena *a, int64_t person);
HomeJoineds home_joined(Db *db, Arena *a, int64_t person);
HomeRuns    home_runs(Db *db, Arena *a, int64_t account, bool all);

#endif
