/* desk.h - sheets that lie open: in memory only, for the person who laid them there, for
 * an hour after they were last looked at.  Nothing here ever reaches the disk. */
#ifndef WEB_DESK_H
#define WEB_DESK_H

#include "base/base.h"
#include "base/time.h"

enum { DESK_SECONDS = 3600, DESK_EACH = 6, DESK_ALL = 24 };

/* Lays something down and returns its id.  'drop' frees it, later and from any thread.
 * A person has DESK_EACH places; the one longest unseen makes room.  0: the desk is full
 * with what others are using, and 'drop' was not called. */
int64_t desk_lay(int64_t account, void *what, void (*drop)(void *what), Instant now);
/* Takes it up to look or work; others wait until it is put back.  'drop' is what it was laid down with, so that
 * one kind of thing is never taken for another.  NULL: not there, not theirs, or something else. */
void   *desk_take(int64_t id, int64_t account, void (*drop)(void *what), Instant now);
void    desk_put_back(int64_t id);
void    desk_clear(int64_t id, int64_t account, void (*drop)(void *what), Instant now);        /* forgets it now (not while taken by the caller) */
bool    desk_owns(int64_t id, int64_t account, Instant now);
void    desk_sweep(Instant now);                        /* forgets what nobody looked at for an hour */
void    desk_close(void);                               /* forgets everything */

#endif
