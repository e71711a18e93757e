/* mailer.h - for app/ only: the thread that sends what waits in the outbox. */
#ifndef APP_MAILER_H
#define APP_MAILER_H

#include "post/smtp.h"

typedef struct { const char *url, *from, *user, *password_file, *bounce; bool plain; } MailOptions;    /* url NULL: letters wait */
typedef struct Mailer Mailer;
/* Reads the options.  NULL with *why a sentence: they do not hold together.  Without a server a Mailer that sends nothing. */
Mailer *mailer_open(const MailOptions *o, Str *why, Arena *a);
void    mailer_start(Mailer *m, DbFile *file);
void    mailer_stop(Mailer *m);                         /* finishes the batch under way; fine without a start */

#endif
