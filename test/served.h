/* served.h - the real program in a process of its own, and a browser of few words in front of it. */
#ifndef TEST_SERVED_H
#define TEST_SERVED_H

#include "app/app.h"
#include "test/wire.h"

#include <sys/types.h>

typedef struct { Arena *arena; const char *binary; Str folder; char address[300], data[300]; pid_t pid; Str session, peer; } Served;

Served served_open(const char *binary);                 /* a folder for it; not started yet */
/* Starts it, through 'before' (a command that runs it, ended by NULL) if that is not NULL; false: it does not answer. */
bool   served_start(Served *s, const char *const *before);
void   served_stop(Served *s);                          /* SIGTERM, and waits */
void   served_close(Served *s);
int    served_get(Served *s, const char *path);         /* the status; 0: no answer */
int    served_post(Served *s, const char *path, Str fields);
bool   served_sign_in(Served *s);                       /* as the demo's administrator */

#endif
