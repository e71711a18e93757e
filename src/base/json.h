/* json.h - a streaming JSON writer.  Commas and nesting are its business; it
 * dies on a misuse (a bug).  63-bit ids go out as strings: JavaScript's numbers
 * cannot hold them. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/base.h"

typedef struct { Buf *out; int depth; bool comma, after_key; char open[32]; } Json;
Json json_open(Buf *out);
void json_object(Json *j);
void json_array(Json *j);
void json_end(Json *j);                         /* closes the innermost object or array */
void json_key(Json *j, const char *key);
void json_str(Json *j, Str s);                  /* bytes that are not UTF-8 become U+FFFD */
void json_int(Json *j, int64_t n);
void json_text(Json *j, const char *key, Str s);         /* a key and its value */
void json_number(Json *j, const char *key, int64_t n);
void json_id(Json *j, int64_t id);              /* "123" */
void json_bool(Json *j, bool b);
void json_null(Json *j);

#endif
