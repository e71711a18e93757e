/* form_test.c - what forms, cookies and headers say; what replies and the gate say back. */
#include "test/check.h"
#include "web/web.h"

static Arena *a;
static void open_it(void) { a = arena_open(); }

/* ---- plain forms ------------------------------------------------------------------------ */

static Req with_body(Str body, bool *sound)
{
	Req rq = { .arena = a };
	*sound = form_parse_urlencoded(a, body, &rq.fields);
	return rq;
}

TEST(fields_are_decoded)
{
	bool sound;
	open_it();
	Req rq = with_body(S("a=%41+b%2Bc&empty=&=x&bare&a=2&odd=%4&odder=%zz&last=%"), &sound);
	CHECK(sound);
	CHECK_EQ(form_text(&rq, "a"), S("A b+c"));
	CHECK_INT(form_all(&rq, "a").n, 2);
	CHECK(form_has(&rq, "empty") && form_has(&rq, "bare") && !form_has(&rq, "none"));
	CHECK_EQ(form_text(&rq, "odd"), S("%4"));
	CHECK_EQ(form_text(&rq, "odder"), S("%zz"));
	CHECK_EQ(form_text(&rq, "last"), S("%"));
	rq = with_body(S("p=+secret+&t=+x+"), &sound);
	CHECK_EQ(form_raw(&rq, "p"), S(" secret "));
	CHECK_EQ(form_text(&rq, "t"), S("x"));
	/* A '%' with one byte behind it, at the very end of what was sent; what lies behind that is not ours. */
	rq = with_body((Str){ "x=%41", 4 }, &sound);
	CHECK_EQ(form_raw(&rq, "x"), S("%4"));
	arena_drop(a);
}

TEST(what_is_no_text_is_not_let_in)
{
	static const char *const no[] = { "a=%00", "%00=a", "a=%07", "a=%7F", "a=%ff", "a=%C3%28", "a=%ed%a0%80", "a=\xff" };
	bool sound;
	open_it();
	for (size_t i = 0; i < COUNT(no); i++) {
		with_body(str(no[i]), &sound);
		CHECK(!sound);
	}
	with_body(S("a=%0D%0A%09%C3%A9"), &sound);
	CHECK(sound);
	Buf many = buf_open(a);
	for (int i = 0; i < 20000; i++)
		buf_lit(&many, "a&");
	with_body(buf_str(&many), &sound);
	CHECK(sound);
	buf_lit(&many, "a");
	with_body(buf_str(&many), &sound);
	CHECK(!sound);
	arena_drop(a);
}

TEST(numbers_of_forms_are_small_whole_numbers)
{
	bool sound;
	open_it();
	Req rq = with_body(S("a=12&b=-12&c=1e3&d=1000000000&e=1000000001&f=&g=-&h=99999999999999999999"), &sound);
	CHECK_INT(form_int(&rq, "a", 7), 12);
	CHECK_INT(form_int(&rq, "b", 7), -12);
	CHECK_INT(form_int(&rq, "c", 7), 7);
	CHECK_INT(form_int(&rq, "d", 7), 1000000000);
	for (const char *f = "efghi"; *f; f++)
		CHECK_INT(form_int(&rq, (char[]){ *f, 0 }, 7), 7);
	rq.query = S("page=3&q=+a%20b+");
	CHECK_INT(query_int(&rq, "page", 1), 3);
	CHECK_EQ(query_text(&rq, "q"), S("a b"));
	rq.query = S("page=3&q=%00");
	CHECK_INT(query_int(&rq, "page", 1), 1);
	arena_drop(a);
}

/* ---- uploads ------------------------------------------------------------------------------ */

static const char multi[] =
	"--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nwords\r\n"
	"--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\dir/x;y.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n--B\r\n"
	"Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--B--\r\n";

static bool parts(Str body, Req *rq)
{
	*rq = (Req){ .arena = a };
	return form_parse_multipart(a, S("multipart/form-data; boundary=B"), body, &rq->fields, &rq->uploads);
}

TEST(uploads_come_without_the_folders_of_the_sender)
{
	Req rq;
	open_it();
	CHECK(parts(str(multi), &rq));
	CHECK_EQ(form_text(&rq, "t"), S("words"));
	CHECK_INT(rq.uploads.n, 1);
	CHECK_EQ(form_file(&rq, "f")->file_name, S("x;y.csv"));
	CHECK_EQ(form_file(&rq, "f")->bytes, S("a,b"));
	CHECK(!form_file(&rq, "none") && !form_has(&rq, "f"));
	arena_drop(a);
}

TEST(an_upload_that_is_cut_short_is_refused)
{
	Req rq;
	open_it();
	size_t whole = sizeof multi - 1 - 2;    /* the last line end may be missing */
	CHECK(parts((Str){ multi, whole }, &rq));
	for (size_t n = 0; n < whole; n++)
		CHECK(!parts((Str){ multi, n }, &rq));
	Buf many = buf_open(a);
	for (int i = 0; i < 17; i++)
		buf_fmt(&many, "--B\r\nContent-Disposition: form-data; name=\"f%d\"; filename=\"x\"\r\n\r\n1\r\n", i);
	buf_lit(&many, "--B--\r\n");
	CHECK(!parts(buf_str(&many), &rq));
	CHECK(!parts(S("--B\r\nContent-Disposition: form-data; name=\"a%00b\"\r\n\r\nx\r\n--B--"), &rq));
	CHECK(!parts(S("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--"), &rq));
	CHECK(!parts(S(" --B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B--"), &rq));
	arena_drop(a);
}

/* ---- headers ---------------------------------------------------------------------------------- */

TEST(a_cookie_is_found_by_its_whole_name)
{
	open_it();
	Req rq = { .arena = a };
	*PUSH(a, &rq.headers) = (Field){ S("cookie"), S("name-x=1; xname=2;name=right; name=later; bare; empty=") };
	CHECK_EQ(req_cookie(&rq, "name"), S("right"));
	CHECK_EQ(req_cookie(&rq, "xname"), S("2"));
	CHECK_EQ(req_cookie(&rq, "nam"), S(""));
	CHECK_EQ(req_cookie(&rq, "bare"), S(""));
	CHECK_EQ(req_cookie(&rq, "empty"), S(""));
	CHECK_EQ(header(&rq, "COOKI"), S(""));
	arena_drop(a);
}

TEST(cookies_are_for_this_server_and_no_script)
{
	open_it();
	Req   rq = { .arena = a };
	Reply r = { 0 };
	reply_cookie(&rq, &r, "n", S("v"), 60);
	reply_cookie(&rq, &r, "n", S("v"), 0);
	CHECK_EQ(r.cookies.list[0].value, S("v; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"));
	CHECK_EQ(r.cookies.list[1].value, S("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
	CHECK_EQ(reply_redirect(&rq, "%s", "//evil.example").location, S("/"));
	CHECK_EQ(reply_redirect(&rq, "%s", "https://evil.example").location, S("/"));
	CHECK_EQ(reply_redirect(&rq, "%s", "/a\r\nSet-Cookie: x=y").location, S("/"));
	CHECK_EQ(reply_redirect(&rq, "/a/%d", 7).location, S("/a/7"));
	arena_drop(a);
}

/* ---- the gate: what the library in front of it would let through in part ------------------------- */

static const char *gate(const char *method, const char *target, const char *version, const char *more, const char *value)
{
	Fields f = { 0 };
	*PUSH(a, &f) = (Field){ S("Host"), S("localhost:80") };
	if (more)
		*PUSH(a, &f) = (Field){ str(more), str(value) };
	return gate_refuses(str(method), str(target), str(version), f);
}

TEST(the_gate_lets_through_one_reading_only)
{
	static const char *const no[][2] = { { "Host", "localhost" }, { "Content-Length", "+1" }, { "Content-Length", "1, 1" }, { "Content-Length", "" },
		{ "Content-Length", "0x1" }, { "Content-Length", "1234567890123456789" }, { "Transfer-Encoding", "gzip, chunked" }, { "Transfer-Encoding", "chunked " },
		{ "Transfer-Encoding", "xchunked" }, { "A B", "x" }, { "", "x" }, { "A", "x\ry" }, { "A", "x\ny" }, { "A", "\x01" }, { "A", "\x7f" } };
	static const char *const targets[] = { "", "x", "http://h/", "*", "/a\tb", "/a\x01", "/a\x7f" };
	open_it();
	CHECK(!gate("GET", "/", "HTTP/1.1", NULL, NULL));
	CHECK(!gate("GET", "/\xc3\xa9", "HTTP/1.1", "X-Name", "tab\there"));
	CHECK(!gate("POST", "/", "HTTP/1.1", "transfer-encoding", "Chunked"));
	CHECK(gate("POST", "/", "HTTP/1.0", "Transfer-Encoding", "chunked"));
	for (size_t i = 0; i < COUNT(no); i++)
		CHECK(gate("POST", "/", "HTTP/1.1", no[i][0], no[i][1]));
	for (size_t i = 0; i < COUNT(targets); i++)
		CHECK(gate("GET", targets[i], "HTTP/1.1", NULL, NULL));
	CHECK(gate("GE T", "/", "HTTP/1.1", NULL, NULL) && gate("", "/", "HTTP/1.1", NULL, NULL));
	Fields f = { 0 };
	CHECK(gate_refuses(S("GET"), S("/"), S("HTTP/1.1"), f));
	*PUSH(a, &f) = (Field){ S("Host"), S("user@evil") };
	CHECK(gate_refuses(S("GET"), S("/"), S("HTTP/1.1"), f));
	arena_drop(a);
}
