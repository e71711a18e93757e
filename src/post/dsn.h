/* dsn.h - what a mail server says of a letter that it could not deliver (RFC 3464).  Pure and total. */
#ifndef POST_DSN_H
#define POST_DSN_H

#include "base/base.h"

typedef struct { int64_t letter; Str address, status; } Dsn;    /* borrowed from the message; status: "5.1.1" */
/* true: a letter of ours has failed for good.  A delay, a receipt, anything else: false. */
bool dsn_read(Str message, Dsn *d);

#endif
