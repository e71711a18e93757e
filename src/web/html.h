/* html.h - values into HTML.  Called by what tools/html2c makes of the .html files;
 * the writer is chosen by the place of the hole, the check by the type of the value.
 *
 *   in text            {{x}}  Str, char *, whole numbers, Date, or Html
 *   in "quoted value"  {{x}}  Str, char *, whole numbers, Date
 *   first in a URL     {{x}}  Url, made only by url_of() and url_local()
 *   later in a URL     {{x}}  Str, char *, whole numbers: percent-encoded */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "base/base.h"
#include "base/time.h"

typedef struct { Str markup; } Html;    /* comes from templates only */
typedef struct { Str safe; } Url;

Html html_of(const Buf *made_by_a_template);
/* https, http and mailto addresses pass; anything else becomes "#". */
Url  url_of(Arena *a, Str address);
/* A path on this server: "/x?y".  "//host", "/\host" and the rest become "/". */
Url  url_local(Arena *a, Str path);

void html_str(Buf *out, Str s);         /* & < > " ' escaped: fit for text and quoted values */
void html_cstr(Buf *out, const char *s);
void html_int(Buf *out, int64_t n);
void html_date(Buf *out, Date d);
void html_html(Buf *out, Html h);
void html_url_whole(Buf *out, Url u);
void html_url_str(Buf *out, Str s);     /* unreserved characters stay, all else is %XX */
void html_url_cstr(Buf *out, const char *s);

#define html_in_text(out, x) _Generic((x), Str: html_str, char *: html_cstr, const char *: html_cstr, \
	Date: html_date, Html: html_html, int: html_int, long: html_int, long long: html_int, \
	unsigned: html_int, unsigned long: html_int, bool: html_int)((out), (x))
#define html_in_value(out, x) _Generic((x), Str: html_str, char *: html_cstr, const char *: html_cstr, \
	Date: html_date, int: html_int, long: html_int, long long: html_int, \
	unsigned: html_int, unsigned long: html_int, bool: html_int)((out), (x))
#define html_in_url_start(out, x) _Generic((x), Url: html_url_whole)((out), (x))
#define html_in_url(out, x) _Generic((x), Str: html_url_str, char *: html_url_cstr, const char *: html_url_cstr, \
	int: html_int, long: html_int, long long: html_int, unsigned: html_int, unsigned long: html_int)((out), (x))

#endif
