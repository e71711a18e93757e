/* mailer.h - for app/ only: the thread that sends what waits in the outbox. */
#ifndef APP_MAILER_H
#define APP_MAILER_H

#include "post/smtp.h"

typedef struct { const char *url, *from, *user, *password_file; bool plain; } MailOptions;     /* url NULL: letters wait */
typedef struct Mailer Mailer;
/* NULL with *why a sentence: the options do not hold together.  Without a server a Mailer that sends nothing. */
Mailer *mailer_start(DbFile *file, const MailOptions *o, Str from_name, Str *why, Arena *a);
void    mailer_stop(Mailer *m);                         /* finishes the letter under way */

#endif
