/* http.c - sockets, on libmicrohttpd with a thread per connection.
 *
 * Per request: gather the head, ask the gate, decide how much body may come, gather
 * it, answer.  The limits are at the top. */
#include "web/guard.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	CONNECTIONS = 256, IDLE_SECONDS = 20, HEAD_BYTES = 64 << 10, STACK_BYTES = 1 << 20,
	DRAIN_BYTES = 256 << 20,        /* so much of a body that is too large is read and dropped, so that the answer arrives */
	LARGE_AT_ONCE = 4, LARGE_BYTES = 1 << 20,
	STOP_SECONDS = 10,
};

struct Http { Web *web; struct MHD_Daemon *daemon; int fd; struct MHD_Response *no_memory; atomic_int under_way, large; };

typedef struct {
	Http  *http;
	Arena *arena;
	Req    rq;
	Buf    body;
	size_t most, got;
	int64_t began;
	const char *refused;    /* by the gate */
	int    status;          /* decided before the body: 0, 400, 413 ... */
	bool   started, holds_large;
} Call;

/* ---- the head ---------------------------------------------------------------------- */

static void *begin(void *cls, const char *uri, struct MHD_Connection *c)
{
	(void)c;
	Http  *h = cls;
	Arena *a = arena_open();
	jmp_buf out;
	if (!a || setjmp(out)) {
		arena_drop(a);
		return NULL;
	}
	arena_escape(a, &out);
	Call *call = NEW(a, Call, 1);
	*call = (Call){ .http = h, .arena = a, .began = clock_ticks(), .body = buf_open(a) };
	Str target = str_copy(a, str(uri)), path = { 0 };
	str_cut(&target, '?', &path);
	call->rq = (Req){ .arena = a, .web = h->web, .path = path, .query = target.p ? target : S(""), .now = clock_now() };
	arena_escape(a, NULL);
	h->under_way++;
	return call;
}

static enum MHD_Result one_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_n, const char *value, size_t value_n)
{
	(void)kind;
	Req *rq = cls;
	*PUSH(rq->arena, &rq->headers) = (Field){ { name, name_n }, { value ? value : "", value_n } };
	return MHD_YES;
}

/* Behind a proxy every caller has the proxy's address; it names the true one. */
static void find_peer(Req *rq, struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *i = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	bool tcp = i && i->client_addr && i->client_addr->sa_family == AF_INET;
	Str  named = header(rq, "X-Real-IP");
	if (named.n && (!tcp || !rq->web->plain_http))
		rq->peer = utf8_cut(named, 64);
	else if (tcp)
		rq->peer = str_hex(rq->arena, &((const struct sockaddr_in *)i->client_addr)->sin_addr, 4);
}

static bool head(Call *call, struct MHD_Connection *c, Str method, Str version)
{
	Req *rq = &call->rq;
	MHD_get_connection_values_n(c, MHD_HEADER_KIND, one_header, rq);
	call->refused = gate_refuses(method, rq->path, version, rq->headers);
	rq->post = str_eq(method, S("POST"));
	find_peer(rq, c);
	if (call->refused) {
		call->status = 400;
		return false;
	}
	if (!rq->post && !str_eq(method, S("GET")) && !str_eq(method, S("HEAD"))) {
		call->status = 405;
		return false;
	}
	return true;
}

/* How much may come; false: answer at once, reading nothing. */
static bool allow_body(Call *call)
{
	int64_t length = 0;
	Str     given = header(&call->rq, "Content-Length");
	if (given.n && !str_int(given, &length))
		length = INT64_MAX;
	call->most = call->rq.post ? web_body_most(call->http->web, &call->rq) : 0;
	if ((uint64_t)length > call->most)
		call->status = 413;
	if (length > DRAIN_BYTES)
		return false;
	if (!call->status && (length > LARGE_BYTES || (call->most > LARGE_BYTES && header(&call->rq, "Transfer-Encoding").n))) {
		call->holds_large = ++call->http->large <= LARGE_AT_ONCE;
		if (!call->holds_large) {
			call->http->large--;
			call->status = 503;
		}
	}
	return true;
}

static enum MHD_Result take_body(Call *call, const char *data, size_t *n)
{
	call->got += *n;
	if (call->got > DRAIN_BYTES)
		return MHD_NO;
	if (!call->status && call->got > call->most)
		call->status = 413;
	if (!call->status)
		buf_add(&call->body, (Str){ data, *n });
	*n = 0;
	return MHD_YES;
}

/* ---- the answer ---------------------------------------------------------------------- */

static const char *const always[][2] = {
	{ "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
	                             " form-action 'self'; base-uri 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
};

static void put(struct MHD_Response *r, const char *name, Arena *a, Str value)
{
	if (value.n)
		MHD_add_response_header(r, name, str_c(a, value));
}

static void put_cookies(struct MHD_Response *m, Arena *a, const Reply *reply)
{
	for (int i = 0; i < reply->cookies.n; i++) {
		Field *f = &reply->cookies.list[i];
		put(m, "Set-Cookie", a, str_fmt(a, "%.*s=%.*s", STR(f->name), STR(f->value)));
	}
}

/* Only letters, digits and a few signs: the name goes into a header. */
static Str attachment(Arena *a, Str name)
{
	Str safe = str_copy(a, name);
	for (size_t i = 0; i < safe.n; i++) {
		char *c = (char *)safe.p + i;
		if (!((*c | 32) >= 'a' && (*c | 32) <= 'z') && !(*c >= '0' && *c <= '9') && (!*c || !strchr("-._", *c)))
			*c = '_';
	}
	return str_fmt(a, "attachment; filename=\"%.*s\"", STR(safe));
}

static void put_headers(struct MHD_Response *m, Call *call, const Reply *reply)
{
	Arena *a = call->arena;
	for (size_t i = 0; i < COUNT(always); i++)
		MHD_add_response_header(m, always[i][0], always[i][1]);
	if (!call->http->web->plain_http)
		MHD_add_response_header(m, "Strict-Transport-Security", "max-age=63072000");
	put(m, "Content-Type", a, reply->type.n ? reply->type : S("text/html; charset=utf-8"));
	put(m, "Cache-Control", a, reply->unchanging ? S("public, max-age=31536000, immutable") : S("no-store"));
	put(m, "Location", a, reply->location);
	put(m, "Allow", a, reply->allow);
	put(m, "ETag", a, reply->etag);
	put(m, "Content-Encoding", a, reply->encoding);
	if (reply->unchanging)
		put(m, "Vary", a, S("Accept-Encoding"));
	if (reply->download.n)
		put(m, "Content-Disposition", a, attachment(a, reply->download));
	if (reply->retry_after)
		put(m, "Retry-After", a, str_fmt(a, "%d", reply->retry_after));
	if (reply->refresh)
		put(m, "Refresh", a, str_fmt(a, "%d", reply->refresh));
	if (reply->forget)
		put(m, "Clear-Site-Data", a, S("\"cache\", \"storage\""));
	put_cookies(m, a, reply);
}

/* No personal data: the route's pattern, never the path; no address, no agent. */
static void log_request(const Call *call, const Reply *reply)
{
	const Route *r = call->rq.route;
	fprintf(stderr, "<6>event=request method=%s route=%s status=%d bytes=%zu us=%lld%s%s%s\n", call->rq.post ? "POST" : "GET",
	        r ? r->path : "-", reply->status ? reply->status : 200, reply->body.n, (long long)(clock_ticks() - call->began),
	        call->refused ? " refused=\"" : "", call->refused ? call->refused : "", call->refused ? "\"" : "");
}

static Reply early(Call *call)
{
	Reply reply = call->http->web->sorry(&call->rq, call->status);
	if (call->status == 405)
		reply.allow = S("GET, HEAD, POST");
	if (call->status == 503)
		reply.retry_after = 5;
	return reply;
}

static enum MHD_Result send_reply(Call *call, struct MHD_Connection *c, bool and_close)
{
	call->rq.body = buf_str(&call->body);
	Reply reply = call->status ? early(call) : web_answer(call->http->web, &call->rq);
	jmp_buf out;
	struct MHD_Response *volatile m = NULL;
	if (setjmp(out)) {
		if (m)
			MHD_destroy_response(m);
		return MHD_queue_response(c, 503, call->http->no_memory);
	}
	arena_escape(call->arena, &out);
	m = MHD_create_response_from_buffer(reply.body.n, (void *)reply.body.p, MHD_RESPMEM_PERSISTENT);
	if (!m)
		return MHD_queue_response(c, 503, call->http->no_memory);
	put_headers(m, call, &reply);
	if (and_close)
		MHD_add_response_header(m, "Connection", "close");
	arena_escape(call->arena, NULL);
	log_request(call, &reply);
	enum MHD_Result sent = MHD_queue_response(c, (unsigned)(reply.status ? reply.status : 200), m);
	MHD_destroy_response(m);
	return sent;
}

/* Out of memory before there is anything to roll back. */
static enum MHD_Result step(Call *call, struct MHD_Connection *c, const char *method, const char *version, const char *data, size_t *n)
{
	if (!call->started) {
		call->started = true;
		if (!head(call, c, str(method), str(version)) || !allow_body(call))
			return send_reply(call, c, true);
		return MHD_YES;
	}
	return *n ? take_body(call, data, n) : send_reply(call, c, call->status != 0);
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
                              const char *data, size_t *n, void **con_cls)
{
	(void)url;
	Http   *h = cls;
	Call   *call = *con_cls;
	jmp_buf out;
	if (!call)
		return MHD_queue_response(c, 503, h->no_memory);
	if (setjmp(out))
		return *n ? MHD_NO : MHD_queue_response(c, 503, h->no_memory);
	arena_escape(call->arena, &out);
	enum MHD_Result r = step(call, c, method, version, data, n);
	arena_escape(call->arena, NULL);
	return r;
}

static void completed(void *cls, struct MHD_Connection *c, void **con_cls, enum MHD_RequestTerminationCode why)
{
	(void)c, (void)why;
	Http *h = cls;
	Call *call = *con_cls;
	if (!call)
		return;
	if (call->holds_large)
		h->large--;
	arena_drop(call->arena);
	*con_cls = NULL;
	h->under_way--;
}

/* ---- starting and stopping --------------------------------------------------------------- */

static size_t as_sent(void *cls, struct MHD_Connection *c, char *s) { (void)cls, (void)c; return strlen(s); }

Http *http_start(Web *web, int fd, const char **why)
{
	static const char sorry[] = "There is not enough memory for this just now. Nothing was changed. Please try again in a moment.\n";
	Http *h = mem_take(sizeof *h);
	*why = "there is not enough memory";
	if (!h)
		return NULL;
	h->web = web;
	h->fd = fd;
	h->no_memory = MHD_create_response_from_buffer(sizeof sorry - 1, (void *)sorry, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(h->no_memory, "Retry-After", "5");
	MHD_add_response_header(h->no_memory, "Content-Type", "text/plain; charset=utf-8");
	h->daemon = MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL | MHD_USE_ITC,
		0, NULL, NULL, handle, h,
		MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES,
		MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES,
		MHD_OPTION_UNESCAPE_CALLBACK, as_sent, NULL,
		MHD_OPTION_URI_LOG_CALLBACK, begin, h,
		MHD_OPTION_NOTIFY_COMPLETED, completed, h,
		MHD_OPTION_END);
	if (h->daemon)
		return h;
	*why = "the HTTP library did not start; is the number of threads limited?";
	MHD_destroy_response(h->no_memory);
	mem_drop(h);
	return NULL;
}

void http_stop(Http *h)
{
	int fd = MHD_quiesce_daemon(h->daemon);
	for (int i = 0; i < STOP_SECONDS * 50 && h->under_way > 0; i++)
		usleep(20000);
	MHD_stop_daemon(h->daemon);
	if (fd >= 0)
		close(fd);
	MHD_destroy_response(h->no_memory);
	mem_drop(h);
}
