/* framing.c ADDRESS [behind] - the framing table, against a running server.  Each case is
 * sent on one connection with a second, sound request behind it: two replies mean that the
 * body was taken for a request, which is how requests are smuggled.  "behind": a proxy
 * stands before the server and may be stricter, never looser.  The table is explained in
 * docs/framing.md. */
#include "test/wire.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NEXT "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
#define HOST "Host: localhost\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define POST_ "POST /sign-in HTTP/1.1\r\n" HOST FORM
#define GET_  "GET /health HTTP/1.1\r\n"

/* want: 4 = refused (a 4xx or a dropped connection) and nothing after it; 2 = answered, and so is the next;
 * 1 = odd, but where it ends is clear: refused here, while a proxy may mend or drop the odd part and go on. */
typedef struct { const char *name, *bytes; int want; size_t n; } Case;
#define REFUSE(name, s) { name, s, 4, sizeof(s) - 1 }
#define ODD(name, s)    { name, s, 1, sizeof(s) - 1 }
#define PASS(name, s)   { name, s, 2, sizeof(s) - 1 }

static const Case cases[] = {
	PASS("a plain request", GET_ HOST "\r\n"),
	PASS("a form with a length", POST_ "Content-Length: 3\r\n\r\na=b"),
	PASS("a form in chunks", POST_ "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n"),
	REFUSE("length and coding together", POST_ "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX"),
	REFUSE("coding and length together", POST_ "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX"),
	REFUSE("two different lengths", POST_ "Content-Length: 3\r\nContent-Length: 40\r\n\r\na=b"),
	REFUSE("two equal lengths", POST_ "Content-Length: 3\r\nContent-Length: 3\r\n\r\na=b"),
	REFUSE("a list of lengths", POST_ "Content-Length: 3, 3\r\n\r\na=b"),
	REFUSE("a space before the colon of the coding", POST_ "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
	REFUSE("a length with a sign", POST_ "Content-Length: +3\r\n\r\na=b"),
	REFUSE("a negative length", POST_ "Content-Length: -3\r\n\r\na=b"),
	REFUSE("a length in hex", POST_ "Content-Length: 0x3\r\n\r\na=b"),
	REFUSE("a length past all numbers", POST_ "Content-Length: 99999999999999999999999\r\n\r\na=b"),
	REFUSE("an unknown coding", POST_ "Transfer-Encoding: gzip\r\n\r\na=b"),
	REFUSE("two codings in one", POST_ "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
	REFUSE("two coding headers", POST_ "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	REFUSE("a coding with a tail", POST_ "Transfer-Encoding: chunkedx\r\n\r\n0\r\n\r\n"),
	REFUSE("a coding on HTTP/1.0", "POST /sign-in HTTP/1.0\r\n" HOST FORM "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	REFUSE("a bare return in a value", GET_ HOST "X-A: b\rX-B: c\r\n\r\n"),
	ODD("a control character in a value", GET_ HOST "X-A: b\x01" "c\r\n\r\n"),
	ODD("a space in a header name", GET_ HOST "X A: b\r\n\r\n"),
	ODD("a bracket in a header name", GET_ HOST "X(A): b\r\n\r\n"),
	REFUSE("no host", GET_ "\r\n"),
	REFUSE("two hosts", GET_ HOST "Host: elsewhere\r\n\r\n"),
	ODD("a host with a path", GET_ "Host: localhost/x\r\n\r\n"),
	ODD("a host with a login", GET_ "Host: a@localhost\r\n\r\n"),
	ODD("an empty host", GET_ "Host: \r\n\r\n"),
	ODD("a method that is none", "G(T /health HTTP/1.1\r\n" HOST "\r\n"),
	ODD("a method not ours", "DELETE /health HTTP/1.1\r\n" HOST "\r\n"),
	ODD("TRACE", "TRACE /health HTTP/1.1\r\n" HOST "\r\n"),
	REFUSE("a target without a slash", "GET health HTTP/1.1\r\n" HOST "\r\n"),
	REFUSE("a chunk size that is none", POST_ "Transfer-Encoding: chunked\r\n\r\nzz\r\na=b\r\n0\r\n\r\n"),
	REFUSE("a chunk size past all numbers", POST_ "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\na=b\r\n0\r\n\r\n"),
	REFUSE("an old protocol", "GET /health HTTP/0.9\r\n" HOST "\r\n"),
	REFUSE("no protocol", "GET /health\r\n" HOST "\r\n"),
};

static int  passed, failed;
static bool is_behind;

static void judge(const char *name, int want, Str reply)
{
	int status = wire_status(reply), replies = wire_count(reply);
	/* libmicrohttpd writes the head of its own refusals twice before it closes; what
	 * matters is that the second request is never answered. */
	bool answered = str_holds(reply, S("HTTP/1.1 200"));
	bool refused = !answered && (status == 0 || (status >= 400 && status < 500) || status == 501 || status == 505);
	if (want == 1 && is_behind)
		refused = replies <= 2 && status < 500;
	bool good = want != 2 ? refused : replies == 2 && str_holds(reply, S("HTTP/1.1 200"));
	printf("%s %-44s %d replies, first %d\n", good ? "ok  " : "FAIL", name, replies, status);
	*(good ? &passed : &failed) += 1;
}

static void run(Arena *a, const char *address, const Case *c)
{
	int fd = wire_open(address);
	Buf b = buf_open(a);
	buf_add(&b, (Str){ c->bytes, c->n });
	buf_lit(&b, NEXT);
	wire_send(fd, buf_str(&b));
	judge(c->name, c->want, wire_drain(a, fd, 1000));
	close(fd);
}

static void large_heads(Arena *a, const char *address)
{
	Buf one = buf_open(a), many = buf_open(a);
	buf_lit(&one, GET_ HOST "X-A: ");
	for (int i = 0; i < 100000; i++)
		buf_char(&one, 'a');
	buf_lit(&one, "\r\n\r\n");
	buf_lit(&many, GET_ HOST);
	for (int i = 0; i < 5000; i++)
		buf_fmt(&many, "X-%d: aaaaaaaaaa\r\n", i);
	buf_lit(&many, "\r\n");
	judge("a head of 100 KB", 4, wire_ask(a, address, buf_str(&one)));
	judge("5,000 headers", 4, wire_ask(a, address, buf_str(&many)));
}

static void nul(Arena *a, const char *address)
{
	static const char bytes[] = GET_ HOST "X-A: b\0c\r\n\r\n";
	int fd = wire_open(address);
	wire_send(fd, (Str){ bytes, sizeof bytes - 1 });
	Str reply = wire_drain(a, fd, 700);
	close(fd);
	if (is_behind)
		judge("a NUL in a value", 4, reply);
	else
		printf("note a NUL in a value                             first %d (known: the value is cut; a proxy refuses it)\n", wire_status(reply));
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return fprintf(stderr, "usage: framing ADDRESS [behind]\n"), 2;
	signal(SIGPIPE, SIG_IGN);
	is_behind = argc > 2;
	for (size_t i = 0; i < COUNT(cases); i++) {
		Arena *a = arena_open();
		run(a, argv[1], &cases[i]);
		arena_drop(a);
	}
	Arena *a = arena_open();
	large_heads(a, argv[1]);
	nul(a, argv[1]);
	arena_drop(a);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
