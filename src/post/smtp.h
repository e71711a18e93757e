/* smtp.h - a carrier that speaks SMTP, on libcurl: TLS and authentication are its business.
 * One connection carries many letters; for one thread. */
#ifndef POST_SMTP_H
#define POST_SMTP_H

#include "post/post.h"

/* Exim (by default) only queues what comes after the tenth letter of a connection. */
enum { SMTP_A_CONNECTION = 10 };

typedef struct {
	const char *url;                /* "smtp://host:587" (TLS is asked for by STARTTLS), "smtps://host" */
	const char *user, *password;    /* NULL: none */
	bool        plain_allowed;      /* a server on this machine without TLS; else TLS is a must */
	const char *authorities;        /* file of certificates to trust, or NULL: the system's */
	void       *kept;               /* the library's handle with the open connection */
	int         carried;            /* letters over it */
} Smtp;
Carried smtp_carry(void *smtp, Arena *a, Str from, Str to, Str message, Str *why);
void    smtp_idle(Smtp *s);             /* hangs up; the next letter connects again */

#endif
