/* reply.c - making replies. */
#include "web/web.h"

Reply reply_html(int status, Html page) { return (Reply){ .status = status, .body = page.markup }; }
Reply reply_text(int status, Str body) { return (Reply){ .status = status, .type = S("text/plain; charset=utf-8"), .body = body }; }
Reply reply_missing(Req *rq) { return reply_sorry(rq, 404); }
Reply reply_sorry(Req *rq, int status) { return rq->web->sorry(rq, status); }

Reply reply_download(Str file_name, Str type, Str body)
{
	return (Reply){ .status = 200, .type = type, .body = body, .download = file_name };
}

Reply reply_redirect(Req *rq, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	Str to = str_vfmt(rq->arena, fmt, ap);
	va_end(ap);
	return (Reply){ .status = 303, .location = url_local(rq->arena, to).safe };
}

void reply_cookie(Req *rq, Reply *r, const char *name, Str value, int64_t seconds)
{
	Str line = seconds ? str_fmt(rq->arena, "%.*s; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=%lld", STR(value), (long long)seconds)
	                   : S("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
	*PUSH(rq->arena, &r->cookies) = (Field){ str(name), line };
}
