/* sweep.c - what goes over the wire: every route of the table, asked over a real socket.
 *
 * Headers of safety on every reply, cookies that say what they must, caches told right,
 * HEAD like GET, a body that is too large answered with 413 that arrives.  And canaries:
 * what is confidential (classes C3 to C5 of the schema) is planted and must show up in no
 * page of a role that may not see it, and in no line of the log. */
#include "test/objects.h"
#include "test/wire.h"

#include "web/desk.h"
#include "match/kept.h"

#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define CANARY "canary-7f3d9b"

static int  passed, failed, terminal;
static char address[200];

static void check(bool good, const char *path, const char *what)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		dprintf(terminal, "FAIL %s: %s\n", path, what);
}

static Str ask(Browser *b, const char *method, Str path, Str more, Str body)
{
	Buf rq = buf_open(b->arena);
	buf_fmt(&rq, "%s %.*s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " SESSION_COOKIE "=%.*s; " VISITOR_COOKIE "=%.*s\r\n",
	        method, STR(path), STR(b->session), STR(b->visitor));
	buf_add(&rq, more);
	buf_lit(&rq, "\r\n");
	buf_add(&rq, body);
	return wire_ask(b->arena, address, buf_str(&rq));
}

static void headers(const Route *r, Str reply, bool asset)
{
	static const char *const needed[] = { "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy",
		"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control" };
	for (size_t i = 0; i < COUNT(needed); i++)
		check(wire_header(reply, needed[i]).n, r->path, needed[i]);
	Str csp = wire_header(reply, "Content-Security-Policy");
	check(str_holds(csp, S("default-src 'none'")) && !str_holds(csp, S("unsafe")) && str_holds(csp, S("frame-ancestors 'none'")), r->path, "policy");
	check(!wire_header(reply, "Server").n && !wire_header(reply, "X-Powered-By").n, r->path, "says what it runs on");
	Str cache = wire_header(reply, "Cache-Control");
	check(asset ? str_holds(cache, S("immutable")) : str_eq(cache, S("no-store")), r->path, "cache");
	check(wire_header(reply, "Content-Type").n || wire_status(reply) == 303, r->path, "type");
}

static void cookies(const Route *r, Str reply)
{
	Str line;
	for (Str rest = reply; str_cut(&rest, '\n', &line) && str_trim(line).n;) {
		if (!str_starts(line, S("Set-Cookie: ")))
			continue;
		bool good = str_starts(line, S("Set-Cookie: __Host-")) && str_holds(line, S("; Secure")) && str_holds(line, S("; HttpOnly"))
		         && str_holds(line, S("; SameSite=Lax")) && str_holds(line, S("; Path=/")) && !str_holds(line, S("Domain"));
		check(good, r->path, "cookie");
	}
}

static void route(const Route *r, void *with)
{
	Browser *b = with;
	Str path = object_path(b, r, S("admin@x.org"));
	Str reply = r->method == GET ? ask(b, "GET", path, S(""), S(""))
		: ask(b, "POST", path, S("Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n"), S(""));
	bool asset = strstr(r->path, "/assets/");
	check(wire_status(reply) >= 200 && wire_status(reply) < 500, r->path, "answer");
	headers(r, reply, asset);
	cookies(r, reply);
	if (r->method == GET) {
		Str head = ask(b, "HEAD", path, S(""), S(""));
		check(wire_status(head) == wire_status(reply) && !wire_body(head).n, r->path, "HEAD");
		check(wire_status(ask(b, "PUT", path, S("Content-Length: 0\r\n"), S(""))) == 405, r->path, "PUT");
		headers(r, head, asset);
	}
	desk_close();
}

static void errors(Browser *b)
{
	static const Route nowhere = { GET, "(nowhere)", ANYONE, NULL, "" };
	headers(&nowhere, ask(b, "GET", S("/nothing/here"), S(""), S("")), false);
	headers(&nowhere, ask(b, "BREW", S("/"), S(""), S("")), false);
	headers(&nowhere, ask(b, "GET", S("/"), S("Host: twice\r\n"), S("")), false);
	static const char *const odd[] = { "/a%00b", "/a%2Fb", "/%", "/%zz", "/..", "/../etc/passwd", "//evil", "/match/0", "/match/01", "/match/99999999999999999999" };
	for (size_t i = 0; i < COUNT(odd); i++)
		check(wire_status(ask(b, "GET", str(odd[i]), S(""), S(""))) == 404 || b->session.n == 0, odd[i], "an odd path is not found");
}

/* A body over the cap: the answer arrives though the client goes on sending. */
static void too_large(Browser *b)
{
	Buf body = buf_open(b->arena);
	for (int i = 0; i < 18 << 16; i++)
		buf_lit(&body, "0123456789abcdef");
	Str head = str_fmt(b->arena, "Sec-Fetch-Site: same-origin\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\n", body.n);
	check(wire_status(ask(b, "POST", S("/sign-in"), head, buf_str(&body))) == 413, "/sign-in", "413 to a body over the cap");
	Buf chunks = buf_open(b->arena);
	buf_fmt(&chunks, "%zx\r\n", body.n);
	buf_add(&chunks, buf_str(&body));
	buf_lit(&chunks, "\r\n0\r\n\r\n");
	head = S("Sec-Fetch-Site: same-origin\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n");
	check(wire_status(ask(b, "POST", S("/sign-in"), head, buf_str(&chunks))) == 413, "/sign-in", "413 to chunks over the cap");
	head = S("Sec-Fetch-Site: same-origin\r\nContent-Length: 99999999999\r\n");
	check(wire_status(ask(b, "POST", S("/sign-in"), head, S("x"))) == 413, "/sign-in", "413 to a length beyond all measure");
}

/* ---- canaries --------------------------------------------------------------------------- */

typedef struct { Browser *b; int64_t owner; } Planting;

static bool plant(Db *db, void *with)
{
	Planting *p = with;
	return kept_add(db, p->b->arena, p->owner, (Kept){ .id = 77, .title = S(CANARY " title"), .engine = S("0"), .settings = S(CANARY " settings"),
		.made = clock_now(), .people = 3, .pairs = 1, .sheets = S("email,goals\n" CANARY "@x.org," CANARY " goals\n") });
}

static void canaries(Browser *b, int64_t owner)
{
	static const char *const readers[] = { "", "member@x.org", "co@x.org", "admin@x.org" };
	db_write(b->file, plant, &(Planting){ b, owner });
	for (size_t k = 0; k < COUNT(readers); k++) {
		for (int i = 0; i < b->web.routes_n; i++) {
			const Route *r = &b->web.routes[i];
			if (r->method != GET)
				continue;
			browser_as(b, str(readers[k]));
			bool kept = strstr(r->path, "/kept/:id");
			Str path = kept ? str_fmt(b->arena, "/kept/77%s", strstr(r->path, ":id") + 3) : object_has_hole(r) ? object_missing(b, r) : str(r->path);
			check(!str_holds(ask(b, "GET", path, S(""), S("")), S(CANARY)), r->path, "shows what it may not");
		}
	}
	browser_as(b, S("owner@x.org"));
	check(str_holds(ask(b, "GET", S("/kept"), S(""), S("")), S(CANARY " title")), "/kept", "the owner sees their own (else this test sees nothing)");
	ask(b, "POST", S("/sign-in?x=" CANARY), S("Sec-Fetch-Site: same-origin\r\nX-Real-IP: " CANARY "\r\nUser-Agent: " CANARY
	    "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 19\r\n"), S("email=" CANARY));
	ask(b, "GET", S("/" CANARY "?" CANARY), S(""), S(""));
	ask(b, "GET", S("/set-up/" CANARY), S(""), S(""));
}

/* What is sealed is in no file: not in the data, not in its log of changes. */
static void files_are_clean(Browser *b)
{
	static const char *const files[] = { "mentord.db", "mentord.db-wal" };
	Buf all = buf_open(b->arena);
	for (size_t i = 0; i < COUNT(files); i++) {
		Str bytes, why;
		check(io_read(b->arena, str_fmt(b->arena, "%.*s/%s", STR(b->folder), files[i]).p, 256 << 20, &bytes, &why), files[i], "is read");
		buf_add(&all, bytes);
	}
	check(str_holds(buf_str(&all), S("kept_run")) && str_holds(buf_str(&all), S("owner@x.org")), "data", "is there (else this test sees nothing)");
	check(!str_holds(buf_str(&all), S(CANARY)), "data", "holds what is sealed");
}

static void log_is_clean(Browser *b, const char *log)
{
	Str text, why;
	check(io_read(b->arena, log, 64 << 20, &text, &why) && str_holds(text, S("event=request")), "log", "is written");
	check(!str_holds(text, S(CANARY)) && !str_holds(text, S("@x.org")), "log", "holds what it may not");
}

/* ---- want of memory while a request is taken in ------------------------------------------- */

/* Without an arena: the failing allocation is to hit the server, in its own thread. */
static int ask_bare(const char *request, char *reply, size_t room)
{
	int    fd = wire_open(address);
	size_t n = 0;
	wire_send(fd, str(request));
	for (ssize_t got; n < room - 1 && (got = recv(fd, reply + n, room - 1 - n, 0)) > 0;)
		n += (size_t)got;
	close(fd);
	reply[n] = 0;
	return wire_status((Str){ reply, n });
}

static void hungry(void)
{
	static const char *const requests[] = {
		"GET /rules-of-matching HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
		"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\nemail=x",
		"GET /nothing HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n",
	};
	static char reply[1 << 18];
	for (size_t k = 0; k < COUNT(requests); k++) {
		int usual = ask_bare(requests[k], reply, sizeof reply);
		for (int i = 2; i < 120; i++) {
			mem_fail(i / 2, i % 2);
			int status = ask_bare(requests[k], reply, sizeof reply);
			mem_fail(0, false);
			check(status == usual || status == 500 || status == 503 || status == 0, requests[k], "want of memory");
		}
		check(ask_bare(requests[k], reply, sizeof reply) == usual, requests[k], "well again after want of memory");
	}
}

/* ---- the server, in this very process ------------------------------------------------------ */

static int listen_here(Browser *b)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	snprintf(at.sun_path, sizeof at.sun_path, "%.*s/socket", STR(b->folder));
	snprintf(address, sizeof address, "unix:%s", at.sun_path);
	if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 64))
		die("no socket for the sweep");
	return fd;
}

int main(void)
{
	const char *why;
	if (sodium_init() < 0)
		die("libsodium would not start");
	signal(SIGPIPE, SIG_IGN);
	Browser b = browser_open();
	browser_account(&b, S("admin"), S("Admin"), S("admin@x.org"));
	browser_account(&b, S("coordinator"), S("Co"), S("co@x.org"));
	browser_account(&b, S("member"), S("Member"), S("member@x.org"));
	int64_t owner = browser_account(&b, S("member"), S("Owner"), S("owner@x.org"));
	const char *log = str_fmt(b.arena, "%.*s/log", STR(b.folder)).p;
	terminal = dup(2);
	int to = open(log, O_CREAT | O_WRONLY | O_APPEND, 0600);
	dup2(to, 2);
	Http *http = http_start(&b.web, listen_here(&b), &why);
	for (int i = 0; i < b.web.routes_n; i++)
		object_shapes(&b.web.routes[i], route, &b);
	browser_as(&b, S("admin@x.org"));
	errors(&b);
	too_large(&b);
	hungry();
	canaries(&b, owner);
	files_are_clean(&b);
	http_stop(http);
	dup2(terminal, 2);
	close(to);
	log_is_clean(&b, log);
	browser_close(&b);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
