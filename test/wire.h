/* wire.h - bytes to a server and back, for tests that look at the wire. */
#ifndef TEST_WIRE_H
#define TEST_WIRE_H

#include "base/base.h"

int  wire_open(const char *address);            /* "127.0.0.1:8080" or "unix:/path"; -1 */
bool wire_send(int fd, Str bytes);
/* Reads until the server closes, or 'quiet' milliseconds pass without a byte. */
Str  wire_drain(Arena *a, int fd, int quiet);
/* One whole exchange on its own connection, "Connection: close" expected in the request. */
Str  wire_ask(Arena *a, const char *address, Str request);
int  wire_status(Str reply);                    /* of its first line; 0: none */
int  wire_count(Str bytes);                     /* how many replies begin in it */
Str  wire_header(Str reply, const char *name);  /* first of that name; "" */
Str  wire_body(Str reply);

#endif
