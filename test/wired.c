/* wired.c - what only shows over a real socket, one thing at a time: cookies of a real
 * sign-in, whom the server takes for its caller, bodies up to the cap and no further, a
 * session that ends while its upload is under way, places given back, and a stop that lets
 * what is under way finish. */
#include "test/browser.h"
#include "test/wire.h"

#include "web/desk.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int  passed, failed, terminal;
static char address[64];

static void check(bool good, const char *what, Str got)
{
	*(good ? &passed : &failed) += 1;
	if (!good)
		dprintf(terminal, "FAIL %s: %.*s\n", what, (int)(got.n < 600 ? got.n : 600), got.p);
}

/* ---- requests -------------------------------------------------------------------------- */

static Str fields(Browser *b, Str secret, const char *more)
{
	Req rq = { .arena = b->arena, .secret = secret };
	const char *token = strstr(form_guard(&rq).markup.p, "value=\"") + 7;
	return str_fmt(b->arena, "form_token=%.64s&form_once=%.32s&%s", token, sign_token(b->arena).p, more);
}

static Str head(Browser *b, const char *line, Str session, const char *more, size_t length)
{
	return str_fmt(b->arena, "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
		"Cookie: " SESSION_COOKIE "=%.*s; " VISITOR_COOKIE "=v\r\nContent-Type: application/x-www-form-urlencoded\r\n%sContent-Length: %zu\r\n\r\n",
		line, STR(session), more, length);
}

static Str post(Browser *b, const char *line, Str session, const char *more, const char *text)
{
	Str body = fields(b, session.n ? session : S("v"), text), top = head(b, line, session, more, body.n);
	return wire_ask(b->arena, address, str_fmt(b->arena, "%.*s%.*s", STR(top), STR(body)));
}

static Str get(Browser *b, Str path, Str session)
{
	return wire_ask(b->arena, address, head(b, str_fmt(b->arena, "GET %.*s", STR(path)).p, session, "", 0));
}

static int64_t number(Browser *b, const char *select)
{
	int64_t n = -1;
	Db *db = db_reader(b->file);
	for (Rows *r = db_ask(db, b->arena, select); db_next(r);)
		n = db_int(r, 0);
	db_reader_back(db);
	return n;
}

/* ---- cookies ---------------------------------------------------------------------------- */

static Str session_of(Str reply)
{
	Str set = wire_header(reply, "Set-Cookie");
	size_t n = sizeof SESSION_COOKIE;
	return str_starts(set, S(SESSION_COOKIE "=")) && set.n > n + 64 ? (Str){ set.p + n, 64 } : S("");
}

static Str in(Browser *b, Str with)
{
	return post(b, "POST /sign-in", with, "", "email=ben%40x.org&password=a+lamp+on+the+table");
}

static void cookies(Browser *b)
{
	Str planted = S("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	Str reply = in(b, S("")), session = session_of(reply);
	check(wire_status(reply) == 303 && session.n == 64, "a sign-in gives a cookie", reply);
	check(str_ends(wire_header(reply, "Set-Cookie"), S("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=43200")), "what the cookie says", reply);
	Str second = wire_ask(b->arena, address, str_fmt(b->arena, "%.*s%.*s",
		STR(head(b, "POST /sign-in", planted, "", fields(b, S("v"), "email=ben%40x.org&password=a+lamp+on+the+table").n)),
		STR(fields(b, S("v"), "email=ben%40x.org&password=a+lamp+on+the+table"))));
	check(session_of(second).n && !str_eq(session_of(second), planted) && !str_eq(session_of(second), session),
	      "a planted cookie does not become the session", second);
	check(wire_status(get(b, S("/me"), session)) == 200, "signed in", session);
	post(b, "POST /sign-in", S(""), "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0\r\n",
	     "email=ben%40x.org&password=a+lamp+on+the+table");
	check(number(b, "SELECT count(*) FROM session WHERE agent = 'Firefox on Linux'") == 1, "of the browser no more is kept than its owner needs", S(""));
	check(wire_status(get(b, S("/me"), planted)) == 303, "the planted cookie opens nothing", planted);
	reply = post(b, "POST /sign-out", session, "", "");
	check(wire_status(reply) == 303 && wire_header(reply, "Clear-Site-Data").n, "signing out clears what the browser holds", reply);
	check(str_eq(wire_header(reply, "Set-Cookie"), S(SESSION_COOKIE "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")), "and the cookie", reply);
	check(wire_status(get(b, S("/me"), session)) == 303, "signed out", session);
	check(!wire_header(get(b, S("/"), S("")), "Strict-Transport-Security").n, "no word on TLS without TLS", S(""));
}

/* ---- who calls ------------------------------------------------------------------------------ */

/* Two tries for one address from one place: one counter for both, one for the place, one for the address. */
static void callers(Browser *b, bool proxied)
{
	int64_t before = number(b, "SELECT count(*) FROM sign_try");
	const char *text = proxied ? "email=p%40x.org&password=no" : "email=q%40x.org&password=no";
	post(b, "POST /sign-in", S(""), "X-Real-IP: 10.0.0.1\r\n", text);
	post(b, "POST /sign-in", S(""), "X-Real-IP: 10.0.0.2\r\n", text);
	int64_t more = number(b, "SELECT count(*) FROM sign_try") - before;
	check(more == (proxied ? 5 : 3), proxied ? "a proxy names the caller" : "a caller cannot name itself",
	      str_fmt(b->arena, "%lld counters", (long long)more));
}

static void behind_tls(Browser *b)
{
	b->web.plain_http = false;
	check(str_eq(wire_header(get(b, S("/"), S("")), "Strict-Transport-Security"), S("max-age=63072000")), "TLS is to stay", S(""));
	callers(b, true);
	b->web.plain_http = true;
}

/* ---- how much ---------------------------------------------------------------------------------- */

static int send_bytes(Browser *b, const char *line, Str session, size_t n)
{
	Buf body = buf_open(b->arena);
	buf_lit(&body, "a=");
	while (body.n < n)
		buf_char(&body, 'x');
	Str top = head(b, line, session, "", n);
	return wire_status(wire_ask(b->arena, address, str_fmt(b->arena, "%.*s%.*s", STR(top), STR(buf_str(&body)))));
}

static void sizes(Browser *b, Str session)
{
	static const Str none = S("");
	check(send_bytes(b, "POST /sign-in", none, b->web.form_most) == 403, "a form as large as may be", S(""));
	check(send_bytes(b, "POST /sign-in", none, b->web.form_most + 1) == 413, "one byte more", S(""));
	check(send_bytes(b, "POST /match", none, b->web.form_most + 1) == 413, "an upload from nobody", S(""));
	check(send_bytes(b, "POST /match", session, b->web.upload_most) == 403, "an upload as large as may be", S(""));
	check(send_bytes(b, "POST /match", session, b->web.upload_most + 1) == 413, "one byte more", S(""));
	/* Each large one takes a place and gives it back. */
	for (int i = 0; i < 6; i++)
		check(send_bytes(b, "POST /match", session, 2 << 20) == 403, "a large one after others", S(""));
	/* Those who only promise much hold places until they go. */
	int fd[5];
	for (int i = 0; i < 5; i++) {
		fd[i] = wire_open(address);
		wire_send(fd[i], head(b, "POST /match", session, "", 2 << 20));
	}
	usleep(200000);
	check(send_bytes(b, "POST /match", session, 2 << 20) == 503, "too many large ones at a time", S(""));
	for (int i = 0; i < 5; i++)
		close(fd[i]);
	usleep(200000);
	check(send_bytes(b, "POST /match", session, 2 << 20) == 403, "and again when they have gone", S(""));
}

/* ---- what changes meanwhile ------------------------------------------------------------------------ */

static bool end_all(Db *db, void *with)
{
	(void)with;
	db_script(db, "DELETE FROM session");
	return true;
}

static void session_ends(Browser *b, Str session)
{
	Str body = fields(b, session, "");
	int fd = wire_open(address);
	wire_send(fd, head(b, "POST /match/sample", session, "", body.n));
	wire_send(fd, (Str){ body.p, 10 });
	usleep(200000);
	db_write(b->file, end_all, NULL);
	wire_send(fd, (Str){ body.p + 10, body.n - 10 });
	Str reply = wire_drain(b->arena, fd, 5000);
	close(fd);
	check(wire_status(reply) == 401, "a session that ended while its form was on the way", reply);
}

/* A page of this test's own, beside all others: its file name is hostile. */
static Reply odd_name(Req *rq)
{
	(void)rq;
	return reply_download(S("a\"b\r\nX-Odd: y/../z.csv"), S("text/csv"), S("1"));
}

static void and_one_more(Browser *b)
{
	Route *all = NEW(b->arena, Route, b->web.routes_n + 1);
	memcpy(all, b->web.routes, sizeof *all * (size_t)b->web.routes_n);
	all[b->web.routes_n++] = (Route){ GET, "/odd-name", ANYONE, odd_name, "odd_name" };
	b->web.routes = all;
}

static void downloads(Browser *b, Str session)
{
	Str odd = get(b, S("/odd-name"), session);
	check(str_eq(wire_header(odd, "Content-Disposition"), S("attachment; filename=\"a_b__X-Odd__y_.._z.csv\"")), "a name is a name only", odd);
	Str laid = post(b, "POST /match/sample", session, "", ""), at = wire_header(laid, "Location");
	Str csv = get(b, str_fmt(b->arena, "%.*s/pairs.csv", STR(at)), session);
	check(str_eq(wire_header(csv, "Content-Disposition"), S("attachment; filename=\"pairs.csv\"")), "a download has a name", csv);
	check(str_starts(wire_header(csv, "Content-Type"), S("text/csv")) && wire_body(csv).n > 1000, "and is a sheet", csv);
}

/* ---- stopping --------------------------------------------------------------------------------------- */

static Http       *http;
static atomic_bool has_stopped;

static void *stop(void *unused)
{
	(void)unused;
	http_stop(http);
	has_stopped = true;
	return NULL;
}

/* Asked to stop with a form half sent: it is taken in, acted on and answered; then nobody listens any more. */
static void stops(Browser *b)
{
	pthread_t t;
	Str body = fields(b, S("v"), "email=ben%40x.org&password=a+lamp+on+the+table");
	int64_t before = number(b, "SELECT count(*) FROM session");
	int fd = wire_open(address);
	wire_send(fd, head(b, "POST /sign-in", S(""), "", body.n));
	wire_send(fd, (Str){ body.p, 10 });
	usleep(200000);
	pthread_create(&t, NULL, stop, NULL);
	usleep(300000);
	check(!has_stopped, "it waits for what is under way", S(""));
	wire_send(fd, (Str){ body.p + 10, body.n - 10 });
	Str reply = wire_drain(b->arena, fd, 5000);
	close(fd);
	check(wire_status(reply) == 303 && session_of(reply).n, "what was under way is answered", reply);
	pthread_join(t, NULL);
	check(number(b, "SELECT count(*) FROM session") == before + 1, "and kept", S(""));
	check(wire_open(address) < 0, "nobody listens any more", S(""));
}

static int listen_here(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 64) || getsockname(fd, (struct sockaddr *)&at, &n))
		die("no socket for the test");
	snprintf(address, sizeof address, "127.0.0.1:%d", ntohs(at.sin_port));
	return fd;
}

int main(void)
{
	const char *why;
	if (sodium_init() < 0)
		die("libsodium would not start");
	signal(SIGPIPE, SIG_IGN);
	Browser b = browser_open();
	browser_account(&b, S("member"), S("Ben"), S("ben@x.org"));
	terminal = dup(2);
	dup2(open("/dev/null", O_WRONLY), 2);
	and_one_more(&b);
	http = http_start(&b.web, listen_here(), &why);
	cookies(&b);
	callers(&b, false);
	behind_tls(&b);
	sizes(&b, session_of(in(&b, S(""))));
	downloads(&b, session_of(in(&b, S(""))));
	session_ends(&b, session_of(in(&b, S(""))));
	stops(&b);
	desk_close();
	browser_close(&b);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}
