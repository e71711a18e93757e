/* mime.h - one letter as the bytes that go over the wire (RFC 5322, 2045, 2047): text and HTML
 * beside each other, quoted-printable, lines of 76 at most, CRLF.  Pure; O(n). */
#ifndef POST_MIME_H
#define POST_MIME_H

#include "base/base.h"
#include "base/time.h"

typedef struct { Str name, value; } MimeHeader;

typedef struct {
	Str     from_name, from, to_name, to;   /* addresses without <> */
	Str     reply_to;                       /* "": none */
	Str     subject, text, html;            /* html "": text alone */
	Str     message_id;                     /* "17.abc@host", stable: a letter sent twice has it twice */
	Instant date;
	Str     unsubscribe;                    /* https address for one click (RFC 8058), "": none */
	Str     boundary;                       /* occurs in neither part: mime_boundary() */
	Str     language;                       /* "en-GB" */
} Letter;

/* An address that cannot break out of a header or a command: one @, visible ASCII, no <> " \ ( ) , ; : */
bool mime_address(Str address);
Str  mime_boundary(Arena *a, Str message_id);
/* Dies on an address that mime_address() refuses: a bug, the caller has to ask. */
Str  mime_letter(Arena *a, const Letter *l);

/* Parts of it, for tests. */
Str  mime_words(Arena *a, Str text, size_t used);       /* a header value: as it is, or RFC 2047 words, folded; used: columns before it */
Str  mime_quoted(Arena *a, Str text);                   /* quoted-printable, CRLF lines */

#endif
