/* gate.c - refuses requests whose framing two servers could read differently.
 *
 * libmicrohttpd 0.9.75 lets some of them pass; mended only in its 1.0.5.  What this
 * gate cannot see (a NUL cuts the value short before it comes here, bare line feeds)
 * a reverse proxy refuses or RFC 9112 tolerates.  The table: docs/framing.md. */
#include "web/web.h"

#include <string.h>
#include <strings.h>

static bool is_named(Field f, const char *name) { return f.name.n == strlen(name) && !strncasecmp(f.name.p, name, f.name.n); }

static bool is_token(Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool ok = ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (c && strchr("!#$%&'*+-.^_`|~", c));
		if (!ok)
			return false;
	}
	return s.n;
}

static bool has_control(Str s, bool tab_is_fine)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < 32 && !(tab_is_fine && c == '\t')) || c == 127)
			return true;
	}
	return false;
}

static bool is_digits(Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n && s.n <= 18;
}

/* A host name or address with an optional port, nothing that could be a path or a login. */
static bool is_host(Str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool ok = ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (c && strchr("-._:[]", c));
		if (!ok)
			return false;
	}
	return s.n && s.n < 256;
}

typedef struct { int lengths, codings, hosts; Str length, coding, host; } Seen;

static const char *look_at(Field f, Seen *seen)
{
	if (!is_token(f.name))
		return "odd header name";
	if (has_control(f.value, true))
		return "control character in a header";
	if (is_named(f, "Content-Length"))
		seen->lengths++, seen->length = f.value;
	else if (is_named(f, "Transfer-Encoding"))
		seen->codings++, seen->coding = f.value;
	else if (is_named(f, "Host"))
		seen->hosts++, seen->host = f.value;
	return NULL;
}

const char *gate_refuses(Str method, Str target, Str version, Fields headers)
{
	Seen seen = { 0 };
	if (!is_token(method))
		return "odd method";
	if (has_control(target, false) || !str_starts(target, S("/")))
		return "odd target";
	for (int i = 0; i < headers.n; i++) {
		const char *why = look_at(headers.list[i], &seen);
		if (why)
			return why;
	}
	if (seen.hosts != 1 || !is_host(seen.host))
		return "not exactly one host";
	if (seen.lengths > 1 || (seen.lengths && !is_digits(seen.length)))
		return "unclear length";
	if (seen.codings > 1 || (seen.codings && (seen.coding.n != 7 || strncasecmp(seen.coding.p, "chunked", 7))))
		return "unclear coding";
	if (seen.codings && seen.lengths)
		return "length and coding together";
	if (seen.codings && !str_eq(version, S("HTTP/1.1")))
		return "coding on an old version";
	return NULL;
}
